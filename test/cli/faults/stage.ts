import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Fault } from '../../../src/sandbox/server/faults';
import { Samples } from '../../support/samples';
import { startTestAws } from '../support/aws';
import type { TestAws } from '../support/aws';
import { Playground } from '../support/cli';
import type { CliResult } from '../support/cli';
import type { FaultName, FaultPoint, FaultScenario } from './table';

const killer = pathToFileURL(path.resolve(__dirname, '../support/killAt.mjs')).href;

/** The faults that an answer of AWS can show; the others end the process while it waits for one. */
const answers: Readonly<Record<Exclude<FaultName, 'killed' | 'cancelled'>, Fault>> = {
  dropped: { kind: 'reset' },
  denied: { kind: 'denied' },
  throttled: { kind: 'throttled' },
  expired: { kind: 'expired' },
  failed: { kind: 'error', code: 'InternalServiceError', message: 'An internal error occurred.', status: 500 },
  differs: { kind: 'wrong-value' },
};

const lookup = /get_secret\("([^"]*)"\)/g;

/** Files with secrets, an AWS to move them to, and the real program. */
export class FaultStage {
  readonly ground = new Playground();
  readonly #texts = new Map<string, string>();
  /** What must never be lost. */
  readonly values: readonly string[];

  private constructor(
    private readonly scenario: FaultScenario,
    readonly aws: TestAws,
    seed: number,
    /** What the files come to without any fault; unknown where that is to be learnt. */
    private readonly after: ReadonlyMap<string, string>,
  ) {
    const samples = new Samples(seed);
    const first = samples.make('password');
    const second = samples.make('password');
    const id = samples.make('aws-access-key-id');
    const key = samples.make('aws-secret-access-key');
    const python = (name: string, value: string): string => `# what the shop needs\n${name} = "${value}"\n`;
    this.values = scenario.id === 'several-files' ? [first, second] : scenario.id === 'profile' ? [id, key] : [first];
    const texts: Readonly<Record<FaultScenario['id'], Readonly<Record<string, string>>>> = {
      store: { 'settings.py': python('DB_PASSWORD', first) },
      'several-files': {
        'settings.py': python('DB_PASSWORD', first),
        'worker.py': python('QUEUE_PASSWORD', second),
        'jobs.py': python('JOBS_PASSWORD', first),
      },
      connection: {
        'orders.py': `import psycopg2\n\nconnection = psycopg2.connect(host="db.internal", user="app", password="${first}", dbname="shop")\n`,
      },
      environment: { 'settings.py': python('DB_PASSWORD', first) },
      profile: {
        'client.js': `const { S3Client } = require('@aws-sdk/client-s3');\n\nmodule.exports = new S3Client({ region: 'eu-west-1', credentials: { accessKeyId: '${id}', secretAccessKey: '${key}' } });\n`,
      },
    };
    mkdirSync(this.ground.path('.git'));
    for (const [name, text] of Object.entries(texts[scenario.id])) {
      this.#texts.set(name, text);
      this.ground.write(name, text);
    }
    // What stands there before is to survive as well.
    mkdirSync(path.join(this.ground.home, '.aws'));
    writeFileSync(this.#credentials, '[other]\nregion = eu-west-1\n');
  }

  static async open(
    scenario: FaultScenario,
    seed: number,
    after: ReadonlyMap<string, string> = new Map(),
  ): Promise<FaultStage> {
    return new FaultStage(scenario, await startTestAws(), seed, after);
  }

  /** What the files come to where nothing goes wrong. */
  static async learn(scenario: FaultScenario, seed: number): Promise<ReadonlyMap<string, string>> {
    const stage = await FaultStage.open(scenario, seed);
    try {
      const { code, output } = await stage.#run({}, '{file}/{name}');
      assert.equal(code, 0, output);
      return new Map([...stage.#texts.keys()].map((name) => [name, stage.ground.read(name)]));
    } finally {
      await stage.close();
    }
  }

  /** Runs the fix with a fault. */
  async runWith(fault: FaultName, point: FaultPoint): Promise<CliResult> {
    if ('file' in point) {
      assert.equal(fault, 'killed');
      const env = { NODE_OPTIONS: `--import ${killer}`, KILL_AT: JSON.stringify(point) };
      return this.#run(env, '{file}/{name}');
    }
    const { operation, afterwards = false, skip = 0 } = point;
    if (fault !== 'killed' && fault !== 'cancelled') {
      const injection = this.aws.sandbox.inject(operation, answers[fault], { afterwards, skip });
      const result = await this.#run({}, '{file}/{name}');
      assert.ok(injection.hits > 0, 'the fault was never met');
      injection.remove();
      return result;
    }
    const injection = this.aws.sandbox.inject(operation, { kind: 'slow' }, { afterwards, skip });
    const running = this.ground.start(this.#command('{file}/{name}'), { env: this.aws.environment });
    await Promise.race([injection.hit, running.result]);
    running.kill(fault === 'killed' ? 'SIGKILL' : 'SIGINT');
    const result = await running.result;
    if (operation.includes(':Get')) {
      injection.remove();
    }
    // Else the request stays held until the second run begins, and is carried out then: late, as it can be with AWS.
    return result;
  }

  /** Runs the fix again, with other names for new secrets: one that is taken up keeps its own. */
  runAgain(): Promise<CliResult> {
    this.aws.sandbox.clearFaults();
    return this.#run({}, 'again/{file}/{name}', this.scenario.again);
  }

  get files(): readonly ('before' | 'after')[] {
    return [...this.#texts].map(([name, before]) => {
      const text = this.ground.read(name);
      if (text === before) {
        return 'before';
      }
      assert.ok(!this.values.some((value) => text.includes(value)), `${name} is neither as before nor as after`);
      assert.equal(normalised(text), normalised(this.after.get(name) ?? ''), `${name} is half edited`);
      return 'after';
    });
  }

  /** The values that stand somewhere outside the code. */
  async kept(): Promise<readonly string[]> {
    const stored = await Promise.all((await this.aws.secretNames()).map((name) => this.aws.secret(name)));
    const files = [this.ground.path('.env'), this.#credentials].filter(existsSync);
    const texts = files.map((file) => readFileSync(file, 'utf8'));
    return this.values.filter(
      (value) => stored.some((secret) => holds(secret, value)) || texts.some((text) => text.includes(value)),
    );
  }

  /** Whether every look-up of the code gets a value of this stage. */
  async lookupsHold(): Promise<boolean> {
    const names = [...this.#texts.keys()].flatMap((file) =>
      [...this.ground.read(file).matchAll(lookup)].map(([, name = '']) => name),
    );
    const found = await Promise.all(names.map((name) => this.aws.secret(name)));
    return found.every((secret) => this.values.some((value) => holds(secret, value)));
  }

  get journal(): readonly string[] {
    const folder = path.join(this.ground.home, '.local/state/strongroom/journal');
    return existsSync(folder)
      ? readdirSync(folder)
          .filter((name) => name.endsWith('.json'))
          .map((name) => readFileSync(path.join(folder, name), 'utf8'))
      : [];
  }

  /** What a process that was killed while it replaced a file of the project left beside it. */
  get temporaries(): readonly string[] {
    return readdirSync(this.ground.folder).filter((name) => name.endsWith('.tmp'));
  }

  get credentials(): string {
    return readFileSync(this.#credentials, 'utf8');
  }

  async close(): Promise<void> {
    this.aws.sandbox.clearFaults();
    await this.aws.stop();
    this.ground.dispose();
  }

  get #credentials(): string {
    return path.join(this.ground.home, '.aws/credentials');
  }

  #run(env: NodeJS.ProcessEnv, template: string, command = this.scenario.command): Promise<CliResult> {
    return this.ground.run(this.#command(template, command), { env: { ...this.aws.environment, ...env } });
  }

  #command(template: string, command = this.scenario.command): readonly string[] {
    const [, ...args] = command.split(' ');
    // The names of variables are not this test's matter: they come from the code.
    return ['store', 'several-files', 'connection'].includes(this.scenario.id)
      ? [...args, '--name-template', template]
      : args;
  }
}

/** Whether a stored secret is a value, or a connection with it. */
function holds(secret: string | undefined, value: string): boolean {
  return (
    secret === value ||
    (secret?.startsWith('{') === true && Object.values(JSON.parse(secret) as object).includes(value))
  );
}

function normalised(text: string): string {
  return text.replace(lookup, 'get_secret("…")');
}
