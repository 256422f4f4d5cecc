import type { SyntaxNode } from '../../languages/parsers';
import { textBefore } from '../code/initialOrder';
import type { InitialOrder, Running } from '../code/initialOrder';
import { closest, isSame } from '../code/nodes';
import { modifiersOf } from './constants';

const types: ReadonlySet<string> = new Set([
  'class_declaration',
  'enum_declaration',
  'record_declaration',
  'interface_declaration',
  'annotation_type_declaration',
]);

/** The order in which static fields are given their values. https://docs.oracle.com/javase/specs/jls/se21/html/jls-12.html#jls-12.4.2 */
export const javaOrder: InitialOrder = {
  mentions: new Set(['identifier', 'type_identifier', 'enum_constant']),
  isMention: (node, name) =>
    node.type === 'identifier' && node.text === name && !isSame(node.parent?.childForFieldName('name'), node)
      ? true
      : node.type === 'identifier' && node.text === name && node.parent?.type === 'method_invocation',
  makes: (node, type) =>
    node.type === 'enum_constant'
      ? closest(node, types)?.childForFieldName('name')?.text === type
      : node.text === type && /\bnew\s+(?:\w+\s*\.\s*)*$/.test(textBefore(node, 200)),
  running,
};

/** The type that a member is of. */
export function typeAround(node: SyntaxNode): SyntaxNode | undefined {
  return closest(node, types);
}

function running(outer: SyntaxNode): Running | undefined {
  const scope = typeAround(outer);
  const name = (node: SyntaxNode | undefined): string => node?.childForFieldName('name')?.text ?? '';
  switch (outer.type) {
    case 'lambda_expression':
      return 'later';
    case 'method_declaration':
      return { calledBy: name(outer) };
    case 'constructor_declaration':
    case 'compact_constructor_declaration':
      return { madeBy: name(scope) };
    case 'field_declaration':
      return isStaticField(outer) && scope ? { member: outer, scope } : { madeBy: name(scope) };
    case 'constant_declaration':
    case 'static_initializer':
    case 'enum_constant':
      return scope && { member: outer, scope };
    case 'block':
      return outer.parent?.type === 'class_body' ? { madeBy: name(scope) } : undefined;
    default:
      return undefined;
  }
}

function isStaticField(declaration: SyntaxNode): boolean {
  return /\bstatic\b/.test(modifiersOf(declaration));
}
