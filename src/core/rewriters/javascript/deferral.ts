import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { givesPromise, originOf } from './callers';
import { isSpread, isWholeExport, memberValue } from './configFile';
import type { ConfigFile } from './configFile';
import { canRunLater } from './postponed';
import type { Binding, Scopes } from './scopes';
import { defaultedInEnvironment } from './site';
import { ancestors, children, descendants, functionTypes, keyName, memberName, plainString, same } from './syntax';

/** How what takes a value can be made to wait for it, where the code around it cannot. */
export type Deferral =
  /** An option takes a function that gives the value, or a promise of it. */
  | { readonly kind: 'function'; readonly by: string }
  /** The options as a whole may come from an async function. */
  | {
      readonly kind: 'options';
      readonly by: string;
      readonly options: SyntaxNode;
      readonly isConfigFile: boolean;
      /** Where the options are but a connection string: the option that such a function calls it by. */
      readonly member: string | undefined;
    }
  /** Sequelize runs a hook before it connects, which sets the password. */
  | { readonly kind: 'hook'; readonly by: string; readonly options: SyntaxNode | undefined; readonly value: SyntaxNode }
  /** Another option takes a function that is called back with the value: it takes the place of this member, or assignment. */
  | { readonly kind: 'provider'; readonly by: string; readonly member: SyntaxNode; readonly typed: boolean }
  /** A call gives a promise: it can be made once the value is there. */
  | { readonly kind: 'chain'; readonly by: string; readonly call: SyntaxNode };

/**
 * How what takes a value can wait for it; undefined where nothing is known to.
 *
 * @param use the literal, or a use of its constant.
 * @param whole whether the value is all of the expression, not a part of a string.
 * @param typed whether the language has types.
 * @param file the tool that loads the file, if it is its configuration.
 */
export function deferralOf(
  use: SyntaxNode,
  whole: boolean,
  typed: boolean,
  scopes: Scopes,
  file: ConfigFile | undefined,
): Deferral | undefined {
  const value = defaultedInEnvironment(use) ?? use;
  const found =
    (whole
      ? (functionOption(value, scopes) ?? connectHook(value, scopes) ?? secretProvider(value, typed, scopes))
      : undefined) ??
    asyncOptions(value, typed, scopes, file) ??
    (value === use ? chain(value, scopes) : undefined);
  const later = found?.kind === 'options' ? found.options : found?.kind === 'chain' ? found.call : undefined;
  return later === undefined || canRunLater(later, scopes) ? found : undefined;
}

/**
 * Packages of which `password` takes a function: https://node-postgres.com/apis/client
 * https://github.com/porsager/postgres#connection-details https://typeorm.io/docs/drivers/postgres/
 */
function functionOption(value: SyntaxNode, scopes: Scopes): Deferral | undefined {
  const member = memberOf(value);
  if (member === undefined || !/^pass(?:word)?$/.test(keyName(member) ?? '')) {
    return undefined;
  }
  const object = member.type === 'pair' ? member.parent : value.parent;
  const taker = object?.type === 'object' ? takerOf(object, keyName(member) ?? '', scopes) : undefined;
  const origin = taker === undefined ? undefined : originOf(taker, scopes);
  switch (origin) {
    case 'pg':
    case 'pg-pool':
      return taker?.type === 'new_expression' && keyName(member) === 'password'
        ? { kind: 'function', by: origin }
        : undefined;
    case 'postgres':
      return taker?.childForFieldName('function')?.type === 'identifier' ? { kind: 'function', by: origin } : undefined;
    case 'typeorm':
      return taker?.type === 'new_expression' &&
        keyName(member) === 'password' &&
        object?.type === 'object' &&
        plainString(memberValue(object, 'type')) === 'postgres'
        ? { kind: 'function', by: origin }
        : undefined;
    default:
      return undefined;
  }
}

/**
 * `secretOrKey` of passport-jwt, in whose place `secretOrKeyProvider` may stand: options of `new Strategy`, or of the
 * constructor that a class of NestJS extends. https://www.passportjs.org/packages/passport-jwt/
 */
function secretProvider(value: SyntaxNode, typed: boolean, scopes: Scopes): Deferral | undefined {
  const assigned = assignedProvider(value, typed, scopes);
  if (assigned !== undefined) {
    return assigned;
  }
  const member = memberOf(value);
  const object = member?.type === 'pair' && keyName(member) === 'secretOrKey' ? member.parent : undefined;
  const taker = object?.type === 'object' ? takerOf(object, 'secretOrKey', scopes) : undefined;
  // passport-jwt takes one of the two options, and throws where it is given both.
  if (member === undefined || !object || !taker || hasMember(object, 'secretOrKeyProvider') || isSpread(object)) {
    return undefined;
  }
  const isSuper = taker.type === 'call_expression' && taker.childForFieldName('function')?.type === 'super';
  const ofClass = isSuper ? [...ancestors(taker)].find(({ type }) => type === 'class_body')?.parent : undefined;
  const heritage = ofClass?.namedChildren.find((child) => child?.type === 'class_heritage');
  const strategies = heritage ? descendants(heritage, 'identifier') : taker.type === 'new_expression' ? [taker] : [];
  return strategies.some((strategy) => originOf(strategy, scopes) === 'passport-jwt')
    ? { kind: 'provider', by: 'Passport', member, typed }
    : undefined;
}

