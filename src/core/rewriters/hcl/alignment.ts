import type { TextEdit } from '../../text/edit';
import { nextLineStart } from '../shared/layout';
import type { Attribute, Block } from './blocks';

/**
 * The attributes in consecutive lines around one, whose signs of equality stand in one column, as `terraform fmt` has
 * it; the attribute alone where they do not: https://developer.hashicorp.com/terraform/language/style
 */
export function alignedWith(
  source: string,
  block: Pick<Block, 'attributes'>,
  attribute: Attribute,
): readonly Attribute[] {
  const all = block.attributes;
  const at = all.indexOf(attribute);
  let first = at;
  let last = at;
  while (first > 0 && follows(source, all[first - 1], all[first])) {
    first -= 1;
  }
  while (follows(source, all[last], all[last + 1])) {
    last += 1;
  }
  const group = all.slice(first, last + 1);
  const columns = new Set(group.map((one) => one.name.length + equalsAfter(source, one)));
  return columns.size === 1 ? group : [attribute];
}

/** The edits that move the signs of equality of a group to the column that its longest name asks for. */
export function realigned(source: string, group: readonly Attribute[], longest: number): TextEdit[] {
  return group
    .filter((one) => one.name.length + equalsAfter(source, one) !== longest + 1)
    .map((one) => ({
      span: { start: one.nameSpan.end, end: one.expression.start },
      text: `${' '.repeat(longest - one.name.length + 1)}= `,
    }));
}

function follows(source: string, before: Attribute | undefined, after: Attribute | undefined): boolean {
  if (before === undefined || after === undefined) {
    return false;
  }
  const next = nextLineStart(source, before.span.end);
  return (
    next <= after.span.start &&
    !/[\r\n]/.test(source.slice(before.span.start, before.span.end)) &&
    !/[\r\n]/.test(source.slice(next, after.span.end))
  );
}

/** How many signs stand between a name and its sign of equality. */
function equalsAfter(source: string, { nameSpan, expression }: Attribute): number {
  return source.slice(nameSpan.end, expression.start).indexOf('=');
}
