import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import type { KeyRemoval } from '../code/keyRemoval';
import { closest, descendants, isSame, namedChildren, spanOf } from '../code/nodes';
import { parameterDocs } from '../code/parameterDocs';
import { isBodyOfStaying, itemsOf, listItemSpans, removalEdits, singleBody, statementSpan } from '../code/removal';
import type { Call, JvmCode } from '../jvm/credentials/code';
import { withDuplicates } from '../jvm/credentials/duplicates';
import { followKeys } from '../jvm/credentials/follow';
import type { Kind, Removal } from '../jvm/credentials/follow';
import { lineStart, nextLineStart } from '../shared/layout';
import { csharpOverloads, parameterOfCall, parameterOfDefault } from './callables';
import { identifiers, typeDeclarations } from './scopes';
import { readUsing } from './usings';
import { declaratorOf, initialOf, variableOf } from './variables';

const functions: ReadonlySet<string> = new Set([
  'method_declaration',
  'local_function_statement',
  'lambda_expression',
  'property_declaration',
]);

/** Names of types of `Amazon.Runtime` that programs use. */
const runtimeTypes =
  /Credentials$|^(?:Amazon(?:Service|Client)Exception|AmazonServiceClient|AmazonWebService\w+|I?ClientConfig|RequestRetryMode|ResponseMetadata|Fallback\w+Factory|IAmazonService|ErrorType|HttpClientFactory|ConstantClass|I?Pipeline\w*|RuntimePipeline\w*|\w+EventArgs|\w+EventHandler|IRequest|StreamTransferProgressArgs|Immutable\w+)$/;

/**
 * Takes keys out of C# code, with all that is there for them alone.
 *
 * @param sdkMajor the major version of the SDK; undefined where the project does not tell.
 */
export function removeKeys(
  keys: readonly SyntaxNode[],
  root: SyntaxNode,
  source: string,
  sdkMajor: number | undefined,
): KeyRemoval | Message {
  const followed = followKeys(keys, csharpCode);
  const removal = 'template' in followed ? followed : withDuplicates(followed, csharpOverloads);
  if ('template' in removal) {
    return removal;
  }
  // It would be asked for what is asked of it.
  return removal.replaced.length > 0 && /\b(?:AWS)?CredentialsGenerators\b/.test(source)
    ? message('This file says where FallbackCredentialsFactory takes credentials from, which may be these again.')
    : edits(removal, root, source, sdkMajor);
}

/**
 * What credentials of a program's own override, with the type that it gives.
 * https://docs.aws.amazon.com/sdkfornet/v3/apidocs/items/Runtime/TAWSCredentials.html
 */
const handsOut: Readonly<Record<string, string>> = {
  GetCredentials: String.raw`(?:Amazon\.Runtime\.)?ImmutableCredentials`,
  GetCredentialsAsync: String.raw`(?:[\w.]+\.)?Task<(?:Amazon\.Runtime\.)?ImmutableCredentials>`,
};

