import type { SyntaxNode } from '../../languages/parsers';
import type { KeyFlow, KeyUse } from '../code/keyFlow';
import { ancestors, isSame, namedChildren } from '../code/nodes';
import { fogUse, isHandedOn } from './libraries';

const keyOptions = /^:?(?:access_key_id|secret_access_key|session_token|credentials)$/;
const variables = /^ENV\[['"]AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)['"]\]$/;

/** How Ruby writes what AWS keys pass through. https://docs.aws.amazon.com/sdk-for-ruby/v3/developer-guide/credential-providers.html */
export const rubyKeys: KeyFlow = {
  identifiers: new Set(['identifier', 'constant', 'instance_variable', 'class_variable', 'global_variable']),
  use: (node) => {
    const { parent } = node;
    switch (parent?.type) {
      case 'pair':
        if (!isSame(parent.childForFieldName('value'), node)) {
          return undefined;
        }
        return isOption(parent) ? { kind: 'item', item: parent } : fogUse(parent);
      case 'argument_list':
        return ofArgument(parent);
      case 'call':
        return isSame(parent.childForFieldName('receiver'), node) &&
          /^(?:freeze|to_s|strip)$/.test(parent.childForFieldName('method')?.text ?? '')
          ? { kind: 'wrapped', by: parent }
          : undefined;
      case 'scope_resolution':
        return { kind: 'wrapped', by: parent };
      case 'binary':
        return isSame(parent.childForFieldName('right'), node) &&
          /^ENV\[/.test(parent.childForFieldName('left')?.text ?? '')
          ? { kind: 'wrapped', by: parent }
          : undefined;
      case 'parenthesized_statements':
        return { kind: 'wrapped', by: parent };
      case 'assignment':
      case 'operator_assignment':
        return ofAssignment(parent, node);
      default:
        return undefined;
    }
  },
  emptied: (list) => {
    const call = list.parent;
    if (list.type === 'argument_list' && call !== null) {
      return isStatement(call) && /^Aws\.config\.update\b/.test(call.text)
        ? { kind: 'statement', node: call }
        : { kind: 'text', node: list, text: '' };
    }
    if (list.type !== 'hash') {
      return undefined;
    }
    if (call?.type === 'argument_list' && namedChildren(call).length === 1) {
      return rubyKeys.emptied(call);
    }
    return call?.type === 'assignment' && isStatement(call) && /^Aws\.config\b/.test(call.text)
      ? { kind: 'statement', node: call }
      : undefined;
  },
};

/** Whether an option belongs to a client of AWS, a session or the SDK's own settings. */
function isOption(pair: SyntaxNode): boolean {
  if (!keyOptions.test(pair.childForFieldName('key')?.text ?? '')) {
    return false;
  }
  for (const outer of ancestors(pair)) {
    if (isHandedOn(outer)) {
      return true;
    }
    if (outer.type === 'call') {
      return /^(?:::)?(?:Aws|AWS)\b/.test(outer.text);
    }
    if (outer.type === 'assignment') {
      return /^Aws\.config\b/.test(outer.text);
    }
    if (!/^(?:hash|argument_list|pair)$/.test(outer.type)) {
      return false;
    }
  }
  return false;
}

function ofArgument(list: SyntaxNode): KeyUse | undefined {
  const call = list.parent;
  const callee = `${call?.childForFieldName('receiver')?.text ?? ''}.${call?.childForFieldName('method')?.text ?? ''}`;
  return call !== null && /^(?:(?:::)?Aws::Credentials\.new|ENV\.fetch)$/.test(callee)
    ? { kind: 'wrapped', by: call }
    : undefined;
}

function ofAssignment(assignment: SyntaxNode, node: SyntaxNode): KeyUse | undefined {
  const left = assignment.childForFieldName('left');
  if (left === null || !isSame(assignment.childForFieldName('right'), node) || !isStatement(assignment)) {
    return undefined;
  }
  if (
    variables.test(left.text) ||
    /^Aws\.config\[:(?:credentials|access_key_id|secret_access_key|session_token)\]$/.test(left.text)
  ) {
    return { kind: 'statement', statement: assignment };
  }
  return rubyKeys.identifiers.has(left.type)
    ? { kind: 'variable', name: left.text, statement: assignment, declared: left }
    : undefined;
}

function isStatement({ parent }: SyntaxNode): boolean {
  return /^(?:program|body_statement|then|else|block_body|begin|ensure)$/.test(parent?.type ?? '');
}
