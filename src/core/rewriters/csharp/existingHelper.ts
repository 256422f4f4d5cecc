import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { ancestors, closest, descendants, isSame, namedChildren, spanOf } from '../code/nodes';
import { hasModifier, typeDeclarations } from './scopes';
import type { Host } from './scopes';
import type { Store } from './ways';

const methods: ReadonlySet<string> = new Set(['method_declaration', 'local_function_statement']);

/** A static method that gives a secret by its name. */
export interface ExistingHelper {
  /** What it is called by: `Secrets.Get`. */
  readonly callee: string;
  /** Whether it gives a task. */
  readonly isAsync: boolean;
  readonly method: SyntaxNode;
  /** What has to be done so that it can be called: the class of another type of the file is opened to it. */
  readonly edits: readonly TextEdit[];
}

type Access = Pick<ExistingHelper, 'callee' | 'edits'>;

/** The method of a file that gives a secret by its name; one that remembers what it has read before one that does not. */
export function existingHelper(
  host: Host,
  root: SyntaxNode,
  store: Store,
  prefersAsync: boolean,
): ExistingHelper | undefined {
  const every = everyMethod(root);
  const accesses = new Map<number, Access>();
  const candidates = every.filter((method) => {
    const access = isLookup(method) ? accessFrom(method, host) : undefined;
    if (access !== undefined) {
      accesses.set(method.id, access);
    }
    return access !== undefined;
  });
  const isNear = (method: SyntaxNode): boolean =>
    host.kind === 'file' || [...ancestors(method)].some((outer) => isSame(outer, host.node));
  const near = [...candidates.filter(isNear), ...candidates.filter((method) => !isNear(method))];
  const reading = near.filter((method) => reads(method, store));
  const remembering = near.filter((method) => remembers(method, reading, every, store));
  const handingOn = near.filter((method) => remembering.some((one) => handsOn(method, one)));
  const best = remembering.length > 0 ? [...remembering, ...handingOn] : reading;
  const owner = best[0] && closest(best[0], typeDeclarations);
  const method =
    best.find((one) => returnsTask(one) === prefersAsync && isSame(closest(one, typeDeclarations), owner)) ?? best[0];
  const access = method && accesses.get(method.id);
  return method === undefined || access === undefined ? undefined : { ...access, isAsync: returnsTask(method), method };
}

/** The methods of all types of a file, and of its statements. */
function everyMethod(root: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const pending = [root];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    const inner = descendants(current, new Set([...methods, ...typeDeclarations]));
    found.push(...inner.filter((node) => methods.has(node.type)));
    pending.push(...inner.filter((node) => typeDeclarations.has(node.type)));
  }
  return found;
}

/** `static string X(string y)` or `static async Task<string> X(string y)`. */
function isLookup(method: SyntaxNode): boolean {
  const list = method.childForFieldName('parameters');
  const parameters = list === null ? [] : namedChildren(list).filter((child) => child.type === 'parameter');
  const isStatic =
    method.type === 'local_function_statement'
      ? method.parent?.type === 'global_statement'
      : hasModifier(method, 'static');
  return (
    isStatic &&
    /^(?:string\??|(?:Value)?Task<string\??>)$/.test(returned(method)) &&
    parameters.length === 1 &&
    parameters[0]?.childForFieldName('type')?.text === 'string'
  );
}

/**
 * What a method is called by from a host; undefined where it cannot be: a private one of another type, one of a generic
 * type or of another namespace. A private class that has it is opened to the file's other types.
 */
