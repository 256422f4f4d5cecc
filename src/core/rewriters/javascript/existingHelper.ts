import type { SyntaxNode } from '../../languages/parsers';
import type { SecretReference } from '../rewriter';
import { children, isAsync, named, same } from './syntax';

/** A function of the file that already does what new code needs. */
export interface ExistingHelper {
  readonly name: string;
  /** The statement that declares it. */
  readonly statement: SyntaxNode;
}

/**
 * A function of the file that takes one name and gives the value behind it, recognised by what it does, not by its
 * name.
 *
 * @param readers local names by which Powertools' own reader is imported.
 */
export function findHelper(
  root: SyntaxNode,
  target: SecretReference['target'],
  typed: boolean,
  readers: readonly string[],
): ExistingHelper | undefined {
  for (const statement of named(root)) {
    const declaration = statement.type === 'export_statement' ? statement.childForFieldName('declaration') : statement;
    const found = declaration === null ? undefined : namedFunction(declaration);
    if (
      found !== undefined &&
      looksUp(found.body, found.parameter, target, readers) &&
      fits(found.node, target, typed)
    ) {
      return { name: found.name, statement };
    }
  }
  return undefined;
}

interface NamedFunction {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly parameter: string;
  readonly body: SyntaxNode;
}

function namedFunction(declaration: SyntaxNode): NamedFunction | undefined {
  let name = declaration.childForFieldName('name');
  let node: SyntaxNode | null = declaration;
  if (declaration.type === 'lexical_declaration') {
    const [declarator] = children(declaration);
    name = declarator?.childForFieldName('name') ?? null;
    node = declarator?.childForFieldName('value') ?? null;
  }
  if (
    name?.type !== 'identifier' ||
    node === null ||
    !/^(?:function_declaration|function_expression|arrow_function)$/.test(node.type)
  ) {
    return undefined;
  }
  const parameters = node.childForFieldName('parameters');
  const [first, ...others] = parameters ? children(parameters) : [node.childForFieldName('parameter')];
  const pattern = first?.childForFieldName('pattern') ?? first;
  const body = node.childForFieldName('body');
  // Parameters after the first must have defaults.
  if (
    pattern?.type !== 'identifier' ||
    body === null ||
    others.some((other) => other?.childForFieldName('value') === null)
  ) {
    return undefined;
  }
  return { name: name.text, node, parameter: pattern.text, body };
}

function looksUp(
  body: SyntaxNode,
  parameter: string,
  target: SecretReference['target'],
  readers: readonly string[],
): boolean {
  const text = body.text;
  // A helper that takes the value apart gives something else than the value.
  if (/\bJSON\.parse\b|\.split\(/.test(text)) {
    return false;
  }
  const given = (key: string): boolean =>
    new RegExp(`\\b${key}:\\s*${escape(parameter)}\\b`).test(text) ||
    (key === parameter && new RegExp(`[{,]\\s*${key}\\s*[,}]`).test(text));
  if (
    readers.some((reader) => text.includes(`${reader}(${parameter}`) || text.includes(`${reader}<string>(${parameter}`))
  ) {
    return true;
  }
  switch (target) {
    case 'secretsmanager':
      return given('SecretId') && /\bSecretString\b/.test(text);
    case 'parameterstore':
      return (
        given('Name') && /\bWithDecryption:\s*true\b/.test(text) && /\bParameter\b/.test(text) && /\bValue\b/.test(text)
      );
    case 'environment':
      return text.includes(`process.env[${parameter}]`) && /\bthrow\b/.test(text) && /\breturn\b/.test(text);
  }
}

function escape(text: string): string {
  return text.replace(/\$/g, '\\$');
}

/** Whether the helper gives a string, or the promise of one, and never undefined. */
function fits(node: SyntaxNode, target: SecretReference['target'], typed: boolean): boolean {
  if (target === 'environment') {
    const type = node.childForFieldName('return_type')?.text;
    return !isAsync(node) && (!typed || type === undefined || /^:\s*string$/.test(type));
  }
  const type = node.childForFieldName('return_type')?.text;
  return (
    isAsync(node) &&
    (!typed || (type === undefined ? /\bthrow\b|\?\?/.test(node.text) : /^:\s*Promise<string>$/.test(type)))
  );
}

/** A constant at module level that holds a client of a class, made before anything might use it. */
export function findClient(root: SyntaxNode, clientClass: string, before: number): ExistingHelper | undefined {
  for (const statement of named(root)) {
    const declaration = statement.type === 'export_statement' ? statement.childForFieldName('declaration') : statement;
    const [declarator, ...others] = declaration?.type === 'lexical_declaration' ? children(declaration) : [];
    const name = declarator?.childForFieldName('name');
    const value = declarator?.childForFieldName('value');
    if (
      statement.endIndex <= before &&
      name?.type === 'identifier' &&
      others.length === 0 &&
      value?.type === 'new_expression' &&
      value.childForFieldName('constructor')?.text === clientClass
    ) {
      return { name: name.text, statement };
    }
  }
  return undefined;
}

/** A constant at module level that already holds this very look-up. */
export function findConstant(
  root: SyntaxNode,
  call: string,
): { readonly name: string; readonly statement: SyntaxNode } | undefined {
  for (const statement of named(root)) {
    const [declarator, ...others] = statement.type === 'lexical_declaration' ? children(statement) : [];
    const name = declarator?.childForFieldName('name');
    if (name?.type === 'identifier' && others.length === 0 && declarator?.childForFieldName('value')?.text === call) {
      return { name: name.text, statement };
    }
  }
  return undefined;
}

/** The last of the statements directly behind one that declare a constant by awaiting. */
export function lastConstantAfter(statement: SyntaxNode): SyntaxNode {
  let last = statement;
  for (let next = last.nextNamedSibling; next !== null; next = next.nextNamedSibling) {
    const [declarator] = next.type === 'lexical_declaration' ? children(next) : [];
    const value = declarator?.childForFieldName('value');
    if (value?.type !== 'await_expression' && value?.text.startsWith('JSON.parse(await ') !== true) {
      break;
    }
    last = next;
  }
  return same(last, statement) ? statement : last;
}