/** How C# writes what AWS keys pass through. */
const csharpCode: JvmCode = {
  transparent: new Set(['parenthesized_expression', 'cast_expression', 'argument']),
  callOf: (node) => {
    const list = node.parent?.type === 'argument' ? node.parent.parent : node.parent;
    return list?.type === 'argument_list' && list.parent ? asCall(list.parent, list) : undefined;
  },
  callOn: () => undefined,
  declared: (node) => {
    const declarator = node.parent;
    const isInitial =
      /^(?:variable_declarator|property_declaration)$/.test(declarator?.type ?? '') &&
      declarator !== null &&
      isSame(initialOf(declarator), node);
    return isInitial ? variableOf(declarator) : undefined;
  },
  assigned: (node) => {
    const assignment = node.parent;
    const left = assignment?.childForFieldName('left');
    if (assignment?.type !== 'assignment_expression' || !left || !isSame(assignment.childForFieldName('right'), node)) {
      return undefined;
    }
    const statement = csharpCode.statement(assignment);
    const declarator = declaratorOf(left);
    const variable = declarator && variableOf(declarator);
    return statement !== undefined && variable !== undefined ? { variable, statement } : undefined;
  },
  target: (node) => {
    const assignment = node.parent;
    const value = assignment?.childForFieldName('right');
    const statement = assignment ? csharpCode.statement(assignment) : undefined;
    return assignment?.type === 'assignment_expression' &&
      isSame(assignment.childForFieldName('left'), node) &&
      value &&
      statement !== undefined
      ? { value, statement }
      : undefined;
  },
  statement: (node) => {
    const statement = node.parent?.type === 'expression_statement' ? node.parent : undefined;
    return statement?.parent?.type === 'global_statement' ? statement.parent : statement;
  },
  lambda: () => undefined,
  returned: (node) => {
    const isResult = /^(?:return_statement|arrow_expression_clause)$/.test(node.parent?.type ?? '');
    const owner = isResult ? closest(node, functions) : undefined;
    const type = owner?.childForFieldName('returns') ?? owner?.childForFieldName('type');
    const modifiers = owner === undefined ? [] : namedChildren(owner).filter((child) => child.type === 'modifier');
    const has = (pattern: RegExp): boolean => modifiers.some(({ text }) => pattern.test(text));
    const name = owner?.childForFieldName('name')?.text ?? '';
    return (
      owner && {
        type: type ?? 'lambda',
        name,
        isVisible: has(/^(?:public|internal|protected)$/),
        canChange:
          /^(?:method|local)/.test(owner.type) && !has(/^(?:override|virtual|abstract)$/) && isHandedOn(name, node),
        givesCredentials:
          owner.type === 'method_declaration' &&
          has(/^override$/) &&
          new RegExp(`^${handsOut[name] ?? '(?!)'}$`).test(type?.text ?? ''),
      }
    );
  },
  choice: (node) => {
    const { parent } = node;
    const isChoice =
      (parent?.type === 'conditional_expression' && !isSame(parent.childForFieldName('condition'), node)) ||
      (parent?.type === 'binary_expression' && parent.childForFieldName('operator')?.text === '??');
    return isChoice ? parent : undefined;
  },
  taker,
  parameter: (node, call) => parameterOfCall(node, call, asCall),
  parameterOfDefault: (node) => parameterOfDefault(node, asCall),
  text: (node) =>
    node.type === 'string_literal' && !/["u8]{2}$/.test(node.text.slice(1)) ? node.text.slice(1, -1) : undefined,
};

/** Whether all that a method of the file gives is handed on at once, so that its type is written nowhere else. */
function isHandedOn(name: string, { tree }: SyntaxNode): boolean {
  return descendants(tree.rootNode, identifiers)
    .filter(
      (one) => one.text === name && !/^(?:method_declaration|local_function_statement)$/.test(one.parent?.type ?? ''),
    )
    .every((one) => {
      const callee = one.parent?.type === 'member_access_expression' ? one.parent : one;
      return callee.parent?.type === 'invocation_expression' && callee.parent.parent?.type === 'argument';
    });
}

/** Clients, options with a property for credentials, and variables that the SDK reads. */
function taker(node: SyntaxNode, kind: string): ReturnType<NonNullable<JvmCode['taker']>> {
  const argument = node.type === 'argument' ? node : node.parent?.type === 'argument' ? node.parent : undefined;
  const list = argument?.parent;
  const call = list?.type === 'argument_list' && list.parent ? asCall(list.parent, list) : undefined;
  if (argument !== undefined && call !== undefined) {
    if (/^new Amazon\w+Client$/.test(call.callee)) {
      return { item: argument };
    }
    const variable = call.arguments[0]?.text ?? '';
    const statement = csharpCode.statement(call.node);
    if (
      kind === 'key' &&
      call.name === 'SetEnvironmentVariable' &&
      /^"AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)"$/.test(variable) &&
      statement !== undefined
    ) {
      return { statement };
    }
  }
  const assignment = node.parent;
  if (assignment?.type !== 'assignment_expression' || !isSame(assignment.childForFieldName('right'), node)) {
    return undefined;
  }
  const left = assignment.childForFieldName('left')?.text ?? '';
  const statement = csharpCode.statement(assignment);
  if (kind !== 'key' && left === 'Credentials' && assignment.parent?.type === 'initializer_expression') {
    return { item: assignment };
  }
  return kind !== 'key' && /\.\s*Credentials$/.test(left) && statement !== undefined ? { statement } : undefined;
}

function asCall(node: SyntaxNode, list: SyntaxNode): Call | undefined {
  const values = namedChildren(list).filter((child) => !/comment/.test(child.type));
  if (node.type === 'object_creation_expression' || node.type === 'implicit_object_creation_expression') {
    const type = (node.childForFieldName('type') ?? declaredType(node))?.text ?? '';
    const name = type.slice(type.lastIndexOf('.') + 1).replace(/\?$/, '');
    return { node, callee: `new ${name}`, name, receiver: undefined, arguments: values };
  }
  if (node.type === 'constructor_initializer' || node.type === 'base_list') {
    return { node, callee: 'constructor', name: constructedBy(node), receiver: undefined, arguments: values };
  }
  if (node.type !== 'invocation_expression') {
    return undefined;
  }
  const callee = (node.childForFieldName('function')?.text ?? '').replace(/\s+/g, '');
  return { node, callee, name: callee.slice(callee.lastIndexOf('.') + 1), receiver: undefined, arguments: values };
}

/** The name of the type whose constructor `: this(…)`, `: base(…)` or `: X(…)` calls. */
function constructedBy(node: SyntaxNode): string {
  const owner = closest(node, typeDeclarations);
  const isThis = node.children.some((child) => child?.type === 'this');
  const bases =
    node.type === 'base_list' ? node : owner && namedChildren(owner).find((one) => one.type === 'base_list');
  return (isThis ? owner?.childForFieldName('name')?.text : bases && namedChildren(bases)[0]?.text) ?? '';
}

/** The type that `new(…)` makes where it is the value of a declaration, or what a function returns. */
function declaredType(node: SyntaxNode): SyntaxNode | undefined {
  const { parent } = node;
  if (/^(?:return_statement|arrow_expression_clause)$/.test(parent?.type ?? '')) {
    const owner = closest(node, functions);
    return owner?.childForFieldName('returns') ?? owner?.childForFieldName('type') ?? undefined;
  }
  const declaration = parent?.type === 'variable_declarator' ? parent.parent : parent;
  return /^(?:variable_declaration|property_declaration)$/.test(declaration?.type ?? '')
    ? (declaration?.childForFieldName('type') ?? undefined)
    : undefined;
}

/** What gives the credentials of the default chain, and the edits that import it. */
interface Chain {
  readonly name: string;
  readonly imports: readonly TextEdit[];
}

/** Up to version 3 of the SDK. */
function factory(namespace: string): Chain {
  return { name: `${namespace}FallbackCredentialsFactory`, imports: [] };
}

/** From version 4 of the SDK on. https://docs.aws.amazon.com/sdkfornet/v4/apidocs/items/Runtime/TFallbackCredentialsFactory.html */
function resolver(root: SyntaxNode, source: string): Chain {
  const name = 'DefaultAWSCredentialsIdentityResolver';
  const home = 'Amazon.Runtime.Credentials';
  const usings = descendants(root, new Set(['using_directive'])).map(readUsing);
  const runtime = usings.find((one) => one.kind === 'namespace' && one.name === 'Amazon.Runtime' && !one.isGlobal);
  if (usings.some((one) => one.kind === 'namespace' && one.name === home)) {
    return { name, imports: [] };
  }
  const { start, end } = runtime?.span ?? { start: 0, end: 0 };
  const line = source.slice(lineStart(source, start), start);
  if (runtime === undefined || line.trim() !== '') {
    return { name: `${home}.${name}`, imports: [] };
  }
  const eol = source.slice(end, nextLineStart(source, end)).includes('\r\n') ? '\r\n' : '\n';
  return { name, imports: [{ span: { start: end, end }, text: `${eol}${line}using ${home};` }] };
}

/** The default chain's credentials, or what they hand out, for a kind of value. */
function defaultOf(node: SyntaxNode, kind: Kind, chain: string): string {
  const credentials = `${chain}.GetCredentials()`;
  const isAsynchronous =
    namedChildren(closest(node, functions) ?? node).some(({ type, text }) => type === 'modifier' && text === 'async') &&
    kind === 'immutable1';
  return isAsynchronous
    ? `await ${credentials}.GetCredentialsAsync().ConfigureAwait(false)`
    : kind === 'immutable1'
      ? `${credentials}.GetCredentials()`
      : kind === 'task1'
        ? `${credentials}.GetCredentialsAsync()`
        : credentials;
}

/** The edits that take keys out of a file. */
function edits(removal: Removal, root: SyntaxNode, source: string, sdkMajor: number | undefined): KeyRemoval {
  const removed = new Set(removal.statements.map((node) => node.id));
  const isDeclarator = (node: SyntaxNode): boolean => node.type === 'variable_declarator';
  // Of a declaration of several variables, those that go; all of it where all of them do.
  const items = removal.statements.filter(
    (node) => isDeclarator(node) && !itemsOf(node).every((item) => removed.has(item.id)),
  );
  const whole = removal.statements
    .filter((node) => !items.includes(node))
    .map((node) => (isDeclarator(node) ? (node.parent?.parent ?? node) : node));
  const emptied = emptiedInitializers(removal.items);
  const emptiedBodies = whole.filter(isBodyOfStaying);
  const spans: Span[] = [
    ...whole
      .filter((node) => !emptiedBodies.includes(node))
      .map((node) => singleBody(node)?.whole ?? node)
      .map((node) => statementSpan(source, node, (one) => removed.has(one.id)) ?? spanOf(node)),
    ...listItemSpans([...removal.items.filter((item) => !emptied.some((one) => isSame(one, item.parent))), ...items]),
    ...removal.parameters.flatMap((parameter) => parameterDocs(source, parameter)),
  ];
  const namespace = runtimePrefix(root, source);
  const chain = sdkMajor !== undefined && sdkMajor >= 4 ? resolver(root, source) : factory(namespace);
  const replaced: TextEdit[] = [
    ...emptied.map((node) => emptyEdit(node, source)),
    ...emptiedBodies.map((node) => ({ span: spanOf(node), text: '{}' })),
    ...removal.replaced.map(({ node, kind }) => ({ span: spanOf(node), text: defaultOf(node, kind, chain.name) })),
    ...removal.retyped.map(({ node }) => ({ span: spanOf(node), text: `${namespace}AWSCredentials` })),
  ].filter(({ span }) => !spans.some((outer) => contains(outer, span)));
  const gone = [...spans, ...replaced.map(({ span }) => span)];
  const unused = removal.replaced.length > 0 ? [] : unusedRuntime(root, source, gone);
  const imported = removal.replaced.length > 0 ? chain.imports : [];
  return {
    edits: [...removalEdits(source, [...spans, ...unused]), ...replaced, ...imported],
    review: notes(removal, sdkMajor),
  };
}

/** The initialisers of objects that nothing is left in. */
function emptiedInitializers(items: readonly SyntaxNode[]): SyntaxNode[] {
  const ids = new Set(items.map((item) => item.id));
  const found = new Map<number, SyntaxNode>();
  for (const { parent } of items) {
    if (parent?.type === 'initializer_expression' && namedChildren(parent).every((child) => ids.has(child.id))) {
      found.set(parent.id, parent);
    }
  }
  return [...found.values()];
}

/** `new X { … }` becomes `new X()`. */
function emptyEdit(initializer: SyntaxNode, source: string): TextEdit {
  let start = initializer.startIndex;
  while (start > 0 && /\s/.test(source.charAt(start - 1))) {
    start -= 1;
  }
  const hasArguments = initializer.parent?.childForFieldName('arguments') !== null;
  return { span: { start, end: initializer.endIndex }, text: hasArguments ? '' : '()' };
}

/** What names of `Amazon.Runtime` go by in front, in a file that writes them in full. */
function runtimePrefix(root: SyntaxNode, source: string): string {
  const isUsed = descendants(root, new Set(['using_directive']))
    .map(readUsing)
    .some((one) => one.kind === 'namespace' && one.name === 'Amazon.Runtime');
  return !isUsed && /\bnew\s+Amazon\.Runtime\.\w/.test(source) ? 'Amazon.Runtime.' : '';
}

/** The directive for `Amazon.Runtime`, where nothing that stays is of that namespace. */
function unusedRuntime(root: SyntaxNode, source: string, gone: readonly Span[]): Span[] {
  const names = descendants(root, identifiers);
  const isGone = (node: SyntaxNode): boolean => gone.some((outer) => contains(outer, spanOf(node)));
  const ours = names.filter((node) => runtimeTypes.test(node.text));
  if (!ours.some(isGone) || !ours.every(isGone)) {
    return [];
  }
  return descendants(root, new Set(['using_directive']))
    .map(readUsing)
    .filter((one) => one.kind === 'namespace' && one.name === 'Amazon.Runtime' && !one.isGlobal)
    .map(({ span }) => ({ start: lineStart(source, span.start), end: nextLineStart(source, span.end) }));
}

function notes(removal: Removal, sdkMajor: number | undefined): Message[] {
  return [
    ...removal.notes,
    ...(removal.visible.length === 0
      ? []
      : [message('Other files that use {0} no longer compile: look for them first.', removal.visible.join(', '))]),
    ...(removal.replaced.length === 0 || sdkMajor !== undefined
      ? []
      : [
          message(
            'FallbackCredentialsFactory gives credentials of the type AWSCredentials; version 4 of the SDK prefers DefaultAWSCredentialsIdentityResolver.',
          ),
        ]),
  ];
}
