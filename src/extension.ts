import path from 'node:path';
import * as vscode from 'vscode';
import { createEditor } from './editor/createEditor';
import type { Editor } from './editor/createEditor';
import { VscodeDialogs } from './editor/fix/vscodeDialogs';
import { lazily } from './editor/scanning/engineLoader';
import { ForwardingDialogs } from './editor/testing/forwardingDialogs';
import { GrammarFiles } from './node/grammarFiles';

/** What the tests inside VS Code get to see. */
export interface TestInterface {
  readonly editor: Editor;
  readonly dialogs: ForwardingDialogs;
}

/** The composition root of the editor extension: wires rooms together, nothing else. */
export function activate(context: vscode.ExtensionContext): TestInterface | undefined {
  const testing = context.extensionMode === vscode.ExtensionMode.Test;
  const dialogs = new ForwardingDialogs(new VscodeDialogs());
  const editor = createEditor({
    engine: lazily(async () => {
      const { createEngine } = await import('./core/engine');
      return createEngine(new GrammarFiles(path.join(context.extensionPath, 'dist', 'grammars')));
    }),
    aws: lazily(async () => {
      const { createAwsRoom } = await import('./aws/room');
      return createAwsRoom();
    }),
    parseConfiguration: async (text) => (await import('./core/engine')).readConfiguration(text),
    dialogs,
    clock: { now: () => new Date() },
    state: context.workspaceState,
  });
  context.subscriptions.push(editor);
  return testing ? { editor, dialogs } : undefined;
}
