import * as vscode from 'vscode';

/**
 * Appends text that is shown as it is. VS Code's own `appendText` keeps spaces from breaking, so that a long sentence is
 * broken in the middle of a word.
 */
export function appendWords(markdown: vscode.MarkdownString, text: string): vscode.MarkdownString {
  const escaped = new vscode.MarkdownString(undefined, markdown.supportThemeIcons).appendText(text);
  return markdown.appendMarkdown(escaped.value.replaceAll('&nbsp;', ' '));
}
