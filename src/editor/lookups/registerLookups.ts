import * as vscode from 'vscode';
import { mayHoldLookups } from '../../core/lookups/glance';
import { commands } from '../contributions/commands';
import { settings } from '../contributions/settings';
import { lazily } from '../scanning/engineLoader';
import { isScanned } from '../scanning/scannedDocuments';
import { DisposableList } from '../support/disposables';
import type { DisposableLike } from '../support/disposables';
import { LookupDiagnostics } from './lookupDiagnostics';
import type { Lookups, LookupsDependencies } from './lookups';

export type RegisterLookupsDependencies = Omit<LookupsDependencies, 'mayAsk' | 'asked' | 'diagnostics'>;

/** Larger texts are not read while someone types. */
const largestText = 1_000_000;

/**
 * Completion and hover of look-ups, and the commands about them. Whatever takes more than a glance at the text is in a
 * bundle that is loaded then.
 *
 * AWS is asked by a completion or a hover only where the setting says so, or where someone has asked for something
 * about look-ups in this window before.
 */
export function registerLookups(dependencies: RegisterLookupsDependencies): DisposableLike {
  const own = new DisposableList();
  const diagnostics = own.push(new LookupDiagnostics());
  let wasAsked = false;
  const mayAsk = (): boolean =>
    vscode.workspace.isTrusted &&
    (wasAsked ||
      vscode.workspace
        .getConfiguration()
        .get<boolean>(settings.askAwsAboutLookups.id, settings.askAwsAboutLookups.default));
  const lookups = lazily(async () => {
    const { createLookups } = await import('./lookups');
    return createLookups({
      ...dependencies,
      diagnostics,
      mayAsk,
      asked: () => {
        wasAsked = true;
      },
    });
  });

  own.push(
    vscode.languages.registerCompletionItemProvider(
      '*',
      {
        provideCompletionItems: async (document, position, token) =>
          mayHold(document) ? (await lookups()).complete(document, position, token) : undefined,
      },
      ...["'", '"', '`', '/', ':', '='],
    ),
  );
  own.push(
    vscode.languages.registerHoverProvider('*', {
      provideHover: async (document, position) =>
        mayHold(document) ? (await lookups()).hover(document, position) : undefined,
    }),
  );
  const run = (command: { readonly id: string }, act: (own: Lookups, argument: unknown) => Promise<unknown>): void => {
    own.push(
      vscode.commands.registerCommand(command.id, async (argument: unknown) => {
        try {
          await act(await lookups(), argument);
        } catch (error) {
          dependencies.log.error(`${command.id} failed.`, error);
          void dependencies.dialogs.error(
            vscode.l10n.t('Something went wrong that Strongroom did not expect. The log says more.'),
            [],
          );
        }
      }),
    );
  };
  run(commands.insertLookup, (each) => each.insert());
  run(commands.checkLookups, (each) => each.check('file'));
  run(commands.checkLookupsInWorkspace, (each) => each.check('workspace'));
  run(commands.refreshLookups, async (each, argument) => {
    await each.refresh();
    if (typeof argument === 'object' && argument !== null && 'suggest' in argument) {
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
    }
  });
  return own;
}

function mayHold(document: vscode.TextDocument): boolean {
  if (!isScanned(document)) {
    return false;
  }
  const text = document.getText();
  return text.length <= largestText && mayHoldLookups(text);
}
