import { withoutEntities } from '../../languages/markup/entities';
import { lineStart } from '../../text/lines';
import { argumentsEnd, isOutsideQuotes, statementEnd, stringEnd } from './statementEnd';
import { variableDefault } from './valueParts';

/** How far after a name its value may begin, in UTF-16 code units. */
const reach = 240;
/** In UTF-16 code units: what a value is read to at most. */
const longest = 4096;
/** So many values in reach are looked at; where there are more, a cheap look is not cheap any more. */
const mostValues = 40;
const shortest = 4;

/** What may be a value after a name, as it stands there. */
export interface GlancedValue {
  /** Undefined where only the language can put it together. */
  readonly text: string | undefined;
  /** Where it stands, quote included; behind the sign that ties it to something. */
  readonly at: number;
}

/** In which forms a language writes values. */
export interface ValueForms {
  /** Whether values may stand without quotes; otherwise only right after the sign, as in `"NAME=value"`. */
  readonly bare: boolean;
  /** Whether literals that follow one another are one. */
  readonly adjoining: boolean;
  /** Whether values may stand in backticks. */
  readonly backticks: boolean;
  /** Whether the end of a line ends a statement. */
  readonly byLines: boolean;
  /** Whether there are literals in which a backslash is one. */
  readonly raw: boolean;
  /** Where the parenthesis stands that opens the arguments of a call, of which the value is one. */
  readonly call?: number | undefined;
  /** Whether the name stands in a comment that its line begins with: the value then does in the same line. */
  readonly comment?: boolean;
}

