import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains } from '../../text/span';
import type { KeyRemoval } from '../code/keyRemoval';
import { closest, descendants, everyNode, isSame, namedChildren } from '../code/nodes';
import type { Parameter } from '../code/parameters';
import type { Call, JvmCode, Variable } from '../jvm/credentials/code';
import { keyEdits } from '../jvm/credentials/edits';
import { followKeys } from '../jvm/credentials/follow';
import { lineEnding } from '../shared/layout';
import { isDemanded, parameterOfCall, parameterOfDefault } from './callables';
import { propertyName } from './constants';
import { identifiers, importUse, importsOf } from './file';
import { accessOf, bodies, isLabel, mentionsOf } from './mentions';
import { isMemberOf } from './receivers';

const functions: ReadonlySet<string> = new Set([
  'function_declaration',
  'anonymous_function',
  'getter',
  'lambda_literal',
]);

/** Takes keys out of Kotlin code, with all that is there for them alone. */
export function removeKeys(keys: readonly SyntaxNode[], root: SyntaxNode, source: string): KeyRemoval | Message {
  const removal = followKeys(keys, kotlinCode);
  if ('template' in removal) {
    return removal;
  }
  const bound = boundClass(removal.parameters, root);
  if (bound !== undefined) {
    return message('The type {0} holds keys of its own: it has to be changed by hand.', bound);
  }
  const { edits, review } = keyEdits(removal, {
    ...importUse(root, source),
    imports: importsOf({ root, source, eol: lineEnding(source) }),
    bodies,
    hulls: new Set(['companion_object']),
    types: new Set(['object_declaration']),
  });
  const emptied = emptiedLambdas(removal.statements);
  return {
    edits: [...edits.filter(({ span }) => !emptied.some((one) => contains(one.span, span))), ...emptied],
    review,
  };
}

/**
 * A class whose kind forbids that parameters go: one of data or of a value needs one at least, and one of data is taken
 * apart in the order of its parameters. https://kotlinlang.org/docs/data-classes.html
 */
function boundClass(parameters: readonly Parameter[], root: SyntaxNode): string | undefined {
  const gone = new Set(parameters.map(({ node }) => node.id));
  const takesApart = everyNode(root, new Set(['property_declaration'])).some((one) =>
    namedChildren(one).some(({ type }) => type === 'multi_variable_declaration'),
  );
  return parameters.find(({ node }) => {
    const owner = node.type === 'class_parameter' ? closest(node, new Set(['class_declaration'])) : undefined;
    const modifiers = owner && namedChildren(owner).find(({ type }) => type === 'modifiers')?.text;
    const kind = /\b(?:data|value|inline)\b/.exec(modifiers ?? '')?.[0];
    const beside = node.parent ? namedChildren(node.parent).filter(({ type }) => type === 'class_parameter') : [];
    return kind !== undefined && (beside.every(({ id }) => gone.has(id)) || (kind === 'data' && takesApart));
  })?.owner;
}

/**
 * The edits that take out the lambdas of clients of which nothing is left; `Client { … }` has no other form without one.
 * https://github.com/smithy-lang/smithy-kotlin/blob/main/runtime/runtime-core/common/src/aws/smithy/kotlin/runtime/client/SdkClientFactory.kt
 */
function emptiedLambdas(gone: readonly SyntaxNode[]): TextEdit[] {
  const ids = new Set(gone.map(({ id }) => id));
  const lambdas = gone.flatMap(({ parent }) =>
    parent?.type === 'lambda_literal' && namedChildren(parent).every(({ id }) => ids.has(id)) ? [parent] : [],
  );
  return [...new Map(lambdas.map((one) => [one.id, one])).values()].flatMap((lambda) => {
    const argument = lambda.parent;
    const callee = argument?.parent ? asCall(argument.parent)?.callee : undefined;
    const before = argument?.previousNamedSibling;
    return argument && before && clients.test(callee ?? '')
      ? [
          {
            span: { start: before.endIndex, end: argument.endIndex },
            text: callee?.endsWith('fromEnvironment') === true ? '()' : ' {}',
          },
        ]
      : [];
  });
}

