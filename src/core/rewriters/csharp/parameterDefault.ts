import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Site } from '../code/dialect';
import { closest, everyNode, isSame, namedChildren, spanOf } from '../code/nodes';
import { widest } from '../code/wideLines';
import { lineIndent } from '../shared/layout';
import { identifiers, isModern } from './scopes';

const parameters: ReadonlySet<string> = new Set(['parameter']);
const owners: ReadonlySet<string> = new Set([
  'method_declaration',
  'constructor_declaration',
  'local_function_statement',
]);

/** Members that can have an initial value. */
const initialized: ReadonlySet<string> = new Set([
  'field_declaration',
  'property_declaration',
  'event_field_declaration',
]);
/** Where what is read is read later, or can hold no text of its own. */
const deferring: ReadonlySet<string> = new Set([
  'lambda_expression',
  'anonymous_method_expression',
  'interpolation',
  'query_expression',
]);
const typesWithParameters: ReadonlySet<string> = new Set(['class_declaration', 'record_declaration']);

/** A parameter whose default value a secret is, with the place where it is looked up if nothing was given. */
export interface ParameterDefault {
  readonly name: string;
  readonly type: SyntaxNode;
  /** The parameter's own function or type. */
  readonly owner: SyntaxNode;
  /** Where it is looked up: before all else in a body, where it is read, or in a member that hides it. */
  readonly place: { readonly kind: 'body' | 'use' | 'member'; readonly node: SyntaxNode };
}

/** The parameter that a secret is the default of; why it cannot be looked up in the body; undefined where it is of none. */
export function parameterDefault(site: Site): ParameterDefault | Message | undefined {
  const { node, source, kind } = site;
  const parameter = closest(node, parameters);
  const owner = parameter?.parent?.parent;
  const name = parameter?.childForFieldName('name');
  const type = parameter?.childForFieldName('type');
  if (parameter === undefined || !owner || !name || !type || node.startIndex < name.endIndex) {
    return undefined;
  }
  const isPlain =
    kind === 'whole' &&
    /^(?:string|String)\??$/.test(type.text) &&
    isAssignable(parameter) &&
    /^\s*=\s*$/.test(source.slice(name.endIndex, node.startIndex));
  const isFunction = owners.has(owner.type);
  const isAsked = type.text.endsWith('?') && mentions(owner, name.text).some(isComparedToNull);
  const place =
    isPlain && !isAsked
      ? isFunction
        ? placeInFunction(owner, name.text)
        : placeInType(site, owner, name.text)
      : undefined;
  if (place !== undefined) {
    return { name: name.text, type, owner, place };
  }
  return isFunction
    ? message(
        'The default value of a parameter must be a constant. Make the default null, and look the secret up in the body.',
      )
    : message(
        'The default value of a parameter must be a constant, and {0} has no body here. Make the default null, and look the secret up where the property or field is given its value: {0} ?? ….',
        name.text,
      );
}

