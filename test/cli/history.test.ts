import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Samples } from '../support/samples';
import { startTestAws } from './support/aws';
import type { TestAws } from './support/aws';
import { Playground } from './support/cli';
import type { CliResult } from './support/cli';

describe('strongroom fix in a git repository', function () {
  this.timeout(120_000);
  let aws: TestAws;
  let ground: Playground;
  let password: string;
  let seed = 90;

  before(async () => {
    aws = await startTestAws();
  });

  after(() => aws.stop());

  beforeEach(() => {
    ground = new Playground();
    password = new Samples((seed += 1)).make('password');
    git('init', '--quiet', '--initial-branch', 'main');
  });

  afterEach(() => {
    ground.dispose();
  });

  function git(...args: string[]): void {
    execFileSync('git', args, {
      cwd: ground.folder,
      stdio: 'pipe',
      env: {
        PATH: process.env['PATH'],
        ...ground.environment(),
        GIT_AUTHOR_NAME: 'a',
        GIT_AUTHOR_EMAIL: 'a@example.com',
        GIT_COMMITTER_NAME: 'a',
        GIT_COMMITTER_EMAIL: 'a@example.com',
        GIT_AUTHOR_DATE: '2024-05-06T07:08:09Z',
        GIT_COMMITTER_DATE: '2024-05-06T07:08:09Z',
      },
    });
  }

  function commit(name: string, text: string): void {
    ground.write(name, text);
    git('add', '--all');
    git('commit', '--quiet', '--message', 'change');
  }

  const fix = (...args: string[]): Promise<CliResult> => ground.run(['fix', ...args], { env: aws.environment });
  const python = (): string => `DB_PASSWORD = "${password}"\n`;

  it('says in how many commits the value was written, and how to rotate it', async () => {
    commit('settings.py', python());
    commit('settings.py', `${python()}A = 1\n`);
    const { code, stdout, output } = await fix('settings.py');
    assert.equal(code, 0, output);
    assert.match(stdout, /In the history of git:/);
    assert.match(
      stdout,
      /settings\.py:1:16 {2}password-in-code: This value was committed before, on 2024-05-06: rotate it\./,
    );
    assert.match(stdout, /- Give the account a new password/);
    assert.match(stdout, /- Rewriting history does not undo this/);
    assert.ok(!output.includes(password));
  });

  it('finds it under an earlier name of the file, on other branches and in other files', async () => {
    commit('old name.py', python());
    git('checkout', '--quiet', '-b', 'side');
    commit('copy.py', python());
    git('checkout', '--quiet', 'main');
    renameSync(ground.path('old name.py'), ground.path('settings.py'));
    commit('other.txt', 'x\n');
    const { stdout } = await fix('settings.py');
    assert.match(stdout, /in [23] commits, first on 2024-05-06/);
  });

  it('counts what a merge wrote that none of its parents had, and no merge for what it took from one', async () => {
    commit('settings.py', 'A = 1\n');
    git('checkout', '--quiet', '-b', 'side');
    commit('side.txt', 'x\n');
    git('checkout', '--quiet', 'main');
    commit('main.txt', 'x\n');
    git('merge', '--quiet', '--no-ff', '--no-commit', 'side');
    commit('settings.py', python());
    git('checkout', '--quiet', '-b', 'later', 'main~1');
    commit('later.txt', 'x\n');
    git('merge', '--quiet', '--no-ff', '--no-edit', 'main');
    const { stdout } = await fix('settings.py');
    assert.match(stdout, /committed before, on 2024-05-06/);
  });

  it('says that a shallow clone holds a part of history only', async () => {
    commit('settings.py', python());
    commit('settings.py', `${python()}A = 1\n`);
    const clone = ground.path('clone');
    git('clone', '--quiet', '--depth', '1', `file://${ground.folder}`, clone);
    const { stdout } = await fix('clone/settings.py');
    assert.match(stdout, /was committed before/);
    assert.match(stdout, /shallow clone: older commits were not searched/);
  });

  it('is quiet where history does not hold it, where there is no commit, and without git', async () => {
    ground.write('settings.py', python());
    assert.doesNotMatch((await fix('settings.py')).output, /history|git/);
    commit('readme.txt', 'x\n');
    ground.write('settings.py', python());
    assert.doesNotMatch((await fix('settings.py')).output, /history|git/);
    commit('settings.py', python());
    const { code, output } = await ground.run(['fix', 'settings.py'], { env: { ...aws.environment, PATH: '' } });
    assert.equal(code, 0, output);
    assert.doesNotMatch(output, /history|git/);
  });

  it('gives git nothing of the value, and has it run no program of the repository', async () => {
    commit('settings.py', python());
    writeFileSync(ground.path('.gitattributes'), '*.py diff=own\n');
    const script = ground.write('own.sh', '#!/bin/sh\ntouch "$0.ran"\ncat "$1"\n');
    chmodSync(script, 0o755);
    git('config', 'diff.own.textconv', script);
    git('config', 'diff.external', script);
    git('config', 'core.pager', script);
    git('config', 'core.fsmonitor', script);
    const bin = ground.path('bin');
    mkdirSync(bin);
    const log = ground.path('arguments.txt');
    const real = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    ground.write('bin/git', `#!/bin/sh\nprintf '%s\\n' "$@" >> '${log}'\nenv >> '${log}'\nexec '${real}' "$@"\n`);
    chmodSync(path.join(bin, 'git'), 0o755);
    const env = { ...aws.environment, PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}` };
    const { stdout } = await ground.run(['fix', 'settings.py'], { env });
    assert.match(stdout, /was committed before/);
    const given = readFileSync(log, 'utf8');
    assert.match(given, /--patch/);
    assert.ok(!given.includes(password));
    assert.throws(() => readFileSync(`${script}.ran`), /ENOENT/);
  });

  it('searches nothing in a dry run', async () => {
    commit('settings.py', python());
    assert.doesNotMatch((await fix('--dry-run', 'settings.py')).output, /history of git/);
  });
});
