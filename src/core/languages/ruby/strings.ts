import { readEscaped } from '../code/escapes';
import type { Escapes } from '../code/escapes';
import type { StringForm } from '../code/description';
import { readIndented } from '../code/indented';
import type { CodeReader } from '../code/reader';
import { afterLineEnd } from '../shell/quoting';
import { unbound } from '../syntax/context';
import type { Context } from '../syntax/context';
import type { SyntaxItem } from '../syntax/item';
import { LiteralText } from '../syntax/literalText';
import type { Frame, Taken } from '../syntax/read';

/** https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html#label-String+Literals */
const doubled: Escapes = {
  simple: { n: '\n', t: '\t', r: '\r', s: ' ', a: '\x07', b: '\b', e: '\x1b', f: '\f', v: '\v' },
  octal: [1, 3],
  octalByte: true,
  hexadecimal: [1, 2],
  bytes: true,
  unicode: 'four',
  braced: true,
  continuation: 'plain',
  lenient: true,
};
const none: Escapes = { simple: {} };

/** A string in quotes, or in the delimiters of `%q`, `%Q` and `%`. */
export function quoted(item: SyntaxItem, source: string): StringForm | undefined {
  const opening = /^(?:%([qQ]?)([^\sA-Za-z0-9])|(['"]))/.exec(source.slice(item.start, item.start + 3));
  if (!opening) {
    return undefined;
  }
  const delimiter = opening[3] ?? opening[2] ?? '';
  const closer = { '(': ')', '[': ']', '{': '}', '<': '>' }[delimiter] ?? delimiter;
  const single = delimiter === "'" || opening[1] === 'q';
  const closed = item.end - item.start > opening[0].length && source.charAt(item.end - 1) === closer;
  const escapes: Escapes = single ? { simple: { '\\': '\\', [delimiter]: delimiter, [closer]: closer } } : doubled;
  return {
    opening: opening[0].length,
    closing: closed ? 1 : 0,
    read: (text, start, end, into) => {
      readEscaped(text, start, end, escapes, into);
    },
  };
}

/** A command in backquotes, or in the delimiters of `%x`. */
export function subshell(item: SyntaxItem, source: string): StringForm {
  const opening = source.charAt(item.start) === '`' ? 1 : 3;
  return {
    opening,
    closing: item.end - item.start > opening ? 1 : 0,
    read: (text, start, end, into) => {
      readEscaped(text, start, end, doubled, into);
    },
  };
}

/** An element of `%w[…]`. */
export function bare(item: SyntaxItem, source: string): StringForm {
  const list = item.parent ? source.slice(item.parent.start, item.parent.start + 2) : '%w';
  const escapes: Escapes = list === '%W' ? doubled : { simple: { '\\': '\\', ' ': ' ' } };
  return {
    opening: 0,
    closing: 0,
    read: (text, start, end, into) => {
      readEscaped(text, start, end, escapes, into);
    },
  };
}

/** A here-document, whose text stands below the line that it belongs to. */
export function takeDocument(item: SyntaxItem, context: Context, reader: CodeReader): Taken | undefined {
  if (item.type === 'heredoc_body') {
    return { literal: undefined, inner: [] };
  }
  if (item.type !== 'heredoc_beginning') {
    return undefined;
  }
  const { source } = reader;
  const opening = /^<<([~-])?(["'`])?([\w ]{1,100})["'`]?$/.exec(source.slice(item.start, item.end));
  const body = opening?.[3] === undefined ? undefined : bodyOf(item, opening[3], source);
  const inner: Frame[] = [];
  if (!opening || !body) {
    return { literal: undefined, inner };
  }
  const ending = body.children.find(({ type }) => type === 'heredoc_end');
  const start = afterLineEnd(source, body.start);
  const end = Math.max(start, lineStart(source, ending?.start ?? body.end, start));
  const indentation = opening[1] === '~' ? sharedIndentation(source.slice(start, end)) : 0;
  const escapes = opening[2] === "'" ? none : doubled;
  const text = new LiteralText(source);
  const read = (from: number, to: number): void => {
    readIndented(
      source,
      from,
      to,
      indentation,
      (all, a, b, into) => {
        readEscaped(all, a, b, escapes, into);
      },
      text,
    );
  };
  let position = start;
  text.enter(position);
  for (const child of body.children) {
    if (child.type === 'interpolation') {
      read(position, Math.max(position, child.start));
      text.hole();
      inner.push({ item: child, context: unbound(context) });
      position = Math.max(position, child.end);
    }
  }
  read(position, Math.max(position, end));
  return { literal: text.finish({ start: item.start, end: Math.max(item.end, end) }, context), inner };
}

/** The first body behind what begins a here-document that ends with the same word. */
function bodyOf(item: SyntaxItem, delimiter: string, source: string): SyntaxItem | undefined {
  for (let around = item.parent; around; around = around.parent) {
    const body = around.children.find(
      (child) =>
        child.type === 'heredoc_body' &&
        child.start >= item.end &&
        child.children.some(
          (part) => part.type === 'heredoc_end' && source.slice(part.start, part.end).trim() === delimiter,
        ),
    );
    if (body) {
      return body;
    }
  }
  return undefined;
}

function lineStart(source: string, offset: number, least: number): number {
  let start = offset;
  while (start > least && source.charAt(start - 1) !== '\n') {
    start -= 1;
  }
  return start;
}

function sharedIndentation(text: string): number {
  let least = Infinity;
  for (const line of text.split('\n')) {
    const indentation = line.length - line.trimStart().length;
    if (indentation < line.length) {
      least = Math.min(least, indentation);
    }
  }
  return least === Infinity ? 0 : least;
}
