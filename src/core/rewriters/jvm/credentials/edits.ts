import type { SyntaxNode } from '../../../languages/parsers';
import type { TextEdit } from '../../../text/edit';
import { message } from '../../../text/message';
import type { Message } from '../../../text/message';
import { contains } from '../../../text/span';
import type { Span } from '../../../text/span';
import type { KeyRemoval } from '../../code/keyRemoval';
import { isSame, namedChildren, spanOf } from '../../code/nodes';
import { parameterDocs } from '../../code/parameterDocs';
import { isBodyOfStaying, itemsOf, listItemSpans, removalEdits, singleBody, statementSpan } from '../../code/removal';
import type { JvmImports } from '../imports';
import { unusedImports } from '../unusedImports';
import type { ImportUse } from '../unusedImports';
import type { Call } from './code';
import type { Kind, Removal } from './follow';
import { askedFor, chainField, chainFieldEdits } from './ownProvider';

/** What the edits of a removal need to know of the file. */
export interface RemovalScope extends ImportUse {
  readonly imports: JvmImports;
  /** The nodes that hold members or statements; what else a variable stands in is a list. */
  readonly bodies: ReadonlySet<string>;
  /** The nodes that go once nothing is left in their body. */
  readonly hulls: ReadonlySet<string>;
  /** The nodes that are types: one that held nothing else goes where nothing names it any more. */
  readonly types: ReadonlySet<string>;
}

/** The default chain as a value. https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/credentials-chain.html */
function defaultOf(kind: Kind, imports: JvmImports): string {
  if (kind === 'providerKotlin') {
    return `${imports.use('aws.sdk.kotlin.runtime.auth.credentials.DefaultChainCredentialsProvider')}()`;
  }
  const chain = kind.endsWith('2')
    ? `${imports.use('software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider')}.builder().build()`
    : `${imports.use('com.amazonaws.auth.DefaultAWSCredentialsProviderChain')}.getInstance()`;
  switch (kind) {
    case 'credentials1':
      return `${chain}.getCredentials()`;
    default:
      return chain;
  }
}

/** The widest type of what a kind is. */
function typeOf(kind: Kind, imports: JvmImports): string {
  switch (kind) {
    case 'credentials2':
      return imports.use('software.amazon.awssdk.auth.credentials.AwsCredentials');
    case 'credentials1':
      return imports.use('com.amazonaws.auth.AWSCredentials');
    case 'provider1':
      return imports.use('com.amazonaws.auth.AWSCredentialsProvider');
    case 'provider2':
      return imports.use('software.amazon.awssdk.auth.credentials.AwsCredentialsProvider');
    default:
      return imports.use('aws.smithy.kotlin.runtime.auth.awscredentials.CredentialsProvider');
  }
}

