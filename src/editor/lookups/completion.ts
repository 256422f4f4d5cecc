import * as vscode from 'vscode';
import { formatReference } from '../../core/environment/reference';
import type { LookupToComplete } from '../../core/lookups/completeLookup';
import { AwsFailure } from '../../core/ports';
import type { Log, SecretDescription } from '../../core/ports';
import type { Connection } from '../connection/connection';
import { commands } from '../contributions/commands';
import type { LoadEngine } from '../scanning/engineLoader';
import { projectFiles } from '../scanning/projectFiles';
import { folderOf, rangeOf, sourceOf } from '../scanning/scannedDocuments';
import { choiceFor, dayOf, kindName } from './catalogs';
import type { Catalogs } from './catalogs';
import { factLines, originText } from './descriptionText';

export interface CompletionDependencies {
  readonly engine: LoadEngine;
  readonly connection: Connection;
  readonly catalogs: Catalogs;
  readonly log: Log;
  readonly mayAsk: () => boolean;
}

/**
 * The names that a look-up around the cursor can take. Before anyone asked for that, one line that asks AWS for them.
 * What fails is said in the log alone: nobody is to be disturbed by what they did not ask for.
 */
export async function completeName(
  document: vscode.TextDocument,
  position: vscode.Position,
  token: vscode.CancellationToken,
  { engine, connection, catalogs, log, mayAsk }: CompletionDependencies,
): Promise<vscode.CompletionList | undefined> {
  const { version } = document;
  const lookup = await (
    await engine()
  ).lookupToComplete(sourceOf(document), document.offsetAt(position), projectFiles(folderOf(document)));
  if (lookup === undefined || token.isCancellationRequested || document.version !== version) {
    return undefined;
  }
  const range = rangeOf(document, lookup.span);
  if (!mayAsk()) {
    // What stands behind the cursor is left alone: the list that opens next is of what stands before it.
    const before = new vscode.Range(range.start, position);
    return new vscode.CompletionList([askItem(document.getText(before), before)], true);
  }
  const choice = choiceFor(lookup, connection.choice);
  try {
    const { entries, isCut } = await catalogs.names(lookup.store, choice);
    const items = entries.map((entry) => nameItem(entry, lookup, range, originText(entry.arn, choice)));
    return new vscode.CompletionList(items, isCut);
  } catch (error) {
    if (!AwsFailure.is(error)) {
      log.error('Names could not be completed.', error);
    }
    return undefined;
  }
}

function nameItem(
  entry: SecretDescription,
  { form }: LookupToComplete,
  range: vscode.Range,
  origin: string,
): vscode.CompletionItem {
  const { store, name, description, changed } = entry;
  const item = new vscode.CompletionItem(
    { label: name, ...(changed !== undefined && { description: dayOf(changed) }) },
    vscode.CompletionItemKind.Reference,
  );
  item.range = range;
  item.insertText = form === 'reference' ? afterScheme(formatReference({ store, name })) : name;
  item.filterText = item.insertText;
  item.detail = kindName(store);
  item.documentation = [description, ...factLines(entry), origin].filter((line) => line !== undefined).join('\n');
  return item;
}

function afterScheme(reference: string): string {
  return reference.slice(reference.indexOf('://') + 3);
}

/** Leaves the text as it is, asks AWS, and opens the list again. */
function askItem(text: string, range: vscode.Range): vscode.CompletionItem {
  const item = new vscode.CompletionItem(vscode.l10n.t('Ask AWS for the names…'), vscode.CompletionItemKind.Event);
  item.range = range;
  item.insertText = text;
  item.filterText = text;
  item.detail = 'Strongroom';
  item.documentation = vscode.l10n.t('Reads names and descriptions from the account in use, and never values.');
  item.command = { command: commands.refreshLookups.id, title: '', arguments: [{ suggest: true }] };
  return item;
}
