import type { SyntaxNode } from '../../../languages/parsers';
import type { TextEdit } from '../../../text/edit';
import { contains, overlaps } from '../../../text/span';
import type { Span } from '../../../text/span';
import { descendants, isSame, namedChildren, spanOf } from '../../code/nodes';
import { parameterProse } from '../../code/parameterProse';
import type { Losing } from '../../code/parameterProse';
import { listItemSpans } from '../../code/removal';
import { lineEnd, lineStart, nextLineStart } from '../../shared/layout';
import { columns, width } from '../lazyStatic';
import { itemStart } from '../places';
import type { Replaced } from './providers';

const chained: ReadonlySet<string> = new Set([
  'field_expression',
  'call_expression',
  'await_expression',
  'try_expression',
]);

/**
 * The edits that take nodes out, and the imports that only they used.
 *
 * @param items those of the nodes that are items of lists, and go with their commas.
 * @param replaced what gives way to something of the default chain.
 */
export function removalEdits(
  root: SyntaxNode,
  source: string,
  nodes: readonly SyntaxNode[],
  items: readonly SyntaxNode[],
  replaced: readonly Replaced[] = [],
): TextEdit[] {
  const isItem = (node: SyntaxNode): boolean => items.some((item) => isSame(item, node));
  const outer = nodes.filter(
    (node) =>
      !nodes.some(
        (other) =>
          !isSame(other, node) &&
          contains(spanOf(other), spanOf(node)) &&
          (other.type !== 'call_expression' || isItem(other)),
      ),
  );
  const listed = outer.filter(isItem);
  const spans = joined([
    ...outer
      .filter((node) => !isItem(node))
      .map((node) => (node.type === 'call_expression' ? methodSpan(source, node) : lineSpan(source, node))),
    ...itemSpans(source, listed),
    ...losingParameters(items).flatMap((one) => parameterProse(source, one).spans),
  ]);
  const links = outer.filter((node) => !isItem(node) && node.type === 'call_expression');
  const breaks = links.flatMap((link) => chainBreaks(source, link, spans));
  const inPlace = replaced.map(({ node, text }) => ({ span: spanOf(node), text }));
  const written = inPlace.map(({ text }) => text).join('\n');
  const unused = unusedImports(root, source, [...spans, ...inPlace.map(({ span }) => span)], written);
  return [...joined([...spans, ...breaks, ...unused]).map((span) => ({ span, text: '' })), ...inPlace];
}

/** The functions that parameters go of, where the functions stay. */
export function losingParameters(items: readonly SyntaxNode[]): Losing[] {
  const found = new Map<number, { readonly declaration: SyntaxNode; readonly names: string[] }>();
  for (const { type, parent, text } of items) {
    const declaration = type === 'parameter' ? parent?.parent : null;
    const name = /^(?:mut\s+)?(\w+)\s*:/.exec(text)?.[1];
    if (declaration && name !== undefined) {
      const losing = found.get(declaration.id) ?? { declaration, names: [] };
      losing.names.push(name);
      found.set(declaration.id, losing);
    }
  }
  return [...found.values()];
}

/** Items with their commas, with their lines where they have them for themselves; all between the brackets where all go. */
function itemSpans(source: string, items: readonly SyntaxNode[]): Span[] {
  const sameLine = items.filter((item) => !hasOwnLines(source, item));
  return [
    ...items.filter((item) => hasOwnLines(source, item)).map((item) => itemLines(source, item)),
    ...listItemSpans(sameLine),
    ...items.flatMap(({ parent }) => {
      const isEmptied =
        parent !== null &&
        namedChildren(parent).every((one) => items.some((item) => isSame(item, one))) &&
        /^(?:arguments|parameters|field_declaration_list|field_initializer_list)$/.test(parent.type);
      const rest = source.slice(parent?.endIndex);
      const wait = rest.trimStart().startsWith('.await') ? rest.length - rest.trimStart().length : 0;
      return isEmptied
        ? [
            { start: parent.startIndex + 1, end: parent.endIndex - 1 },
            { start: parent.endIndex, end: parent.endIndex + wait },
          ]
        : [];
    }),
  ];
}

function hasOwnLines(source: string, item: SyntaxNode): boolean {
  const tail = source.slice(item.endIndex, lineEnd(source, item.endIndex));
  return (
    source.slice(lineStart(source, item.startIndex), item.startIndex).trim() === '' && /^,?\s*(?:\/\/.*)?$/.test(tail)
  );
}

function itemLines(source: string, item: SyntaxNode): Span {
  return { start: lineStart(source, itemStart(item)), end: nextLineStart(source, item.endIndex) };
}

/** `.credentials_provider(…)`, with its line where it has one for itself. */
function methodSpan(source: string, call: SyntaxNode): Span {
  const object = call.childForFieldName('function')?.childForFieldName('value');
  return { start: object?.endIndex ?? call.startIndex, end: call.endIndex };
}

/**
 * The line breaks of a chain of calls that rustfmt would write on one line once a link is gone. Its `chain_width` is 60.
 * https://rust-lang.github.io/rustfmt/#chain_width
 */
