import type { SyntaxNode } from '../../../languages/parsers';
import type { TextEdit } from '../../../text/edit';
import { contains, overlaps } from '../../../text/span';
import type { Span } from '../../../text/span';
import { descendants, isSame, spanOf } from '../../code/nodes';
import { lineEnd, lineStart, nextLineStart } from '../../shared/layout';
import { itemStart } from '../places';

/** The edits that take nodes out, and the imports that only they used. */
export function removalEdits(root: SyntaxNode, source: string, nodes: readonly SyntaxNode[]): TextEdit[] {
  const outer = nodes.filter(
    (node) =>
      !nodes.some(
        (other) => !isSame(other, node) && contains(spanOf(other), spanOf(node)) && other.type !== 'call_expression',
      ),
  );
  const spans = joined(
    outer.map((node) => (node.type === 'call_expression' ? methodSpan(source, node) : lineSpan(source, node))),
  );
  return joined([...spans, ...unusedImports(root, source, spans)]).map((span) => ({ span, text: '' }));
}

/** `.credentials_provider(…)`, with its line where it has one for itself. */
function methodSpan(source: string, call: SyntaxNode): Span {
  const object = call.childForFieldName('function')?.childForFieldName('value');
  return { start: object?.endIndex ?? call.startIndex, end: call.endIndex };
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
function unusedImports(root: SyntaxNode, source: string, gone: readonly Span[]): Span[] {
  const names = descendants(root, new Set(['identifier', 'type_identifier'])).filter((name) => !isQualified(name));
  return descendants(root, new Set(['use_declaration'])).flatMap((declaration) => {
    const argument = declaration.childForFieldName('argument');
    const items =
      argument?.type === 'scoped_use_list' ? (argument.childForFieldName('list')?.namedChildren ?? []) : [argument];
    const unused = items.filter((item) => {
      const name = (item?.text ?? '').split(/\W+/).at(-1);
      const uses = names.filter((use) => use.text === name && !contains(spanOf(declaration), spanOf(use)));
      return uses.length > 0 && uses.every((use) => gone.some((span) => contains(span, spanOf(use))));
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
