import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';

/** In UTF-16 code units: how far before a value its row is looked for. */
const longestRow = 400;

/**
 * What a value of a table of test cases is called in the table's head: `@pytest.mark.parametrize("user, password", [("ann",
 * "…")])`; undefined for any other literal. https://docs.pytest.org/en/stable/how-to/parametrize.html
 */
export function parametrizedName(document: ParsedDocument, index: number, literal: Literal): string | undefined {
  const { call } = literal;
  // What has a name of its own is a member of a map.
  const isNamed = /[:=]\s{0,4}$/.test(document.source.slice(Math.max(0, literal.outer.start - 5), literal.outer.start));
  if (call?.argument !== 1 || isNamed || !/(?:^|\.)parametrize$/.test(call.callee)) {
    return undefined;
  }
  const names: string[] = [];
  for (let at = index - 1; at >= 0; at -= 1) {
    const other = document.literals[at];
    if (other?.call?.callee === call.callee && other.call.argument === 0) {
      names.unshift(...other.text.split(',').map((name) => name.trim()));
    } else if (names.length > 0 || other?.call?.callee !== call.callee) {
      // The key of a pair, as the first of two is read, is given to no call.
      if (names.length > 0 || other?.use !== 'key') {
        break;
      }
    }
  }
  return names.length < 2 ? names[0] : names[columnOf(document.source, literal.outer.start)];
}

/** How many values stand before a place in its row. */
function columnOf(source: string, end: number): number {
  const before = source.slice(Math.max(0, end - longestRow), end).replace(/"[^"\r\n]*"|'[^'\r\n]*'/g, '');
  let depth = 0;
  let column = 0;
  for (let at = before.length - 1; at >= 0; at -= 1) {
    const sign = before.charAt(at);
    if (sign === ')' || sign === ']' || sign === '}') {
      depth += 1;
    } else if (sign === '(' || sign === '[' || sign === '{') {
      depth -= 1;
      if (depth < 0) {
        return column;
      }
    } else if (sign === ',' && depth === 0) {
      column += 1;
    }
  }
  return column;
}
