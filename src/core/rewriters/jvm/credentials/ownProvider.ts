import type { SyntaxNode } from '../../../languages/parsers';
import type { TextEdit } from '../../../text/edit';
import { closest, namedChildren } from '../../code/nodes';
import { indentUnit, lineEnding, lineIndent } from '../../shared/layout';
import type { JvmImports } from '../imports';

const methods: ReadonlySet<string> = new Set(['method_declaration', 'function_declaration']);
const names = ['defaultProvider', 'defaultCredentialsProvider', 'defaultChain'];

/** What gives the credentials of a provider: of the SDK for Java, and of that for Kotlin, where it takes attributes. */
const givers: ReadonlySet<string> = new Set(['resolveCredentials', 'resolve']);

/** A field of a provider of credentials that holds the default chain, which is costly to set up for every request. */
export interface ChainField {
  readonly body: SyntaxNode;
  readonly name: string;
  /** The kind of provider that it holds. */
  readonly kind: 'provider2' | 'providerKotlin';
}

/**
 * The call that asks a provider for credentials in the place of those at a node: `.resolve(attributes)`.
 *
 * @param kind of the credentials at the node.
 */
export function askedFor(node: SyntaxNode, kind: 'credentials2' | 'credentialsKotlin'): string {
  if (kind === 'credentials2') {
    return '.resolveCredentials()';
  }
  const [list] = namedChildren(closest(node, methods) ?? node).filter(
    ({ type }) => type === 'function_value_parameters',
  );
  const [parameter] = list ? namedChildren(list).filter(({ type }) => type === 'parameter') : [];
  return `.resolve(${(parameter && namedChildren(parameter)[0]?.text) ?? ''})`;
}

/**
 * The field that a provider's own `resolveCredentials` or `resolve` asks the default chain through. Undefined where the
 * credentials at a node are made elsewhere, or there is no place for a field.
 */
export function chainField(
  node: SyntaxNode,
  kind: 'credentials2' | 'credentialsKotlin',
  source: string,
): ChainField | undefined {
  const method = closest(node, methods);
  const body = method?.parent;
  const isOwn = givers.has(method?.childForFieldName('name')?.text ?? '') && body?.type === 'class_body';
  if (
    !isOwn ||
    !method ||
    !holdsFields(body) ||
    isStatic(method) ||
    !/^\{[\t ]*\r?\n/.test(source.slice(body.startIndex))
  ) {
    return undefined;
  }
  const name = names.find((one) => !new RegExp(String.raw`\b${one}\b`).test(source));
  return name === undefined
    ? undefined
    : { body, name, kind: kind === 'credentials2' ? 'provider2' : 'providerKotlin' };
}

/**
 * Whether a type's objects can hold one more field: records, interfaces and value classes have none, and what is
 * serialized keeps its form.
 */
function holdsFields({ parent: type, startIndex }: SyntaxNode): boolean {
  const head = type?.text.slice(0, startIndex - type.startIndex) ?? '';
  const isInterface = type?.children.some((child) => child?.type === 'interface') === true;
  return (
    type?.type !== 'record_declaration' && !isInterface && !/\bSerializable\b|\b(?:value|inline)\s+class\b/.test(head)
  );
}

function isStatic(method: SyntaxNode): boolean {
  const modifiers = method.namedChildren.find((child) => child?.type === 'modifiers');
  return modifiers?.children.some((child) => child?.type === 'static') === true;
}

/** The edits that declare fields, each once. */
export function chainFieldEdits(
  fields: readonly ChainField[],
  chainOf: (kind: ChainField['kind']) => string,
  source: string,
  imports: JvmImports,
): TextEdit[] {
  const eol = lineEnding(source);
  const bodies = new Map(fields.map((field) => [field.body.id, field]));
  return [...bodies.values()].map(({ body, name, kind }) => {
    const at = body.startIndex + 1;
    const indent = lineIndent(source, body.startIndex) + indentUnit(source, '    ');
    const isKotlin = body.namedChildren.some((child) => child?.type === 'function_declaration');
    const declaration = isKotlin
      ? `private val ${name} = ${chainOf(kind)}`
      : `private final ${imports.use('software.amazon.awssdk.auth.credentials.AwsCredentialsProvider')} ${name} = ${chainOf(kind)};`;
    return { span: { start: at, end: at }, text: `${eol}${indent}${declaration}${eol}` };
  });
}
