import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { contains } from '../../text/span';
import { closest, descendants, spanOf } from '../code/nodes';
import { lineEnd, lineStart, nextLineStart } from '../shared/layout';
import { importsOf } from './imports';

const names: ReadonlySet<string> = new Set(['identifier', 'package_identifier']);

/** The edits that drop the imports that nothing uses any more once others are made: they would not compile. */
export function unusedImportEdits(root: SyntaxNode, source: string, edits: readonly TextEdit[]): TextEdit[] {
  const uses = descendants(root, names).filter(({ parent }) => parent?.type !== 'import_spec');
  const imports = importsOf(root);
  const unused = imports.filter(({ name }) => {
    const own = uses.filter((use) => use.text === name);
    const left = own.filter((use) => !edits.some((edit) => contains(edit.span, spanOf(use))));
    return own.length > 0 && left.length === 0 && !edits.some(({ text }) => text.includes(`${name}.`));
  });
  const all = new Set(unused.map(({ node }) => node.id));
  return unused.flatMap(({ node }) => {
    const declaration = closest(node, new Set(['import_declaration'])) ?? node;
    const siblings = imports.filter((one) => closest(one.node, new Set(['import_declaration']))?.id === declaration.id);
    if (siblings.every((one) => all.has(one.node.id))) {
      return siblings[0]?.node.id === node.id ? [{ span: withBlankLine(source, declaration), text: '' }] : [];
    }
    return [
      {
        span: lineOf(
          source,
          node,
          siblings.map((one) => one.node),
        ),
        text: '',
      },
    ];
  });
}

/** Edits together with those that drop lines of imports: what is added at the end of such a line takes its place. */
export function merged(edits: readonly TextEdit[], drops: readonly TextEdit[], eol: string): TextEdit[] {
  const isWithin = ({ span }: TextEdit, drop: TextEdit): boolean =>
    span.start === span.end && drop.span.start < span.start && span.start < drop.span.end;
  const within = (drop: TextEdit): TextEdit[] => edits.filter((edit) => isWithin(edit, drop));
  return [
    ...edits.filter((edit) => !drops.some((drop) => isWithin(edit, drop))),
    ...drops.map((drop) => {
      const lines = within(drop).map(({ text }) => (text.startsWith(eol) ? text.slice(eol.length) + eol : text));
      return { span: drop.span, text: lines.join('') };
    }),
  ];
}

/** A declaration and the blank line behind it. */
function withBlankLine(source: string, declaration: SyntaxNode): { start: number; end: number } {
  let end = nextLineStart(source, declaration.endIndex);
  if (source.slice(end, lineEnd(source, end)).trim() === '') {
    end = nextLineStart(source, end);
  }
  return { start: lineStart(source, declaration.startIndex), end };
}

/** The line of an import, with a blank one where it stood alone between two. */
function lineOf(source: string, node: SyntaxNode, siblings: readonly SyntaxNode[]): { start: number; end: number } {
  const start = lineStart(source, node.startIndex);
  const end = nextLineStart(source, node.endIndex);
  const isBlank = (from: number): boolean => source.slice(from, lineEnd(source, from)).trim() === '';
  const above = lineStart(source, Math.max(0, start - 1));
  const isFirst = siblings[0]?.id === node.id;
  const isLast = siblings.at(-1)?.id === node.id;
  if ((isFirst || isBlank(above)) && isBlank(end)) {
    return { start, end: nextLineStart(source, end) };
  }
  return isLast && isBlank(above) ? { start: above, end } : { start, end };
}
