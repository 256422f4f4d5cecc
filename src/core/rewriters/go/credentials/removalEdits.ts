import type { SyntaxNode } from '../../../languages/parsers';
import type { TextEdit } from '../../../text/edit';
import type { Span } from '../../../text/span';
import { closest, isSame, namedChildren, spanOf } from '../../code/nodes';
import { parameterProse } from '../../code/parameterProse';
import type { Losing } from '../../code/parameterProse';
import { alignmentEdits } from '../alignment';
import { importsOf } from '../imports';
import { lineEnd, lineStart, nextLineStart } from '../../shared/layout';
import { takesCredentials } from './words';

const aligned: ReadonlySet<string> = new Set(['const_spec', 'var_spec', 'field_declaration']);

/** The edits that take nodes out: statements with their lines, items of lists with their commas. */
export function removalEdits(source: string, nodes: readonly SyntaxNode[]): TextEdit[] {
  const all = widened(nodes);
  const emptied = emptiedBodies(all);
  const outer = all.filter((node) => !all.some((other) => !isSame(other, node) && covers(other, node)));
  const spans = merged([
    ...outer.map((node) => {
      const body = emptied.find((one) => isSame(one, node.parent));
      return body === undefined ? spanFor(source, node, outer) : { start: body.startIndex + 1, end: body.endIndex - 1 };
    }),
    ...outer.flatMap((node) => closedUp(node.parent, outer)),
    ...losingParameters(nodes).flatMap((one) => parameterProse(source, one).spans),
  ]);
  return [
    ...spans.map((span) => ({ span, text: '' })),
    ...keyAlignment(source, outer),
    ...groupAlignment(source, outer, spans),
  ];
}

/** The functions that parameters go of. */
export function losingParameters(nodes: readonly SyntaxNode[]): Losing[] {
  const found = new Map<number, { readonly declaration: SyntaxNode; readonly names: string[] }>();
  for (const { type, parent, text } of nodes) {
    const declaration =
      type === 'identifier' && parent?.type === 'parameter_declaration' ? parent.parent?.parent : null;
    if (declaration) {
      const losing = found.get(declaration.id) ?? { declaration, names: [] };
      losing.names.push(text);
      found.set(declaration.id, losing);
    }
  }
  return [...found.values()];
}

function covers(outer: SyntaxNode, inner: SyntaxNode): boolean {
  return (
    outer.startIndex <= inner.startIndex &&
    inner.endIndex <= outer.endIndex &&
    (outer.startIndex < inner.startIndex || inner.endIndex < outer.endIndex || outer.id < inner.id)
  );
}

/** Adds what is left empty: groups of declarations, configurations that are optional arguments. */
function widened(nodes: readonly SyntaxNode[]): SyntaxNode[] {
  const all = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) {
    let whole: SyntaxNode | null = null;
    if (node.type === 'const_spec' || node.type === 'var_spec') {
      const group = node.parent?.type === 'var_spec_list' ? node.parent : node;
      whole = (node.parent?.type === 'var_spec_list' ? node.parent.parent : node.parent) ?? group;
      const specs = namedChildren(node.parent ?? node).filter(({ type }) => type === node.type);
      whole = specs.every((spec) => all.has(spec.id)) ? whole : null;
    } else if (node.type === 'keyed_element' && node.parent !== null) {
      const literal = node.parent.parent;
      const value = literal?.parent?.type === 'unary_expression' ? literal.parent : literal;
      const isEmptied = namedChildren(node.parent).every((element) => all.has(element.id));
      whole = isEmptied && value?.parent?.type === 'argument_list' && takesNone(value.parent) ? value : null;
    }
    if (isName(node) && node.parent !== null) {
      const { parent } = node;
      const names = parent.childrenForFieldName('name').filter((name) => name !== null && name.type !== ',');
      whole = names.every((name) => name === null || all.has(name.id)) ? parent : whole;
    }
    if (whole !== null) {
      all.set(whole.id, whole);
    }
  }
  for (const node of nodes) {
    const init = emptiedInit(node, all);
    if (init !== undefined) {
      all.set(init.id, init);
    }
  }
  return [...all.values()];
}

/** Whether a node is one of the names that a parameter or a field of a struct is declared by. */
function isName({ parent }: SyntaxNode): boolean {
  return parent?.type === 'parameter_declaration' || parent?.type === 'field_declaration';
}

