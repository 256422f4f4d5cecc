import type { SyntaxNode } from '../../languages/parsers';
import { closest, descendants, isSame, namedChildren } from '../code/nodes';
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
}

/** The method of a host that gives a secret by its name; one that remembers what it has read before one that does not. */
export function existingHelper(
  host: Host,
  root: SyntaxNode,
  store: Store,
  prefersAsync: boolean,
): ExistingHelper | undefined {
  const candidates = everyMethod(host, root).filter((method) => isLookup(method) && isReachable(method, host));
  const reading = candidates.filter((method) => reads(method, store));
  const remembering = candidates.filter((method) => remembers(method, reading, everyMethod(host, root), store));
  const best = remembering.length > 0 ? remembering : reading;
  const method = best.find((one) => returnsTask(one) === prefersAsync) ?? best[0];
  const callee = method && called(method, host);
  return method === undefined || callee === undefined ? undefined : { callee, isAsync: returnsTask(method), method };
}

/** The methods of a host and of the types within it. */
function everyMethod(host: Host, root: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const pending = [host.kind === 'type' ? host.node : root];
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
    hasModifier(method, 'static') ||
    (method.type === 'local_function_statement' && method.parent?.type === 'global_statement');
  return (
    isStatic &&
    /^(?:string\??|(?:Value)?Task<string\??>)$/.test(returned(method)) &&
    parameters.length === 1 &&
    parameters[0]?.childForFieldName('type')?.text === 'string'
  );
}

/** Whether a method can be called from its host: a private one of a nested type cannot. */
function isReachable(method: SyntaxNode, host: Host): boolean {
  const owner = closest(method, typeDeclarations);
  const isOwn = host.kind === 'type' ? isSame(owner, host.node) : owner === undefined;
  return isOwn || hasModifier(method, 'public') || hasModifier(method, 'internal');
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

function called(method: SyntaxNode, host: Host): string | undefined {
  const name = method.childForFieldName('name')?.text;
  const owner = closest(method, typeDeclarations);
  if (name === undefined) {
    return undefined;
  }
  const isOwn = host.kind === 'type' ? isSame(owner, host.node) : owner === undefined;
  return isOwn ? name : `${owner?.childForFieldName('name')?.text ?? ''}.${name}`;
}