/** How Kotlin writes what AWS keys pass through. */
const kotlinCode: JvmCode = {
  transparent: new Set(['parenthesized_expression', 'as_expression', 'value_argument']),
  callOf: (node) => {
    const list = node.parent;
    const call = list?.parent;
    const builder = builderOf(node);
    if (builder?.call && keyProperties.test(builder.property) && credentialBuilders.test(builder.call.callee)) {
      return builder.call;
    }
    return (list?.type === 'value_arguments' || list?.type === 'annotated_lambda') && call ? asCall(call) : undefined;
  },
  callOn: (node) => {
    const access = node.parent;
    const call = access?.parent;
    return access?.type === 'navigation_expression' && isSame(namedChildren(access)[0], node) && call
      ? asCall(call)
      : undefined;
  },
  declared: (node) => {
    const declaration = node.parent;
    return declaration?.type === 'property_declaration' && isValueOf(declaration, node)
      ? variableOf(declaration)
      : undefined;
  },
  assigned: (node) => {
    const assignment = node.parent;
    const left = assignment?.childForFieldName('left');
    if (assignment?.type !== 'assignment' || !left || !isSame(assignment.childForFieldName('right'), node)) {
      return undefined;
    }
    const name = left.text.replace(/^this\./, '');
    const root = rootOf(node);
    const declaration = descendants(root, new Set(['property_declaration'])).find(
      (one) => propertyName(one)?.text === name,
    );
    const variable = declaration && variableOf(declaration);
    return variable && { variable, statement: assignment };
  },
  target: (node) => {
    const assignment = node.parent;
    const value = assignment?.childForFieldName('right');
    return assignment?.type === 'assignment' && isSame(assignment.childForFieldName('left'), node) && value
      ? { value, statement: assignment }
      : undefined;
  },
  taker: (node, kind) => {
    const builder = kind === 'key' ? undefined : builderOf(node);
    return builder?.property === 'credentialsProvider' && clients.test(builder.call?.callee ?? '')
      ? { statement: builder.assignment }
      : undefined;
  },
  statement: (node) => (node.parent !== null && bodies.has(node.parent.type) ? node : undefined),
  lambda: (node) => {
    const lambda = node.parent;
    return lambda?.type === 'lambda_literal' && namedChildren(lambda).length === 1 ? lambda : undefined;
  },
  returned: (node) => {
    const isReturned = node.parent?.type === 'return_expression' || node.parent?.type === 'function_body';
    const owner = isReturned ? closest(node, functions) : undefined;
    const type = owner && namedChildren(owner).find((child) => child.type === 'user_type');
    const name = owner?.childForFieldName('name')?.text ?? '';
    const modifiers = owner && namedChildren(owner).find((child) => child.type === 'modifiers')?.text;
    const isOwn = owner?.type === 'function_declaration' && !/\b(?:override|open|abstract)\b/.test(modifiers ?? '');
    return (
      owner && {
        type,
        name,
        isVisible: !/\bprivate\b/.test(modifiers ?? ''),
        canChange: isOwn && isHandedOn(name, node),
        givesCredentials: name === 'resolve' && /\boverride\b/.test(modifiers ?? '') && type?.text === 'Credentials',
      }
    );
  },
  choice: (node) => {
    const { parent } = node;
    const isElvis = parent?.type === 'binary_expression' && parent.children.some((child) => child?.type === '?:');
    return parent?.type === 'if_expression' || isElvis ? parent : undefined;
  },
  parameter: (node, call) => parameterOfCall(node, call),
  parameterOfDefault,
  text: (node) => {
    const inner = node.type === 'value_argument' ? namedChildren(node).at(-1) : node;
    return inner?.type === 'string_literal' && !inner.text.includes('$') ? inner.text.slice(1, -1) : undefined;
  },
};

/** Whether all that a function of the file gives is handed on at once, so that its type is written nowhere else. */
function isHandedOn(name: string, within: SyntaxNode): boolean {
  const root = rootOf(within);
  const isReferred = descendants(root, new Set(['callable_reference'])).some((one) => one.text.endsWith(`::${name}`));
  return (
    !isReferred &&
    descendants(root, new Set(['call_expression']))
      .filter((call) => asCall(call)?.name === name)
      .every((call) => call.parent?.type === 'value_argument')
  );
}