/** Whether a parameter can be set, `in` cannot, and has no attribute that is one of the property made of it. */
function isAssignable(parameter: SyntaxNode): boolean {
  return namedChildren(parameter).every(
    ({ type, text }) =>
      type !== 'modifier' && !(type === 'attribute_list' && /^\[\s*(?:property|field)\s*:/.test(text)),
  );
}

/** Whether a use tells null from a text: a caller's null means something then. */
function isComparedToNull(use: SyntaxNode): boolean {
  const comparison = use.parent;
  const asked = comparison?.parent?.parent?.childForFieldName('function')?.text ?? '';
  return (
    /(?:^|\.)IsNullOr(?:Empty|WhiteSpace)$/.test(asked) ||
    (/^(?:is_pattern_expression|binary_expression)$/.test(comparison?.type ?? '') &&
      /\bnull$|^null\b|\{\s*\}|^\w+\s*\?\?/.test(comparison?.text ?? ''))
  );
}

/** Whether a use is given a value, is named or referred to, or names a member: only the parameter itself can stand there. */
function isItself(use: SyntaxNode): boolean {
  const { parent } = use;
  const isSet = parent?.type === 'assignment_expression' && isSame(parent.childForFieldName('left'), use);
  const isNamed = parent?.parent?.parent?.childForFieldName('function')?.text === 'nameof';
  const isMember =
    (parent?.type === 'anonymous_object_creation_expression' && use.previousSibling?.type !== '=') ||
    (parent?.type === 'argument' && parent.parent?.type === 'tuple_expression' && parent.namedChildCount === 1);
  return isSet || isNamed || isMember || (parent?.type === 'argument' && /^(?:ref|out|in)\b/.test(parent.text));
}

/** Whether a secret is the default of a parameter of a type without a body, which has no room for a helper. */
export function isBodiless({ node }: Site): boolean {
  const owner = closest(node, parameters)?.parent?.parent;
  return owner?.type === 'record_declaration' && owner.childForFieldName('body') === null;
}

function placeInFunction(owner: SyntaxNode, name: string): ParameterDefault['place'] | undefined {
  const body = owner.childForFieldName('body');
  const initializer = namedChildren(owner).find((child) => child.type === 'constructor_initializer');
  if (body === null || mentions(initializer, name).length > 0) {
    return undefined;
  }
  if (body.type === 'block') {
    return namedChildren(body).length > 0 || body.text.includes('\n') ? { kind: 'body', node: body } : undefined;
  }
  return placeOfOnlyUse(mentions(body, name));
}

/** A parameter beside the name of a type: a record's is a property, which a class has only where it is written. */
function placeInType(site: Site, owner: SyntaxNode, name: string): ParameterDefault['place'] | undefined {
  const isRecord = owner.type === 'record_declaration';
  const body = owner.childForFieldName('body');
  const bases = namedChildren(owner).find(({ type }) => type === 'base_list');
  const isStruct = owner.children.some((child) => child?.type === 'struct');
  // What another part of the type says of the parameter cannot be seen, nor whether a base has a property of its name.
  const isPartial = namedChildren(owner).some(({ type, text }) => type === 'modifier' && text === 'partial');
  const isDerived = namedChildren(bases ?? owner).some(({ text }) => !/^(?:[\w.]+\.)?I[A-Z]\w*(?:<|$)/.test(text));
  if (!typesWithParameters.has(owner.type) || isStruct || isPartial || (isRecord && bases !== undefined && isDerived)) {
    return undefined;
  }
  const members = body === null ? [] : namedChildren(body);
  // In these a parameter is meant, not the member of its name.
  const early = [
    ...mentions(bases, name),
    ...members.flatMap((member) => (initialized.has(member.type) ? initials(member, name) : [])),
  ];
  const all = [...mentions(bases, name), ...mentions(body ?? undefined, name)];
  if (!isRecord && all.length === 1 && early.length === 1) {
    return placeOfOnlyUse(early);
  }
  const isDeclared = members.some((member) => declaredName(member) === name);
  const isSet = !isRecord && all.some(isItself);
  if (early.length > 0 || isDeclared || isSet || (!isRecord && all.length === 0)) {
    return undefined;
  }
  if (body === null) {
    return isRecord && site.request.target === 'environment' && owner.text.endsWith(';')
      ? { kind: 'member', node: owner }
      : undefined;
  }
  return /^\{[\t ]*\r?\n/.test(body.text) ? { kind: 'member', node: body } : undefined;
}

function placeOfOnlyUse([use, ...more]: readonly SyntaxNode[]): ParameterDefault['place'] | undefined {
  const isDeferred = use !== undefined && closest(use, deferring) !== undefined;
  return use === undefined || more.length > 0 || isDeferred || isItself(use) ? undefined : { kind: 'use', node: use };
}

function mentions(scope: SyntaxNode | undefined, name: string): SyntaxNode[] {
  return scope === undefined ? [] : everyNode(scope, identifiers).filter((use) => use.text === name && !isName(use));
}

/** What the initial value of a member mentions: not what a body, or an arrow, does. */
function initials(member: SyntaxNode, name: string): SyntaxNode[] {
  return mentions(member, name).filter(
    (use) => closest(use, new Set(['arrow_expression_clause', 'accessor_list'])) === undefined,
  );
}

/** Whether it is what something is called, or a member of another object. */
function isName(use: SyntaxNode): boolean {
  return isSame(use.parent?.childForFieldName('name') ?? null, use);
}

function declaredName(member: SyntaxNode): string | undefined {
  return (
    member.childForFieldName('name')?.text ??
    everyNode(member, new Set(['variable_declarator']))[0]?.childForFieldName('name')?.text
  );
}

/** The edits that make the default null, and look the secret up where nothing was given. */
export function parameterEdits(
  site: Site,
  { name, type, owner, place }: ParameterDefault,
  expression: string,
  put: (expression: string) => TextEdit,
): TextEdit[] {
  const mark =
    type.text.endsWith('?') || !(isNullable(site) || (!owners.has(owner.type) && isModern(site.root)))
      ? []
      : [{ span: { start: type.endIndex, end: type.endIndex }, text: '?' }];
  const look =
    place.kind === 'body'
      ? bodyEdits(site, place.node, name, expression)
      : place.kind === 'member'
        ? [memberEdit(site, owner, place.node, name, expression)]
        : [useEdit(site, place.node, name, expression)];
  return [...mark, put('null'), ...look];
}

/** At the start of a body; one that stands in one line is given lines. */
function bodyEdits(
  { source, eol, indent, root }: Site,
  body: SyntaxNode,
  name: string,
  expression: string,
): TextEdit[] {
  const outer = lineIndent(source, body.startIndex);
  const inner = outer + indent;
  const given = isModern(root) ? `${name} ??= ${expression};` : `${name} = ${name} ?? ${expression};`;
  const lines = inner.length + given.length > widest ? given.replaceAll(' ?? ', `${eol}${inner}${indent}?? `) : given;
  const at = body.startIndex + 1;
  const first = namedChildren(body)[0];
  if (/^\{[\t ]*\r?\n/.test(body.text) || first === undefined) {
    return [{ span: { start: at, end: at }, text: `${eol}${inner}${lines}` }];
  }
  const last = source.slice(0, body.endIndex - 1).trimEnd().length;
  return [
    { span: { start: at, end: first.startIndex }, text: `${eol}${inner}${lines}${eol}${inner}` },
    { span: { start: last, end: body.endIndex - 1 }, text: `${eol}${outer}` },
  ];
}

/**
 * A member that hides the parameter of its name.
 * https://learn.microsoft.com/dotnet/csharp/programming-guide/classes-and-structs/instance-constructors#primary-constructors
 */
function memberEdit(
  { source, eol, indent }: Site,
  owner: SyntaxNode,
  node: SyntaxNode,
  name: string,
  expression: string,
): TextEdit {
  const outer = lineIndent(source, owner.startIndex);
  const head =
    owner.type === 'record_declaration'
      ? `public string ${name} { get; init; } = ${name}`
      : `private readonly string ${name} = ${name}`;
  const flat = `${outer}${indent}${head} ?? ${expression};`;
  const line = flat.length > widest ? flat.replaceAll(' ?? ', `${eol}${outer}${indent}${indent}?? `) : flat;
  return isSame(node, owner)
    ? { span: { start: node.endIndex - 1, end: node.endIndex }, text: `${eol}${outer}{${eol}${line}${eol}${outer}}` }
    : { span: { start: node.startIndex + 1, end: node.startIndex + 1 }, text: `${eol}${line}${eol}` };
}

function useEdit({ source, eol, indent }: Site, use: SyntaxNode, name: string, expression: string): TextEdit {
  const isRoomy =
    /^(?:argument|variable_declarator|property_declaration|arrow_expression_clause|equals_value_clause)$/.test(
      use.parent?.type ?? '',
    );
  const text = `${name} ?? ${expression}`;
  if (!isRoomy) {
    return { span: spanOf(use), text: `(${text})` };
  }
  const isWide = use.startPosition.column + text.length > widest;
  const inner = `${eol}${lineIndent(source, use.startIndex)}${indent}`;
  return { span: spanOf(use), text: isWide ? text.replaceAll(' ?? ', `${inner}?? `) : text };
}

/** Whether the file's code says of references whether they may be null, as far as can be seen. */
export function isNullable({ source, request }: Site): boolean {
  return /\bstring\?|^[\t ]*#nullable enable/m.test(source) || (request.project.globalUsings ?? []).length > 0;
}
