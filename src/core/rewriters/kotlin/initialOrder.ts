import type { SyntaxNode } from '../../languages/parsers';
import { textBefore, textBehind } from '../code/initialOrder';
import type { InitialOrder, Running } from '../code/initialOrder';
import { closest, isSame, namedChildren } from '../code/nodes';
import { propertyName } from './constants';

const types: ReadonlySet<string> = new Set(['class_declaration', 'object_declaration', 'companion_object']);

/**
 * The order in which properties of files and objects are given their values.
 * https://kotlinlang.org/spec/declarations.html#property-initialization
 */
export const kotlinOrder: InitialOrder = {
  mentions: new Set(['identifier', 'string_literal', 'multiline_string_literal', 'enum_entry']),
  isMention: (node, name) =>
    node.type === 'identifier'
      ? node.text === name && !isDeclared(node)
      : node.text.split(/\$(?!\{)/).some((rest, index) => index > 0 && /^\w*/.exec(rest)?.[0] === name),
  makes: (node, type) =>
    node.type === 'enum_entry'
      ? nameOf(closest(node, types)) === type
      : node.type === 'identifier' &&
        node.text === type &&
        !isDeclared(node) &&
        !/[:,]\s*$/.test(textBefore(node, 20)) &&
        /^\s*(?:<[^<>()]*>\s*)?[({]/.test(textBehind(node, 100)),
  running,
};

function isDeclared(node: SyntaxNode): boolean {
  return node.parent?.type === 'variable_declaration' || isSame(node.parent?.childForFieldName('name'), node);
}

/** The file, or the object, that properties are of. */
export function scopeAround(node: SyntaxNode): SyntaxNode {
  return closest(node, types) ?? node.tree.rootNode;
}

function running(outer: SyntaxNode): Running | undefined {
  switch (outer.type) {
    case 'property_delegate':
    case 'anonymous_function':
      return 'later';
    case 'lambda_literal':
      // One that a call is given may be run at once; one that is kept, or given by name, is not.
      return outer.parent?.type === 'annotated_lambda' && !/\blazy\s*(?:\([^()]*\)\s*)?$/.test(textBefore(outer, 100))
        ? undefined
        : 'later';
    case 'function_declaration':
      return { calledBy: outer.childForFieldName('name')?.text ?? '' };
    case 'getter':
    case 'setter': {
      const property = closest(outer, new Set(['property_declaration']));
      return { calledBy: (property && propertyName(property)?.text) ?? '' };
    }
    case 'enum_entry': {
      // The object of an enumeration is made after its entries.
      const companion = outer.parent && namedChildren(outer.parent).find(({ type }) => type === 'companion_object');
      return companion ? { member: outer, scope: companion } : 'later';
    }
    case 'property_declaration':
    case 'anonymous_initializer':
    case 'secondary_constructor':
      return /^(?:class_body|enum_class_body|source_file)$/.test(outer.parent?.type ?? '') ? ofScope(outer) : undefined;
    default:
      return types.has(outer.type) ? ofScope(outer) : undefined;
  }
}

/** What is run for a class is run whenever one is made; for an object or a file, once. */
function ofScope(member: SyntaxNode): Running {
  const scope = scopeAround(member);
  return scope.type === 'class_declaration' ? { madeBy: nameOf(scope) } : { member, scope };
}

function nameOf(type: SyntaxNode | undefined): string {
  return type?.childForFieldName('name')?.text ?? '';
}
