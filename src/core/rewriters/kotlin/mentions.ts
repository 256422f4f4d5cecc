import type { SyntaxNode } from '../../languages/parsers';
import { closest, isSame, namedChildren } from '../code/nodes';

/** Whether a name is declared here: of a parameter or another variable, not in the default of one. */
export function isDeclaration(node: SyntaxNode): boolean {
  const { parent } = node;
  return (
    parent !== null &&
    /^(?:variable_declaration|parameter|class_parameter)$/.test(parent.type) &&
    isSame(
      namedChildren(parent).find(({ type }) => type === 'identifier'),
      node,
    )
  );
}

/** The nodes that hold statements or members. */
export const bodies: ReadonlySet<string> = new Set([
  'source_file',
  'class_body',
  'enum_class_body',
  'block',
  'lambda_literal',
  'when_entry',
]);
const scopes: ReadonlySet<string> = new Set([...bodies, 'for_statement', 'catch_block', 'getter', 'setter']);
const callables: ReadonlySet<string> = new Set([
  'function_declaration',
  'class_declaration',
  'secondary_constructor',
  'anonymous_function',
  'lambda_literal',
  'setter',
]);

/**
 * Those of the mentions of a name that mean what a declaration declares, and not another thing of that name in a scope
 * within or elsewhere; undefined where that cannot be told.
 *
 * @param name the name as the declaration has it.
 * @param mentions all others of the file.
 */
export function mentionsOf(name: SyntaxNode, mentions: readonly SyntaxNode[]): SyntaxNode[] | undefined {
  const own = scopeOf(name);
  const isMember = own.type === 'class_body' || own.type === 'source_file';
  const others = mentions.filter(isDeclaration).map(scopeOf);
  if (others.some((other) => isSame(other, own))) {
    return undefined;
  }
  const hiding = others.filter((other) => !isWithin(own, other));
  const isHidden = (node: SyntaxNode): boolean => hiding.some((other) => isWithin(node, other));
  const qualified = (node: SyntaxNode): boolean => accessOf(node) !== node;
  // `this.key` where a parameter of the same name is: which of the two is meant depends on the class around it.
  if (mentions.some((node) => isHidden(node) && qualified(node) && !isLabel(node))) {
    return undefined;
  }
  return mentions.filter((node) => !isDeclaration(node) && !isHidden(node) && (isMember ? true : isWithin(node, own)));
}

/** What a declared name is known in. */
function scopeOf(name: SyntaxNode): SyntaxNode {
  const kinds = /parameter$/.test(name.parent?.type ?? '') ? callables : scopes;
  return closest(name, kinds) ?? name;
}

function isWithin(node: SyntaxNode, outer: SyntaxNode): boolean {
  return outer.startIndex <= node.startIndex && node.endIndex <= outer.endIndex;
}

/** Whether a name is that of an argument, `name = value`, or of a member of something else. */
export function isLabel(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.type === 'value_argument') {
    return namedChildren(parent).length > 1 && isSame(namedChildren(parent)[0], node);
  }
  const [receiver, member] = parent?.type === 'navigation_expression' ? namedChildren(parent) : [];
  return member !== undefined && isSame(member, node) && !/^(?:this|[A-Z]\w*)$/.test(receiver?.text ?? '');
}

/** `this.x` and `Keys.x` of `x`. */
export function accessOf(node: SyntaxNode): SyntaxNode {
  const { parent } = node;
  return parent?.type === 'navigation_expression' && isSame(namedChildren(parent)[1], node) ? parent : node;
}
