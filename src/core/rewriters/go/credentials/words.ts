import type { SyntaxNode } from '../../../languages/parsers';

/** What an expression is called in a message: its first line, without what stands in braces. */
export function firstLine(text: string): string {
  return (text.split(/[\n{]/, 1)[0] ?? '').trim().slice(0, 40);
}

/** Whether an expression is a string. */
export function isString(node: SyntaxNode): boolean {
  return /_string_literal$/.test(node.type);
}

/** Whether a call gives credentials to a configuration that it is made on, which may stand on the line above. */
export function takesCredentials(call: SyntaxNode): boolean {
  return (
    call.type === 'call_expression' &&
    call.childForFieldName('function')?.childForFieldName('field')?.text === 'WithCredentials'
  );
}
