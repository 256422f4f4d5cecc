import { behindLineEnd, lineEndAt } from '../lines/lineEnds';
import type { LiteralText } from '../syntax/literalText';

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/**
 * Reads a quoted template up to its closing quote, `${…}` and `%{…}` as holes, and returns where it ends; one that is
 * not closed ends with its line: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#template-expressions
 */
export function readTemplate(source: string, start: number, into: LiteralText): { readonly end: number } {
  into.enter(start + 1);
  let plain = start + 1;
  let offset = start + 1;
  while (offset < source.length) {
    const sign = source.charAt(offset);
    if (sign === '"' || sign === '\n' || sign === '\r') {
      break;
    }
    const next = source.charAt(offset + 1);
    if (sign === '\\') {
      const escape = escapeAt(source, offset);
      if (escape === undefined) {
        offset += 1;
      } else {
        into.verbatim(plain, offset);
        into.decoded(offset, escape.end, escape.text);
        plain = escape.end;
        offset = escape.end;
      }
    } else if ((sign === '$' || sign === '%') && next === sign && source.charAt(offset + 2) === '{') {
      into.verbatim(plain, offset);
      into.decoded(offset, offset + 2, sign);
      plain = offset + 2;
      offset += 2;
    } else if ((sign === '$' || sign === '%') && next === '{') {
      into.verbatim(plain, offset);
      into.hole();
      offset = holeEnd(source, offset + 2);
      plain = offset;
    } else {
      offset += 1;
    }
  }
  into.verbatim(plain, offset);
  return { end: source.charAt(offset) === '"' ? offset + 1 : offset };
}

function escapeAt(source: string, offset: number): { end: number; text: string } | undefined {
  const sign = source.charAt(offset + 1);
  const length = sign === 'u' ? 4 : sign === 'U' ? 8 : 0;
  if (length > 0) {
    const digits = source.slice(offset + 2, offset + 2 + length);
    const code = digits.length === length && /^[\da-f]+$/i.test(digits) ? Number.parseInt(digits, 16) : Infinity;
    return code <= 0x10ffff ? { end: offset + 2 + length, text: String.fromCodePoint(code) } : undefined;
  }
  const text = escapes[sign];
  return text === undefined ? undefined : { end: offset + 2, text };
}

/** Behind the brace that closes a hole, over strings and braces within; a hole that is not closed ends with its line. */
export function holeEnd(source: string, start: number): number {
  // What is open from outside in: `{` of an expression, `"` of a string within.
  const open = ['{'];
  let offset = start;
  for (; offset < source.length && open.length > 0; offset += 1) {
    const sign = source.charAt(offset);
    if (sign === '\n' || sign === '\r') {
      return offset;
    }
    if (open.at(-1) === '"') {
      if (sign === '\\') {
        offset += 1;
      } else if (sign === '"') {
        open.pop();
      } else if ((sign === '$' || sign === '%') && source.charAt(offset + 1) === '{') {
        open.push('{');
        offset += 1;
      }
    } else if (sign === '"' || sign === '{') {
      open.push(sign);
    } else if (sign === '}') {
      open.pop();
    }
  }
  return offset;
}

const heredoc = /<<(-?)([\p{L}_][\p{L}\p{N}_-]{0,100})[ \t]*(?=[\r\n])/uy;

/** Reads the heredoc at an offset; undefined where none begins there. */
export function readHeredoc(source: string, start: number, into: LiteralText): { readonly end: number } | undefined {
  heredoc.lastIndex = start;
  const match = heredoc.exec(source);
  const marker = match?.[2];
  if (match === null || marker === undefined) {
    return undefined;
  }
  const body = behindLineEnd(source, start + match[0].length);
  const lines: { readonly start: number; readonly end: number; readonly next: number }[] = [];
  let end = source.length;
  let indent = Infinity;
  for (let offset = body; offset < source.length;) {
    const stop = lineEndAt(source, offset);
    const line = source.slice(offset, Math.min(stop, offset + 400));
    if (line.trim() === marker) {
      end = stop;
      break;
    }
    const next = behindLineEnd(source, stop);
    lines.push({ start: offset, end: stop, next });
    const content = line.search(/\S/);
    indent = content < 0 ? indent : Math.min(indent, content);
    offset = next;
  }
  const strip = match[1] === '-' && indent !== Infinity ? indent : 0;
  into.enter(body);
  for (const line of lines) {
    readLine(source, Math.min(line.start + strip, line.end), line.end, into);
    if (line.next === line.end + 1) {
      into.verbatim(line.end, line.next);
    } else if (line.next > line.end) {
      into.decoded(line.end, line.next, '\n');
    }
  }
  return { end };
}

function readLine(source: string, start: number, end: number, into: LiteralText): void {
  let plain = start;
  for (let offset = start; offset < end - 1; offset += 1) {
    const sign = source.charAt(offset);
    if ((sign !== '$' && sign !== '%') || source.charAt(offset + 1) !== '{') {
      continue;
    }
    if (offset > plain && source.charAt(offset - 1) === sign) {
      into.verbatim(plain, offset - 1);
      into.decoded(offset - 1, offset + 1, sign);
      plain = offset + 1;
      continue;
    }
    into.verbatim(plain, offset);
    into.hole();
    plain = Math.min(end, holeEnd(source, offset + 2));
    offset = plain - 1;
  }
  into.verbatim(plain, end);
}
