import type { Language } from '../../languages/language';
import type { Span } from '../../text/span';
import { givenValues } from './glanceFurther';
import type { GivenValue } from './glanceFurther';
import { mayBeSecretValue } from './judge';
import { judgeSegment } from './names';
import type { NameVerdict } from './names';

/** What names say, by `judgeSegment`: files of one project call things the same. Bounded. */
export class NameMemory {
  readonly #names = new Map<string, NameVerdict | undefined>();

  verdictOf(name: string): NameVerdict | undefined {
    let verdict = this.#names.get(name);
    if (verdict === undefined && !this.#names.has(name)) {
      verdict = judgeSegment(name);
      if (this.#names.size >= mostNames) {
        this.#names.clear();
      }
      this.#names.set(name, verdict);
    }
    return verdict;
  }
}

const mostNames = 10_000;

/** What looks at the hits of one document have found out: the same values come again and again. */
export class GlanceMemory {
  readonly #values = new Map<string, boolean>();
  readonly #places = new Map<number, boolean>();
  #hasLongStrings: boolean | undefined;
  #hasPlainLiterals: boolean | undefined;
  #given: readonly GivenValue[] | undefined;
  readonly #signs = new Map<string, number[]>();
  /** Whether something was seen whose secret may stand anywhere in the text, and not only near by. */
  far = false;
  /** Further places at which the secret may stand of what was seen last. */
  readonly elsewhere: Span[] = [];

  /** @param names may serve other documents, too. */
  constructor(private readonly names = new NameMemory()) {}

  /** `judgeSegment`. */
  verdictOf(name: string): NameVerdict | undefined {
    return this.names.verdictOf(name);
  }

  /** `mayBeSecretValue`. */
  mayBeSecretValue(value: string, verdict: NameVerdict, companions: boolean): boolean {
    if (value.length < shortest(verdict)) {
      return false;
    }
    const key = `${verdict.role}${verdict.strength}${String(companions)}${verdict.segment}\0${value}`;
    let answer = this.#values.get(key);
    if (answer === undefined) {
      answer = mayBeSecretValue(value, verdict, companions);
      this.#values.set(key, answer);
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

  /** `givenValues`. */
  givenValues(text: string): readonly GivenValue[] {
    this.#given ??= givenValues(text);
    return this.#given;
  }

  /** Where a sign last stands before a place, all of it; -1 where it does not. Found once for all places of the text. */
  lastBefore(text: string, sign: string, place: number): number {
    let all = this.#signs.get(sign);
    if (all === undefined) {
      all = [];
      for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
        all.push(at);
      }
      this.#signs.set(sign, all);
    }
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

/** What opens a string of several lines: `"""`, a template, `<<~TEXT`, `@"`. */
const longString = /"{3}|'{3}|`|<<[-~]?['"]?\w|@["']|r#{0,8}"/;

/** How long a value under such a name is at least: keys and tokens are random, or have letters and digits. */
function shortest({ role }: NameVerdict): number {
  return role === 'key' || role === 'token' ? 10 : role === 'authorization' ? 8 : 0;
}
