import assert from 'node:assert/strict';
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { english } from '../../../src/core/text/message';
import { Secret } from '../../../src/core/text/secret';
import { nearestConfigurationFile } from '../../../src/node/configurationFile';
import { EnvironmentTarget } from '../../../src/node/environmentTarget';
import { FileReader } from '../../../src/node/fileBytes';
import { readProjectFacts } from '../../../src/node/projectReader';
import { isGitIgnored } from '../../../src/node/repository';
import { readTextFile, writeTextFile } from '../../../src/node/textFile';
import { pathWithin, printedPath, workspaceOf } from '../../../src/node/workspace';
import { replaceFile } from '../../../src/node/writeFile';

let folder: string;

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

beforeEach(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'strongroom-node-')));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('reading files one after the other', () => {
  it('gives the bytes of each, whatever came before', () => {
    const reader = new FileReader(2_000_000);
    for (const size of [0, 10, 600_000, 5, 1_999_999]) {
      const file = write('a', Buffer.alloc(size, 'x'));
      const read = reader.read(file);
      assert.ok(read.kind === 'bytes');
      assert.equal(read.bytes.length, size);
    }
  });

  it('refuses what is larger than the limit, a folder, and what is not there', () => {
    const reader = new FileReader(1024 * 1024);
    const words: [file: string, word: RegExp][] = [
      [write('a', Buffer.alloc(1024 * 1024 + 1)), /larger than 1 MB/],
      [folder, /not a regular file/],
      [path.join(folder, 'missing'), /not there/],
    ];
    for (const [file, word] of words) {
      const read = reader.read(file);
      assert.ok(read.kind === 'problem');
      assert.match(english(read.problem.message), word);
    }
  });
});

describe('replacing a file', () => {
  it('keeps its mode and leaves nothing beside it', () => {
    const file = write('a.sh', 'old');
    chmodSync(file, 0o751);
    replaceFile(file, Buffer.from('new'));
    assert.equal(readFileSync(file, 'utf8'), 'new');
    assert.equal(statSync(file).mode & 0o7777, 0o751);
    assert.deepEqual(readdirSync(folder), ['a.sh']);
  });

  it('writes through a symbolic link, and to all hard links', () => {
    const file = write('real', 'old');
    symlinkSync(file, path.join(folder, 'link'));
    replaceFile(path.join(folder, 'link'), Buffer.from('new'));
    assert.ok(lstatSync(path.join(folder, 'link')).isSymbolicLink());
    assert.equal(readFileSync(file, 'utf8'), 'new');
    linkSync(file, path.join(folder, 'hard'));
    replaceFile(file, Buffer.from('newer'));
    assert.equal(readFileSync(path.join(folder, 'hard'), 'utf8'), 'newer');
  });

  it('makes a new one with the mode that is asked for', () => {
    const file = path.join(folder, '.env');
    replaceFile(file, Buffer.from('A=1'), 0o600);
    assert.equal(statSync(file).mode & 0o777, 0o600);
  });
});

describe('a text file', () => {
  for (const [name, bytes] of [
    ['UTF-8', Buffer.from('a = "é😀"\r\n')],
    ['UTF-8 with a mark', Buffer.from('\uFEFFa = "é😀"\n')],
    ['UTF-16 LE', Buffer.from('\uFEFFa = "é😀"\n', 'utf16le')],
    ['UTF-16 BE', Buffer.from('\uFEFFa = "é😀"\n', 'utf16le').swap16()],
    ['Latin-1', Buffer.from('a = "\xe9"\n', 'latin1')],
  ] as const) {
    it(`in ${name} is written back in its own encoding`, () => {
      const file = write('a.py', bytes);
      const read = readTextFile(file);
      assert.ok(read.kind === 'text');
      const written = writeTextFile(read.textFile, read.textFile.text.replace('a =', 'b ='));
      assert.ok(written.kind === 'written');
      const again = readTextFile(file);
      assert.ok(again.kind === 'text');
      assert.equal(again.textFile.encoding, read.textFile.encoding);
      assert.equal(again.textFile.text, read.textFile.text.replace('a =', 'b ='));
    });
  }

  it('is not written where something else wrote to it meanwhile', () => {
    const file = write('a.py', 'a = 1\n');
    const read = readTextFile(file);
    assert.ok(read.kind === 'text');
    writeFileSync(file, 'a = 2\n');
    const written = writeTextFile(read.textFile, 'b = 1\n');
    assert.equal(written.kind, 'refused');
    assert.equal(readFileSync(file, 'utf8'), 'a = 2\n');
  });

  it('is not written where its encoding lacks a letter', () => {
    const file = write('a.py', Buffer.from('a = "\xe9"\n', 'latin1'));
    const read = readTextFile(file);
    assert.ok(read.kind === 'text');
    assert.equal(writeTextFile(read.textFile, 'a = "漢"\n').kind, 'refused');
    assert.deepEqual(readFileSync(file), Buffer.from('a = "\xe9"\n', 'latin1'));
  });
});

