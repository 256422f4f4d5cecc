import type { ParsedDocument } from '../../languages/document';
import type { SyntaxNode } from '../../languages/parsers';
import { AsyncRoute } from './asyncRoute';
import { configFileOf } from './configFile';
import type { ConfigFile } from './configFile';
import { deferralOf } from './deferral';
import type { Deferral } from './deferral';
import { lazyValueOf } from './lazyValue';
import type { LazyValue } from './lazyValue';
import { moduleHead } from './moduleHead';
import { placementOf } from './placement';
import type { Placement } from './placement';
import { needsParentheses } from './replacement';
import { scopesOf } from './scopes';
import type { Scopes } from './scopes';
import type { Binding } from './scopes';
import { defaultedInEnvironment } from './site';
import type { Site } from './site';
import {
  ancestors,
  children,
  descendants,
  functionAround,
  isDeclaredPrivate,
  keyName,
  memberName,
  membersCalled,
  named,
  same,
  topLevelStatement,
} from './syntax';

/** How a value is looked up by the code that uses it, since the spot of its literal cannot wait. */
export interface Relocation {
  /** Functions that become async, and their calls. */
  readonly route: AsyncRoute;
  /** The declaration of the literal's constant or field, which goes; undefined where the literal itself is looked up. */
  readonly declaration: SyntaxNode | undefined;
  /** What is made with the literal, where that is made later instead: its uses are those of the groups. */
  readonly lazy: LazyValue | undefined;
  /** The uses, by the function that looks the value up. */
  readonly groups: readonly UseGroup[];
  /** The uses of which what takes them waits for the value. */
  readonly deferred: readonly DeferredUse[];
}

/** A use that cannot await the value, but what takes it waits. */
export interface DeferredUse {
  readonly use: SyntaxNode;
  readonly deferral: Deferral;
}

/** What a literal is the value of. */
interface Declared {
  readonly declaration: SyntaxNode;
  readonly uses: readonly SyntaxNode[];
}

/** What uses a value within one async function. */
export interface UseGroup {
  readonly uses: readonly SyntaxNode[];
  /** The statement before which a constant must take the value; undefined where the only use awaits it in place. */
  readonly constantBefore: SyntaxNode | undefined;
}

/**
 * How functions can look up what a module that cannot wait declares: a literal in a function that can become async, a
 * constant of the module, what the module makes with it, or a private field of a class, of which every use can wait.
 *
 * @param usesExpress whether the project depends on Express.
 * @param mayAwait whether the module itself may be able to wait: objects and lists then stay where they are.
 */
export function relocationOf(
  root: SyntaxNode,
  site: Site,
  placement: Placement,
  document: ParsedDocument,
  usesExpress: boolean,
  mayAwait: boolean,
): Relocation | undefined {
  const typed = document.language.id !== 'javascript';
  const file = configFileOf(document.path);
  const scopes = scopesOf(root);
  const route = new AsyncRoute(scopes, file, usesExpress);
  const headEnd = moduleHead(root, document.source).at;
  const declared = site.kind === 'whole' ? declarationOf(site.node, scopes) : undefined;
  const maker = declared === undefined ? site.node : onlyUseOfModule(declared);
  const defer = (use: SyntaxNode): Deferral | undefined =>
    waitingTaker(use, declared !== undefined || site.kind === 'whole', typed, headEnd, scopes, file);
  const lazy =
    maker !== undefined && placement.kind === 'module' && defer(maker) === undefined
      ? lazyValueOf(maker, scopes, typed, !mayAwait)
      : undefined;
  const canBecomeAsync = 'blocker' in placement && placement.blocker === 'function';
  if (declared === undefined && lazy === undefined && !canBecomeAsync && defer(site.node) === undefined) {
    return undefined;
  }
  const uses = (lazy ?? declared)?.uses ?? [site.node];
  const deferred: DeferredUse[] = [];
  const awaiting: SyntaxNode[] = [];
  for (const use of uses) {
    const deferral = lazy === undefined ? defer(use) : undefined;
    if (deferral !== undefined) {
      deferred.push({ use, deferral });
    } else {
      awaiting.push(use);
    }
  }
  if (
    uses.length === 0 ||
    !uses.every(isRead) ||
    !awaiting.every((use) => isShared(use) || route.admits(use)) ||
    (deferred.length > 1 && deferred.some(({ deferral }) => deferral.kind === 'options'))
  ) {
    return undefined;
  }
  if ([...route.calls.values()].some((call) => keepsState(functionAround(call), route))) {
    return undefined;
  }
  const groups = groupsOf(awaiting, route, lazy !== undefined);
  return groups === undefined ? undefined : { route, declaration: declared?.declaration, lazy, groups, deferred };
}

