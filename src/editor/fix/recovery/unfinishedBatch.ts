import * as vscode from 'vscode';
import { storedAt } from '../../../core/fix/accessPolicy';
import type { JournalEntry } from '../../../core/fix/journal';
import type { StoreKind } from '../../../core/ports';
import { awsIsAllowed } from '../../connection/trust';
import { editFiles } from '../batch/editFiles';
import type { StoredValue } from '../batch/storeSecrets';
import { lookedUpText, referenceTexts, unusedText } from '../batch/summary';
import { storeName } from '../destination';
import { fileName } from '../fixFlow';
import type { MoveToStoreDependencies } from '../moveToStore';
import { findStanding, lookAt, sayStillOffered, storeKind } from './standing';
import type { Standing } from './standing';

/** A secret of an unfinished batch, with what of the code still holds it. */
interface Remaining {
  readonly entry: JournalEntry;
  readonly standing: readonly [Standing, ...Standing[]];
}

/**
 * Offers to finish a fix of several secrets that did not end: looks up which of them are stored with the value that the
 * code still holds, and changes the code for those, in one step of undo. Stores and deletes nothing. Where the
 * notification is closed, the next start offers it again.
 *
 * @param entries of one batch.
 */
export async function offerUnfinishedBatch(
  entries: readonly [JournalEntry, ...JournalEntry[]],
  dependencies: MoveToStoreDependencies,
): Promise<void> {
  const { dialogs, notes, planner } = dependencies;
  const kind = storeKind(entries[0]);
  const remaining: Remaining[] = [];
  for (const entry of entries) {
    const [first, ...others] = kind === undefined ? [] : await findStanding(entry, kind, planner);
    if (first === undefined) {
      // The code no longer holds the value: somebody has finished it, or the edit was the last that was done.
      await notes.end(entry.id);
    } else {
      remaining.push({ entry, standing: [first, ...others] });
    }
  }
  if (kind === undefined || remaining.length === 0) {
    return;
  }
  const { region, profile } = entries[0].connection;
  const choice = await dialogs.warn<'finish' | 'leave'>(
    vscode.l10n.t(
      'A fix of several secrets did not finish. Still in the code: {0}, in {1}. They were on their way to {2}; what of them is stored already can be looked up now.',
      remaining.length,
      [...documentsOf(remaining).values()].map(fileName).join(', '),
      [storeName(kind), region ?? '', profile ?? ''].filter(Boolean).join(', '),
    ),
    [
      { label: vscode.l10n.t('Finish the Fix'), value: 'finish' },
      { label: vscode.l10n.t('Leave as It Is'), value: 'leave' },
    ],
  );
  if (choice === 'leave') {
    await endAll(remaining, dependencies);
  } else if (choice === 'finish' && (await awsIsAllowed(dialogs))) {
    await finish(remaining, kind, dependencies);
  }
}

async function finish(
  remaining: readonly Remaining[],
  kind: StoreKind,
  dependencies: MoveToStoreDependencies,
): Promise<void> {
  const { dialogs } = dependencies;
  const room = await dependencies.aws();
  const stored: StoredValue[] = [];
  const missing: Remaining[] = [];
  try {
    for (const each of remaining) {
      const { entry } = each;
      const [{ value }] = each.standing;
      if ((await lookAt(entry, kind, value, room, dialogs)) === 'same') {
        const held = { name: entry.name, arn: entry.arn, outcome: 'reused' } as const;
        const at = storedAt(kind, held, entry.connection.region ?? '', undefined);
        stored.push({ value, stored: held, at, note: entry.id });
      } else {
        missing.push(each);
      }
    }
  } catch (error) {
    sayStillOffered(error, dialogs);
    return;
  }
  const documents = [...documentsOf(remaining).values()];
  const { region } = remaining[0]?.entry.connection ?? {};
  const edited =
    stored.length === 0
      ? undefined
      : await editFiles({ documents, kind, stored, region, preview: false }, dependencies);
  if (edited?.outcome === 'not-editable') {
    void dialogs.warn(vscode.l10n.t('No file was edited.'), []);
    return;
  }
  await endAll(remaining, dependencies);
  const sentences = [
    lookedUpText(edited ?? { places: 0, files: 0 }),
    ...referenceTexts(edited?.references ?? []),
    ...(edited?.outcome === 'edited' ? unusedText(stored, edited) : []),
    ...(missing.length === 0
      ? []
      : [
          vscode.l10n.t(
            'Not stored with the value that the code holds, and left as they are: {0}. Fix them again.',
            missing.map(({ entry }) => entry.name).join(', '),
          ),
        ]),
  ];
  void dialogs.inform(sentences.join(' '), []);
}

function documentsOf(remaining: readonly Remaining[]): Map<string, vscode.TextDocument> {
  const documents = remaining.flatMap(({ standing }) => standing.map(({ document }) => document));
  return new Map(documents.map((document) => [document.uri.toString(), document]));
}

async function endAll(remaining: readonly Remaining[], { notes }: MoveToStoreDependencies): Promise<void> {
  for (const { entry } of remaining) {
    await notes.end(entry.id);
  }
}