/** The `func init()` of which nothing stays without a statement: nobody else can call it. */
function emptiedInit(statement: SyntaxNode, gone: ReadonlyMap<number, SyntaxNode>): SyntaxNode | undefined {
  const list = statement.parent;
  const body = list?.type === 'statement_list' ? list.parent : list;
  const init = body?.type === 'block' ? body.parent : undefined;
  const isEmptied =
    init?.type === 'function_declaration' &&
    init.childForFieldName('name')?.text === 'init' &&
    [...(list?.namedChildren ?? []), ...(body?.namedChildren ?? [])].every(
      (child) => child === null || isSame(child, list) || gone.has(child.id),
    );
  return isEmptied ? init : undefined;
}

/** Whether a configuration is optional: in `session.NewSession(…)` and `s3.New(sess, …)` of version 1. */
function takesNone(list: SyntaxNode): boolean {
  const [owner = '', name = ''] = (list.parent?.childForFieldName('function')?.text ?? '').split('.');
  return (
    /^New(?:Session)?$/.test(name) &&
    importsOf(list.tree.rootNode).some((one) => one.name === owner && one.path.startsWith('github.com/aws/aws-sdk-go/'))
  );
}

/** What is left of a list of arguments on the line that it begins on ends on it, too: `LoadDefaultConfig(ctx)`. */
function closedUp(list: SyntaxNode | null, gone: readonly SyntaxNode[]): Span[] {
  if (list?.type !== 'argument_list' || list.startPosition.row === list.endPosition.row) {
    return [];
  }
  const kept = namedChildren(list).filter((item) => !gone.some((other) => isSame(other, item)));
  return kept.every((item) => item.endPosition.row === list.startPosition.row)
    ? [{ start: kept.at(-1)?.endIndex ?? list.startIndex + 1, end: list.endIndex - 1 }]
    : [];
}

/** The bodies of literals of which nothing but braces stays. */
function emptiedBodies(gone: readonly SyntaxNode[]): SyntaxNode[] {
  const isGone = (node: SyntaxNode): boolean => gone.some((other) => isSame(other, node));
  return gone.flatMap(({ type, parent }) =>
    type === 'keyed_element' &&
    parent?.type === 'literal_value' &&
    parent.namedChildren.every((one) => one && isGone(one))
      ? [parent]
      : [],
  );
}

function spanFor(source: string, node: SyntaxNode, gone: readonly SyntaxNode[]): Span {
  const list = node.parent;
  if (takesCredentials(node)) {
    const object = node.childForFieldName('function')?.childForFieldName('operand');
    return { start: object?.endIndex ?? node.startIndex, end: node.endIndex };
  }
  const isItem = list !== null && (/^(?:argument_list|literal_value|parameter_list)$/.test(list.type) || isName(node));
  const element = list?.type === 'literal_element' ? list : node;
  return isItem || element !== node ? itemSpan(source, element, gone) : lineSpan(source, node);
}

/** An item of a list: with its line where it has one for itself. */
function itemSpan(source: string, node: SyntaxNode, gone: readonly SyntaxNode[]): Span {
  const start = lineStart(source, node.startIndex);
  const rest = source.slice(node.endIndex, lineEnd(source, node.endIndex));
  if (source.slice(start, node.startIndex).trim() === '' && /^,?\s*(?:\/\/.*)?$/.test(rest)) {
    return { start, end: nextLineStart(source, node.endIndex) };
  }
  const items = namedChildren(node.parent ?? node);
  const position = items.findIndex((item) => isSame(item, node));
  const kept = (item: SyntaxNode): boolean => !gone.some((other) => isSame(other, item));
  const before = items.slice(0, position).filter(kept).at(-1);
  const next = items[position + 1];
  return before !== undefined
    ? { start: items[position - 1]?.endIndex ?? node.startIndex, end: node.endIndex }
    : next !== undefined
      ? { start: node.startIndex, end: next.startIndex }
      : spanOf(node);
}

/** The lines of a statement or declaration, the comment right above, and a blank line where two would meet. */
function lineSpan(source: string, node: SyntaxNode): Span {
  let start = lineStart(source, node.startIndex);
  const tail = source.slice(node.endIndex, lineEnd(source, node.endIndex));
  if (source.slice(start, node.startIndex).trim() !== '' || !/^\s*(?:\/\/.*)?$/.test(tail)) {
    return spanOf(node);
  }
  for (let above = node.previousSibling; above?.type === 'comment'; above = above.previousSibling) {
    const isOwn = source.slice(lineStart(source, above.startIndex), above.startIndex).trim() === '';
    if (!isOwn || nextLineStart(source, above.endIndex) !== start) {
      break;
    }
    start = lineStart(source, above.startIndex);
  }
  return { start, end: nextLineStart(source, node.endIndex) };
}

