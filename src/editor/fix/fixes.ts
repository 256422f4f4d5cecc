import type { FixJournal, JournalEntry } from '../../core/fix/journal';
import type { AwsRoom, Clock, Log } from '../../core/ports';
import type { FixTarget, KeyPair } from '../../core/rewriters/rewriter';
import type { Connection } from '../connection/connection';
import type { FindingReference } from '../findings/findingAt';
import type { Configurations } from '../scanning/configurations';
import type { LoadEngine } from '../scanning/engineLoader';
import { fixAll } from './batch/fixAll';
import type { FixScope } from './batch/fixAll';
import type { Dialogs } from './dialogs';
import { FixPlanner } from './fixPlanner';
import { ignoreFinding } from './ignoreFinding';
import { moveConnection, moveToStore } from './moveToStore';
import { FixNotes } from './recovery/fixNotes';
import { offerUnfinishedBatch } from './recovery/unfinishedBatch';
import { offerUnfinished } from './recovery/unfinishedFixes';
import { replaceWithEnvironment } from './replaceWithEnvironment';
import { useCredentialChain } from './useCredentialChain';

export interface FixesDependencies {
  readonly engine: LoadEngine;
  readonly aws: () => Promise<AwsRoom>;
  readonly configurations: Configurations;
  readonly connection: Connection;
  readonly journal: FixJournal;
  readonly dialogs: Dialogs;
  readonly clock: Clock;
  /** Opens the page on which a key can be deactivated. */
  readonly openKeyPage: (accessKeyId: KeyPair['accessKeyId'] | undefined) => Promise<void>;
  readonly log: Log;
}

/** Everything that is done about a finding. A bundle of its own, loaded when the first light bulb is opened. */
export interface Fixes {
  readonly planner: FixPlanner;
  /** Makes a fix, asking what there is to ask; another fix that was chosen instead, if any. */
  make(target: FixTarget, reference: FindingReference): Promise<FixTarget | undefined>;
  /** Moves a whole connection to Secrets Manager, as one JSON object. */
  moveConnection(reference: FindingReference): Promise<void>;
  /** Moves all secrets of a scope to a store, asking once. */
  fixAll(scope: FixScope): Promise<void>;
  /** Offers what the journal tells of that did not end. */
  offerUnfinished(): Promise<void>;
  ignore(reference: FindingReference): Promise<void>;
}

export function createFixes(parts: FixesDependencies): Fixes {
  const planner = new FixPlanner(parts);
  const dependencies = { ...parts, planner, notes: new FixNotes(parts) };
  return {
    planner,
    make: (target, reference) => {
      switch (target) {
        case 'secretsmanager':
        case 'parameterstore':
          return moveToStore(reference, target, dependencies);
        case 'environment':
          return replaceWithEnvironment(reference, dependencies);
        case 'default-credential-chain':
          return useCredentialChain(reference, dependencies);
      }
    },
    moveConnection: (reference) => moveConnection(reference, dependencies),
    fixAll: (scope) => fixAll(scope, dependencies),
    offerUnfinished: async () => {
      for (const [entry, ...others] of byBatch((await parts.journal.read()).entries)) {
        await (entry.batch === undefined
          ? offerUnfinished(entry, dependencies)
          : offerUnfinishedBatch([entry, ...others], dependencies));
      }
    },
    ignore: (reference) => ignoreFinding(reference, dependencies),
  };
}

/** Entries of the same batch together, each of the others by itself. */
function byBatch(entries: readonly JournalEntry[]): readonly (readonly [JournalEntry, ...JournalEntry[]])[] {
  const groups = new Map<string, [JournalEntry, ...JournalEntry[]]>();
  for (const entry of entries) {
    const key = entry.batch ?? entry.id;
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [entry]);
    } else {
      group.push(entry);
    }
  }
  return [...groups.values()];
}
