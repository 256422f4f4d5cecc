import type { Span } from '../../text/span';
import { mayHoldInForm, mayIntroduceSecret } from './glanceForms';
import { mayGiveSecret } from './glanceCommands';
import { judgeSegment } from './names';
import { mayBeKnownCall } from './positions';

/** How far after a name its value may stand. */
const reach = 240;

function isNameCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 36 ||
    (code >= 0xc0 && code < 0x2000)
  );
}

/**
 * Whether a keyword hit is part of a name that may hold a secret, with a value in reach that may be one.
 *
 * A cheap look that spares most documents the parser: it may say yes too often, and says no only where a finding by
 * name is out of the question.
 */
export function mayNameSecret(text: string, hit: Span): boolean {
  let start = hit.start;
  let end = hit.end;
  const limit = 64;
  while (start > 0 && hit.start - start < limit && isNameCharacter(text.charCodeAt(start - 1))) {
    start -= 1;
  }
  while (end < text.length && end - hit.end < limit && isNameCharacter(text.charCodeAt(end))) {
    end += 1;
  }
  const verdict = judgeSegment(text.slice(start, end).replace(/^(?:get|set)(?=[A-Z_])/, ''));
  if (mayGiveSecret(text, start, end)) {
    return true;
  }
  if (verdict === undefined) {
    return mayBeKnownCall(text.slice(start, end + 24)) || mayIntroduceSecret(text, hit.start);
  }
  const mayBe = verdict.role === 'token' || verdict.role === 'key' ? mayBeToken : mayBeChosen;
  return (
    mayHoldValue(text.slice(end, end + reach), mayBe) ||
    comparedBefore(text, start) ||
    mayHoldInForm(text, start, end, mayBe)
  );
}

/** Tokens and keys are made by machines: they hold digits, or are long. */
function mayBeToken(value: string): boolean {
  return value.length >= 8 && (/\d/.test(value) || (value.length >= 20 && !/\s/.test(value)));
}

/** Passwords are anything that a person may choose. */
function mayBeChosen(value: string): boolean {
  return value.length >= 4;
}

/** Whether a quoted value opens soon, or a plain one ends the line after `:` or `=`. */
function mayHoldValue(after: string, mayBe: (value: string) => boolean): boolean {
  for (let index = 0; index < after.length; index += 1) {
    const sign = after.charAt(index);
    if (sign === '"' || sign === "'" || sign === '`') {
      // Up to the next quote, whichever: what is cut short is judged by what is there.
      if (mayBe(/^[^"'`\n]*/.exec(after.slice(index + 1, index + 120))?.[0] ?? '')) {
        return true;
      }
    } else if (sign === ':' || sign === '=') {
      const plain = /^[ \t]{0,8}([^\s"'`]{4,})[ \t]{0,8}(?:[\r\n#]|$)/.exec(after.slice(index + 1))?.[1];
      if (plain !== undefined && mayBe(plain) && !isCode(plain)) {
        return true;
      }
    }
  }
  return false;
}

/** Whether an unquoted value is an expression or a type rather than the value of a setting. */
function isCode(plain: string): boolean {
  return (
    /[(){}[\],;=>]/.test(plain) &&
    (!/\d/.test(plain) || /[;,{([]$|^[\w.$]{0,80}[([{<]|^[[({>]|=>|&&/.test(plain.replace(/={1,2}$/, '')))
  );
}

const yoda = /["'`]\s{0,4}[!=]==?\s{0,4}[\w.$]{0,60}$/;

function comparedBefore(text: string, start: number): boolean {
  return yoda.test(text.slice(Math.max(0, start - 80), start));
}
