import * as vscode from 'vscode';
import { storedAt } from '../../../core/fix/accessPolicy';
import type { JournalEntry } from '../../../core/fix/journal';
import type { StoreKind } from '../../../core/ports';
import { awsIsAllowed } from '../../connection/trust';
import { storeName } from '../destination';
import { fileName } from '../fixFlow';
import { moveConnection, moveToStore, replace } from '../moveToStore';
import type { MoveToStoreDependencies } from '../moveToStore';
import { findStanding, lookAt, sayStillOffered, storeKind } from './standing';
import type { Found, Standing } from './standing';

type Choice = 'finish' | 'show' | 'leave';

/**
 * Offers to finish a fix that did not end: verifies that the store holds what the code still holds, and changes the
 * code. Deletes no secret. Where the notification is closed, the next start offers it again.
 */
export async function offerUnfinished(entry: JournalEntry, dependencies: MoveToStoreDependencies): Promise<void> {
  const { dialogs, notes, planner } = dependencies;
  const kind = storeKind(entry);
  const [standing] = kind === undefined ? [] : await findStanding(entry, kind, planner);
  if (kind === undefined || standing === undefined) {
    // The code no longer holds the value: somebody has finished it, or the edit was the last that was done.
    await notes.end(entry.id);
    return;
  }
  const where = [storeName(kind), entry.connection.region ?? '', entry.connection.profile ?? ''].filter(Boolean);
  const choice = await dialogs.warn<Choice>(
    vscode.l10n.t(
      'A fix did not finish: a secret of {0} was on its way to {1} as {2}. The code is as it was.',
      fileName(standing.document),
      where.join(', '),
      entry.name,
    ),
    [
      { label: vscode.l10n.t('Finish the Fix'), value: 'finish' },
      { label: vscode.l10n.t('Show What Exists'), value: 'show' },
      { label: vscode.l10n.t('Leave as It Is'), value: 'leave' },
    ],
  );
  if (choice === 'leave') {
    await notes.end(entry.id);
  } else if (choice !== undefined && (await awsIsAllowed(dialogs))) {
    await goOn(choice, entry, kind, standing, dependencies);
  }
}

async function goOn(
  choice: 'finish' | 'show',
  entry: JournalEntry,
  kind: StoreKind,
  standing: Standing,
  dependencies: MoveToStoreDependencies,
): Promise<void> {
  const { dialogs, notes } = dependencies;
  const { value } = standing;
  const whole = entry.whole === true;
  let found: Found;
  try {
    found = await lookAt(entry, kind, value, await dependencies.aws(), dialogs);
  } catch (error) {
    sayStillOffered(error, dialogs);
    return;
  }
  if (choice === 'show') {
    void dialogs.inform(foundText(found, entry, kind), []);
  } else if (found === 'different') {
    void dialogs.warn(foundText(found, entry, kind), []);
  } else if (found === 'nothing') {
    await notes.end(entry.id);
    await (whole
      ? moveConnection(standing.reference, dependencies)
      : moveToStore(standing.reference, kind, dependencies));
  } else {
    const { connection, name } = entry;
    const region = connection.region ?? '';
    const stored = { name, arn: entry.arn, outcome: 'reused' } as const;
    const at = storedAt(kind, stored, region, undefined);
    const { finding, plan, reference } = standing;
    const moved = { kind, finding, plan, value, whole, destination: { name, connection, region }, stored, at };
    if (await replace(reference, moved, dependencies)) {
      await notes.end(entry.id);
    }
  }
}

function foundText(found: Found, { name }: JournalEntry, kind: StoreKind): string {
  switch (found) {
    case 'same':
      return vscode.l10n.t('{0} in {1} holds the value that stands in the code.', name, storeName(kind));
    case 'different':
      return vscode.l10n.t(
        '{0} in {1} holds another value than the code. Nothing was changed: fix the secret again under another name.',
        name,
        storeName(kind),
      );
    case 'nothing':
      return vscode.l10n.t('There is no {0} in {1}: the value stands in the code only.', name, storeName(kind));
  }
}
