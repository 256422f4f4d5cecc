import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { ancestors, descendants, namedChildren } from '../code/nodes';
import { freeName } from '../shared/identifiers';
import { layLines, lineIndent, lineStart } from '../shared/layout';
import { areBracesBelow } from './braces';
import { firstStatement, spaceOf } from './space';
import { classNamed } from './uses';

/** A store that code looks secrets up in. */
export type Store = 'secretsmanager' | 'parameterstore';

/** The call that looks a name up, and the edits that add what it calls. */
export interface HelperCall {
  readonly expression: string;
  readonly edits: readonly TextEdit[];
}

const clients = {
  secretsmanager: 'Aws\\SecretsManager\\SecretsManagerClient',
  parameterstore: 'Aws\\Ssm\\SsmClient',
} as const;

/**
 * A method of the class that code stands in, else a function of its namespace, remembers what it has read; where
 * neither can be declared, the call itself.
 *
 * @param asked the name, an expression.
 */
export function helperCall(site: Site, store: Store, asked: string): HelperCall {
  const body = classBody(site.node);
  return body === undefined ? functionCall(site, store, asked) : methodCall(site, body, store, asked);
}

/** The body of the class that `self` stands for; undefined outside of classes. */
function classBody(node: SyntaxNode): SyntaxNode | undefined {
  for (const outer of ancestors(node)) {
    if (outer.type === 'function_definition') {
      return undefined;
    }
    if (outer.type === 'declaration_list' || outer.type === 'enum_declaration_list') {
      return outer.parent?.type === 'interface_declaration' ? undefined : outer;
    }
  }
  return undefined;
}

function methodCall(site: Site, body: SyntaxNode, store: Store, asked: string): HelperCall {
  const { source, eol, indent } = site;
  const methods = namedChildren(body).filter(({ type }) => type === 'method_declaration');
  const standing = methods.find((method) => isStatic(method) && reads(method, store));
  if (standing !== undefined) {
    return { expression: `self::${nameOf(standing)}(${asked})`, edits: [] };
  }
  const isAlone =
    body.parent?.namedChildren.some((child) => child?.type === 'base_clause') === false &&
    !namedChildren(body).some(({ type }) => type === 'use_declaration');
  const names =
    store === 'secretsmanager' ? ['readSecret', 'readStoredSecret'] : ['readParameter', 'readStoredParameter'];
  const [plain = '', longer = ''] = names;
  const name = freeName(isAlone ? [plain, longer] : [longer], new Set(methods.map(nameOf)));
  const client = classNamed(site, clients[store]);
  const close = body.endIndex - 1;
  const end = lineStart(source, close);
  if (source.slice(end, close).trim() !== '') {
    return inline(store, asked);
  }
  const outer = lineIndent(source, close);
  const last = namedChildren(body).at(-1);
  const inner = last === undefined ? outer + indent : lineIndent(source, last.startIndex);
  const isBracketBelow = areBracesBelow(methods);
  const lines = methodLines(store, name, client.name, isBracketBelow).map((line) => spread(line, indent));
  const gap = last === undefined || last.endIndex < end - (eol.length + outer.length) - 1 ? '' : eol;
  const text = `${source.slice(0, end).endsWith(eol + eol) ? '' : gap}${layLines(lines, inner, eol)}${eol}`;
  return {
    expression: `self::${name}(${asked})`,
    edits: [...client.edits, { span: { start: end, end }, text }],
  };
}

function functionCall(site: Site, store: Store, asked: string): HelperCall {
  const { source, eol, indent, root } = site;
  const functions = descendants(
    root,
    new Set(['function_definition', 'declaration_list', 'enum_declaration_list']),
  ).filter(({ type }) => type === 'function_definition');
  const standing = functions.find((one) => reads(one, store));
  if (standing !== undefined) {
    return { expression: `${nameOf(standing)}(${asked})`, edits: [] };
  }
  const start = firstStatement(site);
  if (start === undefined) {
    return inline(store, asked);
  }
  const name = freeName(
    store === 'secretsmanager' ? ['read_secret', 'read_stored_secret'] : ['read_parameter', 'read_stored_parameter'],
    new Set(functions.map(nameOf)),
  );
  const client = classNamed(site, clients[store]);
  const space = spaceOf(site);
  const known = space.name === '' ? `'${name}'` : `__NAMESPACE__ . '\\${name}'`;
  const [summary = '', head = '', ...rest] = methodLines(store, name, client.name, true).map((line) => `\t${line}`);
  const lines = [
    `if (!function_exists(${known})) {`,
    summary,
    head.replace('private static ', ''),
    ...rest.map((line) => (line === '\t' ? '' : line)),
    '}',
  ].map((line) => spread(line, indent));
  const above = /\n[\t ]*\r?\n$/.test(source.slice(0, start)) ? '' : eol;
  return {
    expression: `${name}(${asked})`,
    edits: [
      ...client.edits,
      { span: { start, end: start }, text: `${above}${layLines(lines, space.indent, eol)}${eol}${eol}` },
    ],
  };
}

function inline(store: Store, asked: string): HelperCall {
  const settings = "['version' => 'latest', 'region' => getenv('AWS_REGION')]";
  return { expression: `(new \\${clients[store]}(${settings}))${requestOf(store, asked)}`, edits: [] };
}

/** https://docs.aws.amazon.com/sdk-for-php/v3/developer-guide/secretsmanager-examples-manage-secret.html */
function requestOf(store: Store, asked: string): string {
  return store === 'secretsmanager'
    ? `->getSecretValue(['SecretId' => ${asked}])['SecretString']`
    : `->getParameter(['Name' => ${asked}, 'WithDecryption' => true])['Parameter']['Value']`;
}

function methodLines(store: Store, name: string, client: string, isBracketBelow: boolean): string[] {
  const [asked, summary] =
    store === 'secretsmanager'
      ? ['$secretId', 'A secret from AWS Secrets Manager, read once per request.']
      : ['$name', 'A parameter from SSM Parameter Store, read once per request.'];
  const head = `private static function ${name}(string ${asked}): string`;
  return [
    `/** ${summary} */`,
    ...(isBracketBelow ? [head, '{'] : [`${head} {`]),
    '\tstatic $values = [];',
    '',
    `\treturn $values[${asked}] ??= (new ${client}([`,
    "\t\t'version' => 'latest',",
    "\t\t'region' => getenv('AWS_REGION'),",
    `\t]))${requestOf(store, asked)};`,
    '}',
  ];
}

function spread(line: string, indent: string): string {
  return line.replace(/^\t+/, (tabs) => indent.repeat(tabs.length));
}

function nameOf(node: SyntaxNode): string {
  return node.childForFieldName('name')?.text ?? '';
}

function isStatic(method: SyntaxNode): boolean {
  return method.namedChildren.some((child) => child?.type === 'static_modifier');
}

/** Whether a function gives the value of the name that is its only argument. */
function reads(declaration: SyntaxNode, store: Store): boolean {
  const parameters = declaration.childForFieldName('parameters')?.namedChildren ?? [];
  const asked = parameters[0]?.childForFieldName('name')?.text;
  const text = (declaration.childForFieldName('body')?.text ?? '').replace(/\s+/g, '');
  return (
    parameters.length === 1 &&
    asked !== undefined &&
    text.endsWith(`${requestOf(store, asked).replace(/\s+/g, '')};}`) &&
    text.includes('return')
  );
}
