import type { SyntaxNode } from '../../languages/parsers';
import type { KeyFlow, KeyUse } from '../code/keyFlow';
import { ancestors, everyNode, isSame, namedChildren } from '../code/nodes';
import { parameterOf } from '../code/parameters';
import type { Parameter } from '../code/parameters';
import { accessorUses, calledMethod, isAccessor, methodOfParameter, variableUses } from './callables';
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
        if (!isSame(parent.childForFieldName('value') ?? parent.childForFieldName('key'), node)) {
          return undefined;
        }
        return isOption(parent) || isEnvironmentEntry(parent)
          ? { kind: 'item', item: parent }
          : (fogUse(parent) ?? ofCallable(node, parent.parent?.type === 'argument_list' ? parent.parent : null));
      case 'argument_list':
        return isAccessor(node)
          ? { kind: 'item', item: node, uses: accessorUses(node) }
          : (ofArgument(parent) ?? ofCallable(node, parent));
      case 'optional_parameter':
      case 'keyword_parameter':
        return ofParameter(parameterOfDefault(node, parent));
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
    if (list.type === 'method_parameters') {
      return { kind: 'text', node: list, text: '' };
    }
    if (list.type === 'argument_list' && call !== null) {
      // A local variable of that name would be meant without the parentheses.
      if (isNameOfVariable(call)) {
        return undefined;
      }
      const isUpdate = /^(?:Aws\.config\.update\b|ENV\.(?:update\b|merge!))/.test(call.text);
      return isUpdate && isStatement(call)
        ? { kind: 'statement', node: call }
        : // Before Ruby 3.2 an update without anything is an error.
          { kind: 'text', node: list, text: isUpdate ? '({})' : '' };
    }
    if (list.type !== 'hash') {
      return undefined;
    }
    if (call?.type === 'argument_list' && namedChildren(call).length === 1) {
      return rubyKeys.emptied(call);
    }
    if (call?.type === 'argument_list' && isEnvironmentOfChild(list)) {
      return { kind: 'item', node: list };
    }
    return call?.type === 'assignment' && isStatement(call) && /^Aws\.config\b/.test(call.text)
      ? { kind: 'statement', node: call }
      : undefined;
  },
};

/** Whether a method that is called without a receiver has the name of a variable of the file. */
function isNameOfVariable(call: SyntaxNode): boolean {
  const name = call.childForFieldName('receiver') === null ? call.childForFieldName('method')?.text : undefined;
  return (
    name !== undefined &&
    everyNode(call.tree.rootNode, new Set(['assignment', 'operator_assignment'])).some(
      (one) => one.childForFieldName('left')?.text === name,
    )
  );
}

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

const variableKey = /^['"]AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)['"]$/;

/** Whether an entry sets a variable that the default chain reads: of this process, or of one that it starts. */
function isEnvironmentEntry(pair: SyntaxNode): boolean {
  const list = pair.parent?.type === 'hash' ? pair.parent.parent : pair.parent;
  const call = list?.type === 'argument_list' ? list.parent : null;
  return (
    variableKey.test(pair.childForFieldName('key')?.text ?? '') &&
    ((pair.parent?.type === 'hash' && isEnvironmentOfChild(pair.parent)) ||
      /^ENV\.(?:update|merge!)/.test(call?.text ?? ''))
  );
}

/**
 * Whether a hash is the environment that a program is started with, on top of that of this process.
 * https://docs.ruby-lang.org/en/3.3/Process.html#module-Process-label-Execution+Environment
 */
function isEnvironmentOfChild(hash: SyntaxNode): boolean {
  const call = hash.parent?.type === 'argument_list' ? hash.parent.parent : null;
  return (
    /^(?:sh|system|spawn|exec|popen|popen2e?|popen3|capture2e?|capture3)$/.test(
      call?.childForFieldName('method')?.text ?? '',
    ) &&
    isSame(call?.childForFieldName('arguments')?.namedChildren[0] ?? undefined, hash) &&
    call?.text.includes('unsetenv_others') === false
  );
}

function ofArgument(list: SyntaxNode): KeyUse | undefined {
  const call = list.parent;
  const callee = `${call?.childForFieldName('receiver')?.text ?? ''}.${call?.childForFieldName('method')?.text ?? ''}`;
  return call !== null && /^(?:(?:::)?Aws::Credentials\.new|ENV\.fetch)$/.test(callee)
    ? { kind: 'wrapped', by: call }
    : undefined;
}

/** An argument of a method of the file. */
function ofCallable(value: SyntaxNode, list: SyntaxNode | null): KeyUse | undefined {
  const callable = list?.parent?.type === 'call' ? calledMethod(list.parent) : undefined;
  return ofParameter(callable && parameterOf(value, callable));
}

function parameterOfDefault(value: SyntaxNode, parameter: SyntaxNode): Parameter | undefined {
  const callable = methodOfParameter(parameter);
  return callable && parameterOf(value, callable);
}

function ofParameter(parameter: Parameter | undefined): KeyUse | undefined {
  return parameter && { kind: 'parameter', parameter };
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
  const uses = variableUses(left);
  return rubyKeys.identifiers.has(left.type)
    ? {
        kind: 'variable',
        name: left.text,
        statement: assignment,
        declared: left,
        ...(uses === undefined ? {} : { uses }),
      }
    : undefined;
}

function isStatement({ parent }: SyntaxNode): boolean {
  return /^(?:program|body_statement|then|else|block_body|begin|ensure)$/.test(parent?.type ?? '');
}