/** `options.secretOrKey = …`, of options that otherwise are but given to `new Strategy`. */
function assignedProvider(value: SyntaxNode, typed: boolean, scopes: Scopes): Deferral | undefined {
  const assignment = value.parent?.type === 'assignment_expression' ? value.parent : undefined;
  const left = assignment?.childForFieldName('left');
  const name = left?.childForFieldName('object');
  if (
    assignment?.parent?.type !== 'expression_statement' ||
    !left ||
    !same(assignment.childForFieldName('right'), value) ||
    memberName(left) !== 'secretOrKey' ||
    name?.type !== 'identifier'
  ) {
    return undefined;
  }
  const binding = scopes.of(name);
  const uses = (binding?.references ?? []).filter((use) => !same(use, name) && !isOtherMember(use, 'secretOrKey'));
  const [use, ...others] = uses;
  const taker = use?.parent?.type === 'arguments' ? use.parent.parent : null;
  const type = binding?.owner.childForFieldName('type') ?? null;
  return taker?.type === 'new_expression' &&
    others.length === 0 &&
    binding !== undefined &&
    hasNeitherKey(binding) &&
    originOf(taker, scopes) === 'passport-jwt' &&
    admitsFunction(type, taker, scopes) &&
    !(typed && type === null)
    ? { kind: 'provider', by: 'Passport', member: assignment, typed }
    : undefined;
}

/** Whether options hold no key when they are made, and get no provider by another assignment. */
function hasNeitherKey(binding: Binding): boolean {
  const made = binding.owner.childForFieldName('value');
  return (
    made?.type === 'object' &&
    !isSpread(made) &&
    !['secretOrKey', 'secretOrKeyProvider'].some((key) => hasMember(made, key)) &&
    !binding.references.some((use) => use.parent !== null && memberName(use.parent) === 'secretOrKeyProvider')
  );
}

/** The member of an object of which an expression is the value. */
function memberOf(value: SyntaxNode): SyntaxNode | undefined {
  if (value.type === 'shorthand_property_identifier') {
    return value;
  }
  const { parent } = value;
  return parent?.type === 'pair' && same(parent.childForFieldName('value'), value) ? parent : undefined;
}

/** The call that takes an object, or a constant of which otherwise but single members are read: not this one. */
function takerOf(object: SyntaxNode, key: string, scopes: Scopes): SyntaxNode | undefined {
  const { parent } = object;
  if (parent?.type === 'arguments') {
    return parent.parent ?? undefined;
  }
  const name = parent?.type === 'variable_declarator' ? parent.childForFieldName('name') : undefined;
  const uses = name?.type === 'identifier' ? (scopes.of(name)?.references ?? []) : [];
  const [use, ...others] = uses.filter((one) => !isOtherMember(one, key));
  const taker = use?.parent?.type === 'arguments' && others.length === 0 ? use.parent.parent : null;
  const type = parent?.childForFieldName('type') ?? null;
  // What other files read, they take for what it was, unless its type says otherwise.
  const isHidden = type !== null || parent?.parent?.parent?.type !== 'export_statement';
  return taker !== null && isHidden && admitsFunction(type, taker, scopes) ? taker : undefined;
}

/** Whether a constant of a type may hold what the call takes: its type is of the same package, not the file's own. */
function admitsFunction(type: SyntaxNode | null, taker: SyntaxNode, scopes: Scopes): boolean {
  const [name] = type === null ? [] : descendants(type, 'identifier', 'type_identifier');
  return (
    type === null ||
    /^:\s*any$/.test(type.text) ||
    (name !== undefined && originOf(name, scopes) === originOf(taker, scopes))
  );
}

/** `constant.name`, with another name than the key. */
function isOtherMember(use: SyntaxNode, key: string): boolean {
  const name = use.parent === null ? undefined : memberName(use.parent);
  return name !== undefined && name !== key && same(use.parent?.childForFieldName('object'), use);
}

/** https://sequelize.org/docs/v6/other-topics/hooks/#connection-hooks */
function connectHook(value: SyntaxNode, scopes: Scopes): Deferral | undefined {
  const list = value.parent?.type === 'arguments' ? value.parent : undefined;
  const member = memberOf(value);
  const object = member?.type === 'pair' && keyName(member) === 'password' ? member.parent : undefined;
  const taker = list?.parent ?? (object?.type === 'object' ? takerOf(object, 'password', scopes) : undefined);
  if (
    taker?.type !== 'new_expression' ||
    memberLast(taker.childForFieldName('constructor')) !== 'Sequelize' ||
    !/^sequelize(?:-typescript)?$/.test(originOf(taker, scopes) ?? '')
  ) {
    return undefined;
  }
  const args = children(taker.childForFieldName('arguments') ?? taker);
  const options = object ?? args[3];
  if (
    (list !== undefined && (!same(args[2], value) || (options !== undefined && options.type !== 'object'))) ||
    (options !== undefined && (isSpread(options) || hasMember(options, 'hooks') || hasMember(options, 'replication')))
  ) {
    return undefined;
  }
  return { kind: 'hook', by: 'Sequelize', options, value: member ?? value };
}

