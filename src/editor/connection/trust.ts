import * as vscode from 'vscode';
import type { Dialogs } from '../fix/dialogs';

/**
 * Whether AWS may be called; where not, says so and offers the way out. The workspace could otherwise choose, by its
 * files or by the environment that it starts, where requests and secrets go.
 */
export function awsIsAllowed(dialogs: Dialogs): Promise<boolean> {
  return isTrusted(
    dialogs,
    vscode.l10n.t(
      'This workspace is in restricted mode, in which Strongroom does not call AWS. Nothing was stored and nothing was changed.',
    ),
  );
}

/** Whether files beside the open ones may be written: to do it safely git is asked, which runs what a repository sets. */
export function filesMayBeWritten(dialogs: Dialogs): Promise<boolean> {
  return isTrusted(
    dialogs,
    vscode.l10n.t(
      'This workspace is in restricted mode, in which Strongroom writes no .env file. Nothing was stored and nothing was changed.',
    ),
  );
}

/** Whether secrets may be looked up for a program that the workspace starts. */
export function secretsMayBeRead(dialogs: Dialogs): Promise<boolean> {
  return isTrusted(
    dialogs,
    vscode.l10n.t(
      'This workspace is in restricted mode, in which Strongroom does not look up secrets. The program was not started.',
    ),
  );
}

async function isTrusted(dialogs: Dialogs, otherwise: string): Promise<boolean> {
  if (vscode.workspace.isTrusted) {
    return true;
  }
  const manage = await dialogs.warn(otherwise, [{ label: vscode.l10n.t('Manage Workspace Trust'), value: true }]);
  if (manage === true) {
    await vscode.commands.executeCommand('workbench.trust.manage');
  }
  return false;
}
