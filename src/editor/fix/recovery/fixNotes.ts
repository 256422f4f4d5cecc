import type { FixJournal, JournalEntry, JournalPlace } from '../../../core/fix/journal';
import type { StoreOutcome } from '../../../core/fix/transaction';
import type { Clock, Log, StoreKind } from '../../../core/ports';
import type { Finding } from '../../../core/scan/finding';
import type { FindingReference } from '../../findings/findingAt';
import type { Destination } from '../destination';

export interface FixNotesParts {
  readonly journal: FixJournal;
  readonly clock: Clock;
  readonly log: Log;
}

/** What is about to be stored, and what of the code it is for. */
export interface NotedFix {
  readonly kind: StoreKind;
  readonly name: string;
  readonly destination: Pick<Destination, 'connection' | 'region'>;
  readonly places: readonly JournalPlace[];
  /** A whole connection, as one JSON object. */
  readonly whole?: boolean;
  /** What the notes of several secrets that are fixed together have in common. */
  readonly batch?: string;
}

/** Notes what is on its way to a store, so that the next start knows of a fix that did not end. */
export class FixNotes {
  constructor(private readonly parts: FixNotesParts) {}

  /**
   * Makes an attempt to store a value, with a note of it that stays where the attempt has left something or may have.
   *
   * @returns what came of it, and the id of the note.
   */
  async during(
    fix: NotedFix,
    attempt: () => Promise<StoreOutcome>,
  ): Promise<{ readonly outcome: StoreOutcome; readonly note: string }> {
    const note = await this.#begin(fix);
    const outcome = await attempt();
    if (outcome.kind === 'failed' && outcome.left.kind === 'nothing') {
      await this.end(note);
    }
    return { outcome, note };
  }

  /** Forgets a note: nothing was stored, or the code was changed. */
  async end(id: string): Promise<void> {
    await this.#try(() => this.parts.journal.remove(id));
  }

  async #begin({ kind, name, destination, places, whole, batch }: NotedFix): Promise<string> {
    const { connection, region } = destination;
    const entry: JournalEntry = {
      version: 1,
      id: crypto.randomUUID(),
      started: this.parts.clock.now().toISOString(),
      workspace: '',
      target: kind,
      name,
      connection: { ...connection, region },
      ...(whole === true && { whole }),
      ...(batch !== undefined && { batch }),
      step: 'storing',
      places,
    };
    await this.#try(() => this.parts.journal.write(entry));
    return entry.id;
  }

  /** A fix is safe without notes; only what is unfinished will not be known. */
  async #try(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      this.parts.log.error('The journal of unfinished fixes could not be written.', error);
    }
  }
}

/** The place of a finding, as it is noted. */
export function notedPlace({ uri }: FindingReference, { fingerprint, detector, span }: Finding): JournalPlace {
  return { file: uri, fingerprint, detector, span };
}
