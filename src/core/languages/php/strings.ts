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

/** https://www.php.net/manual/en/language.types.string.php#language.types.string.syntax.double */
const doubled: Escapes = {
  simple: { n: '\n', t: '\t', r: '\r', v: '\v', e: '\x1b', f: '\f', '\\': '\\', $: '$', '"': '"' },
  octal: [1, 3],
  octalByte: true,
  hexadecimal: [1, 2],
  bytes: true,
  braced: true,
};
const hereDocument: Escapes = {
  ...doubled,
  simple: { n: '\n', t: '\t', r: '\r', v: '\v', e: '\x1b', f: '\f', '\\': '\\', $: '$' },
};
const single: Escapes = { simple: { '\\': '\\', "'": "'" } };
const none: Escapes = { simple: {} };

/** Reads stretches between holes: of `{$x}` the braces belong to the hole. */
function bracedStretches(escapes: Escapes): StringForm['read'] {
  let open = false;
  return (source, start, end, into) => {
    let from = start;
    let to = end;
    if (open && source.charAt(from) === '}') {
      from += 1;
    }
    open = to > from && source.charAt(to - 1) === '{' && source.charAt(to) === '$' && source.charAt(to - 2) !== '\\';
    to -= open ? 1 : 0;
    readEscaped(source, from, Math.max(from, to), escapes, into);
  };
}

/** A string in quotes, with or without the prefix `b`. */
export function quoted(item: SyntaxItem, source: string): StringForm | undefined {
  const opening = /^b?(['"])/i.exec(source.slice(item.start, item.start + 2));
  const quote = opening?.[1];
  if (!opening || quote === undefined) {
    return undefined;
  }
  const closed = item.end - item.start > opening[0].length && source.charAt(item.end - 1) === quote;
  return {
    opening: opening[0].length,
    closing: closed ? 1 : 0,
    read:
      quote === '"'
        ? bracedStretches(doubled)
        : (text, start, end, into) => {
            readEscaped(text, start, end, single, into);
          },
  };
}

/** A here-document or now-document: its lines lose the indentation of the closing one. */
export function takeDocument(item: SyntaxItem, context: Context, reader: CodeReader): Taken | undefined {
  if (item.type !== 'heredoc' && item.type !== 'nowdoc') {
    return undefined;
  }
  const { source } = reader;
  const body = item.children.find(({ type }) => type === 'heredoc_body' || type === 'nowdoc_body');
  const closing = /(?:^|[\r\n])([ \t]*)\w+$/.exec(source.slice(Math.max(item.start, item.end - 300), item.end));
  const inner: Frame[] = [];
  if (!body) {
    return { literal: undefined, inner };
  }
  const text = new LiteralText(source);
  const stretch = bracedStretches(item.type === 'heredoc' ? hereDocument : none);
  const read = (start: number, end: number): void => {
    readIndented(source, start, end, closing?.[1]?.length ?? 0, stretch, text);
  };
  let position = afterLineEnd(source, body.start);
  text.enter(position);
  for (const child of body.children) {
    if (reader.language.holes.has(child.type)) {
      read(position, Math.max(position, child.start));
      text.hole();
      inner.push({ item: child, context: unbound(context) });
      position = Math.max(position, child.end);
    }
  }
  read(position, Math.max(position, body.end));
  return { literal: text.finish({ start: item.start, end: item.end }, context), inner };
}