/** How what takes a value waits for it, where the code around it does not. */
function waitingTaker(
  use: SyntaxNode,
  whole: boolean,
  typed: boolean,
  headEnd: number,
  scopes: Scopes,
  file: ConfigFile | undefined,
): Deferral | undefined {
  if (placementOf(use).kind === 'in-place') {
    return undefined;
  }
  const deferral = deferralOf(use, whole, typed, scopes, file);
  if (deferral?.kind !== 'chain') {
    return deferral;
  }
  const isReady =
    functionAround(use) === undefined
      ? // What the look-up needs is declared behind the imports.
        topLevelStatement(use).startIndex >= headEnd
      : !new AsyncRoute(scopes, file, false).admits(use);
  return isReady ? deferral : undefined;
}

/** The only use of a constant, where it is no function but the module that uses it. */
function onlyUseOfModule({ declaration, uses }: Declared): SyntaxNode | undefined {
  const [use] = uses;
  return declaration.type === 'variable_declarator' && use !== undefined && uses.length === 1 && isOfModule(use)
    ? use
    : undefined;
}

function isOfModule(node: SyntaxNode): boolean {
  return isRead(node) && functionAround(node) === undefined;
}

/** The constant, private field or property that a literal is the value of, and its uses; undefined where there may be others. */
function declarationOf(literal: SyntaxNode, scopes: Scopes): Declared | undefined {
  const value = defaultedInEnvironment(literal) ?? literal;
  const owner = value.parent;
  if (owner?.type === 'variable_declarator') {
    const binding = constantOfModule(owner, scopes);
    return binding && { declaration: owner, uses: binding.references };
  }
  if (owner?.type === 'pair' && same(owner.childForFieldName('value'), value)) {
    const uses = propertyUses(owner, scopes);
    return uses && { declaration: owner, uses };
  }
  return owner !== null && /^(?:public_)?field_definition$/.test(owner.type) ? privateField(owner) : undefined;
}

function constantOfModule(declarator: SyntaxNode, scopes: Scopes): Binding | undefined {
  const list = declarator.parent;
  const name = declarator.childForFieldName('name');
  const isOfModule = list?.type === 'lexical_declaration' && list.parent?.type === 'program';
  return isOfModule && list.child(0)?.type === 'const' && name?.type === 'identifier' ? scopes.of(name) : undefined;
}

/** Where `constant.a.b` reads a property of a constant that nothing takes as a whole, and that has no type of its own. */
function propertyUses(property: SyntaxNode, scopes: Scopes): SyntaxNode[] | undefined {
  const path: string[] = [];
  let object: SyntaxNode = property;
  while (object.type === 'pair') {
    const key = keyName(object);
    const outer = object.parent?.parent;
    if (key === undefined || object.parent?.type !== 'object' || !outer) {
      return undefined;
    }
    path.unshift(key);
    object = outer;
  }
  const binding =
    object.type === 'variable_declarator' && object.childForFieldName('type') === null
      ? constantOfModule(object, scopes)
      : undefined;
  const uses: SyntaxNode[] = [];
  for (const reference of binding?.references ?? []) {
    let at = reference;
    for (const [index, key] of path.entries()) {
      const parent: SyntaxNode | null = at.parent;
      const name = parent !== null && same(parent.childForFieldName('object'), at) ? memberName(parent) : undefined;
      if (parent === null || name === undefined) {
        return undefined;
      }
      at = parent;
      if (name !== key) {
        break;
      }
      if (index === path.length - 1) {
        uses.push(at);
      }
    }
  }
  return binding === undefined ? undefined : uses;
}

function privateField(owner: SyntaxNode): Declared | undefined {
  const name = keyName(owner) ?? '';
  const body = owner.parent;
  const isHidden = name.startsWith('#') || isDeclaredPrivate(owner);
  if (!isHidden || body === null || named(owner).some((child) => child.type === 'decorator') || isReadWhole(body)) {
    return undefined;
  }
  const uses = membersCalled(body, name);
  return uses.every((use) => use.childForFieldName('object')?.type === 'this')
    ? { declaration: owner, uses }
    : undefined;
}

