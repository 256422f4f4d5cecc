import type { StringForm } from '../code/description';
import { readEscaped } from '../code/escapes';
import type { Escapes } from '../code/escapes';
import type { SyntaxItem } from '../syntax/item';
import type { LiteralText } from '../syntax/literalText';

/** https://kotlinlang.org/docs/strings.html#string-literals */
const escapes: Escapes = {
  simple: { '\\': '\\', "'": "'", '"': '"', $: '$', b: '\b', n: '\n', r: '\r', t: '\t' },
  unicode: 'four',
};
const raw: Escapes = { simple: {}, literalBackslash: true };

const identifierStart = /[\p{ID_Start}_`]/u;
const identifierPart = /[\p{ID_Continue}`]/u;

/** `"…"` or `"""…"""`; in both, `$name` stands for a variable. */
export function stringForm(item: SyntaxItem, source: string): StringForm {
  const block = source.startsWith('"""', item.start) && item.end - item.start >= 6;
  const quotes = block ? 3 : 1;
  const closed = item.end - item.start >= 2 * quotes && source.charAt(item.end - 1) === '"';
  return {
    opening: quotes,
    closing: closed ? quotes : 0,
    read: (text, start, end, into) => {
      readTemplate(text, start, end, block ? raw : escapes, into);
    },
  };
}

function readTemplate(source: string, start: number, end: number, rules: Escapes, into: LiteralText): void {
  let plain = start;
  let offset = start;
  while (offset < end) {
    const character = source.charAt(offset);
    if (character === '\\' && !rules.literalBackslash) {
      offset += 2;
    } else if (character === '$' && offset + 1 < end && identifierStart.test(source.charAt(offset + 1))) {
      readEscaped(source, plain, offset, rules, into);
      into.hole();
      offset += 2;
      while (offset < end && identifierPart.test(source.charAt(offset))) {
        offset += 1;
      }
      plain = offset;
    } else {
      offset += 1;
    }
  }
  readEscaped(source, plain, end, rules, into);
}
