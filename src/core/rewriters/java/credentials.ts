import type { SyntaxNode } from '../../languages/parsers';
import { closest, descendants, isSame, namedChildren } from '../code/nodes';
import type { Call, JvmCode } from '../jvm/credentials/code';
import { keyEdits } from '../jvm/credentials/edits';
import { withDuplicates } from '../jvm/credentials/duplicates';
import { followKeys } from '../jvm/credentials/follow';
import { lineEnding } from '../shared/layout';
import type { KeyRemoval } from '../code/keyRemoval';
import type { Message } from '../../text/message';
import { importsOf, importUse } from './file';
import { constructedBy, javaOverloads, parameterOfCall } from './parameters';
import { variableOf } from './scopes';

/** The nodes that hold statements or members. */
const bodies: ReadonlySet<string> = new Set([
  'block',
  'constructor_body',
  'class_body',
  'interface_body',
  'enum_body_declarations',
  'switch_block_statement_group',
  'program',
]);

/** Takes keys out of Java code, with all that is there for them alone. */
export function removeKeys(keys: readonly SyntaxNode[], root: SyntaxNode, source: string): KeyRemoval | Message {
  const followed = followKeys(keys, javaCode);
  const removal = 'template' in followed ? followed : withDuplicates(followed, javaOverloads);
  return 'template' in removal
    ? removal
    : keyEdits(removal, {
        ...importUse(root, source),
        imports: importsOf({ root, source, eol: lineEnding(source) }),
        bodies,
        hulls: new Set(['static_initializer']),
        types: new Set(['interface_declaration', 'class_declaration']),
      });
}

const functions: ReadonlySet<string> = new Set(['method_declaration', 'lambda_expression', 'constructor_declaration']);

/** How Java writes what AWS keys pass through. */
const javaCode: JvmCode = {
  transparent: new Set(['parenthesized_expression', 'cast_expression']),
  callOf: (node) => {
    const list = node.parent;
    const call = list?.parent;
    return list?.type === 'argument_list' && call ? asCall(call, list) : undefined;
  },
  callOn: (node) => {
    const call = node.parent;
    return call?.type === 'method_invocation' && isSame(call.childForFieldName('object'), node)
      ? asCall(call, call.childForFieldName('arguments') ?? call)
      : undefined;
  },
  declared: (node) =>
    node.parent?.type === 'variable_declarator' && isSame(node.parent.childForFieldName('value'), node)
      ? variableOf(node.parent)
      : undefined,
  assigned: (node) => {
    const assignment = node.parent;
    if (assignment?.type !== 'assignment_expression' || !isSame(assignment.childForFieldName('right'), node)) {
      return undefined;
    }
    const statement = javaCode.statement(assignment);
    const left = assignment.childForFieldName('left');
    const declarator = left === null ? undefined : fieldDeclarator(left);
    const variable = declarator && variableOf(declarator);
    return statement !== undefined && variable !== undefined ? { variable, statement } : undefined;
  },
  target: (node) => {
    const assignment = node.parent;
    const value = assignment?.childForFieldName('right');
    const statement = assignment ? javaCode.statement(assignment) : undefined;
    return assignment?.type === 'assignment_expression' &&
      isSame(assignment.childForFieldName('left'), node) &&
      value &&
      statement !== undefined
      ? { value, statement }
      : undefined;
  },
  statement: (node) => (node.parent?.type === 'expression_statement' ? node.parent : undefined),
  lambda: (node) =>
    node.parent?.type === 'lambda_expression' && isSame(node.parent.childForFieldName('body'), node)
      ? node.parent
      : undefined,
  returned: (node) => {
    const owner = node.parent?.type === 'return_statement' ? closest(node.parent, functions) : undefined;
    const name = owner?.childForFieldName('name')?.text ?? '';
    const modifiers = owner && namedChildren(owner).find((child) => child.type === 'modifiers')?.text;
    return (
      owner && {
        type: owner.childForFieldName('type') ?? 'lambda',
        name,
        isVisible: !/\bprivate\b/.test(modifiers ?? ''),
        canChange:
          owner.type === 'method_declaration' && !/@Override\b/.test(modifiers ?? '') && isHandedOn(name, node),
      }
    );
  },
  choice: (node) =>
    node.parent?.type === 'ternary_expression' && !isSame(node.parent.childForFieldName('condition'), node)
      ? node.parent
      : undefined,
  parameter: parameterOfCall,
  text: (node) => (node.type === 'string_literal' && !node.text.startsWith('"""') ? node.text.slice(1, -1) : undefined),
};

/** Whether all that a method of the file gives is handed on at once, so that its type is written nowhere else. */
function isHandedOn(name: string, { tree }: SyntaxNode): boolean {
  const uses = descendants(tree.rootNode, new Set(['method_invocation', 'method_reference']));
  return uses
    .filter((use) =>
      use.type === 'method_invocation' ? use.childForFieldName('name')?.text === name : use.text.endsWith(`::${name}`),
    )
    .every((use) => use.parent?.type === 'argument_list');
}

function asCall(node: SyntaxNode, list: SyntaxNode): Call | undefined {
  const values = namedChildren(list).filter((child) => !/comment/.test(child.type));
  if (node.type === 'object_creation_expression') {
    const type = (node.childForFieldName('type')?.text ?? '').replace(/\s+/g, '').split('<', 1)[0] ?? '';
    const name = type.slice(type.lastIndexOf('.') + 1);
    return { node, callee: `new ${name}`, name, receiver: undefined, arguments: values };
  }
  if (node.type === 'explicit_constructor_invocation') {
    const callee = node.childForFieldName('constructor')?.text ?? '';
    return { node, callee, name: constructedBy(node), receiver: undefined, arguments: values };
  }
  if (node.type !== 'method_invocation') {
    return undefined;
  }
  const receiver = node.childForFieldName('object') ?? undefined;
  const name = node.childForFieldName('name')?.text ?? '';
  const owner = (receiver?.text ?? '').replace(/\s+/g, '').replace(/^(?:[a-z]\w*\.)+(?=[A-Z])/, '');
  return { node, callee: owner === '' ? name : `${owner}.${name}`, name, receiver, arguments: values };
}

/** What declares the variable or field on the left of an assignment. */
function fieldDeclarator(left: SyntaxNode): SyntaxNode | undefined {
  const name = left.type === 'field_access' ? left.childForFieldName('field') : left;
  const isOwn = left.type !== 'field_access' || left.childForFieldName('object')?.text === 'this';
  for (let outer = left.parent; outer !== null && name !== null && isOwn; outer = outer.parent) {
    const found = namedChildren(outer)
      .filter((child) => /^(?:local_variable|field)_declaration$/.test(child.type))
      .flatMap((child) => namedChildren(child).filter((one) => one.type === 'variable_declarator'))
      .find((one) => one.childForFieldName('name')?.text === name.text);
    if (found !== undefined && (left.type !== 'field_access' || found.parent?.type === 'field_declaration')) {
      return found;
    }
  }
  return undefined;
}