function chainBreaks(source: string, link: SyntaxNode, gone: readonly Span[]): Span[] {
  let chain = link;
  for (let outer = chain.parent; outer !== null && chained.has(outer.type); outer = outer.parent) {
    chain = outer;
  }
  const pieces: string[] = [];
  const breaks: Span[] = [];
  for (let at = chain.startIndex; at < chain.endIndex;) {
    const removed = gone.find(({ start, end }) => start <= at && at < end);
    const blank = /^[\t ]*\r?\n\s*(?=\.)/.exec(source.slice(at, chain.endIndex))?.[0] ?? '';
    if (removed !== undefined) {
      at = removed.end;
    } else if (blank !== '') {
      breaks.push({ start: at, end: at + blank.length });
      at += blank.length;
    } else {
      pieces.push(source.charAt(at));
      at += 1;
    }
  }
  const text = pieces.join('');
  const line = source.slice(lineStart(source, chain.startIndex), chain.startIndex) + text;
  const tail = source.slice(chain.endIndex, lineEnd(source, chain.endIndex));
  return !text.includes('\n') && text.length <= 60 && columns(line + tail) <= width ? breaks : [];
}

function lineSpan(source: string, node: SyntaxNode): Span {
  const first = lineStart(source, node.startIndex);
  const tail = source.slice(node.endIndex, lineEnd(source, node.endIndex));
  if (source.slice(first, node.startIndex).trim() !== '' || !/^\s*(?:\/\/.*)?$/.test(tail)) {
    return spanOf(node);
  }
  const start = lineStart(source, itemStart(node));
  const end = nextLineStart(source, node.endIndex);
  return { start, end };
}

/** Spans that meet become one, and take a blank line along where two would meet or one would begin a block. */
function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((left, right) => left.start - right.start)) {
    const last = found.at(-1);
    if (last !== undefined && span.start <= last.end) {
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      found.push(span);
    }
  }
  return found;
}

/** Drops the blank lines that edits of whole lines leave doubled, or at the beginning of a block or the file. */
export function withoutBlankLines(source: string, edits: readonly TextEdit[]): TextEdit[] {
  return edits.map(({ span, text }) => {
    const isLines =
      span.start === lineStart(source, span.start) && span.end === lineStart(source, span.end) && span.end > span.start;
    const above = span.start === 0 ? '' : source.slice(lineStart(source, span.start - 1), span.start).trim();
    const isBlank = source.slice(span.end, lineEnd(source, span.end)).trim() === '' && span.end < source.length;
    return isLines && isBlank && (above === '' || above.endsWith('{'))
      ? { span: { start: span.start, end: nextLineStart(source, span.end) }, text }
      : { span, text };
  });
}

/** `use aws_credential_types::Credentials;` where nothing else says `Credentials`. Of a list, the item. */
function unusedImports(root: SyntaxNode, source: string, gone: readonly Span[], written: string): Span[] {
  const names = descendants(root, new Set(['identifier', 'type_identifier'])).filter((name) => !isQualified(name));
  return descendants(root, new Set(['use_declaration'])).flatMap((declaration) => {
    const argument = declaration.childForFieldName('argument');
    const items =
      argument?.type === 'scoped_use_list' ? (argument.childForFieldName('list')?.namedChildren ?? []) : [argument];
    const unused = items.filter((item) => {
      const name = (item?.text ?? '').split(/\W+/).at(-1);
      const uses = names.filter((use) => use.text === name && !contains(spanOf(declaration), spanOf(use)));
      const isWritten = new RegExp(String.raw`(?:^|[^:\w])${name ?? ''}\b`, 'm').test(written);
      return uses.length > 0 && !isWritten && uses.every((use) => gone.some((span) => contains(span, spanOf(use))));
    });
    if (unused.length === 0 || gone.some((span) => overlaps(span, spanOf(declaration)))) {
      return [];
    }
    if (unused.length === items.length) {
      return [lineSpan(source, declaration)];
    }
    const [only, more] = items.filter((item) => !unused.includes(item));
    const list = argument?.childForFieldName('list');
    if (only && !more && list) {
      return [
        { start: list.startIndex, end: only.startIndex },
        { start: only.endIndex, end: list.endIndex },
      ];
    }
    return unused.map((item) => {
      const position = items.findIndex((one) => isSame(one, item));
      const before = items[position - 1];
      const after = items[position + 1];
      return before
        ? { start: before.endIndex, end: item?.endIndex ?? before.endIndex }
        : { start: item?.startIndex ?? 0, end: after?.startIndex ?? item?.endIndex ?? 0 };
    });
  });
}

/** Whether a name is reached through a path, so that it needs no import of its own: `Credentials` of `config::Credentials`. */
function isQualified(name: SyntaxNode): boolean {
  const path = name.parent;
  return (
    /^scoped_(?:type_)?identifier$/.test(path?.type ?? '') &&
    path?.childForFieldName('path') !== null &&
    isSame(path?.childForFieldName('name') ?? null, name)
  );
}
