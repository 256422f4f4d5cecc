import * as vscode from 'vscode';
import { assessIdentity } from '../../core/hygiene/assess';
import type { IdentityPolicy, IdentityProblem } from '../../core/hygiene/assessment';
import type { Clock } from '../../core/ports';
import { commands } from '../contributions/commands';
import { contextKeys } from '../contributions/views';
import type { IdentityModel } from '../identity/identityModel';
import type { DocumentScans } from '../scanning/documentScans';
import { findings } from '../support/counts';
import { DisposableList } from '../support/disposables';
import type { DisposableLike } from '../support/disposables';
import { localize } from '../support/localize';
import { appendWords } from '../support/words';

export interface StatusBarDependencies {
  readonly scans: DocumentScans;
  readonly model: IdentityModel;
  readonly policy: () => Promise<IdentityPolicy>;
  readonly clock: Clock;
}

/** The one status-bar item: how many findings the open files hold, or what is wrong with the identity. */
export function registerStatusBar({ scans, model, policy, clock }: StatusBarDependencies): DisposableLike {
  const own = new DisposableList();
  const item = own.push(vscode.window.createStatusBarItem('strongroom.status', vscode.StatusBarAlignment.Left, 1));
  item.name = 'Strongroom';

  const identityProblem = async (): Promise<IdentityProblem | undefined> => {
    if (model.state.kind !== 'loaded') {
      return undefined;
    }
    const [worst] = assessIdentity(model.state.identity, await policy(), clock.now()).problems;
    return worst?.severity === 'error' || worst?.severity === 'warning' ? worst : undefined;
  };

  const update = async (): Promise<void> => {
    const problem = await identityProblem();
    if (own.disposed) {
      return;
    }
    const all = scans.all();
    const count = all.reduce((sum, { result }) => sum + result.findings.length, 0);
    const tooltip = new vscode.MarkdownString();
    const say = (text: string): void => {
      appendWords(tooltip, text).appendMarkdown('\n\n');
    };
    say(
      count === 0
        ? vscode.l10n.t('Strongroom: no secrets found in open files')
        : vscode.l10n.t('Strongroom: {0} in open files', findings(count)),
    );
    if (problem !== undefined) {
      say(localize(problem.message));
    }
    for (const { document, result } of all) {
      for (const { kind, message } of result.problems) {
        if (kind === 'unused-suppression') {
          continue;
        }
        say(`${document.uri.path.split('/').at(-1) ?? ''}: ${localize(message)}`);
      }
    }
    item.text = `$(shield) ${String(count)}${problem === undefined ? '' : ' $(warning)'}`;
    item.tooltip = tooltip;
    const showIdentity = count === 0 && problem !== undefined;
    item.command = showIdentity ? commands.showIdentity.id : commands.showFindings.id;
    item.accessibilityInformation = {
      label:
        problem === undefined
          ? vscode.l10n.t('Strongroom: {0} in open files', findings(count))
          : vscode.l10n.t('Strongroom: {0} in open files, and a problem with your AWS identity', findings(count)),
    };
  };

  // The palette lists the fixes only where there is something to fix.
  const updateContext = (): void => {
    const editor = vscode.window.activeTextEditor;
    const findings = editor && scans.latest(editor.document.uri)?.result.findings;
    void vscode.commands.executeCommand('setContext', contextKeys.editorHasFindings, (findings?.length ?? 0) > 0);
  };

  own.push(
    scans.onDidChange(() => {
      void update();
      updateContext();
    }),
  );
  own.push(model.onDidChange(() => void update()));
  own.push(vscode.window.onDidChangeActiveTextEditor(updateContext));
  void update();
  updateContext();
  item.show();
  return own;
}