describe('a .env file as a target', () => {
  it('is kept out of git before it takes a value', async () => {
    mkdirSync(path.join(folder, '.git'));
    write('.gitignore', '*.log');
    const target = new EnvironmentTarget(path.join(folder, 'config/.env'));
    mkdirSync(path.join(folder, 'config'));
    const guard = await target.guard();
    assert.equal(guard.kind, 'ready');
    assert.equal(readFileSync(path.join(folder, 'config/.gitignore'), 'utf8'), '/.env\n');
    assert.ok(isGitIgnored(target.file, folder));
    assert.equal(target.set('KEY', new Secret('value')).kind, 'added');
    assert.equal(target.set('KEY', new Secret('value')).kind, 'reused');
    assert.equal(target.set('KEY', new Secret('other')).kind, 'refused');
  });

  it('is refused where its folder is not there', async () => {
    assert.equal((await new EnvironmentTarget(path.join(folder, 'missing/.env')).guard()).kind, 'refused');
  });

  it('counts as ignored where the folder that holds it is', () => {
    write('.gitignore', 'private/\n');
    write('private/.gitignore', '!.env\n');
    assert.ok(isGitIgnored(path.join(folder, 'private/.env'), folder));
    assert.ok(!isGitIgnored(path.join(folder, '.env'), folder));
  });
});

describe('facts about a project', () => {
  it('come from the nearest manifests, and tsconfig.json from those that it extends', () => {
    write('package.json', '{"type":"module","dependencies":{"outer":"1"}}');
    write('app/package.json', '{"dependencies":{"inner":"1"}}');
    write('base.json', '{"compilerOptions":{"target":"ES2022","module":"CommonJS"}}');
    write('node_modules/@scope/preset/tsconfig.json', '{"compilerOptions":{"target":"ES5"}}');
    write('app/tsconfig.json', '{"extends":["@scope/preset","../base"],"compilerOptions":{"module":"NodeNext"}}');
    write('app/requirements.txt', 'boto3\n');
    write('app/pyproject.toml', '[project]\ndependencies = ["flask"]\n');
    assert.deepEqual(readProjectFacts(path.join(folder, 'app/src/deep/a.ts')), {
      packageType: 'commonjs',
      dependencies: ['inner', 'boto3', 'flask'],
      tsModule: 'nodenext',
      tsTarget: 'es2022',
    });
  });

  it('survive a circle of extends', () => {
    write('tsconfig.json', '{"extends":"./tsconfig.json","compilerOptions":{"module":"esnext"}}');
    assert.equal(readProjectFacts(path.join(folder, 'a.ts')).tsModule, 'esnext');
  });
});

describe('a workspace', () => {
  it('is the folder of the nearest configuration, else the repository, else the current directory', () => {
    mkdirSync(path.join(folder, 'repo/.git'), { recursive: true });
    mkdirSync(path.join(folder, 'repo/team/src'), { recursive: true });
    const cwd = path.join(folder, 'repo/team');
    assert.equal(workspaceOf(path.join(cwd, 'src'), cwd).root, path.join(folder, 'repo'));
    const configuration = write('repo/team/.strongroom.json', '{}');
    assert.equal(nearestConfigurationFile(path.join(cwd, 'src'), undefined), configuration);
    const workspace = workspaceOf(path.join(cwd, 'src'), cwd);
    assert.deepEqual([workspace.root, workspace.ignoreTop], [cwd, path.join(folder, 'repo')]);
    mkdirSync(path.join(folder, 'loose/src'), { recursive: true });
    assert.equal(
      workspaceOf(path.join(folder, 'loose/src'), path.join(folder, 'loose')).root,
      path.join(folder, 'loose'),
    );
    assert.equal(workspaceOf(path.join(folder, 'loose/src'), '/').root, '/');
    const elsewhere = path.join(folder, 'repo');
    const loose = path.join(folder, 'loose');
    assert.equal(workspaceOf(path.join(loose, 'src'), elsewhere).root, path.join(loose, 'src'));
    assert.equal(workspaceOf(path.join(loose, 'src'), elsewhere, [loose]).root, loose);
    assert.equal(workspaceOf(path.join(loose, '.vscode'), elsewhere).root, loose);
    assert.equal(workspaceOf(path.join(loose, '.github/workflows'), elsewhere).root, loose);
  });

  it('holds the folder that says what its files are, where nothing else tells it', () => {
    const elsewhere = path.join(folder, 'elsewhere');
    for (const [inner, root] of [
      ['shop/.github/workflows', 'shop'],
      ['shop/.vscode', 'shop'],
      ['shop/config', 'shop'],
      ['shop/src/main', 'shop/src/main'],
    ] as const) {
      const own = path.join(folder, inner);
      mkdirSync(own, { recursive: true });
      const workspace = workspaceOf(own, elsewhere);
      assert.deepEqual([workspace.root, workspace.ignoreTop], [path.join(folder, root), own], inner);
      assert.equal(workspaceOf(own, own).root, own);
    }
  });

  it('names files in it, and prints them', () => {
    assert.equal(pathWithin('/a', '/a/b/c.ts'), 'b/c.ts');
    assert.equal(pathWithin('/a', '/ab/c.ts'), 'c.ts');
    assert.equal(printedPath('/a', '/a/..b/c.ts'), '..b/c.ts');
    assert.equal(printedPath('/a', '/b/c.ts'), '/b/c.ts');
  });
});
