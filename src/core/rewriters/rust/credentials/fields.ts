import type { SyntaxNode } from '../../../languages/parsers';
import { message } from '../../../text/message';
import { CannotGo } from '../../code/cannotGo';
import { ancestors, everyNode } from '../../code/nodes';
import { otherUse } from '../../code/credentialTrail';
import { refuseVisible } from './functions';

/** A field of a struct of the file, and where the file sets and reads it. */
export interface RustField {
  readonly declaration: SyntaxNode;
  /** Items of struct expressions that set it. */
  readonly initializers: readonly SyntaxNode[];
  /** `x.field` */
  readonly reads: readonly SyntaxNode[];
}

/**
 * The field of a struct of the file that an item of a struct expression sets; undefined where the file has no such struct.
 *
 * @throws CannotGo where other files may set it, where a use of it cannot be followed, or where its type would leave the struct with an unused parameter.
 */
export function fieldOf(root: SyntaxNode, initializer: SyntaxNode): RustField | undefined {
  const name = fieldName(initializer);
  const declarations = everyNode(root, new Set(['field_declaration'])).filter(
    (one) => one.childForFieldName('name')?.text === name,
  );
  const [declaration] = declarations;
  const struct = declaration && [...ancestors(declaration)].find(({ type }) => type === 'struct_item');
  if (declaration === undefined || declarations.length > 1 || struct === undefined) {
    return undefined;
  }
  const own = struct.childForFieldName('name')?.text ?? '';
  if (typeOf(initializer) !== own) {
    return undefined;
  }
  if (isPublic(struct)) {
    refuseVisible(root, declaration, `${own}::${name}`);
  }
  const type = declaration.childForFieldName('type')?.text ?? '';
  const isParametrized =
    struct.childForFieldName('type_parameters') !== null && /'(?!static\b)\w|^[A-Z]\w?$/.test(type);
  if (isParametrized || /\b(?:Deserialize|Parser|Args|FromRow)\b/.test(attributesOf(struct))) {
    throw new CannotGo(
      message(
        '{0} holds the key in a way that more than this file decides on: take it out by hand.',
        `${own}::${name}`,
      ),
    );
  }
  const unfollowed = unfollowedUse(root, name);
  if (unfollowed !== undefined) {
    throw otherUse(unfollowed);
  }
  return {
    declaration,
    initializers: everyNode(root, new Set(['field_initializer', 'shorthand_field_initializer'])).filter(
      (one) => fieldName(one) === name && typeOf(one) === own,
    ),
    reads: everyNode(root, new Set(['field_expression'])).filter(
      (one) => one.childForFieldName('field')?.text === name,
    ),
  };
}

/** A field read by a pattern, `Keys { key, .. }`, or by a macro, `println!("{}", keys.key)`. */
function unfollowedUse(root: SyntaxNode, name: string): SyntaxNode | undefined {
  const pattern = everyNode(root, new Set(['field_pattern'])).find(
    (one) => one.childForFieldName('name')?.text === name,
  );
  const token = everyNode(root, new Set(['identifier'])).find(
    (one) => one.text === name && one.parent?.type === 'token_tree' && one.previousSibling?.text === '.',
  );
  return pattern ?? token;
}

/** What an item sets: `a` of `a: b`, and of `a` alone. */
function fieldName(initializer: SyntaxNode): string {
  return initializer.childForFieldName('field')?.text ?? initializer.text;
}

/** The struct that an item sets a field of. */
function typeOf(initializer: SyntaxNode): string | undefined {
  const expression = initializer.parent?.parent;
  const name = expression?.type === 'struct_expression' ? expression.childForFieldName('name')?.text : undefined;
  return name === 'Self' && expression
    ? [...ancestors(expression)]
        .find(({ type }) => type === 'impl_item')
        ?.childForFieldName('type')
        ?.text.split('<', 1)[0]
    : name;
}

function isPublic(item: SyntaxNode): boolean {
  return item.namedChildren.some((child) => child?.type === 'visibility_modifier');
}

function attributesOf(struct: SyntaxNode): string {
  let text = '';
  for (let above = struct.previousNamedSibling; above?.type === 'attribute_item'; above = above.previousNamedSibling) {
    text += above.text;
  }
  return text;
}
