import type { Language } from '../../languages/language';
import type { Span } from '../../text/span';
import type { Place } from './context';
import { givenReach, givenValues } from './glanceFurther';
import type { GivenValue } from './glanceFurther';
import { mayBeSecretValue } from './judge';
import { judgeSegment } from './names';
import type { NameVerdict } from './names';

/** What names say, by `judgeSegment`, and which values are no secrets: files of one project call things the same. Bounded. */
export class NameMemory {
  readonly #names = new Map<string, NameVerdict | typeof nothing>();
  readonly #wholeNames = new Map<string, NameVerdict | typeof nothing>();
  readonly #noSecrets = new Set<string>();

  /** `judgeSegment`. */
  verdictOf(name: string): NameVerdict | undefined {
    return remembered(this.#names, name, judgeSegment);
  }

  /** What a name says, or else what it sets or gets by it (`setPassword`), wherever it stands. */
  verdictOfWhole(name: string): NameVerdict | undefined {
    return remembered(this.#wholeNames, name, (whole) => {
      const property = accessor.exec(whole)?.[1];
      const ofProperty = property === undefined ? undefined : this.verdictOf(property);
      return ofProperty?.strength === 'strong' ? ofProperty : (this.verdictOf(whole) ?? ofProperty);
    });
  }

  /** Whether what `key` stands for was found to be no secret. */
  isNoSecret(key: string): boolean {
    return this.#noSecrets.has(key);
  }

  /** @param key a value that is no secret, and what kind of name it stood under. */
  putNoSecret(key: string): void {
    if (key.length > longestKept) {
      return;
    }
    if (this.#noSecrets.size >= mostNames) {
      this.#noSecrets.clear();
    }
    this.#noSecrets.add(key);
  }
}

const mostNames = 10_000;
/** That something is known to say nothing: quicker than to ask twice. */
const nothing = null;

/** What a method's name is made of that sets, gives or takes what the rest of it names. */
const accessor = /^(?:set|with|add|use|put|get|fetch|load|read|default)_?(\w{1,120})$/i;

function remembered(
  known: Map<string, NameVerdict | typeof nothing>,
  name: string,
  judge: (name: string) => NameVerdict | undefined,
): NameVerdict | undefined {
  const verdict = known.get(name);
  if (verdict !== undefined) {
    return verdict ?? undefined;
  }
  // A stretch of a text would keep all of that text in memory.
  const own = detached(name);
  const judged = judge(own);
  if (known.size >= mostNames) {
    known.clear();
  }
  known.set(own, judged ?? nothing);
  return judged;
}

/** A text that shares no memory with what it was taken from. */
function detached(text: string): string {
  return ` ${text}`.slice(1);
}

/** In UTF-16 code units: longer values do not come again. */
const longestKept = 200;

/** What looks at the hits of one document have found out: the same values come again and again. */
export class GlanceMemory {
  /** Values that may be secrets, which none but the document's own memory keeps. */
  readonly #mayBeSecrets = new Set<string>();
  readonly #places = new Map<number, boolean>();
  #hasLongStrings: boolean | undefined;
  #hasPlainLiterals: boolean | undefined;
  #given: GivenValue[] = [];
  /** The stretch that `#given` holds all values of. */
  #givenFrom = 0;
  #givenTo = 0;
  readonly #signs = new Map<string, number[]>();
  /** Whether something was seen whose secret may stand anywhere in the text, and not only near by. */
  far = false;
  /** Further places at which the secret may stand of what was seen last. */
  readonly elsewhere: Span[] = [];

  readonly #inPlace: string;

  /**
   * @param names may serve other documents, too.
   * @param place where the document is from; left out, nothing is held against a value for that.
   */
  constructor(
    private readonly names = new NameMemory(),
    private readonly place?: Place,
  ) {
    this.#inPlace = [place?.test, place?.translation, place?.documentation]
      .map((is) => (is === true ? '+' : '-'))
      .join('');
  }

