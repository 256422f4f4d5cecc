import type { Span } from '../../text/span';

/**
 * A value without quotes behind a name; undefined where what stands there reads like code or prose.
 *
 * @param tie what stands between the name and the value.
 * @param leads whether the name is the first thing in its line, as in INI files and properties.
 */
export function bareValue(
  source: string,
  from: number,
  end: number,
  tie: 'space' | 'colon' | 'equals',
  leads: boolean,
): Span | undefined {
  let start = from;
  while (start < end && isSpace(source.charAt(start))) {
    start += 1;
  }
  let stop = start;
  while (stop < end && !isSpace(source.charAt(stop))) {
    if (!leads && /[,;)}\]&|<>]/.test(source.charAt(stop))) {
      break;
    }
    if (/["'`]/.test(source.charAt(stop))) {
      return undefined;
    }
    stop += 1;
  }
  const token = source.slice(start, stop);
  if (tie === 'space') {
    // Only `name value` and nothing else: in a sentence any two words stand like that.
    return isValueLike(token) && restOfLine(source, stop, end) === stop ? { start, end: stop } : undefined;
  }
  const rest = leads && start > from ? restOfLine(source, stop, end) : stop;
  if (rest > stop) {
    const whole = source.slice(start, Math.min(rest, start + 4000));
    return /["'`(){};]/.test(whole) ? undefined : { start, end: rest };
  }
  const trimmed = withoutPunctuation(token);
  return trimmed === '' || isCode(trimmed, token) || isCallWithoutBrackets(trimmed, source.slice(stop, end))
    ? undefined
    : { start, end: start + trimmed.length };
}

/** Where the line ends, without a comment and white space. */
function restOfLine(source: string, from: number, end: number): number {
  let stop = end;
  const line = source.slice(from, Math.min(end, from + 4000));
  const comment = /[ \t](?:#|\/\/|;)/.exec(line);
  if (comment) {
    stop = from + comment.index;
  }
  while (stop > from && isSpace(source.charAt(stop - 1))) {
    stop -= 1;
  }
  return stop;
}

/** Whether a token looks like a value rather than a word: long, with a digit or a sign in it. */
function isValueLike(token: string): boolean {
  return (
    token.length >= 6 &&
    /[\d+/=_!@#%^&*]/.test(token) &&
    !/^[<$([{]|[();{}]/.test(token) &&
    !/^(?:https?:|\/\/)/.test(token)
  );
}

/** Whether a token is rather an expression, a reference or the beginning of a block. */
function isCode(trimmed: string, token: string): boolean {
  const call = trimmed.indexOf('(');
  return (
    /^[([{<]|^\$\(|^\$\{[^}]*\}?$|[{(]$/.test(trimmed) ||
    (call >= 0 && trimmed.includes(')', call)) ||
    // A type with its parameters: `Option[String]`.
    /^[A-Z][A-Za-z]{1,40}[[<][A-Z][A-Za-z]{1,40}(?:[\]>]|$)/.test(trimmed) ||
    // `Digest::SHA->new`: a member of a module.
    /^\$?[A-Za-z_]\w{0,80}(?:::|->)[A-Za-z_{[]|^\$\w{1,80}[[{]\$?\w+[\]}]?$/.test(trimmed) ||
    // https://perldoc.perl.org/perlop#Regexp-Quote-Like-Operators: `= qr{…}x`, `=~ s/…/…/`, `= m/…/`.
    /^(?:qr|tr)[/{([<|!#]|^[msy]\/.{0,400}\/[a-z]{0,8}$/.test(trimmed) ||
    // A regular expression: `= /([^:]+):/`.
    /^\/.{0,40}[([\\]/.test(trimmed) ||
    // A call that goes on behind a comma.
    /^[A-Za-z_][\w.:]*\([^)]*$/.test(trimmed) ||
    (token.endsWith(';') && /^[\p{L}_$][\p{L}\p{N}_$.]*$/u.test(trimmed) && !/\d/.test(trimmed))
  );
}

/** `split /:/, $line;`: a word, and what it is given up to the end of the statement. */
function isCallWithoutBrackets(trimmed: string, rest: string): boolean {
  return /^[A-Za-z_]{2,40}$/.test(trimmed) && /^[ \t]+[^\s;=#]/.test(rest) && rest.trimEnd().endsWith(';');
}

/** Without the commas and semicolons that end a statement. */
function withoutPunctuation(token: string): string {
  let end = token.length;
  while (end > 0 && (token.charAt(end - 1) === ',' || token.charAt(end - 1) === ';')) {
    end -= 1;
  }
  return token.slice(0, end);
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t';
}