const clients = /^\w+Client(?:\.(?:fromEnvironment|invoke))?$/;
const keyProperties = /^(?:accessKeyId|secretAccessKey|sessionToken)$/;
const credentialBuilders = /^(?:StaticCredentialsProvider|Credentials)(?:\.invoke)?$/;

/**
 * The assignment that gives a value to a property of what a lambda builds, and the call that is given the lambda:
 * `S3Client { credentialsProvider = … }`.
 * https://docs.aws.amazon.com/sdk-for-kotlin/latest/developer-guide/credential-providers.html
 */
function builderOf(
  node: SyntaxNode,
): { readonly property: string; readonly assignment: SyntaxNode; readonly call: Call | undefined } | undefined {
  const assignment = node.parent;
  const left = assignment?.type === 'assignment' ? assignment.childForFieldName('left') : null;
  const lambda = assignment?.parent;
  const call =
    lambda?.type === 'lambda_literal' && lambda.parent?.type === 'annotated_lambda' ? lambda.parent.parent : null;
  return assignment && left && call && isSame(assignment.childForFieldName('right'), node)
    ? { property: left.text.replace(/^this\./, ''), assignment, call: asCall(call) }
    : undefined;
}

function isValueOf(declaration: SyntaxNode, node: SyntaxNode): boolean {
  return isSame(namedChildren(declaration).at(-1), node) && node.type !== 'variable_declaration';
}

function asCall(node: SyntaxNode): Call | undefined {
  const [callee] = namedChildren(node);
  const list = namedChildren(node).find((child) => child.type === 'value_arguments');
  if (node.type !== 'call_expression' || callee === undefined) {
    return undefined;
  }
  const [receiver, member] = callee.type === 'navigation_expression' ? namedChildren(callee) : [];
  const written = callee.text.replace(/\s+/g, '').replace(/^(?:[a-z]\w*\.)+(?=[A-Z])/, '');
  return {
    node,
    callee: written,
    name: member?.text ?? written,
    receiver,
    arguments: list === undefined ? [] : namedChildren(list),
  };
}

function rootOf(node: SyntaxNode): SyntaxNode {
  return closest(node, new Set(['source_file'])) ?? node;
}

/** The variable of a declaration; undefined where it cannot be told from another thing of the file with the same name. */
function variableOf(declaration: SyntaxNode): Variable | undefined {
  const name = propertyName(declaration);
  const children = namedChildren(declaration);
  if (name === undefined || children.some((child) => child.type === 'property_delegate') || isDemanded(declaration)) {
    return undefined;
  }
  const root = rootOf(declaration);
  const mentions = descendants(root, new Set([...identifiers, 'import', 'package_header'])).filter(
    (node) => node.type === 'identifier' && node.text === name.text && !isSame(node, name),
  );
  const own = mentionsOf(name, mentions);
  if (own === undefined) {
    return undefined;
  }
  const modifiers = children.find((child) => child.type === 'modifiers')?.text ?? '';
  const isMember = declaration.parent?.type === 'class_body' || declaration.parent?.type === 'source_file';
  const value = children.at(-1);
  return {
    name: name.text,
    declaration,
    initial: value !== undefined && isValueOf(declaration, value) ? value : undefined,
    isVisible: isMember && !/\bprivate\b/.test(modifiers),
    uses: own.flatMap((node) => (isLabel(node) ? memberUses(node, declaration) : [accessOf(node)])),
  };
}

/** What mentions a property of a class through an object; the object, which nobody can follow, where its class cannot be told. */
function memberUses(node: SyntaxNode, declaration: SyntaxNode): SyntaxNode[] {
  const owner = declaration.parent?.type === 'class_body' ? declaration.parent.parent : null;
  const isMember = owner && isMemberOf(node, owner.childForFieldName('name')?.text ?? '');
  return isMember === undefined
    ? namedChildren(node.parent ?? node).slice(0, 1)
    : isMember === true
      ? [accessOf(node)]
      : [];
}