  /** `judgeSegment`. */
  verdictOf(name: string): NameVerdict | undefined {
    return this.names.verdictOf(name);
  }

  /** What a name says, or else what it sets or gets by it. */
  verdictOfWhole(name: string): NameVerdict | undefined {
    return this.names.verdictOfWhole(name);
  }

  /** `mayBeSecretValue`. */
  mayBeSecretValue(value: string, verdict: NameVerdict, companions: boolean): boolean {
    if (value.length < shortest(verdict)) {
      return false;
    }
    // What else is in a name may matter to its value, as `jwt` does to a secret; to a password only some words do.
    const segment = verdict.role !== 'password' || tellsMore.test(verdict.segment) ? verdict.segment : '*';
    const key = `${this.#inPlace}${verdict.role}${verdict.strength}${String(companions)}${segment}\0${value}`;
    if (this.#mayBeSecrets.has(key)) {
      return true;
    }
    if (this.names.isNoSecret(key)) {
      return false;
    }
    const answer = mayBeSecretValue(value, verdict, companions, this.place);
    if (answer) {
      this.#mayBeSecrets.add(key);
    } else {
      this.names.putNoSecret(key);
    }
    return answer;
  }

  /** Whether a text may hold strings that go over several lines. */
  hasLongStrings(text: string): boolean {
    this.#hasLongStrings ??= longString.test(text);
    return this.#hasLongStrings;
  }

  /** Whether a text holds literals in which values stand plainly, of a language that has such. */
  hasPlainLiterals(text: string, { plainLiterals }: Language): boolean {
    this.#hasPlainLiterals ??= plainLiterals?.test(text) === true;
    return this.#hasPlainLiterals;
  }

  /** `givenValues` behind a place, as far as `givenReach` and maybe farther. Names come one after the other: what lies between is read once. */
  givenValues(text: string, place: number): readonly GivenValue[] {
    const to = place + givenReach + 1;
    if (place < this.#givenFrom || place > this.#givenTo) {
      this.#given = [];
      this.#givenFrom = place;
      this.#givenTo = place;
    }
    if (to > this.#givenTo) {
      // Farther than asked, so that the next names find it there.
      const farther = to + givenReach;
      this.#given.push(...givenValues(text, this.#givenTo, farther));
      this.#givenTo = farther;
    }
    return this.#given;
  }

  /** Where a sign last stands before a place, all of it; -1 where it does not. Found once for all places of the text. */
  lastBefore(text: string, sign: string, place: number): number {
    const all = this.placesOf(text, sign);
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle] ?? 0) + sign.length <= place) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return all[low - 1] ?? -1;
  }

  /** Where a sign stands in the text. Found once for all places of the text. */
  placesOf(text: string, sign: string): readonly number[] {
    let all = this.#signs.get(sign);
    if (all === undefined) {
      all = [];
      for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
        all.push(at);
      }
      this.#signs.set(sign, all);
    }
    return all;
  }

  /** What was found out about the name that stands at a place, or else is now. */
  at(start: number, end: number, look: () => boolean): boolean {
    const place = start * longestName + Math.min(end - start, longestName - 1);
    let answer = this.#places.get(place);
    if (answer === undefined) {
      answer = look();
      this.#places.set(place, answer);
    }
    return answer;
  }
}

const longestName = 1024;

/** Names of passwords of which not only the role and the strength matter to their values. */
const tellsMore = /^$|pin|userpwd$/i;

/** What opens a string of several lines: `"""`, a template, `<<~TEXT`, `@"`. */
const longString = /"{3}|'{3}|`|<<[-~]?['"]?\w|@["']|\b[bc]?r#{0,8}"/;

/** How long a value under such a name is at least: keys and tokens are random, or have letters and digits. */
function shortest({ role }: NameVerdict): number {
  return role === 'key' || role === 'token' ? 10 : role === 'authorization' ? 8 : 0;
}
