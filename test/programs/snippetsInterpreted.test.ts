import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { SnippetProgram } from '../support/snippetFiles';
import { awsCli } from './awsCli';
import { runProgram } from './jvmToolchain';
import { snippetModules } from './nodeToolchain';
import { startServices } from './services';
import type { Services } from './services';
import { lay, snippetsOf, storeDefaults, temporaryFolder } from './snippetRuns';
import type { StoredValues } from './snippetRuns';
import type { Outcome } from './workspace';

const root = path.resolve(__dirname, '../..');
const tsc = path.join(root, 'node_modules/typescript/bin/tsc');

describe('snippets of interpreted languages', function () {
  // Packages are fetched the first time.
  this.timeout(300_000);
  let services: Services;
  let stored: StoredValues;

  before(async () => {
    services = await startServices();
    const sandbox = services.list.find(({ kind }) => kind === 'sandbox');
    assert.ok(sandbox);
    stored = await storeDefaults(sandbox);
  });

  after(async () => {
    await services.stop();
  });

  const expected = (kind: string): string => (kind === 'parameter' ? stored.parameter : stored.secret);
  const sees = (snippet: SnippetProgram, { code, stdout, stderr }: Outcome): void => {
    assert.equal(code, 0, `${snippet.prefix}: ${stderr}`);
    assert.equal(stdout.trim(), expected(snippet.kind), snippet.prefix);
  };
  const reads = ({ kind }: SnippetProgram): boolean => kind === 'secret' || kind === 'parameter' || kind === 'cached';

  describe('TypeScript and JavaScript', () => {
    const folder = temporaryFolder();
    let snippets: readonly SnippetProgram[];

    before(async function () {
      snippets = await snippetsOf('typescript', 'javascript');
      const toolchain = await snippetModules();
      if ('missing' in toolchain) {
        assert.equal(process.env['CI'], undefined, toolchain.missing);
        console.log(`    skipped: ${toolchain.missing}`);
        this.skip();
      }
      symlinkSync(toolchain.modules, path.join(folder, 'node_modules'));
      lay(folder, 'package.json', '{"type":"module"}');
      for (const snippet of snippets) {
        lay(folder, fileOf(snippet), `${snippet.file()}${shown(snippet)}`);
      }
    });

    it('are accepted by tsc, JavaScript too', async () => {
      const compilerOptions = {
        ...{ module: 'nodenext', target: 'es2022', strict: true, allowJs: true, checkJs: true, types: ['node'] },
        ...{ noImplicitAny: false, skipLibCheck: true, outDir: 'out', rootDir: '.', moduleDetection: 'force' },
      };
      lay(folder, 'tsconfig.json', JSON.stringify({ compilerOptions, include: ['*.*ts', '*.*js'] }));
      const { stdout } = await runProgram(process.execPath, [tsc, '-p', folder], folder);
      assert.equal(stdout, '');
      lay(folder, 'out/package.json', '{"type":"module"}');
    });

    it('see the stored values and sign a link', async () => {
      for (const snippet of snippets.filter((one) => reads(one) || one.kind === 'presigned-url')) {
        const file = path.join(folder, 'out', fileOf(snippet).replace(/ts$/, 'js'));
        const outcome = await runProgram(process.execPath, [file], folder, stored.environment);
        if (reads(snippet)) {
          sees(snippet, outcome);
        } else {
          assert.match(outcome.stdout, /my-bucket.*report\.pdf.*X-Amz-Expires=300.*X-Amz-Signature=/, outcome.stderr);
        }
      }
    });
  });

  describe('Python', () => {
    const folder = temporaryFolder();
    const packages = path.join(root, '.vscode-test/toolchains/python-caching');
    let snippets: readonly SnippetProgram[];

    before(async function () {
      snippets = await snippetsOf('python');
      if (services.list.length < 2) {
        console.log('    skipped: there is no Python with boto3, which moto brings');
        this.skip();
      }
      if (!existsSync(packages)) {
        mkdirSync(path.dirname(packages), { recursive: true });
        const install = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', packages];
        execFileSync(services.python, [...install, 'aws-secretsmanager-caching==1.2.0'], { stdio: 'pipe' });
      }
    });

    const run = (snippet: SnippetProgram, more: string, environment: NodeJS.ProcessEnv): Promise<Outcome> => {
      const file = lay(folder, `${snippet.prefix}.py`, `${snippet.file()}${more}`);
      return runProgram(services.python, ['-W', 'error::SyntaxWarning', file], folder, {
        PYTHONPATH: packages,
        ...environment,
      });
    };

    it('see the stored values and sign a link', async () => {
      for (const snippet of snippets.filter(reads)) {
        sees(snippet, await run(snippet, '\nprint(db_password)\n', stored.environment));
      }
      const link = snippets.find(({ kind }) => kind === 'presigned-url');
      assert.ok(link);
      const { stdout, stderr } = await run(link, '\nprint(link_to("report.pdf"))\n', stored.environment);
      assert.match(stdout, /my-bucket.*report\.pdf.*Expires=/, stderr);
    });

    it('act as another role (answered by moto)', async () => {
      const moto = services.list.find(({ kind }) => kind === 'moto');
      assert.ok(moto);
      for (const [kind, shows] of [
        ['assume-role', 'print(session.client("sts").get_caller_identity()["Arn"])'],
        ['client', 'print(storage.list_buckets()["Buckets"])'],
      ] as const) {
        const snippet = snippets.find((one) => one.kind === kind);
        assert.ok(snippet);
        const { stdout, stderr } = await run(snippet, `\n${shows}\n`, moto.environment());
        assert.match(stdout.trim(), kind === 'client' ? /^\[\]$/ : /:assumed-role\/Reader\/my-service$/, stderr);
      }
    });
  });

  describe('Shell', () => {
    const folder = temporaryFolder();
    let snippets: readonly SnippetProgram[];

    before(async () => {
      snippets = await snippetsOf('shell');
    });

    for (const shell of ['bash', 'dash']) {
      it(`are accepted by ${shell}, see the stored values, take on a role and sign a link`, async function () {
        if (spawnSync(shell, ['-c', ':']).status !== 0) {
          console.log(`    skipped: there is no ${shell}`);
          this.skip();
        }
        for (const snippet of snippets) {
          const { code, stderr } = await runProgram(
            shell,
            ['-n', lay(folder, `${snippet.prefix}.sh`, snippet.file())],
            folder,
          );
          assert.equal(code, 0, stderr);
        }
        const cli = awsCli();
        if (cli === undefined) {
          console.log('    not run: there is no AWS CLI');
          return;
        }
        const run = (kind: string, more: string, environment: NodeJS.ProcessEnv): Promise<Outcome> => {
          const snippet = snippets.find((one) => one.kind === kind);
          assert.ok(snippet);
          const PATH = [path.dirname(cli), process.env['PATH']].join(path.delimiter);
          return runProgram(shell, [lay(folder, 'run.sh', `set -eu\n${snippet.file()}${more}`)], folder, {
            ...environment,
            PATH,
          });
        };
        for (const kind of ['secret', 'parameter']) {
          const { stdout, stderr } = await run(kind, `printf '%s' "$DB_PASSWORD"\n`, stored.environment);
          assert.equal(stdout, expected(kind), stderr);
        }
        const link = await run('presigned-url', '', stored.environment);
        assert.match(link.stdout, /my-bucket.*report\.pdf.*Expires=/, link.stderr);
        const moto = services.list.find(({ kind }) => kind === 'moto');
        if (moto !== undefined) {
          const who = 'aws sts get-caller-identity --query Arn --output text\n';
          const role = await run('assume-role', who, moto.environment());
          assert.match(role.stdout.trim(), /:assumed-role\/Reader\/my-service$/, role.stderr);
        }
      });
    }
  });

  for (const [group, program, check] of [
    ['ruby', 'ruby', ['-wc']],
    ['php', 'php', ['-l']],
  ] as const) {
    it(`are accepted by ${program} ${check.join(' ')}`, async function () {
      if (spawnSync(program, ['--version']).status !== 0) {
        console.log(`    skipped: there is no ${program}`);
        this.skip();
      }
      const folder = temporaryFolder();
      for (const snippet of await snippetsOf(group)) {
        const file = lay(folder, `${snippet.prefix}.${snippet.extension}`, snippet.file());
        const { code, stdout, stderr } = await runProgram(program, [...check, file], folder);
        assert.equal(code, 0, `${stdout}${stderr}`);
      }
    });
  }
});

function fileOf({ group, prefix, extension }: SnippetProgram): string {
  const module = prefix.endsWith('-commonjs') ? 'c' : 'm';
  return `${group.id}-${prefix}.${module}${extension}`;
}

/** What prints the value that a snippet reads, or the link that it signs. */
function shown({ kind, prefix }: SnippetProgram): string {
  if (prefix.endsWith('-commonjs')) {
    return '\nreadDbPassword().then(console.log);\n';
  }
  switch (kind) {
    case 'secret':
    case 'parameter':
    case 'cached':
      return '\nconsole.log(dbPassword);\n';
    case 'presigned-url':
      return "\nconsole.log(await linkTo('report.pdf'));\n";
    default:
      return '';
  }
}