const concatenated = /^[\s\\]{0,60}(?:[+.&~<_]{1,2}[\s\\_]{0,60})?[a-zA-Z@$]{0,2}["'`]/;
const operated = /^[\s\\]{0,60}[+.&~<_]{1,2}[\s\\_]{0,60}[a-zA-Z@$]{0,2}["'`]/;
/** `"""` and a line end, `R"(`: strings whose text begins further on. */
const blockOfLines = /^[\s\S]{0,2}(?:"""|''')\s{0,4}[\r\n]|R"\w{0,8}\(|["']<%=|#"/;
const longBrackets = /^\[={0,4}\[(?!\s{0,4}["'])([^\]\r\n]{4,400})\]={0,4}\]/;
const numericEscape = /\\(?:[xuU0-7]|\r?\n)/;
const blockScalar = /^(?:[|>][+-]?\d?|\\)?$/;

/**
 * Everything in reach after a name that may be its value, in any of the ways that languages have: in quotes of any
 * kind, plain after `:` or `=` or on the line below them, between tags, after a space.
 *
 * Knows no syntax, so gives much that is none.
 *
 * @param start where the name begins.
 * @param end where it ends.
 */
export function* valuesAfter(text: string, start: number, end: number, form: ValueForms): Generator<GlancedValue> {
  const { bare, adjoining, backticks, raw } = form;
  const last = lastOf(text, start, end, form);
  let count = 0;
  if (bare && text.charCodeAt(end) === 32) {
    yield* words(text, end + 1);
  }
  // Where the name is all that stands in its quotes, the second of them opens nothing.
  const closes = !bare && /["']/.test(text.charAt(end)) && text.charAt(start - 1) === text.charAt(end);
  const paired = !bare && (closes || isOutsideQuotes(text, end));
  for (let index = closes ? end + 1 : end; index < last; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 34 || code === 39 || (code === 96 && backticks)) {
      const open = isTriple(text, index + 2) ? index + 2 : index;
      yield* quoted(text, open, adjoining ? concatenated : operated, raw);
      // What closes a literal opens none. Of three quotes it is not told whether they open or close.
      index = paired && code !== 96 && open === index ? Math.max(index, stringEnd(text, index, last)) : open;
    } else if (bare && (code === 58 || code === 61 || code === 0xff1a)) {
      yield* plain(text, index + 1);
    } else if (index === end && code === 61) {
      yield* joined(text, index + 1);
    } else if (index === end && code === 32) {
      yield* setBetweenEscapes(text, start, end);
      continue;
    } else if (bare && code === 60 && text.charCodeAt(index + 1) === 60) {
      yield* heredoc(text, index);
      continue;
    } else if (bare && code === 91 && /[[=]/.test(text.charAt(index + 1))) {
      // `[[…]]` of Lua
      const inside = longBrackets.exec(text.slice(index, index + 440));
      if (inside?.[1] === undefined) {
        continue;
      }
      yield { text: inside[1], at: index };
    } else if (code === 62 && bare) {
      yield* tagged(text, index + 1);
    } else {
      continue;
    }
    count += 1;
    if (count > mostValues) {
      yield { text: undefined, at: end };
      return;
    }
  }
}

/** What is looked at to for the value of a name. */
function lastOf(text: string, start: number, end: number, { bare, byLines, call, comment }: ValueForms): number {
  const farthest = Math.min(text.length, end + reach);
  if (bare) {
    return farthest;
  }
  if (comment === true) {
    const line = text.indexOf('\n', end);
    return line < 0 ? farthest : Math.min(farthest, line);
  }
  return call === undefined ? statementEnd(text, start, end, farthest, byLines) : argumentsEnd(text, call, farthest);
}

/** What stands between a quote and the next one of its kind, as it is and with its escapes taken away. */
function* quoted(text: string, open: number, goesOn: RegExp, raw: boolean): Generator<GlancedValue> {
  const quote = text.charCodeAt(open);
  if (blockOfLines.test(text.slice(Math.max(0, open - 2), open + 20))) {
    if (!standsAlone(text, open) && !closesBlock(text, open)) {
      yield { text: undefined, at: open };
    }
    return;
  }
  const limit = Math.min(text.length, open + 1 + longest);
  let close = open + 1;
  let escapes = false;
  for (; close < limit; close += 1) {
    const code = text.charCodeAt(close);
    if (code === quote) {
      break;
    }
    if (code === 92) {
      escapes = true;
      close += 1;
    } else if (code === 10 && !escapes) {
      // A value goes on over lines only by an escape; what is broken off is judged by what is there.
      break;
    }
  }
  if (isKey(text, open, close) || isIndex(text, open, close)) {
    return;
  }
  const value = text.slice(open + 1, close);
  if (value.length >= shortest) {
    if (raw || !escapes) {
      yield { text: value, at: open };
    }
    if (escapes) {
      yield { text: withoutEscapes(value), at: open };
    }
    yield* decoded(value, open);
  }
  const behind = isTriple(text, open) && isTriple(text, close + 2) ? close + 3 : close + 1;
  if (
    text.charCodeAt(close) === quote &&
    value !== '' &&
    !/^[\s,;:=()[\]{}]*$/.test(value) &&
    goesOn.test(text.slice(behind, behind + 130))
  ) {
    yield { text: escapes || behind > close + 1 ? undefined : joinedFrom(text, open, goesOn), at: open };
  }
}

/** The text of strings that follow one another, as one; undefined where only the language can put them together. */
function joinedFrom(text: string, first: number, goesOn: RegExp): string | undefined {
  let joined = '';
  for (let open = first; joined.length < longest;) {
    const close = text.indexOf(text.charAt(open), open + 1);
    const piece = text.slice(open + 1, close);
    if (close < 0 || !plainPiece.test(piece) || text.charAt(open - 1) === text.charAt(open)) {
      return undefined;
    }
    joined += piece;
    const behind = text.slice(close + 1, close + 131);
    const gap = goesOn.exec(behind)?.[0];
    if (gap === undefined) {
      return goesOnOtherwise.test(behind) ? undefined : joined;
    }
    if (/[fF$]["'`]$/.test(gap)) {
      return undefined;
    }
    open = close + gap.length;
  }
  return undefined;
}

/** What a string of one line means as it stands there, in any language. */
const plainPiece = /^[^\\\r\n$]{1,400}$/;
/** An operator or a comment, behind which more may be added. */
const goesOnOtherwise = /^[\s\\]{0,60}(?:[+.&~<_#]|\/[/*]|--)/;

/** Whether a literal is a key of a literal map: `{"name": …`, `['name' => …`. Those are never values. */
function isKey(text: string, open: number, close: number): boolean {
  let after = close + 1;
  while (isSpace(text.charCodeAt(after))) {
    after += 1;
  }
  const sign = text.charCodeAt(after);
  const next = text.charCodeAt(after + 1);
  if (!(sign === 58 && next !== 58 && next !== 61) && !(sign === 61 && next === 62)) {
    return false;
  }
  let before = open - 1;
  while (isSpace(text.charCodeAt(before))) {
    before -= 1;
  }
  return '{[(,'.includes(text.charAt(before) || ' ');
}

/** Whether a literal alone stands in brackets right behind what is asked for one of its members: `settings["mode"]`. */
function isIndex(text: string, open: number, close: number): boolean {
  return (
    text.charCodeAt(open - 1) === 91 &&
    text.charCodeAt(close + 1) === 93 &&
    /[\w)\]]/.test(text.charAt(open - 2)) &&
    // A class may make a list of what stands there.
    !/\b(?:[A-Z][a-z]\w*|return|in|of|case|yield|await|and|or|not|else|when|then|do)$/.test(
      text.slice(Math.max(0, open - 40), open - 1),
    )
  );
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

/** What a literal with escapes means; undefined where that depends on the language. */
function withoutEscapes(value: string): string | undefined {
  if (numericEscape.test(value.replace(codeUnit, ''))) {
    return undefined;
  }
  return value
    .replace(codeUnit, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)))
    .replace(/\\(.)/g, '$1');
}

/** All languages that have this escape mean the same by it. */
const codeUnit = /\\u([0-9a-fA-F]{4})/g;

/** Whether the quote at a place is the third of three. */
function isTriple(text: string, place: number): boolean {
  const quote = text.charCodeAt(place);
  return text.charCodeAt(place - 1) === quote && text.charCodeAt(place - 2) === quote;
}

/**
 * Whether three quotes begin a line that nothing before ties to a name: the end of a string of several lines, or one that
 * is a statement of its own. A literal right before it has been seen to go on.
 */
function standsAlone(text: string, quote: number): boolean {
  const first = firstOfThree(text, quote);
  return loneTriple.test(text.slice(Math.max(0, first - 60), first + 3));
}

/**
 * Whether three quotes at the end of a line close a string: one that opens in the same line, as descriptions of functions
 * do, or whose last word ends a sentence.
 */
function closesBlock(text: string, quote: number): boolean {
  const first = firstOfThree(text, quote);
  const three = text.slice(first, first + 3);
  if (three !== '"""' && three !== "'''") {
    return false;
  }
  const before = text.slice(lineStart(text, first, longestLine), first);
  return /[.!?)]$/.test(before) || before.split(three).length % 2 === 0;
}

