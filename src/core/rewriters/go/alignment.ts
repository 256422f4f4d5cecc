import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { isSame } from '../code/nodes';

/** A declaration of one line in a group. */
interface Row {
  readonly spec: SyntaxNode;
  readonly nameEnd: number;
  readonly signStart: number;
}

/**
 * The edits that line the `=` of declarations up again, as gofmt does, once one of them is gone. Those around it that
 * have types, and comments behind them, are left to gofmt.
 */
export function alignmentEdits(source: string, specs: readonly SyntaxNode[], gone: SyntaxNode): TextEdit[] {
  const position = specs.findIndex((spec) => isSame(spec, gone));
  const before = neighbours(source, specs.slice(0, position).reverse(), gone);
  const after = neighbours(source, specs.slice(position + 1), gone);
  const edits: TextEdit[] = [];
  const isCommented = gone.previousSibling?.type === 'comment';
  for (const rows of isCommented ? [[...after, ...joined(before, after, source, gone)]] : [[...before, ...after]]) {
    const read = rows.flatMap((spec) => rowOf(spec) ?? []);
    if (read.length !== rows.length || read.length === 0) {
      continue;
    }
    const width = Math.max(...read.map(({ spec, nameEnd }) => nameEnd - spec.startIndex)) + 1;
    for (const { spec, nameEnd, signStart } of read) {
      const text = ' '.repeat(width - (nameEnd - spec.startIndex));
      if (source.slice(nameEnd, signStart) !== text) {
        edits.push({ span: { start: nameEnd, end: signStart }, text });
      }
    }
  }
  return edits;
}

/** With its comment gone, too, what stood above the comment meets what stands below. */
function joined(before: SyntaxNode[], after: SyntaxNode[], source: string, gone: SyntaxNode): SyntaxNode[] {
  return after.length > 0 || neighbours(source, before, gone).length > 0 ? before : [];
}

/** The declarations that stand on the lines next to one, without anything between. */
function neighbours(source: string, specs: readonly SyntaxNode[], from: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  let last = from;
  for (const spec of specs) {
    const [upper, lower] = spec.startIndex < last.startIndex ? [spec, last] : [last, spec];
    const between = source.slice(upper.endIndex, lower.startIndex).replace(/^[^\n]*/, '');
    if (!/^\n[\t ]*$/.test(between)) {
      break;
    }
    found.push(spec);
    last = spec;
  }
  return found;
}

function rowOf(spec: SyntaxNode): Row | undefined {
  const name = spec.childrenForFieldName('name').at(-1);
  const sign = spec.children.find((child) => child?.type === '=');
  return name && sign && spec.childForFieldName('type') === null && spec.startPosition.row === spec.endPosition.row
    ? { spec, nameEnd: name.endIndex, signStart: sign.startIndex }
    : undefined;
}
