import type { SyntaxNode } from '../../languages/parsers';
import { textBefore, textBehind } from '../code/initialOrder';
import type { InitialOrder, Running } from '../code/initialOrder';
import { closest, everyNode, isSame } from '../code/nodes';
import { hasModifier, identifiers, typeDeclarations } from './scopes';

/**
 * The order in which static fields are given their values.
 * https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/classes#15562-static-field-initialization
 */
export const csharpOrder: InitialOrder = {
  mentions: identifiers,
  isMention: (node, name) =>
    node.text === name &&
    (!isSame(node.parent?.childForFieldName('name'), node) ||
      /^(?:member_access_expression|qualified_name)$/.test(node.parent?.type ?? '')),
  makes: (node, type) =>
    node.text === type &&
    (/\bnew\s+(?:\w+\s*\.\s*)*$/.test(textBefore(node, 200)) ||
      /^\??\s+\w+\s*(?:\{[^{}]*\}\s*)?=\s*new\s*\(/.test(textBehind(node, 200))),
  running,
};

/** The type that a member is of; of one in several parts, the first of them in the file. */
export function typeAround(node: SyntaxNode): SyntaxNode | undefined {
  const type = closest(node, typeDeclarations);
  const name = type?.childForFieldName('name')?.text;
  return type === undefined || !hasModifier(type, 'partial')
    ? type
    : everyNode(node.tree.rootNode, typeDeclarations).find(
        (one) => hasModifier(one, 'partial') && one.childForFieldName('name')?.text === name,
      );
}

function running(outer: SyntaxNode, inner: SyntaxNode): Running | undefined {
  const type = typeAround(outer);
  const made: Running = { madeBy: type?.childForFieldName('name')?.text ?? '' };
  const name = outer.childForFieldName('name')?.text ?? '';
  switch (outer.type) {
    case 'lambda_expression':
    case 'anonymous_method_expression':
      return 'later';
    case 'method_declaration':
    case 'local_function_statement':
      return { calledBy: name };
    case 'constructor_declaration':
      // What is static is given its values before a static constructor runs.
      return hasModifier(outer, 'static') ? 'later' : made;
    case 'property_declaration':
      if (/^(?:accessor_list|arrow_expression_clause)$/.test(inner.type)) {
        return { calledBy: name };
      }
      return hasModifier(outer, 'static') && type ? { member: outer, scope: type } : made;
    case 'field_declaration':
      // Constants are looked at by themselves.
      return hasModifier(outer, 'const')
        ? 'later'
        : hasModifier(outer, 'static') && type
          ? { member: outer, scope: type }
          : made;
    default:
      return typeDeclarations.has(outer.type) ? made : undefined;
  }
}
