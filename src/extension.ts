import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import { createEditor } from './editor/createEditor';
import type { Editor } from './editor/createEditor';
import { VscodeDialogs } from './editor/fix/vscodeDialogs';
import { lazily } from './editor/scanning/engineLoader';
import { OutputLog } from './editor/support/outputLog';
import { ForwardingDialogs } from './editor/testing/forwardingDialogs';
import { FileJournal } from './node/fileJournal';
import { GrammarFiles } from './node/grammarFiles';
import { ScanWorker } from './node/scanWorker/scanWorker';

/** What the tests inside VS Code get to see. */
export interface TestInterface {
  readonly editor: Editor;
  readonly dialogs: ForwardingDialogs;
}

/** The composition root of the editor extension: wires rooms together, nothing else. */
export function activate(context: vscode.ExtensionContext): TestInterface | undefined {
  const channel = vscode.window.createOutputChannel('Strongroom', { log: true });
  const log = new OutputLog(channel);
  const clock = { now: (): Date => new Date() };
  const dialogs = new ForwardingDialogs(new VscodeDialogs());
  const { version } = context.extension.packageJSON as { readonly version: string };
  const dist = path.join(context.extensionPath, 'dist');
  const grammars = path.join(dist, 'grammars');
  const engine = lazily(async () => {
    const { createEngine } = await import('./core/engine');
    return createEngine(new GrammarFiles(grammars), () => setImmediate());
  });
  const worker = new ScanWorker({
    script: path.join(dist, 'scanWorker.js'),
    data: { serves: 'texts', grammars },
    inProcess: async (...text) => (await engine()).scan(...text),
    log,
  });
  const editor = createEditor({
    engine: () =>
      Promise.resolve({
        scan: (...text) => worker.scan(...text),
        open: async (...text) => (await engine()).open(...text),
        lookups: async (...text) => (await engine()).lookups(...text),
        lookupToComplete: async (...text) => (await engine()).lookupToComplete(...text),
        insertion: async (...text) => (await engine()).insertion(...text),
      }),
    aws: lazily(async () => {
      const { createAwsRoom } = await import('./aws/room');
      return createAwsRoom({ clock, log, environment: process.env, userAgent: `strongroom/${version}` });
    }),
    parseConfiguration: async (text) =>
      (await import('./core/engine')).readConfiguration(
        text,
        async () => (await import('./core/config/patternSafety')).patternProblem,
      ),
    journal: new FileJournal(path.join((context.storageUri ?? context.globalStorageUri).fsPath, 'journal')),
    dialogs,
    clock,
    log,
    state: context.workspaceState,
    commandLine: path.join(dist, 'cli.js'),
  });
  context.subscriptions.push(channel, worker, editor);
  return context.extensionMode === vscode.ExtensionMode.Test ? { editor, dialogs } : undefined;
}