/** Spans that meet become one; blank lines that would double, or begin or end a block, go with them. */
function merged(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of [...spans].sort((left, right) => left.start - right.start || left.end - right.end)) {
    const last = joined.at(-1);
    if (last !== undefined && span.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      joined.push(span);
    }
  }
  return joined;
}

/** Drops blank lines that an edit of whole lines leaves doubled, or at the beginning or end of a block. */
export function withoutBlankLines(source: string, edits: readonly TextEdit[]): TextEdit[] {
  return edits.map(({ span, text }) => {
    const isLines =
      text === '' &&
      span.start === lineStart(source, span.start) &&
      span.end === lineStart(source, span.end) &&
      span.end > span.start;
    if (!isLines) {
      return { span, text };
    }
    const above = span.start === 0 ? '' : source.slice(lineStart(source, span.start - 1), span.start).trim();
    const below = source.slice(span.end, lineEnd(source, span.end)).trim();
    if (below === '' && span.end < source.length && (above === '' || /[({]$/.test(above))) {
      return { span: { start: span.start, end: nextLineStart(source, span.end) }, text };
    }
    return above === '' && span.start > 0 && /^[)}]/.test(below)
      ? { span: { start: lineStart(source, span.start - 1), end: span.end }, text }
      : { span, text };
  });
}

/** Lines the values of elements up again, as gofmt does, where one of their neighbours is gone. */
function keyAlignment(source: string, gone: readonly SyntaxNode[]): TextEdit[] {
  const bodies = gone.flatMap(({ type, parent }) => (type === 'keyed_element' && parent !== null ? [parent] : []));
  return [...new Map(bodies.map((body) => [body.id, body])).values()].flatMap((body) =>
    alignedElements(
      source,
      namedChildren(body).filter((element) => !gone.some((other) => isSame(other, element))),
      [],
    ),
  );
}

/** The same where values of several lines give way to one of a line. */
export function shortenedAlignment(source: string, values: readonly SyntaxNode[]): TextEdit[] {
  const bodies = values.flatMap((value) => {
    const element = closest(value, new Set(['keyed_element']));
    return element?.parent && element.startPosition.row !== element.endPosition.row ? [element.parent] : [];
  });
  return [...new Map(bodies.map((body) => [body.id, body])).values()].flatMap((body) =>
    alignedElements(source, namedChildren(body), values),
  );
}

/** @param shortened values that will be of one line. */
function alignedElements(
  source: string,
  elements: readonly SyntaxNode[],
  shortened: readonly SyntaxNode[],
): TextEdit[] {
  const isOfOneLine = (element: SyntaxNode): boolean =>
    element.startPosition.row === element.endPosition.row ||
    shortened.some((value) => isSame(element.childForFieldName('value')?.namedChildren[0] ?? null, value));
  const rows = new Set(elements.map((element) => element.startPosition.row));
  if (elements.some((one) => one.type !== 'keyed_element' || !isOfOneLine(one)) || rows.size !== elements.length) {
    return [];
  }
  const keys = elements.map((element) => element.childForFieldName('key')?.text.length ?? 0);
  return elements.flatMap((element) => {
    const key = element.childForFieldName('key');
    const value = element.childForFieldName('value');
    if (!key || !value) {
      return [];
    }
    const text = `:${' '.repeat(Math.max(...keys) - key.text.length + 1)}`;
    return source.slice(key.endIndex, value.startIndex) === text
      ? []
      : [{ span: { start: key.endIndex, end: value.startIndex }, text }];
  });
}

/** The same of the declarations of a group, and of the fields of a struct. */
function groupAlignment(source: string, gone: readonly SyntaxNode[], removed: readonly Span[]): TextEdit[] {
  const groups = new Map<number, SyntaxNode>();
  for (const node of gone) {
    if (aligned.has(node.type) && node.parent !== null) {
      groups.set(node.parent.id, node.parent);
    }
  }
  return [...groups.values()].flatMap((group) =>
    alignmentEdits(
      source,
      namedChildren(group).filter(({ type }) => aligned.has(type)),
      gone,
      removed,
    ),
  );
}