/** In UTF-16 code units. */
const longestLine = 400;

function firstOfThree(text: string, quote: number): number {
  let first = quote;
  while (quote - first < 2 && text.charCodeAt(first - 1) === text.charCodeAt(quote)) {
    first -= 1;
  }
  return first;
}

const loneTriple =
  /(?:["'`)\]}.;!]|\)\s{0,4}(?:->[^"'\r\n]{1,60})?:|\bclass\s[^"'\r\n:]{1,60}:|(?:^|[^\w$])(?!(?:or|and|else|return|in|not|if|is|yield|await|do|then)\s)[\w$]{1,24})[ \t]{0,8}[\r\n]\s{0,24}[a-zA-Z]{0,2}(?:"""|''')$/;

/** What stands after `:` or `=` to the end of the line, or on the line below where nothing stands there. */
function* plain(text: string, from: number): Generator<GlancedValue> {
  let line = lineAt(text, from);
  if (blockScalar.test(line.trim())) {
    const below = text.indexOf('\n', from);
    line = below < 0 ? '' : lineAt(text, below + 1);
    yield* items(text, below + 1);
  }
  const comment = line.search(/\s#/);
  const value = (comment < 0 ? line : line.slice(0, comment)).trim().replace(/[,;]$/, '');
  if (value.length < shortest || /^["'`]/.test(value)) {
    return;
  }
  yield { text: value, at: from };
  const fallback = variableDefault(value);
  if (fallback !== undefined) {
    yield { text: value.slice(fallback.start, fallback.end), at: from };
  }
  const [first = ''] = value.split(/[\s"'`,;<，；。、）]/, 1);
  if (first.length >= shortest && first.length < value.length) {
    yield { text: first, at: from };
  }
}

/** The items of a list that begins on a line: `- value`. */
function* items(text: string, from: number): Generator<GlancedValue> {
  const list = text.slice(from, from + longestList);
  // Line by line: mostly the first is no item.
  for (let start = 0; start <= list.length;) {
    const found = list.indexOf('\n', start);
    const end = found < 0 ? list.length : found;
    const value = item.exec(list.slice(start, end))?.[1];
    if (value === undefined) {
      return;
    }
    yield { text: value.trim(), at: from };
    start = end + 1;
  }
}

const item = /^[ \t]{0,40}-[ \t]{1,8}["']?([^"'\r\n]{4,200})["']?[ \t]{0,8}\r?$/;

/** In UTF-16 code units: so much of a list is looked at. */
const longestList = 1_000;

/** The value of `NAME=value` within quotes. Other settings may follow, as arguments of a call do: `password=password, …`. */
function* joined(text: string, from: number): Generator<GlancedValue> {
  const match = /^([^\s"'`]{4,400})(["'`])?/.exec(text.slice(from, from + 402));
  if (match?.[1] === undefined) {
    return;
  }
  const [, whole, quote] = match;
  const value = quote === undefined && !whole.includes('(') ? whole.replace(/[,)]{1,4}:?$/, '') : whole;
  if (value.length >= shortest) {
    yield { text: value, at: from };
  }
}

/** The value of `NAME = value` in a string of several such lines, parted by escapes: `"user = app\nNAME = value\n"`. */
function* setBetweenEscapes(text: string, start: number, end: number): Generator<GlancedValue> {
  const match = /^ {1,3}= {0,3}([^\s"'`\\]{4,200})(\\[nr])?/.exec(text.slice(end, end + 210));
  if (match?.[1] !== undefined && (match[2] !== undefined || /\\[nrt]?$/.test(text.slice(start - 2, start)))) {
    yield { text: match[1], at: end };
  }
}

/** The first line of a heredoc of Ruby or PHP: a longer one is no value. */
function* heredoc(text: string, from: number): Generator<GlancedValue> {
  const match = /^<<[<~-]?["'`]?[A-Za-z_]\w{0,40}["'`]?[^\r\n]{0,80}\r?\n[ \t]{0,40}([^\r\n]{4,200})/.exec(
    text.slice(from, from + 400),
  );
  if (match?.[1] !== undefined) {
    yield { text: match[1].trim(), at: from };
  }
}

function lineAt(text: string, from: number): string {
  return /^[^\r\n]*/.exec(text.slice(from, from + 400))?.[0] ?? '';
}

/** The text of an element, up to the next tag. */
function* tagged(text: string, from: number): Generator<GlancedValue> {
  const value = /^[^<>]{4,400}(?=<)/.exec(text.slice(from, from + 401))?.[0].trim();
  if (value !== undefined && value.length >= shortest) {
    yield { text: value, at: from };
    yield* decoded(value, from);
  }
}

/** What markup means by a text, where that is something else. */
function* decoded(value: string, at: number): Generator<GlancedValue> {
  const text = withoutEntities(value);
  if (text !== value) {
    yield { text, at };
  }
}

/** `--password value`, `PASSWORD value`: a word alone counts where the line ends with it; else it is prose. */
function* words(text: string, from: number): Generator<GlancedValue> {
  const match = /^[ \t]{0,60}([^\s"'`=:]{4,200})([ \t]{0,8}(?:[\r\n]|$))?/.exec(text.slice(from, from + 270));
  if (match?.[1] !== undefined && (match[2] !== undefined || /[^A-Za-z.,;()]/.test(match[1]))) {
    yield { text: match[1], at: from };
  }
}