/** The edits that take keys out of a file, with the imports that nothing needs any more. */
export function keyEdits(removal: Removal, scope: RemovalScope): KeyRemoval {
  const { source } = scope;
  const removed = new Set(removal.statements.map((node) => node.id));
  const isItem = (node: SyntaxNode): boolean =>
    node.parent !== null && !scope.bodies.has(node.parent.type) && singleBody(node) === undefined;
  const emptiedBodies = removal.statements.filter(isBodyOfStaying);
  const items = removal.statements.filter(
    (node) => isItem(node) && !itemsOf(node).every((item) => removed.has(item.id)),
  );
  const statements = removal.statements
    .filter((node) => !emptiedBodies.includes(node))
    .map((node) => (isItem(node) ? (node.parent ?? node) : (singleBody(node)?.whole ?? node)))
    .map((node) => hullOf(node, removed, scope.hulls) ?? node)
    .filter((node) => !items.some((item) => isSame(item.parent, node)));
  const spans: Span[] = [
    ...statements.map((node) => spanOfStatement(node, removed, scope)),
    ...removal.links.map(linkSpan),
    ...listItemSpans([...removal.items, ...items]),
    ...removal.parameters.flatMap((parameter) => parameterDocs(source, parameter)),
  ];
  const inPlace = (
    carriers: Removal['replaced'],
    write: (kind: Kind, imports: JvmImports, node: SyntaxNode) => string,
  ): TextEdit[] =>
    carriers
      .map(({ node, kind }) => ({ span: spanOf(node), kind, node }))
      .filter(({ span }) => !spans.some((outer) => contains(outer, span)))
      .map(({ span, kind, node }) => ({ span, text: write(kind, scope.imports, node) }));
  const fields = removal.replaced.flatMap(({ node, kind }) => {
    const field = kind === 'credentials2' || kind === 'credentialsKotlin' ? chainField(node, kind, source) : undefined;
    return field === undefined ? [] : [{ node, field }];
  });
  const chains =
    fields.length === 0
      ? []
      : chainFieldEdits(
          fields.map(({ field }) => field),
          (kind) => defaultOf(kind, scope.imports),
          source,
          scope.imports,
        );
  const replaced = [
    ...inPlace(removal.replaced, (kind, imports, node) => {
      const field = fields.find((one) => isSame(one.node, node))?.field;
      return kind === 'credentials2' || kind === 'credentialsKotlin'
        ? `${field?.name ?? defaultOf(kind === 'credentials2' ? 'provider2' : 'providerKotlin', imports)}${askedFor(node, kind)}`
        : defaultOf(kind, imports);
    }),
    ...inPlace(removal.retyped, typeOf),
    ...emptiedBodies.map((node) => ({ span: spanOf(node), text: '{}' })),
    ...chains,
  ];
  const emptied = emptiedTypes(removal, removed, scope, [...spans, ...replaced.map(({ span }) => span)]);
  spans.push(...emptied.map((type) => spanOfStatement(type, removed, scope)));
  const gone = [...spans, ...replaced.map(({ span }) => span)];
  const unused = unusedImports(scope, gone);
  const added = scope.imports.edits(unused);
  const edits =
    added.length === 0
      ? removalEdits(source, [...spans, ...unused])
      : [...removalEdits(source, spans), ...unused.map((span) => ({ span, text: '' }))];
  return {
    edits: [...edits, ...replaced, ...added],
    review: [...removal.notes, ...notes([...removal.visible, ...emptied.filter(isSeenOutside).map(nameOf)])],
  };
}

/** What is around a statement and holds nothing else that stays. */
function hullOf(node: SyntaxNode, removed: ReadonlySet<number>, hulls: ReadonlySet<string>): SyntaxNode | undefined {
  const body = node.parent;
  const hull = body?.parent;
  return body && hull && hulls.has(hull.type) && namedChildren(body).every((child) => removed.has(child.id))
    ? hull
    : undefined;
}

function notes(visible: readonly string[]): Message[] {
  return visible.length === 0
    ? []
    : [message('Other files that use {0} no longer compile: look for them first.', visible.join(', '))];
}

/** Types that held nothing but what goes, stand beside others, inherit nothing, and are named nowhere else. */
function emptiedTypes(
  removal: Removal,
  removed: ReadonlySet<number>,
  scope: RemovalScope,
  gone: readonly Span[],
): SyntaxNode[] {
  const types = new Map(
    removal.statements.flatMap(({ parent: body }) => {
      const type = body?.parent;
      const isEmptied =
        body && type && scope.types.has(type.type) && namedChildren(body).every((child) => removed.has(child.id));
      return isEmptied ? [[type.id, type] as const] : [];
    }),
  );
  return [...types.values()].filter((type) => {
    const isPlain =
      /^(?:(?:public|protected|private|internal|static|final|abstract)\s+)*(?:object|interface|class)\s+\w+\s*\{/.test(
        type.text,
      );
    const siblings = type.parent ? namedChildren(type.parent).filter((one) => /declaration$/.test(one.type)) : [];
    const within = [...gone, spanOf(type)];
    const isNamed = [...scope.source.matchAll(new RegExp(`\\b${nameOf(type)}\\b`, 'g'))].some(
      ({ index }) => !within.some(({ start, end }) => start <= index && index < end),
    );
    return isPlain && siblings.filter(({ type: kind }) => !/^(?:package|import)_/.test(kind)).length > 1 && !isNamed;
  });
}

function nameOf(type: SyntaxNode): string {
  return type.childForFieldName('name')?.text ?? '';
}

function isSeenOutside(type: SyntaxNode): boolean {
  return !/^(?:\w+\s+)*private\s/.test(type.text);
}

function spanOfStatement(node: SyntaxNode, removed: ReadonlySet<number>, scope: RemovalScope): Span {
  return statementSpan(scope.source, node, (neighbour) => removed.has(neighbour.id)) ?? spanOf(node);
}

/** `.credentialsProvider(…)` with the blanks before it. */
function linkSpan(call: Call): Span {
  return { start: call.receiver?.endIndex ?? call.node.startIndex, end: call.node.endIndex };
}