function hasMember(object: SyntaxNode, key: string): boolean {
  return children(object).some((member) => keyName(member) === key);
}

function memberLast(expression: SyntaxNode | null): string | undefined {
  return expression === null ? undefined : (memberName(expression) ?? expression.text);
}

function asyncOptions(
  value: SyntaxNode,
  typed: boolean,
  scopes: Scopes,
  file: ConfigFile | undefined,
): Deferral | undefined {
  for (const outer of [value, ...ancestors(value)]) {
    if (functionTypes.has(outer.type)) {
      return undefined;
    }
    if (isKnexConnection(outer, scopes, file)) {
      const member = outer.type === 'object' ? undefined : connectionMember(outer, typed);
      return outer.type === 'object' || member !== undefined
        ? { kind: 'options', by: 'knex', options: outer, isConfigFile: false, member }
        : undefined;
    }
    if (outer.type === 'object' && file?.takesFunction === true && isWholeExport(outer, scopes)) {
      return { kind: 'options', by: file.tool, options: outer, isConfigFile: true, member: undefined };
    }
  }
  return undefined;
}

/** What drivers call a connection string among their options; knex's types know but that of PostgreSQL. */
function connectionMember(connection: SyntaxNode, typed: boolean): string | undefined {
  const settings = connection.parent?.parent;
  const client = settings
    ? plainString(memberValue(settings, 'client') ?? memberValue(settings, 'dialect'))
    : undefined;
  return /^(?:pg|postgres(?:ql)?|cockroachdb)$/.test(client ?? '')
    ? 'connectionString'
    : client === 'mysql2' && !typed
      ? 'uri'
      : undefined;
}

/** `connection: { … }` or `connection: '…'` of knex: https://knexjs.org/guide/#configuration-options */
function isKnexConnection(connection: SyntaxNode, scopes: Scopes, file: ConfigFile | undefined): boolean {
  const member = connection.parent;
  const settings = member?.parent;
  if (
    member?.type !== 'pair' ||
    keyName(member) !== 'connection' ||
    !same(member.childForFieldName('value'), connection) ||
    settings?.type !== 'object' ||
    !['client', 'dialect'].some((key) => memberValue(settings, key) !== undefined)
  ) {
    return false;
  }
  if (file?.tool === 'knex') {
    return true;
  }
  const taker = takerOf(settings, 'connection', scopes);
  return taker !== undefined && originOf(taker, scopes) === 'knex';
}

/** `mongoose.connect('…').then(…)`: a statement in which nothing but a promise comes of the value. */
function chain(value: SyntaxNode, scopes: Scopes): Deferral | undefined {
  const call = [...ancestors(value)].find(
    (outer) => functionTypes.has(outer.type) || /^(?:call|new)_expression$/.test(outer.type),
  );
  const callee = call?.type === 'call_expression' ? call.childForFieldName('function') : null;
  if (call === undefined || callee === null || callee.endIndex > value.startIndex) {
    return undefined;
  }
  let end = call;
  let isPromise = givesPromise(call, scopes);
  for (;;) {
    const member = end.parent;
    const next = member?.parent;
    if (
      member === null ||
      !/^(?:then|catch|finally)$/.test(memberName(member) ?? '') ||
      next?.type !== 'call_expression' ||
      !same(next.childForFieldName('function'), member)
    ) {
      break;
    }
    isPromise = true;
    end = next;
  }
  return isPromise && end.parent?.type === 'expression_statement'
    ? { kind: 'chain', by: callee.text.replace(/\s+/g, ''), call }
    : undefined;
}

/** Whether what a configuration file exports becomes a function. */
export function isOfConfigFile(deferral: Deferral): boolean {
  return deferral.kind === 'options' && deferral.isConfigFile;
}

/** What a deferral changes in the behaviour of the program. */
export function deferralNote(deferral: Deferral): Message {
  if (deferral.kind === 'provider') {
    return message(
      'The value is looked up when {0} checks a token: where the look-up fails, the check does.',
      deferral.by,
    );
  }
  if (deferral.kind === 'chain') {
    return message('{0} is called once the look-up has given its value.', deferral.by);
  }
  return isOfConfigFile(deferral)
    ? message(
        'The configuration comes from an async function now, for which {0} waits. Other code that loads this file must call it, too.',
        deferral.by,
      )
    : message('The value is looked up when {0} connects: where the look-up fails, connecting does.', deferral.by);
}
