import type { SyntaxNode } from '../../languages/parsers';
import { ancestors } from '../code/nodes';

/** The item at the top of the innermost module that a node stands in. */
export function outerItem(node: SyntaxNode): SyntaxNode {
  let item = node;
  for (const outer of ancestors(node)) {
    if (outer.type === 'source_file' || (outer.type === 'declaration_list' && outer.parent?.type === 'mod_item')) {
      break;
    }
    item = outer;
  }
  return item;
}

/** Where an item begins, with its attributes and the comments right above. */
export function itemStart(item: SyntaxNode): number {
  let start = item.startIndex;
  for (
    let above = item.previousNamedSibling;
    above !== null && /^(?:attribute_item|line_comment|block_comment)$/.test(above.type);
    above = above.previousNamedSibling
  ) {
    if (above.text.startsWith('//!') || above.endPosition.row + 2 < item.startPosition.row) {
      break;
    }
    start = above.startIndex;
  }
  return start;
}

/** Whether code can wait where a node stands: within an async function or block, and no closure in between. */
export function canAwait(node: SyntaxNode): boolean {
  for (const outer of ancestors(node)) {
    switch (outer.type) {
      case 'async_block':
        return true;
      case 'closure_expression':
        return /^(?:async|static\s+async)\b/.test(outer.text);
      case 'function_item':
        return outer.children.some((child) => child?.type === 'function_modifiers' && /\basync\b/.test(child.text));
      case 'const_item':
      case 'static_item':
        return false;
    }
  }
  return false;
}