/** Whether a class reads its fields in another way than by `this.name`. */
function isReadWhole(body: SyntaxNode): boolean {
  return descendants(body, 'this').some((node) => node.parent?.type !== 'member_expression');
}

/** Whether a use stands in an async function, where a constant before it must wait: `pool ??= …`. */
function isShared(use: SyntaxNode): boolean {
  const placement = placementOf(use);
  return placement.kind === 'function-constant' && placement.blocker === 'shared-value';
}

/** Whether a use takes the value, and nothing else happens to it there. */
function isRead(use: SyntaxNode): boolean {
  const { parent } = use;
  return (
    use.type !== 'type_identifier' &&
    !/^(?:export_specifier|type_query|nested_type_identifier|update_expression|augmented_assignment_expression)$/.test(
      parent?.type ?? '',
    ) &&
    !(parent?.type === 'assignment_expression' && same(parent.childForFieldName('left'), use))
  );
}

/** @param lazy whether the uses are those of a value that is made later, which reads better by its name than in brackets. */
function groupsOf(uses: readonly SyntaxNode[], route: AsyncRoute, lazy: boolean): UseGroup[] | undefined {
  const byOwner = new Map<number, { readonly owner: SyntaxNode; readonly uses: SyntaxNode[] }>();
  for (const use of uses) {
    const owner = functionAround(use);
    if (owner === undefined) {
      return undefined;
    }
    const entry = byOwner.get(owner.id) ?? { owner, uses: [] };
    entry.uses.push(use);
    byOwner.set(owner.id, entry);
  }
  const groups: UseGroup[] = [];
  for (const { owner, uses: own } of byOwner.values()) {
    const body = owner.childForFieldName('body');
    const atTop = keepsState(owner, route);
    const [use] = own;
    const isNamed = lazy && body?.type === 'statement_block' && use !== undefined && needsParentheses(use);
    if (use !== undefined && own.length === 1 && !atTop && !isNamed) {
      const placement = placementOf(use);
      groups.push({ uses: own, constantBefore: placement.kind === 'function-constant' ? placement.before : undefined });
      continue;
    }
    const statement =
      body?.type === 'statement_block' ? (atTop ? firstStatement(body) : sharedStatement(own)) : undefined;
    if (statement === undefined) {
      return undefined;
    }
    groups.push({ uses: own, constantBefore: statement });
  }
  return groups;
}

/**
 * Whether a function that becomes async writes what outlives it. Two calls of it could then come between one another where
 * it waits, so that it must wait before everything else.
 */
function keepsState(owner: SyntaxNode | undefined, route: AsyncRoute): boolean {
  if (owner === undefined || !route.functions.has(owner.id)) {
    return false;
  }
  const locals = new Set(
    descendants(owner, 'variable_declarator').flatMap((node) => node.childForFieldName('name')?.text ?? []),
  );
  return descendants(owner, 'assignment_expression', 'augmented_assignment_expression', 'update_expression').some(
    (node) => {
      const target = node.childForFieldName('left') ?? node.childForFieldName('argument');
      return target !== null && !(target.type === 'identifier' && locals.has(target.text));
    },
  );
}

/** The first statement of a body, or of the `try` that is all of it. */
function firstStatement(body: SyntaxNode): SyntaxNode | undefined {
  const statements = children(body);
  const [first] = statements;
  const inner = first?.type === 'try_statement' && statements.length === 1 ? first.childForFieldName('body') : null;
  return inner === null ? first : children(inner)[0];
}

/** The statement, of the innermost block that holds all uses, with the first of them. */
function sharedStatement(uses: readonly SyntaxNode[]): SyntaxNode | undefined {
  const [first] = uses;
  if (first === undefined) {
    return undefined;
  }
  let statement = first;
  for (const outer of ancestors(first)) {
    if (
      outer.type === 'statement_block' &&
      uses.every((use) => outer.startIndex < use.startIndex && use.endIndex < outer.endIndex)
    ) {
      return statement;
    }
    statement = outer;
  }
  return undefined;
}

/** Where the look-up of a group stands. */
export function placementOfGroup({ constantBefore }: UseGroup): Placement {
  return constantBefore === undefined
    ? { kind: 'in-place' }
    : { kind: 'function-constant', blocker: 'function', before: constantBefore };
}
