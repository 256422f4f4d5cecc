import type { Span } from '../../text/span';
import { withHeldBlock } from './heldBlock';

/** In UTF-16 code units: so far behind a name its default, its value or what it returns is looked for. */
export const givenReach = 2_500;
/** In UTF-16 code units: so much is looked at for a value. */
const longest = 440;

/**
 * What gives its block a value, under no name that says of what: `default = "…"`, `Default: …`, `<value>…</value>`,
 * `return "…"`.
 */
const gives = /\b(?:[Dd]efault(?:[_-]?[Vv]alue)?|[Vv]alue|return|yield)\b/g;
/** In UTF-16 code units: more than any of these words, so that none is cut off. */
const longestWord = 20;
const sign = /^["']?\s{0,8}(?:[:=(>]\s{0,8})?/;
const quotedValue = /^["'`]([^"'`\r\n]{4,400})["'`]/;
const bareValue = /^[^\s"'`<>(){}[\],;]{4,400}/;
/** To the end of a line, or of an element. */
const ends = /^[ \t]{0,8}(?:[\r\n]|<\/|$)/;

/** A value that something gives to the block that it stands in. */
export interface GivenValue {
  readonly at: number;
  readonly text: string;
  readonly quoted: boolean;
}

/**
 * The values in a stretch of a text that are given to the blocks that they stand in, in ascending order.
 *
 * @param to exclusive.
 */
export function givenValues(text: string, from: number, to: number): readonly GivenValue[] {
  const values: GivenValue[] = [];
  const first = Math.max(0, from - longestWord);
  for (const { 0: word, index } of text.slice(first, to + longestWord).matchAll(gives)) {
    const at = first + index;
    if (at < from || at >= to) {
      continue;
    }
    const behind = text.slice(at + word.length, at + word.length + longest);
    const rest = behind.slice(sign.exec(behind)?.[0].length);
    const quoted = quotedValue.exec(rest)?.[1];
    const bare = quoted === undefined ? bareValue.exec(rest)?.[0] : undefined;
    if (quoted !== undefined) {
      values.push({ at, text: quoted, quoted: true });
    } else if (bare !== undefined && ends.test(rest.slice(bare.length))) {
      values.push({ at, text: bare, quoted: false });
    }
  }
  return values;
}

/**
 * Where the block of a name gives values that may be of the kind that the name says, far behind the name: the default of a
 * parameter below its description, what a function returns at its end. UTF-16 offsets; empty where none does.
 *
 * @param values `givenValues` of the text, at least as far as `givenReach` behind the name.
 */
export function givenFurtherOn(
  text: string,
  name: Span,
  values: readonly GivenValue[],
  mayBe: (value: GivenValue) => boolean,
): readonly number[] {
  const near: number[] = [];
  for (let index = firstBehind(values, name.end); index < values.length; index += 1) {
    const value = values[index];
    if (value === undefined || value.at > name.end + givenReach) {
      break;
    }
    if (mayBe(value)) {
      near.push(value.at);
    }
  }
  if (near.length === 0) {
    return near;
  }
  // An element of markup is followed by those that belong to it.
  const end = text.startsWith('</', name.end) ? name.end + givenReach : withHeldBlock(text, name).end;
  return near.filter((at) => at < end);
}

/** The index of the first value behind an offset. */
function firstBehind(values: readonly GivenValue[], offset: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle]?.at ?? 0) < offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}
