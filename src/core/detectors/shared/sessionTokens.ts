import { matches } from '../../text/matches';
import { isAlphanumeric } from '../../text/characters';

/**
 * How session tokens begin. Each generation is a serialised message whose second byte is a line feed, whose third counts
 * the characters of a name, and whose name is `origin…`, `er/aws` or `aws`; in base64 that leaves one character free.
 * Seen in public: `IQoJb3JpZ2lu…`, `AgoJb3JpZ2lu…`, `FwoGZXIvYXdz…`, `FQoGZXIvYXdz…`, `FwoDYXdz…`, `FQoDYXdz…`,
 * `AQoDYXdz…`, the last in https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html.
 */
const beginning = /[A-Za-z0-9][AQgw]o(?:[A-P]b3JpZ2lu|GZXIvYXdz|[A-P]YXdz[A-P])/g;

/** What the beginnings hold, for the prefilter: lower case. */
export const tokenKeywords: readonly string[] = ['b3jpz2lu', 'zxivyxdz', 'odyxdz', 'oeyxdz'];

/** A stretch that is long enough for a session token. */
export interface TokenRun {
  readonly start: number;
  readonly end: number;
  /** As the service wants it: percent-encoding and line breaks undone. */
  readonly value: string;
  /** Whether it begins as tokens do. */
  readonly known: boolean;
}

const shortestRun = 60;
const shortestLine = 40;

/** The runs of base64 that may be tokens, as they stand, percent-encoded as in a presigned URL, or wrapped over lines. */
export function findTokenRuns(text: string): TokenRun[] {
  const runs: TokenRun[] = [];
  for (let start = 0; start < text.length; start += 1) {
    let end = endOfRun(text, start);
    if (end - start >= shortestLine) {
      const from = start + lead(text, start, end);
      const known = startsKnown(text.slice(from, from + 20));
      end = withPadding(text, end);
      end = known ? endOfWrapped(text, from, end) : end;
      if (end - from >= shortestRun) {
        runs.push({ start: from, end, value: plainValue(text.slice(from, end)), known });
      }
    }
    // What is encoded and in no token, such as a quote, parts two runs; its digits are in neither.
    start = /^%[0-9A-Fa-f]{2}/.test(text.slice(end, end + 3)) ? end + 2 : end;
  }
  return runs;
}

function startsKnown(head: string): boolean {
  for (const { index } of matches(beginning, head)) {
    return index === 0;
  }
  return false;
}

function plainValue(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim().replace(/^[+.]? ?["']|["'] ?[\\+.]?$|\\$/g, ''))
    .join('')
    .replace(/%2b/gi, '+')
    .replace(/%2f/gi, '/')
    .replace(/%3d/gi, '=');
}

function endOfRun(text: string, start: number): number {
  let end = start;
  while (end < text.length && (isRunCharacter(text.charCodeAt(end)) || isEncodedSign(text, end))) {
    end += 1;
  }
  return end;
}

/** Whether a sign of base64 stands there percent-encoded, once or twice. */
function isEncodedSign(text: string, at: number): boolean {
  return text.charCodeAt(at) === 37 && /^%(?:25)?(?:2[BFbf]|3[Dd])/.test(text.slice(at, at + 5));
}

/** Letters, digits and `/ + - _`. */
function isRunCharacter(code: number): boolean {
  return isAlphanumeric(code) || code === 47 || code === 43 || code === 45 || code === 95;
}

/** How much of a run stands before the token: the letter of an escape, an encoded name. */
function lead(text: string, start: number, end: number): number {
  const head = text.slice(start, Math.min(end, start + 120));
  for (const match of matches(beginning, head)) {
    if (match.index === 0 || /(?:%3D|%22|%26|%20|%3A|^-|^[nrt]|^u[0-9a-f]{4})$/i.test(head.slice(0, match.index))) {
      return match.index;
    }
  }
  const before = text.charAt(start - 1);
  return before === '\\' || (before === ':' && head.startsWith('-')) ? 1 : 0;
}

function withPadding(text: string, end: number): number {
  let last = end;
  while (last < end + 3 && text.charAt(last) === '=') {
    last += 1;
  }
  return last;
}

/** Where a token ends that goes on in the next lines: each filled to its end, all but the last of one length. */
function endOfWrapped(text: string, start: number, firstEnd: number): number {
  let end = firstEnd;
  let width = end - start;
  for (let line = 0; line < 60 && width >= shortestLine && text.charAt(end - 1) !== '='; line += 1) {
    const breaks = /^["']?[ \t]{0,8}[\\+.]?[ \t]{0,8}\r?\n[ \t]{0,60}[+.]?[ \t]{0,8}["']?/.exec(
      text.slice(end, end + 120),
    );
    if (breaks === null) {
      break;
    }
    const from = end + breaks[0].length;
    const to = withPadding(text, endOfRun(text, from));
    const isLine = to - from >= 4 && to - from <= width + 30 && /^(?:["'`,;\s)\]}\\]|$)/.test(text.charAt(to));
    const followsName = /^[ \t]{0,4}[:=(]/.test(text.slice(to, to + 8));
    if (!isLine || followsName || !(/[A-Z]/.test(text.slice(from, to)) && /[a-z0-9]/.test(text.slice(from, to)))) {
      break;
    }
    end = to;
    width = to - from;
  }
  return end;
}
