import type { SyntaxNode } from '../../languages/parsers';
import { closest, descendants, isSame, namedChildren } from '../code/nodes';
import type { Span } from '../../text/span';
import type { Store } from '../jvm/ways';
import { typeDeclarations } from './file';

const methods: ReadonlySet<string> = new Set(['method_declaration']);
const returns: ReadonlySet<string> = new Set(['return_statement']);

/** What a method that reads from a store calls and what it returns. */
const readers = {
  secretsmanager: /\.secretString\(\)$/,
  parameterstore: /\.parameter\(\)\.value\(\)$/,
} as const;

/** The same, within a lambda. */
const readings = {
  secretsmanager: /\.secretString\(\);?\}?\)/,
  parameterstore: /\.parameter\(\)\.value\(\);?\}?\)/,
} as const;

/** How a static method of a type that gives a secret by its name is called; undefined where there is none. */
export function existingHelper(type: SyntaxNode, store: Store): string | undefined {
  const candidates = everyMethod(type).filter(isLookup);
  const reading = candidates.filter((method) => reads(method, store));
  const cached = candidates.find((method) => reading.some((reader) => remembers(method, reader)));
  return called(cached ?? reading[0] ?? candidates.find((method) => asksClient(method, store)), type);
}

/** A look-up that another type of the file has. */
export interface NeighbourHelper {
  readonly called: string;
  /** The word that keeps this type from calling it; undefined where nothing does. */
  readonly closedBy: Span | undefined;
}

/**
 * How a type calls a look-up in a nested class of another type of its file, so that the file has that class only once.
 *
 * @param classNames what such a class is called.
 */
export function neighbourHelper(
  root: SyntaxNode,
  type: SyntaxNode,
  store: Store,
  classNames: readonly string[],
): NeighbourHelper | undefined {
  for (const other of namedChildren(root)) {
    const known = typeDeclarations.has(other.type) && !isSame(other, type) ? existingHelper(other, store) : undefined;
    const method = known === undefined ? undefined : everyMethod(other).find((one) => called(one, other) === known);
    const owner = method && closest(method, typeDeclarations);
    const isOwn = owner?.parent?.parent?.id === other.id && classNames.includes(known?.split('.')[0] ?? '');
    if (owner !== undefined && isOwn && !modifiersOf(method ?? owner).includes('private')) {
      const modifiers = namedChildren(owner).find((child) => child.type === 'modifiers');
      const closing = modifiers?.children.find((child) => child?.type === 'private');
      return {
        called: `${other.childForFieldName('name')?.text ?? ''}.${known ?? ''}`,
        closedBy: closing ? { start: closing.startIndex, end: closing.endIndex + 1 } : undefined,
      };
    }
  }
  return undefined;
}

/** Methods of the type and of those within it. */
export function everyMethod(type: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const pending = [type];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    const inner = descendants(current, new Set([...methods, ...typeDeclarations]));
    found.push(...inner.filter((node) => methods.has(node.type)));
    pending.push(...inner.filter((node) => typeDeclarations.has(node.type)));
  }
  return found;
}

/** `static String x(String y)` that declares no exception. */
function isLookup(method: SyntaxNode): boolean {
  const parameters = namedChildren(method.childForFieldName('parameters') ?? method);
  return (
    modifiersOf(method).includes('static') &&
    method.childForFieldName('type')?.text === 'String' &&
    parameters.length === 1 &&
    parameters[0]?.childForFieldName('type')?.text === 'String' &&
    !namedChildren(method).some((child) => child.type === 'throws')
  );
}

/** The words before a method's type. */
export function modifiersOf(method: SyntaxNode): readonly string[] {
  return (namedChildren(method).find((child) => child.type === 'modifiers')?.text ?? '').split(/\s+/);
}

function parameterOf(method: SyntaxNode): string {
  return namedChildren(method.childForFieldName('parameters') ?? method)[0]?.childForFieldName('name')?.text ?? '';
}

/** The text of a node without its blanks. */
function compact(node: SyntaxNode | null | undefined): string {
  return (node?.text ?? '').replace(/\s+/g, '');
}

/** Whether a method asks the store for what it is given and returns that as it is. */
function reads(method: SyntaxNode, store: Store): boolean {
  const body = method.childForFieldName('body');
  const returned = body === null ? [] : descendants(body, returns).map((node) => compact(namedChildren(node)[0]));
  const text = compact(body);
  const asked = store === 'secretsmanager' ? 'secretId' : 'name';
  const [result = '', ...more] = returned;
  const isRead = readers[store].test(result) || (result.includes('.computeIfAbsent(') && readings[store].test(text));
  return (
    isRead &&
    more.length === 0 &&
    (text.includes(`${asked}(${parameterOf(method)})`) ||
      (result.includes('.computeIfAbsent(') &&
        (asked === 'secretId' ? /secretId\(\w+\)/ : /\bname\(\w+\)/).test(text))) &&
    (store === 'secretsmanager' || text.includes('withDecryption(true)'))
  );
}

/** Whether a method remembers what another of its class reads. */
function remembers(method: SyntaxNode, reader: SyntaxNode): boolean {
  const body = method.childForFieldName('body')?.text ?? '';
  const name = reader.childForFieldName('name')?.text ?? '';
  return (
    isSame(closest(method, typeDeclarations), closest(reader, typeDeclarations)) &&
    body.includes(`computeIfAbsent(${parameterOf(method)}, `) &&
    (body.includes(`::${name})`) || body.includes(`${name}(`))
  );
}

/** Whether a method hands what it is given to a client that remembers by itself. */
function asksClient(method: SyntaxNode, store: Store): boolean {
  const body = method.childForFieldName('body')?.text ?? '';
  const parameter = parameterOf(method);
  return store === 'secretsmanager'
    ? body.includes(`.getSecretString(${parameter});`) || /\bPROVIDER\.get\(|getSecretsProvider\(\)\.get\(/.test(body)
    : /withDecryption\(\)\.get\(/.test(body);
}

/** How code of a type calls a method of it or of a type within it. */
export function called(method: SyntaxNode | undefined, type: SyntaxNode): string | undefined {
  const name = method?.childForFieldName('name')?.text;
  const owner = method && closest(method, typeDeclarations);
  if (owner === undefined || name === undefined) {
    return undefined;
  }
  return isSame(owner, type) ? name : `${owner.childForFieldName('name')?.text ?? ''}.${name}`;
}
