import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(__dirname, '../..');

/** Where modules and what was compiled of them are kept between runs; never committed. */
const cache = path.join(root, '.vscode-test/toolchains/go');

const sdk = [
  'github.com/aws/aws-sdk-go-v2/aws',
  'github.com/aws/aws-sdk-go-v2/config',
  'github.com/aws/aws-sdk-go-v2/credentials',
  'github.com/aws/aws-sdk-go-v2/credentials/stscreds',
  'github.com/aws/aws-sdk-go-v2/service/s3',
  'github.com/aws/aws-sdk-go-v2/service/secretsmanager',
  'github.com/aws/aws-sdk-go-v2/service/ssm',
  'github.com/aws/aws-sdk-go-v2/service/sts',
  'github.com/aws/aws-sdk-go/aws/session',
];

/** The environment of Go's tools. */
export const goEnvironment: NodeJS.ProcessEnv = {
  GOPATH: path.join(cache, 'path'),
  GOCACHE: path.join(cache, 'build'),
  // Modules are read-only otherwise, and the folder could not be removed.
  GOFLAGS: '-modcacherw -mod=mod',
  GOTOOLCHAIN: 'local',
  CGO_ENABLED: '0',
};

/** Why Go cannot be used; undefined where it can. */
export function goMissing(): string | undefined {
  return spawnSync('go', ['version']).status === 0 ? undefined : 'Go is not installed';
}

/** Fetches the AWS SDK, once. @throws Error with what Go says where that does not work. */
export function prepareGo(): void {
  const folder = path.join(cache, 'module');
  const ready = path.join(folder, 'ready');
  if (existsSync(ready) && readFileSync(ready, 'utf8') === sdk.join('\n')) {
    return;
  }
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'go.mod'), 'module example.com/sample\n\ngo 1.22\n');
  const imports = sdk.map((name) => `\t_ "${name}"\n`).join('');
  writeFileSync(path.join(folder, 'main.go'), `package main\n\nimport (\n${imports})\n\nfunc main() {}\n`);
  for (const args of [
    ['get', ...sdk],
    ['mod', 'tidy'],
    ['build', '-o', path.join(folder, 'program'), '.'],
  ]) {
    const { status, stderr } = runGo(folder, args);
    if (status !== 0) {
      throw new Error(`go ${args[0] ?? ''}: ${stderr}`);
    }
  }
  writeFileSync(ready, sdk.join('\n'));
}

/** Puts the prepared module's manifest beside a program. */
export function layModule(folder: string): void {
  for (const name of ['go.mod', 'go.sum']) {
    cpSync(path.join(cache, 'module', name), path.join(folder, name));
  }
}

/** Runs Go in a folder. */
export function runGo(
  folder: string,
  args: readonly string[],
): { readonly status: number | null; readonly stderr: string } {
  const { PATH, HOME, GOPROXY, GONOSUMDB, GOSUMDB, HTTPS_PROXY, https_proxy, SSL_CERT_FILE } = process.env;
  const outer = { PATH, HOME, GOPROXY, GONOSUMDB, GOSUMDB, HTTPS_PROXY, https_proxy, SSL_CERT_FILE };
  const { status, stdout, stderr } = spawnSync('go', args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...Object.fromEntries(Object.entries(outer).filter(([, value]) => value !== undefined)), ...goEnvironment },
  });
  return { status, stderr: `${stdout}${stderr}` };
}

/** What gofmt and vet object to; empty where nothing. */
export function objections(folder: string): string {
  const vetted = runGo(folder, ['vet', './...']);
  return `${formatObjections(folder)}${vetted.status === 0 ? '' : vetted.stderr}`;
}

/** What gofmt objects to, which needs no module; empty where nothing. */
export function formatObjections(folder: string): string {
  const { stdout, stderr } = spawnSync('gofmt', ['-d', ...goFiles(folder)], { cwd: folder, encoding: 'utf8' });
  return `${stdout}${stderr}`;
}

/** The Go files of a folder. */
export function goFiles(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.go'));
}

/** Everything that a folder's Go files say. */
export function goText(folder: string): string {
  return goFiles(folder)
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .join('\n');
}
