import type { SyntaxNode } from '../../../languages/parsers';
import { message } from '../../../text/message';
import { CannotGo } from '../../code/cannotGo';
import { everyNode, isSame, namedChildren } from '../../code/nodes';
import { isProgram } from './functions';

/** A field of a struct of the file, and where the file sets and reads it. */
export interface GoField {
  /** The field's name in the struct. */
  readonly name: SyntaxNode;
  /** Elements of composite literals that set it. */
  readonly elements: readonly SyntaxNode[];
  /** `x.field`, read and set. */
  readonly selectors: readonly SyntaxNode[];
}

/**
 * The field of a struct of the file; undefined where the file has no such struct.
 *
 * @throws CannotGo where other packages or files may set it, or where two structs have a field of that name.
 */
export function fieldOf(root: SyntaxNode, struct: string, field: string): GoField | undefined {
  const type = everyNode(root, new Set(['type_spec'])).find((spec) => spec.childForFieldName('name')?.text === struct);
  const body = type?.childForFieldName('type');
  if (body?.type !== 'struct_type') {
    return undefined;
  }
  const all = everyNode(root, new Set(['field_declaration'])).flatMap((declaration) =>
    declaration.childrenForFieldName('name').filter((name) => name?.text === field),
  );
  const [name] = all;
  if (!name || all.length > 1 || !isWithin(name, body)) {
    return undefined;
  }
  if (name.parent?.childForFieldName('tag')) {
    throw new CannotGo(
      message(
        'The field {0} of {1} has a tag, so that a file may hold the key, too: take it out by hand.',
        field,
        struct,
      ),
    );
  }
  if (/^\p{Lu}/u.test(field) && /^\p{Lu}/u.test(struct) && !isProgram(root)) {
    throw new CannotGo(
      message(
        'The field {0} of {1} is exported, so that other packages may use it: take it out by hand.',
        field,
        struct,
      ),
    );
  }
  const literals = everyNode(root, new Set(['composite_literal'])).filter(
    (literal) => literal.childForFieldName('type')?.text === struct,
  );
  const elements = literals.flatMap((literal) => namedChildren(literal.childForFieldName('body') ?? literal));
  if (elements.some(({ type: one }) => one === 'literal_element')) {
    return undefined;
  }
  return {
    name,
    elements: elements.filter((element) => element.childForFieldName('key')?.text === field),
    selectors: everyNode(root, new Set(['selector_expression'])).filter(
      (one) => one.childForFieldName('field')?.text === field,
    ),
  };
}

function isWithin(node: SyntaxNode, outer: SyntaxNode): boolean {
  for (let current: SyntaxNode | null = node; current !== null; current = current.parent) {
    if (isSame(current, outer)) {
      return true;
    }
  }
  return false;
}
