import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import type { Span } from '../../text/span';
import { judgeSegment } from './names';

/**
 * Calls that compare two texts without telling by their time how much of them is alike: what secrets are compared with.
 * https://docs.python.org/3/library/hmac.html#hmac.compare_digest, https://pkg.go.dev/crypto/subtle,
 * https://nodejs.org/api/crypto.html#cryptotimingsafeequala-b, https://www.php.net/hash_equals,
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/security/MessageDigest.html,
 * https://learn.microsoft.com/dotnet/api/system.security.cryptography.cryptographicoperations.fixedtimeequals
 */
const comparing =
  '(?:compare_digest|constant_?time_?(?:compare|equals?|eq)|timing_?safe_?(?:equals?|compare)|(?:fixed_length_)?secure_?compare|safe_?compare|fixed_?time_?(?:equals|compare)|hash_equals|MessageDigest\\.isEqual)';

/** What a literal may be wrapped in: `Buffer.from("…")`, `b"…"`, `[]byte("…")`. */
const wrapping = '(?:(?:new\\s)?[\\w.$[\\]]{1,40}\\(\\s{0,4})?[bru@]{0,2}';

const before = new RegExp(
  `${comparing}\\(\\s{0,20}([^"\\r\\n;{}]{1,100}|[^'\\r\\n;{}]{1,100}),\\s{0,20}${wrapping}$`,
  'i',
);
const behind = new RegExp(`${comparing}\\(\\s{0,20}${wrapping}$`, 'i');
const other = /^[^,;\r\n]{0,30},\s{0,20}([^;{}\r\n]{1,100})/;

/** What a literal is compared with by such a call. */
export function comparedByCall(document: ParsedDocument, literal: Literal): string | undefined {
  const { start, end } = literal.outer;
  const said = document.source.slice(Math.max(0, start - 200), start);
  const counterpart =
    before.exec(said)?.[1] ??
    (behind.test(said) ? withinCall(other.exec(document.source.slice(end, end + 160))?.[1] ?? '') : undefined);
  return counterpart?.match(/[A-Za-z_][\w-]{1,60}/g)?.findLast((name) => judgeSegment(name) !== undefined);
}

/** The beginning of a text up to the bracket that closes the call around it. */
function withinCall(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    depth += text.charAt(at) === '(' ? 1 : text.charAt(at) === ')' ? -1 : 0;
    if (depth < 0) {
      return text.slice(0, at);
    }
  }
  return text;
}

const opened = new RegExp(`${comparing}\\([^;{}\\r\\n]{0,120}$`, 'i');

/** Whether a keyword hit stands among the arguments of such a call, with something in quotes beside it: what a glance asks. */
export function mayBeComparedByCall(text: string, hit: Span): boolean {
  if (!isAmongArguments(text, hit.start)) {
    return false;
  }
  const said = opened.exec(text.slice(Math.max(0, hit.start - 180), hit.start))?.[0];
  return (
    said !== undefined &&
    (/["'`]/.test(said) || /^[^;{}\r\n]{0,100},[^;{}\r\n]{0,40}["'`]/.test(text.slice(hit.end, hit.end + 150)))
  );
}

/** Whether a parenthesis stands before a place as near as `opened` has it, closed or not: most names have none. */
function isAmongArguments(text: string, start: number): boolean {
  for (let index = start - 1; index >= 0 && start - index <= 121; index -= 1) {
    switch (text.charCodeAt(index)) {
      case 40: // (
        return true;
      case 59: // ;
      case 123: // {
      case 125: // }
      case 10:
      case 13:
        return false;
    }
  }
  return false;
}
