import type { SyntaxNode } from '../../languages/parsers';
import { namedChildren } from '../code/nodes';

/** The items whose names can be used where a node stands: those of its module, and of the one around it behind `use super::*`. */
export function itemsAround(node: SyntaxNode): SyntaxNode[] {
  const items: SyntaxNode[] = [];
  for (let outer = node.parent; outer !== null; outer = outer.parent) {
    if (outer.type === 'source_file' || outer.parent?.type === 'mod_item') {
      const own = namedChildren(outer);
      items.push(...own);
      if (!own.some(({ text }) => /^use super::\*;$/.test(text))) {
        break;
      }
    }
  }
  return items;
}

/** A path as it reads in full where `use` declarations among some items shorten it: `io::Error` is `std::io::Error`. */
export function importedPath(items: readonly SyntaxNode[], path: string): string {
  const [first = '', ...rest] = path.split('::');
  for (const item of items) {
    const argument = item.type === 'use_declaration' ? item.childForFieldName('argument') : null;
    const found = argument && pathOf(argument, first, '');
    if (found) {
      return [found, ...rest].join('::');
    }
  }
  return path;
}

/** The full path of a name that a part of a `use` declaration brings in. */
function pathOf(part: SyntaxNode, name: string, before: string): string | undefined {
  switch (part.type) {
    case 'use_list':
      return namedChildren(part)
        .map((one) => pathOf(one, name, before))
        .find((found) => found !== undefined);
    case 'scoped_use_list': {
      const list = part.childForFieldName('list');
      return list ? pathOf(list, name, `${before}${part.childForFieldName('path')?.text ?? ''}::`) : undefined;
    }
    case 'use_as_clause':
      return part.childForFieldName('alias')?.text === name
        ? before + (part.childForFieldName('path')?.text ?? '')
        : undefined;
    case 'self':
      return before.split('::').at(-2) === name ? before.slice(0, -2) : undefined;
    default:
      return part.text.split('::').at(-1) === name ? before + part.text : undefined;
  }
}
