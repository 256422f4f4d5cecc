import * as vscode from 'vscode';
import type { Message } from '../../core/text/message';

/** A message of another room in the language of the editor. */
export function localize(message: Message): string {
  return vscode.l10n.t(message.template, ...message.args);
}
