import path from 'node:path';
import * as vscode from 'vscode';
import type { CommittedValue } from '../../core/history/historyReader';
import { committedBefore, rotationSteps, shallowNote } from '../../core/history/rotation';
import type { Rotated } from '../../core/history/rotation';
import { english } from '../../core/text/message';
import type { Log } from '../../core/ports';
import type { Secret } from '../../core/text/secret';
import { searchHistory } from '../../node/gitHistory';
import type { HistoryAnswer } from '../../node/gitHistory';
import { repositoryRoot } from '../../node/repository';
import { values } from '../support/counts';
import { localize } from '../support/localize';
import type { Dialogs, PickLine, PickRequest } from './dialogs';
import { followNotification } from './failureSteps';
import type { Next } from './failureSteps';

/** A value that has left the code. */
export interface FixedValue {
  /** The file that it stood in. */
  readonly uri: vscode.Uri;
  /** What it is called in a list: `DB_PASSWORD`, `src/config.ts:12`. */
  readonly label: string;
  readonly finding: Rotated;
  /** What may stand in history: the value as it was stored, the literal as it stood. The first that is found counts. */
  readonly values: readonly Secret[];
}

export interface HistoryHintDependencies {
  readonly dialogs: Pick<Dialogs, 'warn' | 'pick'>;
  readonly log: Log;
}

type Committed = FixedValue & { readonly committed: CommittedValue };

/**
 * Looks in the background whether git's history holds values that were fixed, and says so with the steps that rotate them.
 * Quiet where it does not, where there is no git or no repository, and in restricted mode, in which git is not run.
 */
export function hintHistory(fixed: readonly FixedValue[], dependencies: HistoryHintDependencies): void {
  if (vscode.workspace.isTrusted) {
    search(fixed, dependencies).catch((error: unknown) => {
      dependencies.log.error('The history of git could not be searched.', error);
    });
  }
}

async function search(fixed: readonly FixedValue[], dependencies: HistoryHintDependencies): Promise<void> {
  const byRepository = new Map<string, FixedValue[]>();
  for (const value of fixed) {
    const root = value.uri.scheme === 'file' ? repositoryRoot(path.dirname(value.uri.fsPath)) : undefined;
    if (root !== undefined) {
      byRepository.set(root, [...(byRepository.get(root) ?? []), value]);
    }
  }
  for (const values of byRepository.values()) {
    const answer = await searchHistory(
      [...new Set(values.map(({ uri }) => uri.fsPath))],
      values.flatMap((value) => value.values),
    );
    const known = answer === undefined ? [] : committedOf(values, answer);
    if (answer !== undefined && known.length > 0) {
      say(known, answer, dependencies);
    }
  }
}

function committedOf(values: readonly FixedValue[], { found }: HistoryAnswer): readonly Committed[] {
  let index = 0;
  return values.flatMap((value) => {
    const own = found.slice(index, index + value.values.length);
    index += value.values.length;
    const committed = own.find((each) => each !== undefined);
    return committed === undefined ? [] : [{ ...value, committed }];
  });
}

function say(known: readonly Committed[], answer: HistoryAnswer, { dialogs, log }: HistoryHintDependencies): void {
  const [only] = known;
  const text =
    only !== undefined && known.length === 1
      ? `${only.label}: ${localize(committedBefore(only.committed, answer.isComplete))}`
      : vscode.l10n.t('The history of git holds {0} that left the code: rotate them.', values(known.length));
  for (const { label, committed } of known) {
    log.info(`${label}: ${english(committedBefore(committed, answer.isComplete))}`);
  }
  const show = { label: vscode.l10n.t('How to Rotate'), value: () => dialogs.pick<never>(steps(known, answer)) };
  followNotification(dialogs.warn<Next>(text, [show]));
}

/** The values, those of one kind together, with the steps of their kind. */
function steps(known: readonly Committed[], answer: HistoryAnswer): PickRequest<never> {
  const byKind = new Map<string, { readonly values: Committed[]; readonly steps: readonly string[] }>();
  for (const value of known) {
    const lines = rotationSteps(value.finding).map(localize);
    const group = byKind.get(lines.join('\n')) ?? { values: [], steps: lines };
    group.values.push(value);
    byKind.set(lines.join('\n'), group);
  }
  const items: PickLine<never>[] = [...byKind.values()].flatMap((group) => [
    { heading: vscode.l10n.t('In the history of git') },
    ...group.values.map(({ label, committed }) => ({
      note: `${label}: ${localize(committedBefore(committed, answer.isComplete))}`,
    })),
    { heading: vscode.l10n.t('How it is rotated') },
    ...group.steps.map((note, index) => ({ note: `${String(index + 1)}. ${note}` })),
  ]);
  return {
    title: vscode.l10n.t('Rotate what was committed'),
    placeholder: vscode.l10n.t('Nothing here changes anything'),
    items: [...items, ...(answer.isShallow ? [{ note: localize(shallowNote()) }] : [])],
  };
}
