import type { SyntaxNode } from '../../languages/parsers';
import { namedChildren } from '../code/nodes';
import type { Store } from '../jvm/ways';

/** How the body of a function ends that gives what it read from a store, blanks left out. */
const endings = {
  secretsmanager: /\.secretString\(\)(?:!!)?[})]*$|\.getSecretString\(\w+\)[})]*$|\.secretString[})!]*$/,
  parameterstore: /\.parameter\(\)\.value\(\)(?:!!)?[})]*$|withDecryption\(\)\.get\(\w+\)[})]*$/,
} as const;

/** The function of a file that gives a secret by its name; undefined where there is none. */
export function existingHelper(root: SyntaxNode, store: Store): string | undefined {
  const found = namedChildren(root).find((node) => node.type === 'function_declaration' && isLookup(node, store));
  return found?.childForFieldName('name')?.text;
}

/** `fun x(y: String): String` that asks the store for what it is given. */
function isLookup(declaration: SyntaxNode, store: Store): boolean {
  const children = namedChildren(declaration);
  const parameters = children.find((child) => child.type === 'function_value_parameters');
  const list = parameters === undefined ? [] : namedChildren(parameters);
  const [name, type] = list[0] === undefined ? [] : namedChildren(list[0]);
  const body = children.find((child) => child.type === 'function_body');
  const modifiers = children.find((child) => child.type === 'modifiers')?.text ?? '';
  const isString = children.some((child) => child.type === 'user_type' && child.text === 'String');
  if (list.length !== 1 || type?.text !== 'String' || !isString || /suspend/.test(modifiers)) {
    return false;
  }
  const text = (body?.text ?? '').replace(/\s+/g, '');
  const parameter = name?.text ?? '';
  const asks = store === 'secretsmanager' ? ['secretId', 'getSecretString', '.get'] : ['name', '.get'];
  return (
    endings[store].test(text) &&
    asks.some((call) => text.includes(`${call}(${parameter})`)) &&
    (store === 'secretsmanager' || /withDecryption\((?:true)?\)/.test(text))
  );
}
