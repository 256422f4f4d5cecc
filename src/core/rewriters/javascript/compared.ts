import type { SyntaxNode } from '../../languages/parsers';
import type { Site } from './site';
import { nodesAround } from './namePlaces';
import { keyName, unwrap, wrapped } from './syntax';

/**
 * Whether a secret is compared with something: directly, or by the variable or property that holds it. There
 * `undefined` would let in whoever sends nothing: `request.headers.token === process.env.TOKEN`.
 */
export function isCompared(root: SyntaxNode, site: Site): boolean {
  const value = wrapped(site.node);
  const holder = value.parent;
  if (holder !== null && isComparison(holder)) {
    return true;
  }
  const name = holder === null ? undefined : nameOf(holder);
  return name !== undefined && isComparedByName(root, name);
}

/** The name of what a value is given to: of a variable, a property, or a parameter whose default it is. */
function nameOf(holder: SyntaxNode): string | undefined {
  switch (holder.type) {
    case 'variable_declarator':
      return holder.childForFieldName('name')?.text;
    case 'assignment_expression':
    case 'assignment_pattern':
    case 'object_assignment_pattern':
      return lastName(holder.childForFieldName('left'));
    case 'pair':
    case 'field_definition':
    case 'public_field_definition':
      return keyName(holder);
    default:
      return undefined;
  }
}

/** Whether what has a name is compared anywhere. */
function isComparedByName(root: SyntaxNode, name: string): boolean {
  return nodesAround(root, name, ['binary_expression'])
    .filter(isComparison)
    .some((comparison) => ['left', 'right'].some((side) => lastName(comparison.childForFieldName(side)) === name));
}

function isComparison(node: SyntaxNode): boolean {
  return (
    node.type === 'binary_expression' &&
    /[!=]=/.test(node.text) &&
    /^[!=]==?$/.test(node.childForFieldName('operator')?.text ?? '')
  );
}

/** `c` of `c`, `a.b.c` and `this.#c`. */
function lastName(expression: SyntaxNode | null): string | undefined {
  const inner = expression === null ? undefined : unwrap(expression);
  return inner?.type === 'identifier' || inner?.type === 'shorthand_property_identifier_pattern'
    ? inner.text
    : inner?.childForFieldName('property')?.text;
}
