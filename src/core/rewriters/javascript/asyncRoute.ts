import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { callerOf, endsScript, givesPromise } from './callers';
import type { Caller } from './callers';
import { isWholeExport } from './configFile';
import type { ConfigFile } from './configFile';
import { errorGuardOf, guardEdits } from './errorGuard';
import type { ErrorGuard } from './errorGuard';
import { isExported, isHandler } from './handlers';
import { placementOf } from './placement';
import { awaitedInPlace } from './replacement';
import type { Scopes } from './scopes';
import type { Style } from './style';
import {
  ancestors,
  children,
  descendants,
  functionAround,
  functionTypes,
  isAsync,
  isDeclaredPrivate,
  membersCalled,
  named,
  same,
  tokens,
  wrapped,
} from './syntax';

/**
 * Which functions of a file must become `async`, and which of their calls must be awaited, so that code can await where it
 * stands.
 *
 * A function may become async where its callers notice nothing: it gives a promise already, or all its calls stand in code
 * of the file that can await.
 */
export class AsyncRoute {
  /** Functions that become async. */
  readonly functions = new Map<number, SyntaxNode>();
  /** Calls of them that are awaited from now on. */
  readonly calls = new Map<number, SyntaxNode>();
  /** Functions among them whose errors their caller would no longer see, and how they hand them on. */
  readonly guards = new Map<number, ErrorGuard>();

  /**
   * @param file the tool that loads the file, if it is its configuration.
   * @param usesExpress whether Express is what calls the handlers that the file exports.
   */
  constructor(
    private readonly scopes: Scopes,
    private readonly file: ConfigFile | undefined,
    private readonly usesExpress: boolean,
  ) {}

  /** Whether an expression can be awaited where it stands, once the functions of the route are async. */
  admits(expression: SyntaxNode): boolean {
    const placement = placementOf(expression);
    if (placement.kind === 'in-place') {
      return true;
    }
    if (!('blocker' in placement) || placement.blocker !== 'function') {
      return false;
    }
    const owner = functionAround(expression);
    return owner !== undefined && (this.functions.has(owner.id) || this.#makeAsync(owner));
  }

  #makeAsync(owner: SyntaxNode): boolean {
    if (
      isPromised(owner, this.scopes) ||
      (this.file?.takesFunction === true &&
        owner.type !== 'method_definition' &&
        (owner.parent?.type !== 'variable_declarator' || owner.parent.childForFieldName('type') === null) &&
        isWholeExport(owner, this.scopes))
    ) {
      this.functions.set(owner.id, owner);
      return true;
    }
    const caller = this.#callerOf(owner, owner);
    if (caller !== undefined) {
      return this.#isHandedTo(caller, owner);
    }
    const type = owner.childForFieldName('return_type');
    if (type !== null && type.type !== 'type_annotation') {
      return false;
    }
    const uses = this.#usesOf(owner);
    if (uses === undefined || uses.length === 0) {
      return false;
    }
    this.functions.set(owner.id, owner);
    if (
      uses.some((use) => this.#callerOf(use, owner) === 'express') &&
      uses.some((use) => this.#callerOf(use, owner) !== 'express')
    ) {
      return false;
    }
    for (const use of uses) {
      const handedTo = this.#callerOf(use, owner);
      if (handedTo !== undefined) {
        if (!this.#isHandedTo(handedTo, owner)) {
          return false;
        }
        continue;
      }
      const callee = wrapped(use);
      const call = callee.parent;
      if (
        call?.type !== 'call_expression' ||
        !same(call.childForFieldName('function'), callee) ||
        named(call).some((child) => child.type === 'optional_chain') ||
        functionAround(call)?.id === owner.id ||
        !(endsScript(call) || this.admits(call))
      ) {
        return false;
      }
      if (!isAwaited(call) && !endsScript(call)) {
        this.calls.set(call.id, call);
      }
    }
    return true;
  }

  /** What calls a function that stands where `use` does, or is named there. */
  #callerOf(use: SyntaxNode, owner: SyntaxNode): Caller | undefined {
    return (
      callerOf(use, this.scopes) ?? (this.usesExpress && isExported(use) && isHandler(owner) ? 'express' : undefined)
    );
  }

  /** Whether a function may become async for what calls it. */
  #isHandedTo(caller: Caller, owner: SyntaxNode): boolean {
    if (caller === 'express') {
      const guard = errorGuardOf(owner);
      if (guard === undefined) {
        return false;
      }
      this.guards.set(owner.id, guard);
    }
    this.functions.set(owner.id, owner);
    return true;
  }

