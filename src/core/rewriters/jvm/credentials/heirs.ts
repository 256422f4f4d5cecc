import type { SyntaxNode } from '../../../languages/parsers';
import { everyNode, namedChildren } from '../../code/nodes';

/** What says from what a type inherits, in Java, C# and Kotlin. */
const bases: ReadonlySet<string> = new Set([
  'superclass',
  'super_interfaces',
  'base_list',
  'delegation_specifiers',
  'delegation_specifier',
]);

/**
 * The types of a file that inherit from one of that name, directly or not: its members are theirs, too. One whose list
 * of bases mentions the name otherwise may be among them.
 *
 * @param types the nodes that declare types.
 */
export function heirsOf(name: string, root: SyntaxNode, types: ReadonlySet<string>): SyntaxNode[] {
  const left = everyNode(root, types).filter((type) => type.childForFieldName('name')?.text !== name);
  const found: SyntaxNode[] = [];
  const names = new Set([name]);
  for (let before = -1; before < found.length;) {
    before = found.length;
    for (const type of left.filter((one) => !found.includes(one))) {
      const words = basesOf(type).flatMap(({ text }) => text.match(/[\p{L}\p{N}_$]+/gu) ?? []);
      if (words.some((word) => names.has(word))) {
        found.push(type);
        names.add(type.childForFieldName('name')?.text ?? name);
      }
    }
  }
  return found;
}

/** What a type inherits from. */
export function basesOf(type: SyntaxNode): SyntaxNode[] {
  return namedChildren(type).filter((child) => bases.has(child.type));
}
