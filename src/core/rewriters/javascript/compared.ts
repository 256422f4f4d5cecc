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
  const name =
    holder?.type === 'variable_declarator'
      ? holder.childForFieldName('name')?.text
      : holder?.type === 'assignment_expression'
        ? lastName(holder.childForFieldName('left'))
        : holder?.type === 'pair' || holder?.type === 'field_definition' || holder?.type === 'public_field_definition'
          ? keyName(holder)
          : undefined;
  return name !== undefined && isComparedByName(root, name);
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
  return inner?.type === 'identifier' ? inner.text : inner?.childForFieldName('property')?.text;
}