function accessFrom(method: SyntaxNode, host: Host): Access | undefined {
  const outer = [...ancestors(method)].filter(({ type }) => typeDeclarations.has(type));
  const own = host.kind === 'type' ? outer.findIndex((one) => isSame(one, host.node)) : outer.length;
  const path = own === -1 ? outer : outer.slice(0, own);
  const names = [method, ...path].map((one) => one.childForFieldName('name')?.text ?? '');
  const callee = names.reverse().join('.');
  if (path.length === 0) {
    return own === -1 ? undefined : { callee, edits: [] };
  }
  // Types that are in no other one are seen everywhere, and what is in the host is seen by it.
  const closed = path.slice(0, -1).filter((one) => !isOpen(one));
  const isSeen =
    isOpen(method) && !path.some((one) => namedChildren(one).some(({ type }) => type === 'type_parameter_list'));
  const space = path.at(-1)?.parent;
  const isBeside =
    host.kind === 'type' ? own !== -1 || isSame(space, host.node.parent) : space?.type === 'compilation_unit';
  const locks = closed.map((one) =>
    namedChildren(one).find(({ type, text }) => type === 'modifier' && text === 'private'),
  );
  return isSeen && isBeside && locks.every((lock) => lock !== undefined)
    ? { callee, edits: locks.map((lock) => ({ span: spanOf(lock), text: 'internal' })) }
    : undefined;
}

function isOpen(declaration: SyntaxNode): boolean {
  return hasModifier(declaration, 'public') || hasModifier(declaration, 'internal');
}

function returned(method: SyntaxNode): string {
  const type = method.childForFieldName('returns') ?? method.childForFieldName('type');
  return (type?.text ?? '').replace(/\s+|System\.Threading\.Tasks\./g, '');
}

function returnsTask(method: SyntaxNode): boolean {
  return returned(method).includes('Task<');
}

function parameterOf(method: SyntaxNode): string {
  const list = method.childForFieldName('parameters');
  return (list && namedChildren(list)[0]?.childForFieldName('name')?.text) ?? '';
}

/** The text of a method's body without its blanks. */
function compact(method: SyntaxNode): string {
  return (method.childForFieldName('body')?.text ?? '').replace(/\s+/g, '');
}

/** Whether a method asks the store for what it is given. */
function reads(method: SyntaxNode, store: Store): boolean {
  const body = compact(method);
  const name = parameterOf(method);
  if (store === 'secretsmanager') {
    return (
      (body.includes(`SecretId=${name}}`) && body.includes('.SecretString')) ||
      body.includes(`.GetSecretString(${name})`) ||
      body.includes(`.SecretsProvider.GetAsync(${name})`) ||
      body.includes(`.SecretsProvider.Get(${name})`)
    );
  }
  return (
    (body.includes(`Name=${name},`) && body.includes('WithDecryption=true') && body.includes('.Parameter.Value')) ||
    body.includes(`.SsmProvider.WithDecryption().GetAsync(${name})`) ||
    body.includes(`.SsmProvider.WithDecryption().Get(${name})`)
  );
}

/** Whether a method remembers what it, or another method of its type, reads. */
function remembers(
  method: SyntaxNode,
  reading: readonly SyntaxNode[],
  every: readonly SyntaxNode[],
  store: Store,
): boolean {
  const body = compact(method);
  const name = parameterOf(method);
  const keeps = ['GetOrAdd', 'TryGetValue', 'TryAdd'].some((call) => body.includes(`.${call}(${name},`));
  if (reading.some((one) => isSame(one, method))) {
    return keeps || /GetSecretString\(|Provider\.(?:WithDecryption\(\)\.)?Get/.test(body);
  }
  const readers = every.filter(
    (one) => reads(one, store) && isSame(closest(one, typeDeclarations), closest(method, typeDeclarations)),
  );
  return keeps && readers.some((reader) => body.includes(reader.childForFieldName('name')?.text ?? '\0'));
}

/** Whether a method gives what another one of its type gives for the same name. */
function handsOn(method: SyntaxNode, other: SyntaxNode): boolean {
  const isOfSameType = isSame(closest(method, typeDeclarations), closest(other, typeDeclarations));
  const call = `${other.childForFieldName('name')?.text ?? '\0'}(${parameterOf(method)})`;
  return isOfSameType && !isSame(method, other) && compact(method).includes(call);
}
