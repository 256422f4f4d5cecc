import type { SyntaxNode } from '../../languages/parsers';
import type { Span } from '../../text/span';
import { ancestors, isSame, spanOf } from '../code/nodes';

/** The same as `convertedBy`, in the tokens of a macro, too. */
export function isConverted(node: SyntaxNode): boolean {
  return convertedBy(node) !== undefined || (node.parent?.type === 'token_tree' && isConvertedToken(node));
}

function isConvertedToken(node: SyntaxNode): boolean {
  const tokens = node.parent?.children ?? [];
  const at = tokens.findIndex((token) => isSame(token, node));
  const method = tokens[at + 1]?.text === '.' ? (tokens[at + 2]?.text ?? '') : '';
  const before = tokens[0]?.text === '(' && at === 1 ? node.parent?.previousSibling : undefined;
  return (
    /^(?:to_string|to_owned|into)$/.test(method) ||
    (before?.text === 'from' && before.previousSibling?.previousSibling?.text === 'String')
  );
}

/** In the tokens of a macro, what makes a `String` of a literal, with the literal; the literal alone where a type decides. */
export function convertedTokens(node: SyntaxNode): Span | undefined {
  if (node.parent?.type !== 'token_tree' || !isConvertedToken(node)) {
    return undefined;
  }
  const tokens = node.parent.children;
  const at = tokens.findIndex((token) => isSame(token, node));
  if (tokens[at + 1]?.text === '.') {
    const end = tokens[at + 2]?.text === 'into' ? undefined : tokens[at + 3]?.endIndex;
    return { start: node.startIndex, end: end ?? node.endIndex };
  }
  const type = node.parent.previousSibling?.previousSibling?.previousSibling;
  return type?.text === 'String' && type.previousSibling?.text !== '::'
    ? { start: type.startIndex, end: node.parent.endIndex }
    : spanOf(node);
}

/** A call that makes a text of its own of a literal. */
export interface Conversion {
  readonly call: SyntaxNode;
  /** Whether it makes a `String`. */
  readonly isPlain: boolean;
}

/** The call that makes a `String`, or something like it, of a literal: `"…".to_string()`, `String::from("…")`. */
export function convertedBy(node: SyntaxNode): Conversion | undefined {
  const [parent, call] = [...ancestors(node)];
  if (
    parent?.type === 'field_expression' &&
    call?.type === 'call_expression' &&
    isSame(call.childForFieldName('function'), parent)
  ) {
    const method = parent.childForFieldName('field')?.text ?? '';
    return /^(?:to_string|to_owned|into)$/.test(method) ? { call, isPlain: method !== 'into' } : undefined;
  }
  const callee = call?.childForFieldName('function')?.text ?? '';
  return parent?.type === 'arguments' && call !== undefined && /^(?:std::string::)?String::from$/.test(callee)
    ? { call, isPlain: true }
    : undefined;
}
