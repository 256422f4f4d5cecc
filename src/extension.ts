import path from 'node:path';
import * as vscode from 'vscode';
import { createEditor } from './editor/createEditor';
import type { Editor } from './editor/createEditor';
import { VscodeDialogs } from './editor/fix/vscodeDialogs';
import { lazily } from './editor/scanning/engineLoader';
import { OutputLog } from './editor/support/outputLog';
import { ForwardingDialogs } from './editor/testing/forwardingDialogs';
import { GrammarFiles } from './node/grammarFiles';

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
  const editor = createEditor({
    engine: lazily(async () => {
      const { createEngine } = await import('./core/engine');
      return createEngine(new GrammarFiles(path.join(context.extensionPath, 'dist', 'grammars')));
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
    dialogs,
    clock,
    log,
    state: context.workspaceState,
  });
  context.subscriptions.push(channel, editor);
  return context.extensionMode === vscode.ExtensionMode.Test ? { editor, dialogs } : undefined;
}
