import type { Secret } from '../text/secret';

/** What git's history holds of a value. */
export interface CommittedValue {
  /** In how many commits it was written. */
  readonly commits: number;
  /** When first, ISO 8601, UTC. */
  readonly first: string;
}

/** What begins the line of a commit, as `commitFormat` writes it; no line of a diff begins so. */
const mark = '\u0001';

/**
 * The format of commits for `git log`, which `HistoryReader` reads: the mark, the hash, the author's time, the hashes of
 * the parents. A line of the diff begins with a column of signs for each parent.
 */
export const commitFormat = 'format:%x01%H %at %P';

/** A shorter value could stand in any text by chance. */
const shortest = 6;
/** A line that is longer is searched in pieces of this length. */
const longestLine = 2_000_000;

/** What is searched of history: the files that held the value, or everything. */
export type HistoryScope = 'paths' | 'all';

interface Sought {
  /** How the value can be written in a source. */
  readonly forms: readonly string[];
  /** Whether it is too random to stand elsewhere by chance. */
  readonly isDistinct: boolean;
  readonly commits: Map<string, number>;
}

interface Commit {
  readonly hash: string;
  /** Seconds since 1970. */
  readonly time: number;
  /** What begins a line of its diff that none of its parents has. */
  readonly added: string;
}

/**
 * Searches the output of `git log --patch` for values, in memory: they stand in no command line and in no file.
 *
 * Architecture invariant: it tells commits and times, and nothing of what it read.
 */
export class HistoryReader {
  readonly #sought: readonly Sought[];
  #commit: Commit | undefined;
  #rest = '';

  constructor(values: readonly Secret[]) {
    this.#sought = values.map((value) => ({
      forms: formsOf(value.reveal()),
      isDistinct: isDistinct(value.reveal()),
      commits: new Map<string, number>(),
    }));
  }

  /** Whether there is anything to search for. */
  get isWorthwhile(): boolean {
    return this.#sought.some(({ forms }) => forms.length > 0);
  }

  /** Takes the next stretch of the output. */
  read(text: string, scope: HistoryScope): void {
    const all = this.#rest + text;
    const cut = all.lastIndexOf('\n') + 1;
    this.#search(all.slice(0, cut), scope);
    this.#rest = all.slice(cut);
    if (this.#rest.length > longestLine) {
      this.#search(this.#rest, scope);
      const signs = this.#rest.slice(0, this.#commit?.added.length ?? 1);
      this.#rest = signs + this.#rest.slice(-this.#longestForm());
    }
  }

  /** Ends one output; another may follow. */
  end(scope: HistoryScope): void {
    this.#search(this.#rest, scope);
    this.#rest = '';
    this.#commit = undefined;
  }

  /** What was found, in the order of the values. */
  found(): readonly (CommittedValue | undefined)[] {
    return this.#sought.map(({ commits }) =>
      commits.size === 0
        ? undefined
        : { commits: commits.size, first: new Date(Math.min(...commits.values()) * 1000).toISOString() },
    );
  }

  #longestForm(): number {
    return Math.max(1, ...this.#sought.flatMap(({ forms }) => forms.map(({ length }) => length)));
  }

  /** Searches whole lines. */
  #search(text: string, scope: HistoryScope): void {
    if (text === '') {
      return;
    }
    for (const sought of this.#sought) {
      if (scope === 'paths' || sought.isDistinct) {
        for (const form of sought.forms) {
          this.#searchFor(form, sought, text);
        }
      }
    }
    this.#commit = commitBefore(text, text.length) ?? this.#commit;
  }

  #searchFor(form: string, { commits }: Sought, text: string): void {
    for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + form.length)) {
      const line = text.lastIndexOf('\n', at) + 1;
      const commit = commitBefore(text, at) ?? this.#commit;
      if (commit !== undefined && text.startsWith(commit.added, line) && isWhole(text, at, form.length)) {
        commits.set(commit.hash, commit.time);
      }
    }
  }
}

/** The last commit whose line begins before an offset. */
function commitBefore(text: string, offset: number): Commit | undefined {
  const at = text.lastIndexOf(mark, offset);
  if (at === -1) {
    return undefined;
  }
  const end = text.indexOf('\n', at);
  // A commit without parents ends with the space before them.
  const line = text.slice(at + mark.length, end === -1 ? undefined : end);
  const [, hash, time, parents = ''] = /^([0-9a-f]{7,64}) (\d{1,12})((?: [0-9a-f]{7,64})*) ?$/.exec(line) ?? [];
  return hash === undefined
    ? undefined
    : { hash, time: Number(time), added: '+'.repeat(Math.max(1, parents.split(' ').length - 1)) };
}

/** Whether what was found is no part of a longer word. */
function isWhole(text: string, at: number, length: number): boolean {
  return !/[A-Za-z0-9]/.test(text.charAt(at - 1)) && !/[A-Za-z0-9]/.test(text.charAt(at + length));
}

/** A value as it stands in sources: as it is, and with the escapes of quotes and backslashes. */
function formsOf(value: string): readonly string[] {
  if (value.length < shortest || /[\r\n]/.test(value)) {
    return [];
  }
  const backslashes = value.replace(/\\/g, '\\\\');
  return [...new Set([value, backslashes, backslashes.replace(/"/g, '\\"'), backslashes.replace(/'/g, "\\'")])];
}

function isDistinct(value: string): boolean {
  return value.length >= 12 && /\d/.test(value) && /[A-Za-z]/.test(value);
}
