import type { SyntaxNode } from '../../languages/parsers';
import type { Span } from '../../text/span';

export const functionTypes: ReadonlySet<string> = new Set([
  'function_declaration',
  'function_expression',
  'generator_function',
  'generator_function_declaration',
  'arrow_function',
  'method_definition',
]);

/** The node's place in the source. */
export function spanOf(node: SyntaxNode): Span {
  return { start: node.startIndex, end: node.endIndex };
}

export function same(left: SyntaxNode | null | undefined, right: SyntaxNode | null | undefined): boolean {
  return left !== null && left !== undefined && right !== null && right !== undefined && left.id === right.id;
}

/** The smallest node that covers a span. */
export function nodeAt(root: SyntaxNode, span: Span): SyntaxNode {
  return root.namedDescendantForIndex(span.start, Math.max(span.start, span.end)) ?? root;
}

/** The nodes around a node, innermost first. */
export function* ancestors(node: SyntaxNode): Generator<SyntaxNode> {
  for (let parent = node.parent; parent; parent = parent.parent) {
    yield parent;
  }
}

/** The innermost function around a node. */
export function functionAround(node: SyntaxNode): SyntaxNode | undefined {
  return [...ancestors(node)].find((outer) => functionTypes.has(outer.type));
}

/** Named children, comments among them. */
export function named(node: SyntaxNode): SyntaxNode[] {
  return node.namedChildren.filter((child) => child !== null);
}

/** All children: keywords, punctuation, and the named ones. */
export function tokens(node: SyntaxNode): SyntaxNode[] {
  return node.children.filter((child) => child !== null);
}

/** Named children without comments. */
export function children(node: SyntaxNode): SyntaxNode[] {
  return named(node).filter((child) => child.type !== 'comment' && child.type !== 'html_comment');
}

/** Whether a function, method or arrow function is `async`. */
export function isAsync(node: SyntaxNode): boolean {
  return tokens(node).some((child) => child.type === 'async');
}

/** All nodes of some types below a node, in source order, the node itself included. */
export function descendants(node: SyntaxNode, ...types: readonly string[]): SyntaxNode[] {
  return node.descendantsOfType([...types]).filter((found) => found !== null);
}

/** The text inside a string's quotes, where it is a string without escapes. */
export function plainString(node: SyntaxNode | null | undefined): string | undefined {
  if (node?.type !== 'string' && node?.type !== 'template_string') {
    return undefined;
  }
  return named(node).every((child) => child.type === 'string_fragment') ? node.text.slice(1, -1) : undefined;
}

/** The expression inside parentheses, `as`, `satisfies`, `!` and type assertions. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (
    [
      'parenthesized_expression',
      'as_expression',
      'satisfies_expression',
      'non_null_expression',
      'type_assertion',
    ].includes(inner.type)
  ) {
    const next = inner.type === 'type_assertion' ? children(inner).at(-1) : children(inner)[0];
    if (next === undefined) {
      break;
    }
    inner = next;
  }
  return inner;
}

/** The expression with the parentheses, `as`, `satisfies` and `!` around it. */
export function wrapped(node: SyntaxNode): SyntaxNode {
  let outer = node;
  while (outer.parent && same(unwrap(outer.parent), unwrap(node)) && !same(outer.parent, unwrap(node))) {
    outer = outer.parent;
  }
  return outer;
}

/** The name of a property key as the program sees it; undefined where it is computed. */
export function keyName(pair: SyntaxNode): string | undefined {
  if (pair.type === 'shorthand_property_identifier' || pair.type === 'shorthand_property_identifier_pattern') {
    return pair.text;
  }
  const key = pair.childForFieldName('key') ?? pair.childForFieldName('name') ?? pair.childForFieldName('property');
  if (key === null) {
    return undefined;
  }
  return key.type === 'string' ? plainString(key) : key.type === 'computed_property_name' ? undefined : key.text;
}

/** The name of the member that `object.name` reads. */
export function memberName(node: SyntaxNode): string | undefined {
  return node.type === 'member_expression' ? node.childForFieldName('property')?.text : undefined;
}

/** The members of any object within a class that are called a name: `this.name`. */
export function membersCalled(body: SyntaxNode, name: string): SyntaxNode[] {
  return descendants(body, 'member_expression').filter((node) => memberName(node) === name);
}

/** Whether a field or a parameter of a constructor is declared `private`. */
export function isDeclaredPrivate(node: SyntaxNode): boolean {
  return named(node).some((child) => child.type === 'accessibility_modifier' && child.text === 'private');
}

/** The statement of the program that holds a node. */
export function topLevelStatement(node: SyntaxNode): SyntaxNode {
  let current = node;
  while (current.parent && current.parent.type !== 'program') {
    current = current.parent;
  }
  return current;
}

/** `process.env.X`, `process.env['X']`: X. */
export function environmentVariable(node: SyntaxNode): string | undefined {
  const object = node.childForFieldName('object');
  if (object === null || !/^(?:process|globalThis\.process|import\.meta)\.env$/.test(object.text)) {
    return undefined;
  }
  if (node.type === 'member_expression') {
    return node.childForFieldName('property')?.text;
  }
  return node.type === 'subscript_expression' ? plainString(node.childForFieldName('index')) : undefined;
}
