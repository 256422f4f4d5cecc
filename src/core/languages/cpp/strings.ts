import type { StringForm } from '../code/description';
import type { CodeReader } from '../code/reader';
import type { Escapes } from '../code/escapes';
import { between } from '../code/forms';
import { unbound } from '../syntax/context';
import type { Context } from '../syntax/context';
import type { SyntaxItem } from '../syntax/item';
import { LiteralText } from '../syntax/literalText';
import type { Frame, Taken } from '../syntax/read';

/** https://en.cppreference.com/w/cpp/language/escape */
const escapes: Escapes = {
  simple: {
    '\\': '\\',
    "'": "'",
    '"': '"',
    '?': '?',
    a: '\x07',
    b: '\b',
    e: '\x1B',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
  },
  octal: [1, 3],
  hexadecimal: [1, 8],
  bytes: true,
  unicode: 'four',
  longUnicode: true,
  continuation: 'plain',
  lenient: true,
};
const raw: Escapes = { simple: {}, literalBackslash: true };

/** `"…"`, `L"…"`, `u8R"delimiter(…)delimiter"`. */
export function stringForm(item: SyntaxItem, source: string): StringForm | undefined {
  const match = /^(?:u8|[uUL])?(R?)"/.exec(source.slice(item.start, Math.min(item.end, item.start + 5)));
  if (!match) {
    return undefined;
  }
  if (match[1] !== 'R') {
    return between(item, source, match[0], '"', escapes);
  }
  const start = item.start + match[0].length;
  const delimiter = /^[^\s()\\"]{0,16}\(/.exec(source.slice(start, Math.min(item.end, start + 17)))?.[0];
  return delimiter === undefined
    ? undefined
    : between(item, source, match[0] + delimiter, `)${delimiter.slice(0, -1)}"`, raw);
}

const token = /(?:u8|[uUL])?"(?:[^"\\\n]|\\[\s\S])*"|\/\*[\s\S]*?\*\/|\/\/[^\n]*|[A-Za-z_]\w*|\s+|\S/y;

/** The text of a macro, which its grammar leaves as it is: one literal where it is nothing but strings and names side by side. */
export function takeMacroText(item: SyntaxItem, context: Context, reader: CodeReader): Taken | undefined {
  if (item.type !== 'preproc_arg') {
    return undefined;
  }
  const strings: SyntaxItem[] = [];
  const operands: (SyntaxItem | undefined)[] = [];
  let plain = true;
  const scanner = new RegExp(token);
  scanner.lastIndex = item.start;
  while (scanner.lastIndex < item.end) {
    const start = scanner.lastIndex;
    const found = scanner.exec(reader.source)?.[0];
    if (found === undefined) {
      break;
    }
    if (/^(?:u8|[uUL])?"./s.test(found) && start + found.length <= item.end) {
      const string = { ...item, type: 'string_literal', start, end: start + found.length, children: [], parent: item };
      strings.push(string);
      operands.push(string);
    } else if (/^[A-Za-z_]/.test(found)) {
      operands.push(undefined);
    } else if (!/^[\s()\\/]/.test(found)) {
      plain = false;
    }
  }
  const [first] = strings;
  const last = strings.at(-1);
  if (!first || !last) {
    return undefined;
  }
  const inner: Frame[] = [];
  if (!plain) {
    return { literal: undefined, inner: strings.map((string) => ({ item: string, context: unbound(context) })) };
  }
  const text = new LiteralText(reader.source);
  for (const operand of operands) {
    const form = operand && reader.form(operand);
    if (operand && form) {
      reader.readString(operand, form, context, text, inner);
    } else {
      text.hole();
    }
  }
  return { literal: text.finish({ start: first.start, end: last.end }, context), inner };
}
