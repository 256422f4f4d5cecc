import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { closest, everyNode, isSame, namedChildren, spanOf } from '../code/nodes';
import { removalEdits, statementSpan } from '../code/removal';
import { canCall } from './moments';
import { isOwnOnly } from './visibility';

const bodies: ReadonlySet<string> = new Set(['declaration_list']);
const staticUses: ReadonlySet<string> = new Set(['scoped_property_access_expression']);
const memberUses: ReadonlySet<string> = new Set(['member_access_expression', 'nullsafe_member_access_expression']);
const names: ReadonlySet<string> = new Set(['name', 'string_content', 'string_value']);
/** What a value cannot stand for: it is written, or must be a variable. */
const writes =
  /^(?:update_expression|reference_assignment_expression|by_ref|unset_statement|list_literal|encapsed_string|heredoc_body|foreach_statement)$/;
/** What reads the properties of an object without naming them. */
const wholesale = /get_object_vars|get_class_vars|property_exists|\(array\)\s*\$this|\bserialize\b|__sleep|Reflection/i;

/**
 * A property that only its class can read and that is never set again, whose uses can each look its value up instead: it goes, and they take its
 * place.
 *
 * Undefined where others may use it (it is not private, nor protected in a final class, or a trait has part of the class), where it is set, where a use
 * is worked out before the program runs or stands in a string, and where nothing uses it.
 */
export function relocatedProperty(
  site: Site,
  element: SyntaxNode,
): ((value: TextEdit) => readonly TextEdit[]) | undefined {
  const declaration = element.parent;
  const body = declaration?.parent;
  const type = body?.parent;
  const name = element.childForFieldName('name')?.text.slice(1);
  if (
    site.kind !== 'whole' ||
    !declaration ||
    !body ||
    type?.type !== 'class_declaration' ||
    name === undefined ||
    !isSame(element.childForFieldName('default_value'), site.node) ||
    declaration.namedChildren.filter((child) => child?.type === 'property_element').length !== 1 ||
    !isOwnOnly(declaration, type) ||
    declaration.namedChildren.some((child) => child?.type === 'attribute_list') ||
    namedChildren(body).some((member) => member.type === 'use_declaration') ||
    wholesale.test(body.text)
  ) {
    return undefined;
  }
  const isStatic = declaration.namedChildren.some((child) => child?.type === 'static_modifier');
  const uses = usesOf(site, type, name, isStatic);
  const span = statementSpan(site.source, declaration, () => false);
  if (uses === undefined || uses.length === 0 || span === undefined) {
    return undefined;
  }
  return ({ text }) => [...removalEdits(site.source, [span]), ...uses.map((use) => ({ span: spanOf(use), text }))];
}

/** `self::$name` or `$this->name`, wherever it stands; undefined where one is not only read, or the name is elsewhere. */
function usesOf(site: Site, type: SyntaxNode, name: string, isStatic: boolean): SyntaxNode[] | undefined {
  const owner = type.childForFieldName('name')?.text.toLowerCase() ?? '';
  const holders = isStatic ? ['self', 'static', owner] : ['$this'];
  const uses: SyntaxNode[] = [];
  for (const access of everyNode(type, isStatic ? staticUses : memberUses)) {
    const [holder, member] = namedChildren(access);
    const called = member?.text.replace(/^\$/, '');
    if (member === undefined || !/^(?:name|variable_name)$/.test(member.type)) {
      return undefined;
    }
    if (called !== name || (!isStatic && member.type !== 'name')) {
      if (!isStatic && member.type !== 'name') {
        return undefined;
      }
      continue;
    }
    if (
      !holders.includes(holder?.text.toLowerCase() ?? '') ||
      access.type.startsWith('nullsafe') ||
      !isRead(site, access) ||
      !isSame(closest(access, bodies)?.parent, type)
    ) {
      return undefined;
    }
    uses.push(access);
  }
  // The name in a string may be put together to one of the property: `$this->{'pass' . 'word'}`, `property($x, 'password')`.
  const isNamed = everyNode(type, names).some((word) => word.type !== 'name' && word.text === name && !isKey(word));
  return isNamed ? undefined : uses;
}

/** Whether a string is the key of an array: `['password' => …]`, `$x['password']`. */
function isKey({ parent: string }: SyntaxNode): boolean {
  const holder = string?.parent;
  return (
    holder?.type === 'subscript_expression' ||
    (holder?.type === 'array_element_initializer' &&
      holder.namedChildCount === 2 &&
      isSame(holder.namedChildren[0], string))
  );
}

/** Whether what a use gives is only read, by code that runs with the program. */
function isRead({ source }: Site, access: SyntaxNode): boolean {
  const { parent } = access;
  const isSet =
    /^(?:augmented_)?assignment_expression$/.test(parent?.type ?? '') &&
    isSame(parent?.childForFieldName('left'), access);
  const before = source.slice(Math.max(0, access.startIndex - 40), access.startIndex);
  return (
    canCall(access) &&
    !isSet &&
    !writes.test(parent?.type ?? '') &&
    parent?.type !== 'subscript_expression' &&
    !/(?:&|\bisset\s*\([^()]*|\bglobal\s)$/i.test(before.trimEnd())
  );
}
