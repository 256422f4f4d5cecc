import type { SyntaxNode } from '../../../languages/parsers';
import type { TextEdit } from '../../../text/edit';
import { closest } from '../../code/nodes';
import { indentUnit, lineEnding, lineIndent } from '../../shared/layout';
import type { JvmImports } from '../imports';

const methods: ReadonlySet<string> = new Set(['method_declaration', 'function_declaration']);
const names = ['defaultProvider', 'defaultCredentialsProvider', 'defaultChain'];

/** A field of a provider of credentials that holds the default chain, which is costly to set up for every request. */
export interface ChainField {
  readonly body: SyntaxNode;
  readonly name: string;
}

/**
 * The field that a provider's own `resolveCredentials` asks the default chain through. Undefined where the credentials at
 * a node are made elsewhere, or there is no place for a field.
 */
export function chainField(node: SyntaxNode, source: string): ChainField | undefined {
  const method = closest(node, methods);
  const body = method?.parent;
  const isOwn = method?.childForFieldName('name')?.text === 'resolveCredentials' && body?.type === 'class_body';
  if (!isOwn || !holdsFields(body) || isStatic(method) || !/^\{[\t ]*\r?\n/.test(source.slice(body.startIndex))) {
    return undefined;
  }
  const name = names.find((one) => !new RegExp(String.raw`\b${one}\b`).test(source));
  return name === undefined ? undefined : { body, name };
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
  chain: string,
  source: string,
  imports: JvmImports,
): TextEdit[] {
  const eol = lineEnding(source);
  const bodies = new Map(fields.map((field) => [field.body.id, field]));
  return [...bodies.values()].map(({ body, name }) => {
    const at = body.startIndex + 1;
    const indent = lineIndent(source, body.startIndex) + indentUnit(source, '    ');
    const isKotlin = body.namedChildren.some((child) => child?.type === 'function_declaration');
    const declaration = isKotlin
      ? `private val ${name} = ${chain}`
      : `private final ${imports.use('software.amazon.awssdk.auth.credentials.AwsCredentialsProvider')} ${name} = ${chain};`;
    return { span: { start: at, end: at }, text: `${eol}${indent}${declaration}${eol}` };
  });
}
