import type { Span } from '../../text/span';
import { judgeSegment } from './names';

/** How far after a name its value may stand. */
const reach = 240;

function isNameCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 45 ||
    code === 36
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
  const after = text.slice(end, end + reach);
  return (
    (mayHoldValue(after) || comparedBefore(text, start)) &&
    judgeSegment(text.slice(start, end).replace(/^get|^set/i, '')) !== undefined
  );
}

/** Whether a quote opens soon after a sign that values follow, or a plain value ends the line after `:` or `=`. */
function mayHoldValue(after: string): boolean {
  for (let index = 0; index < after.length; index += 1) {
    const sign = after.charAt(index);
    if (sign === '"' || sign === "'" || sign === '`') {
      if (index + 4 < after.length && !/["'`\n]/.test(after.slice(index + 1, index + 4))) {
        return true;
      }
    } else if (
      (sign === ':' || sign === '=') &&
      /^[ \t]{0,8}[^\s"'`(){}[\],;=>]{4,}[ \t]{0,8}(?:[\r\n#]|$)/.test(after.slice(index + 1))
    ) {
      return true;
    }
  }
  return false;
}

const yoda = /["'`]\s{0,4}[!=]==?\s{0,4}[\w.$]{0,60}$/;

function comparedBefore(text: string, start: number): boolean {
  return yoda.test(text.slice(Math.max(0, start - 80), start));
}
