import type { SyntaxNode } from '../../languages/parsers';
import type { KeyUse } from '../code/keyFlow';
import { closest, isSame, namedChildren } from '../code/nodes';

/** The variables that the SDK's default chain reads. */
const variable = 'AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)';
const assignedText = new RegExp(`^['"]${variable}=`);
const superglobal = new RegExp(`^\\$_(?:ENV|SERVER)\\[\\s*['"]${variable}['"]\\s*\\]$`);
const reading = /^(?:\\?getenv\(|env\(|\$_(?:ENV|SERVER)\[)/;

/** Whether a text is what `putenv` is given: `AWS_ACCESS_KEY_ID=…`. */
export function isVariableText(text: SyntaxNode): boolean {
  const call = closest(text, new Set(['function_call_expression']));
  return assignedText.test(text.text) && call !== undefined && isPutenv(call);
}

/** `putenv('AWS_ACCESS_KEY_ID=…')`, `putenv('AWS_ACCESS_KEY_ID=' . $key)`: the statement. */
export function putenvUse(call: SyntaxNode): KeyUse | undefined {
  const [argument] = namedChildren(call.childForFieldName('arguments') ?? call);
  const statement = call.parent;
  return isPutenv(call) &&
    argument !== undefined &&
    assignedText.test(argument.text) &&
    statement?.type === 'expression_statement'
    ? { kind: 'statement', statement }
    : undefined;
}

function isPutenv(call: SyntaxNode): boolean {
  return call.type === 'function_call_expression' && /^\\?putenv$/.test(call.childForFieldName('function')?.text ?? '');
}

/** Whether an assignment sets a variable that the SDK reads: `$_ENV['AWS_ACCESS_KEY_ID'] = …`. */
export function setsVariable(left: SyntaxNode): boolean {
  return superglobal.test(left.text);
}

/** What a key is part of as the name of a variable is, or stands in for: `'AWS_…=' . $key`, `getenv('…') ?: '…'`. */
export function besideVariable(node: SyntaxNode): KeyUse | undefined {
  const { parent } = node;
  const [first] = parent === null ? [] : namedChildren(parent);
  const isBeside =
    parent !== null &&
    /^(?:binary|conditional)_expression$/.test(parent.type) &&
    !isSame(first, node) &&
    (assignedText.test(first?.text ?? '') || reading.test(first?.text ?? ''));
  return isBeside ? { kind: 'wrapped', by: parent } : undefined;
}
