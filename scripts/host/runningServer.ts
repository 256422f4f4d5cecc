import type { Readable } from 'node:stream';
import type { Children } from '../support/children';
import type { InstalledServer } from './server';

export interface ServerOptions {
  /** A fresh folder for the server's data. */
  readonly dataFolder: string;
  readonly env: NodeJS.ProcessEnv;
  /** False: VS Code does not ask whether the folder is trusted. */
  readonly workspaceTrust: boolean;
  /** A folder of installed extensions to use instead of none. */
  readonly extensionsFolder?: string;
  /** True: a test suite runs in the extension host. */
  readonly forTests?: boolean;
  /** Where it listens; without, on any port that is free. VS Code knows a workspace by its address, port included. */
  readonly port?: number;
}

/** What the workbench is opened with. */
export interface WorkbenchOptions {
  /** A folder, or the `.code-workspace` file of several. */
  readonly workspace: string | undefined;
  /** An extension's folder, to load as one that is being developed. The newest VS Code does so for tests only. */
  readonly extension?: string;
  /** The test suite to run in the extension host; without it the page is the product as a person sees it. */
  readonly tests?: string;
}

/** A server that listens on loopback. */
export class RunningServer {
  constructor(
    readonly port: number,
    readonly end: () => Promise<void>,
    /** Kills the server and the extension hosts, as a crash or a power cut would. */
    readonly kill: () => Promise<void>,
    /** What the server has printed so far, for a message when something goes wrong. */
    readonly output: () => string,
  ) {}

  /** The address that opens a workbench with the extension under development. */
  address(options: WorkbenchOptions): string {
    const authority = `127.0.0.1:${String(this.port)}`;
    const remote = (file: string): string => `vscode-remote://${authority}${file}`;
    const payload: [string, string][] = [['skipWelcome', 'true']];
    if (options.extension !== undefined) {
      payload.push(['extensionDevelopmentPath', remote(options.extension)]);
    }
    if (options.tests !== undefined) {
      payload.push(['extensionTestsPath', remote(options.tests)]);
    }
    const query = new URLSearchParams({ payload: JSON.stringify(payload) });
    if (options.workspace === undefined) {
      query.set('ew', 'true');
    } else {
      query.set(options.workspace.endsWith('.code-workspace') ? 'workspace' : 'folder', options.workspace);
    }
    return `http://${authority}/?${query.toString()}`;
  }
}

/** Starts a server-based VS Code on a free port of loopback. */
export async function startServer(
  installed: InstalledServer,
  children: Children,
  options: ServerOptions,
): Promise<RunningServer> {
  const child = children.spawn(
    installed.node,
    [
      'out/server-main.js',
      ...['--host', '127.0.0.1', '--port', String(options.port ?? 0)],
      '--without-connection-token',
      '--accept-server-license-terms',
      ...['--server-data-dir', options.dataFolder],
      ...['--telemetry-level', 'off'],
      ...(options.extensionsFolder === undefined ? [] : ['--extensions-dir', options.extensionsFolder]),
      ...(options.workspaceTrust ? [] : ['--disable-workspace-trust']),
      ...(options.forTests === true ? installed.host.testArguments : []),
    ],
    { cwd: installed.vscodeFolder, env: options.env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const output: string[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    const listen = (stream: Readable | null): void => {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output.push(text);
        const port = /Extension host agent listening on (\d+)/.exec(text)?.[1];
        if (port !== undefined) {
          resolve(Number(port));
        }
      });
    };
    listen(child.stdout);
    listen(child.stderr);
    child.once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`VS Code's server ended with ${String(code)} before it listened.\n${output.join('')}`));
    });
  });
  return new RunningServer(
    port,
    () => children.end(child),
    () => children.kill(child),
    () => output.join(''),
  );
}
