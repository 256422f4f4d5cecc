import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { CannotGo } from '../code/cannotGo';
import { providerKeys } from './awsCallee';
import type { Scopes } from './scopes';
import {
  ancestors,
  children,
  descendants,
  functionTypes,
  isDeclaredPrivate,
  keyName,
  named,
  same,
  wrapped,
} from './syntax';

/** The other places where a function stands: the function itself where it has no name. */
export function functionUses(owner: SyntaxNode, scopes: Scopes): readonly SyntaxNode[] {
  const declarator = owner.parent?.type === 'variable_declarator' ? owner.parent : undefined;
  const name = (declarator ?? owner).childForFieldName('name');
  if (declarator === undefined && !/^(?:generator_)?function_declaration$/.test(owner.type)) {
    return [owner];
  }
  const binding = name === null ? undefined : scopes.of(name);
  if (binding === undefined) {
    throw cannot(owner);
  }
  refuseExported(declarator ?? owner, binding.name);
  return binding.references;
}

/** A provider that does more than give the literals must not go unseen. */
export function refuseSideEffects(owner: SyntaxNode): void {
  const body = owner.childForFieldName('body');
  const statements = body?.type === 'statement_block' ? children(body) : [];
  if (statements.some((statement) => !/^(?:return_statement|lexical_declaration)$/.test(statement.type))) {
    throw new CannotGo(message('The function that provides the key does more than that. Take the key out by hand.'));
  }
}

/** `this.name` and `Class.name` for a field. */
export function fieldUses(field: SyntaxNode, trail: { note(text: Message): void }): SyntaxNode[] {
  const name = (field.childForFieldName('name') ?? field.childForFieldName('property'))?.text ?? '';
  const body = field.parent;
  const owner = body?.parent;
  const isPrivate = name.startsWith('#') || isDeclaredPrivate(field);
  if (body === null || !owner) {
    throw exported(name);
  }
  if (!isPrivate && owner.parent?.type === 'export_statement') {
    trail.note(message('{0} is not private: check that no other file reads what is gone from it.', name));
  }
  return descendants(owner.parent ?? body, 'member_expression').filter((node) => {
    const object = node.childForFieldName('object');
    return (
      node.childForFieldName('property')?.text === name &&
      (object?.type === 'this' || object?.text === owner.childForFieldName('name')?.text)
    );
  });
}

/** The other uses, within its class, of what is assigned to `this.name`. */
export function memberUses(member: SyntaxNode): SyntaxNode[] {
  const body = [...ancestors(member)].find((node) => node.type === 'class_body');
  const name = member.childForFieldName('property')?.text;
  const object = member.childForFieldName('object');
  if (body === undefined || object?.type !== 'this') {
    throw cannot(member);
  }
  return descendants(body, 'member_expression').filter(
    (node) =>
      node.childForFieldName('property')?.text === name &&
      node.childForFieldName('object')?.type === 'this' &&
      !same(node, member),
  );
}

/** The fields that declare, without a value, what is assigned to `this.name`. */
export function declaringFields(member: SyntaxNode): SyntaxNode[] {
  const body = [...ancestors(member)].find((node) => node.type === 'class_body');
  const name = member.childForFieldName('property')?.text;
  return body === undefined
    ? []
    : named(body).filter(
        (field) =>
          /field_definition$/.test(field.type) && keyName(field) === name && field.childForFieldName('value') === null,
      );
}

/**
 * Stops where a name leaves the file.
 *
 * @param node what declares the name, or a use of it. What an exported function holds is not exported; the function is.
 */
export function refuseExported(node: SyntaxNode, name: string): void {
  const isDeclaration = node.childForFieldName('name')?.text === name;
  const isExported =
    node.parent?.type === 'export_specifier' ||
    [node, ...ancestors(node)]
      .slice(0, 4)
      .some(
        (outer, index, chain) =>
          outer.type === 'export_statement' &&
          !chain.slice(isDeclaration ? 1 : 0, index).some((inner) => functionTypes.has(inner.type)),
      );
  if (isExported) {
    throw exported(name);
  }
}

/** The reason where a name leaves the file. */
export function exported(name: string): CannotGo {
  return new CannotGo(message('{0} leaves this file, so other code may use the key. Take it out there first.', name));
}

/** The reason where a value is passed to something that may need it. */
export function passedTo(value: SyntaxNode, call: SyntaxNode | null): CannotGo {
  const callee = call?.childForFieldName('function') ?? call?.childForFieldName('constructor') ?? undefined;
  const line = value.startPosition.row + 1;
  const to = callee === undefined ? undefined : codeName(callee);
  const name = codeName(value);
  if (to === undefined) {
    return cannot(value);
  }
  return new CannotGo(
    name === undefined
      ? message('The key is passed to {0} (line {1}), which is not known to find credentials by itself.', to, line)
      : message('{0} is passed to {1} (line {2}), which is not known to find credentials by itself.', name, to, line),
  );
}

/** The reason where a value is used for something else than an AWS client. */
export function cannot(node: SyntaxNode): CannotGo {
  const line = node.startPosition.row + 1;
  const name = codeName(node);
  return new CannotGo(
    name === undefined
      ? message('The key is used in line {0} for something else than the credentials of an AWS client.', line)
      : message('{0} is used in line {1} for something else than the credentials of an AWS client.', name, line),
  );
}

/** The reason where callers may give another key. */
export function defaultOfParameter(parameter: SyntaxNode): CannotGo {
  return new CannotGo(
    message(
      'The key in line {0} is the default of a parameter, and callers may give another. Take the default away, and give the client no credentials where there is no key.',
      parameter.startPosition.row + 1,
    ),
  );
}

/** The reason where a literal is only one of two values, and the other may be the right one. */
export function oneOfTwo(node: SyntaxNode): CannotGo {
  return new CannotGo(
    message(
      'The key in line {0} is only used where another value is missing, or the other way round. Decide which of them is right first.',
      node.startPosition.row + 1,
    ),
  );
}

/** What a message may call a node: a name, `a.b.c`; never a literal. */
function codeName(node: SyntaxNode): string | undefined {
  return /^[a-z_$#][\w$.#]{0,59}$/i.test(node.text) && /identifier$|^member_expression$|^this$/.test(node.type)
    ? node.text
    : undefined;
}

/** Whether a use is the value of a key under which clients take credentials. */
export function isProvided(use: SyntaxNode): boolean {
  const value = wrapped(use);
  const property =
    value.type === 'shorthand_property_identifier' ? value : value.parent?.type === 'pair' ? value.parent : undefined;
  return property !== undefined && providerKeys.has(keyName(property) ?? '');
}

/** `a.b.c`: the root's node, then the names. */
export function memberPath(expression: SyntaxNode): [SyntaxNode, ...string[]] {
  const keys: string[] = [];
  let at = expression;
  while (at.type === 'member_expression') {
    keys.unshift(at.childForFieldName('property')?.text ?? '');
    at = at.childForFieldName('object') ?? at;
  }
  return [at, ...keys];
}

export function isNothing(node: SyntaxNode): boolean {
  return node.type === 'undefined' || node.type === 'null' || (node.type === 'object' && children(node).length === 0);
}