  /** The other places where a function that is known by nothing but its name stands; undefined where there may be more. */
  #usesOf(owner: SyntaxNode): readonly SyntaxNode[] | undefined {
    if (owner.type === 'method_definition') {
      return methodUses(owner);
    }
    const isNamed = owner.type === 'function_declaration';
    const declarator = owner.parent?.type === 'variable_declarator' ? owner.parent : undefined;
    if (!isNamed && (declarator?.parent?.child(0)?.type !== 'const' || declarator.childForFieldName('type') !== null)) {
      return undefined;
    }
    const statement = isNamed ? owner : declarator?.parent;
    const name = (isNamed ? owner : declarator)?.childForFieldName('name');
    return name?.type === 'identifier' && statement?.parent?.type !== 'export_statement'
      ? this.scopes.of(name)?.references
      : undefined;
  }
}

/** Whether the promise of a call is waited for as the code stands: by `await`, or by `return` where nothing catches. */
function isAwaited(call: SyntaxNode): boolean {
  const statement = call.parent;
  if (statement?.type === 'return_statement') {
    const outer = [...ancestors(statement)];
    return !outer
      .slice(
        0,
        outer.findIndex((node) => functionTypes.has(node.type)),
      )
      .some((node) => node.type === 'try_statement');
  }
  return statement?.type === 'await_expression' || statement?.type === 'arrow_function';
}

/** What a function is called by; undefined where it has no name. */
export function functionName(owner: SyntaxNode): string | undefined {
  const named = owner.parent?.type === 'variable_declarator' ? owner.parent : owner;
  return named.childForFieldName('name')?.text;
}

/** The calls of a private method, if it is reached in no other way than by `this.name`. */
function methodUses(method: SyntaxNode): SyntaxNode[] | undefined {
  const body = method.parent;
  const name = method.childForFieldName('name')?.text ?? '';
  if (
    body?.type !== 'class_body' ||
    !(name.startsWith('#') || isDeclaredPrivate(method)) ||
    named(method).some((child) => child.type === 'decorator') ||
    tokens(method).some((child) => /^(?:get|set|override|abstract)$/.test(child.type)) ||
    descendants(body, 'this').some((node) => node.parent?.type === 'variable_declarator')
  ) {
    return undefined;
  }
  return membersCalled(body, name);
}

const promiseCallee = /(?:^|\.)(?:fetch|then|catch|finally|promise)$|^Promise\.\w+$/;

/** Whether a function that is not async gives nothing but promises. */
function isPromised(owner: SyntaxNode, scopes: Scopes): boolean {
  const type = owner.childForFieldName('return_type');
  if (type !== null) {
    return isPromiseType(type);
  }
  const body = owner.childForFieldName('body');
  if (body === null || isAsync(owner)) {
    return false;
  }
  if (body.type !== 'statement_block') {
    return isPromise(body, scopes);
  }
  const returns = descendants(body, 'return_statement').filter((node) => same(functionAround(node), owner));
  return (
    children(body).at(-1)?.type === 'return_statement' &&
    returns.every((node) => node.namedChild(0) !== null && isPromise(children(node)[0] ?? node, scopes))
  );
}

function isPromiseType(annotation: SyntaxNode): boolean {
  const value = children(annotation)[0];
  return value?.type === 'generic_type' && value.childForFieldName('name')?.text === 'Promise';
}

function isPromise(expression: SyntaxNode, scopes: Scopes): boolean {
  if (expression.type === 'new_expression') {
    return expression.childForFieldName('constructor')?.text === 'Promise';
  }
  const callee = expression.type === 'call_expression' ? expression.childForFieldName('function') : null;
  return callee !== null && (promiseCallee.test(callee.text) || givesPromise(expression, scopes));
}

/** The edits that make the functions of a route async and await their calls. */
export function routeEdits(route: AsyncRoute, style: Style, source: string): TextEdit[] {
  return [
    ...[...route.guards.values()].flatMap((guard) => guardEdits(guard, style, source)),
    ...[...route.functions.values()].flatMap(asyncEdits),
    ...[...route.calls.values()].flatMap((call) => awaitedInPlace(call, style)),
  ];
}

function asyncEdits(owner: SyntaxNode): TextEdit[] {
  const start =
    owner.type === 'method_definition' ? (owner.childForFieldName('name') ?? owner).startIndex : owner.startIndex;
  const type = owner.childForFieldName('return_type');
  const value = type === null || isPromiseType(type) ? undefined : children(type)[0];
  return [
    { span: { start, end: start }, text: 'async ' },
    ...(value === undefined
      ? []
      : [
          { span: { start: value.startIndex, end: value.startIndex }, text: 'Promise<' },
          { span: { start: value.endIndex, end: value.endIndex }, text: '>' },
        ]),
  ];
}
