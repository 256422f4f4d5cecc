import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { overlaps } from '../../text/span';
import type { Span } from '../../text/span';
import { isSame } from '../code/nodes';

/**
 * The edits that line the `=` of a group's declarations, or the types of a struct's fields, up again, as gofmt does, once
 * some of them are gone. Declarations with types, fields with tags, and comments behind them are left to gofmt.
 *
 * @param removed the lines that go.
 */
export function alignmentEdits(
  source: string,
  specs: readonly SyntaxNode[],
  gone: readonly SyntaxNode[],
  removed: readonly Span[],
): TextEdit[] {
  const edits: TextEdit[] = [];
  const rest = specs.filter((spec) => !gone.some((other) => isSame(other, spec)));
  for (const section of sectionsOf(source, rest, removed)) {
    const rows = section.flatMap((spec) => rowOf(spec) ?? []);
    const isTouched = section.some((spec) => gone.some((other) => areNear(source, spec, other)));
    if (!isTouched || rows.length !== section.length) {
      continue;
    }
    const width = Math.max(...rows.map(({ nameLength }) => nameLength)) + 1;
    for (const { nameLength, gap } of rows) {
      const text = ' '.repeat(width - nameLength);
      if (source.slice(gap.start, gap.end) !== text) {
        edits.push({ span: gap, text });
      }
    }
  }
  return edits;
}

/** Declarations on lines that follow one another once others are gone. */
function sectionsOf(source: string, specs: readonly SyntaxNode[], removed: readonly Span[]): SyntaxNode[][] {
  const sections: SyntaxNode[][] = [];
  let last: SyntaxNode | undefined;
  for (const spec of specs) {
    const between = last === undefined ? '' : left(source, { start: last.endIndex, end: spec.startIndex }, removed);
    const section = sections.at(-1);
    if (section !== undefined && /^[^\n]*\n[\t ]*$/.test(between)) {
      section.push(spec);
    } else {
      sections.push([spec]);
    }
    last = spec;
  }
  return sections;
}

/** What is left of a stretch. */
function left(source: string, span: Span, removed: readonly Span[]): string {
  let text = '';
  let at = span.start;
  for (const hole of removed.filter((one) => overlaps(one, span)).sort((one, other) => one.start - other.start)) {
    text += source.slice(at, Math.max(at, hole.start));
    at = Math.max(at, hole.end);
  }
  return text + source.slice(at, Math.max(at, span.end));
}

function areNear(source: string, one: SyntaxNode, other: SyntaxNode): boolean {
  const [upper, lower] = one.startIndex < other.startIndex ? [one, other] : [other, one];
  return !/\n[\t ]*\r?\n/.test(source.slice(upper.endIndex, lower.startIndex));
}

/** A declaration of one line: how long its names are, and the blanks behind them. */
function rowOf(spec: SyntaxNode): { readonly nameLength: number; readonly gap: Span } | undefined {
  const name = spec.childrenForFieldName('name').at(-1);
  if (spec.type === 'field_declaration') {
    const type = spec.childForFieldName('type');
    const isPlain = spec.childForFieldName('tag') === null && spec.nextSibling?.type !== 'comment';
    return name && type && isPlain && spec.startPosition.row === spec.endPosition.row
      ? { nameLength: name.endIndex - spec.startIndex, gap: { start: name.endIndex, end: type.startIndex } }
      : undefined;
  }
  const sign = spec.children.find((child) => child?.type === '=');
  return name && sign && spec.childForFieldName('type') === null && spec.startPosition.row === spec.endPosition.row
    ? { nameLength: name.endIndex - spec.startIndex, gap: { start: name.endIndex, end: sign.startIndex } }
    : undefined;
}
