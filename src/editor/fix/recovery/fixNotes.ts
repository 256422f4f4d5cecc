import type { FixJournal, JournalEntry } from '../../../core/fix/journal';
import type { Clock, Log, StoreKind } from '../../../core/ports';
import type { Finding } from '../../../core/scan/finding';
import type { FindingReference } from '../../findings/findingAt';
import type { Destination } from '../destination';

export interface FixNotesParts {
  readonly journal: FixJournal;
  readonly clock: Clock;
  readonly log: Log;
}

/** Notes what is on its way to a store, so that the next start knows of a fix that did not end. */
export class FixNotes {
  constructor(private readonly parts: FixNotesParts) {}

  /** Notes that a value is about to be stored. The id of the note. */
  async begin(
    kind: StoreKind,
    name: string,
    { connection, region }: Destination,
    { uri }: FindingReference,
    { fingerprint, detector, span }: Finding,
  ): Promise<string> {
    const entry: JournalEntry = {
      version: 1,
      id: crypto.randomUUID(),
      started: this.parts.clock.now().toISOString(),
      workspace: '',
      target: kind,
      name,
      connection: { ...connection, region },
      step: 'storing',
      places: [{ file: uri, fingerprint, detector, span }],
    };
    await this.#try(() => this.parts.journal.write(entry));
    return entry.id;
  }

  /** Forgets a note: nothing was stored, or the code was changed. */
  async end(id: string): Promise<void> {
    await this.#try(() => this.parts.journal.remove(id));
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
