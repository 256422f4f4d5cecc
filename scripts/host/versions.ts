import path from 'node:path';
import { testFolder } from '../support/paths';

/** A VS Code that comes from the npm registry: code-server's package, and the Node.js that it asks for. */
export interface ServerHost {
  readonly id: 'oldest' | 'newest';
  readonly vscode: string;
  readonly codeServer: string;
  readonly node: string;
  readonly folder: string;
  /** Native modules of VS Code's server that the package brings as source only. */
  readonly rebuild: readonly string[];
  /** The same, but known to fail in a last step that does not matter: what counts is that the file is there. */
  readonly rebuildForFile: { readonly module: string; readonly file: string } | undefined;
  /** What the server has to be told so that it lets a test suite run. */
  readonly testArguments: readonly string[];
}

/** The oldest VS Code that `engines.vscode` of package.json admits. */
export const oldest: ServerHost = {
  id: 'oldest',
  vscode: '1.100.3',
  codeServer: '4.100.3',
  node: '20.20.2',
  folder: path.join(testFolder, 'server-1.100'),
  rebuild: ['@vscode/spdlog', 'native-watchdog'],
  rebuildForFile: { module: 'node-pty', file: 'node_modules/node-pty/build/Release/pty.node' },
  testArguments: [],
};

/** The newest VS Code that this way of hosting was tried with. */
export const newest: ServerHost = {
  id: 'newest',
  vscode: '1.139.1',
  codeServer: '4.139.1',
  node: '24.21.0',
  folder: path.join(testFolder, 'server-newest'),
  rebuild: ['@vscode/spdlog', '@vscode/native-watchdog'],
  rebuildForFile: undefined,
  // Without it this version ignores the test payload; with it, it shows no notifications.
  testArguments: ['--enable-smoke-test-driver'],
};

export const serverHosts: readonly ServerHost[] = [oldest, newest];

/** The independent local AWS that the contract suite runs against. */
export const motoVersion = '5.2.5';
