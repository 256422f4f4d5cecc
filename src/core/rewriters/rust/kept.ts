import type { SyntaxNode } from '../../languages/parsers';
import { isSame, namedChildren } from '../code/nodes';
import { macroAround } from './macros';

/** Functions that hand on or keep what they are given, as those of collections and of `Option` do, or take statics only. */
const keeping =
  /^(?:insert|push|push_back|push_front|extend|from|from_static|entry|or_insert|set|replace|new|with_[a-z_]+|Some|Ok|Err)$/;
/** Macros that make a value of what they are given. */
const making = /^(?:vec|hashmap|btreemap|json)$/;

/**
 * Whether a string may be borrowed for longer than its statement: a text that is put together anew, as `&format!(…)`,
 * lives no longer than that. https://doc.rust-lang.org/reference/destructors.html#temporary-scopes
 */
export function isKept(node: SyntaxNode): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'array_expression':
    case 'tuple_expression':
    case 'field_initializer':
    case 'return_expression':
    case 'match_arm':
    case 'closure_expression':
      return true;
    case 'parenthesized_expression':
    case 'reference_expression':
      return isKept(parent);
    case 'block':
      return isSame(namedChildren(parent).at(-1), node);
    case 'arguments':
      return keeping.test(calledName(parent));
    case 'token_tree':
      return isKeptToken(parent);
    default:
      return false;
  }
}

/** The same in the tokens of a macro: those of `vec!`, a tuple or an array in them, or the arguments of a function. */
function isKeptToken(list: SyntaxNode): boolean {
  const macro = macroAround(list.firstChild ?? list);
  if (macro === undefined || !making.test(macro.name)) {
    return false;
  }
  const called = list.previousSibling?.type === 'identifier' ? list.previousSibling.text : undefined;
  return isSame(macro.list, list) || called === undefined || keeping.test(called);
}

/** The last part of what a call names: `insert` of `headers.insert(…)`, `from` of `HashMap::from(…)`. */
function calledName(list: SyntaxNode): string {
  const callee = list.parent?.childForFieldName('function');
  const name = callee?.type === 'field_expression' ? callee.childForFieldName('field') : callee;
  return (name?.text ?? '').split('::').at(-1) ?? '';
}
