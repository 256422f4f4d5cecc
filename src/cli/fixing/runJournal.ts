import path from 'node:path';
import { alikeFingerprints, sameConnection } from '../../core/fix/journal';
import type { FixJournal, JournalEntry, JournalPlace } from '../../core/fix/journal';
import type { Clock } from '../../core/ports';
import { english } from '../../core/text/message';
import { systemReason } from '../../node/errors';
import type { Output } from '../output';
import { placesText, whatIsKept } from './unfinished';

/** What is about to be kept, and where. */
export type Noted = Pick<JournalEntry, 'target' | 'name' | 'connection' | 'keptIn' | 'whole'>;

export interface RunJournalParts {
  readonly journal: FixJournal;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly err: Output;
  readonly cwd: string;
}

/** The journal as one run of `fix` sees it: what earlier runs left in the same folders, and what this run is doing. */
export class RunJournal {
  /** By id. */
  readonly #entries = new Map<string, JournalEntry>();
  readonly #earlier = new Set<string>();
  #warned = false;

  constructor(private readonly parts: RunJournalParts) {}

  /**
   * Takes up what earlier runs left unfinished, and says what that is.
   *
   * @param workspaces the folders that this run's files lie in, absolute.
   */
  async takeUp(workspaces: ReadonlySet<string>): Promise<readonly JournalEntry[]> {
    const { err, cwd } = this.parts;
    const content = await this.#try('read', () => this.parts.journal.read());
    for (const file of content?.unreadable ?? []) {
      await err.line(
        `strongroom: ${file} should tell of an unfinished fix and cannot be read. Delete it if it is old.`,
      );
    }
    const earlier = (content?.entries ?? []).filter(({ workspace }) => workspaces.has(workspace));
    for (const entry of earlier) {
      this.#entries.set(entry.id, entry);
      this.#earlier.add(entry.id);
      if (entry.places.length > 0) {
        await err.line(
          `strongroom: a fix that began ${entry.started} did not finish: ${placesText(entry, cwd)} ${whatIsKept(entry)}. The code is intact. Fixing that file again finishes it; --forget-unfinished drops it.`,
        );
      }
    }
    return earlier;
  }

  /** Forgets what earlier runs left; what exists in AWS or in files stays. */
  async forget(): Promise<void> {
    for (const id of this.#earlier) {
      this.#entries.delete(id);
      await this.#try('write', () => this.parts.journal.remove(id));
    }
    this.#earlier.clear();
  }

  /** The entry that an earlier run left for a finding; undefined where there is none. */
  unfinished(file: string, fingerprint: string): JournalEntry | undefined {
    return [...this.#entries.values()].find(
      ({ id, places }) =>
        this.#earlier.has(id) &&
        places.some((place) => place.file === file && alikeFingerprints(place.fingerprint, fingerprint)),
    );
  }

  /** Notes that a value is about to be kept, before it is. */
  async begin(workspace: string, noted: Noted, places: readonly JournalPlace[]): Promise<JournalEntry> {
    const same = [...this.#entries.values()].find(
      (entry) =>
        entry.workspace === workspace &&
        entry.target === noted.target &&
        entry.name === noted.name &&
        entry.keptIn === noted.keptIn &&
        sameConnection(entry.connection, noted.connection),
    );
    const others = (same?.places ?? []).filter(
      (old) => !places.some((place) => place.file === old.file && place.fingerprint === old.fingerprint),
    );
    const entry: JournalEntry = {
      step: 'storing',
      ...same,
      ...noted,
      version: 1,
      id: same?.id ?? this.parts.newId(),
      started: same?.started ?? this.parts.clock.now().toISOString(),
      workspace,
      places: [...others, ...places],
    };
    await this.#write(entry);
    return entry;
  }

  /** Notes that the value was read back and compared. */
  async kept(entry: JournalEntry, arn: string | undefined): Promise<void> {
    await this.#write({ ...entry, step: 'stored', ...(arn !== undefined && { arn }) });
  }

  /** Forgets places of an entry: nothing was kept for them. What an earlier run may have kept is remembered. */
  async drop({ id }: JournalEntry, places: readonly JournalPlace[]): Promise<void> {
    const entry = this.#entries.get(id);
    if (entry === undefined || this.#earlier.has(id)) {
      return;
    }
    const others = entry.places.filter((place) => !places.includes(place));
    if (others.length === 0 && entry.step === 'storing') {
      this.#entries.delete(id);
      await this.#try('write', () => this.parts.journal.remove(id));
    } else {
      await this.#write({ ...entry, places: others });
    }
  }

  /** Notes that the code of places was changed. The entry stays until the end: its value may stand in a later file. */
  async changed({ id }: JournalEntry, places: readonly JournalPlace[]): Promise<void> {
    const entry = this.#entries.get(id);
    if (entry !== undefined) {
      await this.#write({ ...entry, places: entry.places.filter((place) => !places.includes(place)) });
    }
  }

  /**
   * Notes which findings a file still has; all other places in it are done.
   *
   * @param fingerprints of what is left.
   */
  async fileDone(file: string, fingerprints: readonly string[]): Promise<void> {
    for (const entry of this.#entries.values()) {
      const places = entry.places.filter(
        (place) => place.file !== file || fingerprints.some((left) => alikeFingerprints(left, place.fingerprint)),
      );
      if (places.length < entry.places.length) {
        await this.#write({ ...entry, places });
      }
    }
  }

  /** Removes what is finished. Until the end of a run even that is kept: a value may stand in a later file as well. */
  async end(): Promise<void> {
    for (const { id, places } of [...this.#entries.values()]) {
      if (places.length === 0) {
        this.#entries.delete(id);
        await this.#try('write', () => this.parts.journal.remove(id));
      }
    }
  }

  async #write(entry: JournalEntry): Promise<void> {
    this.#entries.set(entry.id, entry);
    await this.#try('write', () => this.parts.journal.write(entry));
  }

  /** A fix is safe without a journal; only what is unfinished will not be known. So a journal that fails is said once. */
  async #try<T>(what: 'read' | 'write', act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      if (!this.#warned) {
        this.#warned = true;
        await this.parts.err.line(
          `strongroom: the journal of unfinished fixes could not be ${what === 'read' ? 'read' : 'written'}: ${english(systemReason(error))}. If this run is interrupted, the next one will not know of it.`,
        );
      }
      return undefined;
    }
  }
}

/** The files that an unfinished fix may have been writing. */
export function filesOf({ places, keptIn }: JournalEntry): readonly string[] {
  return [
    ...new Set([
      ...places.map(({ file }) => file),
      ...(keptIn === undefined ? [] : [keptIn, path.join(path.dirname(keptIn), '.gitignore')]),
    ]),
  ];
}
