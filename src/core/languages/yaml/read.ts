import type { Span } from '../../text/span';
import { decodedLiteral } from '../embedding/base64';
import type { EmbeddedText } from '../embedding/embeddedText';
import { kindOfText } from '../embedding/kindOfText';
import type { Reading } from '../language';
import type { Literal } from '../literal';
import type { SyntaxTree } from '../parsers';
import { withMissed } from '../plaintext/missed';
import { readPlainText } from '../plaintext/read';
import { stretchFinder } from '../stretchFinder';
import { append, topContext, unbound, usedAs } from '../syntax/context';
import type { Context, NamePath } from '../syntax/context';
import { childIn, copySyntax } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { isKey, isLabelKey, isReferenceKey, isValueKey } from '../syntax/keys';
import { LiteralText } from '../syntax/literalText';
import { all, byField, readSyntax } from '../syntax/read';
import type { Frame, Taken } from '../syntax/read';
import { readBlockScalar, readFlowScalar } from './scalars';
import type { ScalarText } from './scalars';
import { SubstitutedText, isSubstituted } from './substitution';

const scalars: ReadonlySet<string> = new Set([
  'plain_scalar',
  'single_quote_scalar',
  'double_quote_scalar',
  'block_scalar',
]);
/** What may stand before the content of a node. */
const properties: ReadonlySet<string> = new Set(['anchor', 'tag', 'comment']);
const none: ReadonlySet<string> = new Set();
/** Entered where they are short, so that none that may be a label is taken for a scalar. */
const collections: ReadonlySet<string> = new Set(['flow_node']);
const notAsked: Taken = { literal: undefined, inner: [] };
/** Tags whose value names something that stands elsewhere, or is not in clear. */
const references =
  /^!(?:Ref|GetAtt|ImportValue|Condition|vault|env|ENV|Env|secret|include|reference|file|lookup|opt|var)$/;

/** What is decoded may hold anything, though its text says nothing of it. */
const secretKind = /\bkind["']?[ \t]*:[ \t]*["']?Secret\b/;

/**
 * Reads YAML by its tree; lines that the tree makes nothing of are read as plain text.
 *
 * @param within the stretches in which literals are asked for, as `Language.read` takes them.
 */
export function readYaml(source: string, tree: SyntaxTree, within?: readonly Span[]): Reading {
  const asked = tree.hasErrors || secretKind.test(source) ? undefined : within;
  const root = copySyntax(tree, {
    marks: undefined,
    isLeaf: (type, start) => scalars.has(type) || (type === 'flow_node' && isBareScalar(source, start)),
    names: collections,
    operators: none,
    within: asked,
  });
  const isAsked = stretchFinder(asked);
  const embedded: EmbeddedText[] = [];
  const { literals, comments } = readSyntax(root, source, {
    isComment: (item) => item.type === 'comment',
    take: (item, context) =>
      isScalar(item) && !isAsked(item.start, item.end)
        ? notAsked
        : setApart(take(item, context, source), item, source, embedded),
    children: (item, context) => childContexts(item, context, source),
    pathOf: () => [],
  });
  return {
    literals: tree.hasErrors ? withMissed(literals, readPlainText(source).literals) : literals,
    comments,
    ...(asked === undefined && { whole: true }),
    ...(embedded.length > 0 && {
      embedded: embedded.sort((left, right) => left.literal.span.start - right.literal.span.start),
    }),
  };
}

/** Decodes what a Secret holds, and sets apart what is written in another language. */
function setApart(
  taken: Taken | undefined,
  item: SyntaxItem,
  source: string,
  embedded: EmbeddedText[],
): Taken | undefined {
  if (taken?.literal === undefined || (taken.literal.use !== 'assigned' && taken.literal.use !== 'element')) {
    return taken;
  }
  const literal = isSecretData(item, taken.literal, source) ? decodedLiteral(taken.literal) : taken.literal;
  const as = kindOfText(literal.text, literal.name.at(-1));
  if (as === undefined) {
    return literal === taken.literal ? taken : { ...taken, literal };
  }
  embedded.push({ literal, as });
  return { ...taken, literal: undefined };
}

/** Whether a value stands under `data` of a Secret: https://kubernetes.io/docs/concepts/configuration/secret/ */
function isSecretData(item: SyntaxItem, literal: Literal, source: string): boolean {
  if (literal.name.at(-2) !== 'data') {
    return false;
  }
  const pairs: SyntaxItem[] = [];
  for (let node = item.parent; node && pairs.length < 2; node = node.parent) {
    if (node.type === 'block_mapping_pair') {
      pairs.push(node);
    }
  }
  return (
    pairs[1]?.parent?.children.some(
      (pair) => scalarText(pair, 'key', source) === 'kind' && scalarText(pair, 'value', source) === 'Secret',
    ) ?? false
  );
}

/** Whether a flow node is a scalar without tag or anchor, so that it need not be entered to know what it is. */
function isBareScalar(source: string, start: number): boolean {
  return !'[{!&*'.includes(source.charAt(start));
}

function isScalar(item: SyntaxItem): boolean {
  return scalars.has(item.type) || (item.type === 'flow_node' && item.children.length === 0);
}

function take(item: SyntaxItem, context: Context, source: string): Taken | undefined {
  if (!isScalar(item)) {
    return undefined;
  }
  // What YAML reads as nothing or as a truth value is no text: https://yaml.org/spec/1.2.2/#103-core-schema
  if (item.end - item.start <= 5 && /^(?:~|null|true|false)?$/i.test(source.slice(item.start, item.end))) {
    return { literal: undefined, inner: [] };
  }
  const text = new LiteralText(source);
  const into = isSubstituted(item, source) ? new SubstitutedText(source, text) : text;
  if (item.type === 'block_scalar') {
    readBlockScalar(source, item.start, item.end, indentOf(item, source), into);
  } else {
    readFlow(item, source, into);
  }
  return { literal: text.finish({ start: item.start, end: item.end }, context), inner: [] };
}

function readFlow(item: SyntaxItem, source: string, text: ScalarText): void {
  const quote = source.charAt(item.start);
  if (quote !== '"' && quote !== "'") {
    text.enter(item.start);
    readFlowScalar(source, item.start, item.end, 'plain', text);
    return;
  }
  const closed = item.end - item.start > 1 && source.charAt(item.end - 1) === quote;
  text.enter(item.start + 1);
  readFlowScalar(source, item.start + 1, closed ? item.end - 1 : item.end, quote === "'" ? 'single' : 'double', text);
}

/** The column of the mapping or sequence that holds a block scalar; -1 at the root of a document. */
function indentOf(item: SyntaxItem, source: string): number {
  for (let node = item.parent; node; node = node.parent) {
    if (node.type === 'block_mapping_pair' || node.type === 'block_sequence_item') {
      return (
        node.start - (Math.max(source.lastIndexOf('\n', node.start - 1), source.lastIndexOf('\r', node.start - 1)) + 1)
      );
    }
  }
  return 0;
}

function childContexts(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  switch (item.type) {
    case 'block_mapping_pair':
    case 'flow_pair': {
      const key = scalarText(item, 'key', source);
      const name = context.label ?? append(context.name, key);
      return byField(
        item,
        { key: usedAs(context, 'key'), value: usedAs(context, isReferenceKey(key) ? 'structural' : 'assigned', name) },
        context,
      );
    }
    case 'block_mapping':
    case 'flow_mapping':
      // A key without a value, as in `{{ .Values.password }}`, binds nothing.
      return mappingChildren(item, context, source).map((frame) =>
        isScalar(frame.item) ? { ...frame, context: usedAs(context, 'key') } : frame,
      );
    case 'block_sequence_item':
    case 'flow_sequence':
      return all(item, usedAs(context, 'element', context.name));
    case 'block_node':
    case 'flow_node':
      return nodeChildren(item, context, source);
    case 'tag':
    case 'anchor':
    case 'alias':
    case 'yaml_directive':
    case 'tag_directive':
    case 'reserved_directive':
      return [];
    case 'stream':
    case 'document':
      return all(item, unbound(context));
    default:
      return all(item, context);
  }
}

/** The text of a pair's key, or of its value, where it is a scalar in one line. */
function scalarText(pair: SyntaxItem, field: 'key' | 'value', source: string): string | undefined {
  let node = childIn(pair, field);
  while (node && !isScalar(node)) {
    node = node.children.find((child) => !properties.has(child.type));
  }
  if (!node || node.type === 'block_scalar' || node.end - node.start > 300) {
    return undefined;
  }
  const text = new LiteralText(source);
  readFlow(node, source, text);
  return text.finish(node, topContext)?.text;
}

function mappingChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  let label: string | undefined;
  let valued: SyntaxItem | undefined;
  for (const child of item.children) {
    const key = child.type.endsWith('_pair') ? scalarText(child, 'key', source) : undefined;
    if (key !== undefined && isLabelKey(key)) {
      label ??= scalarText(child, 'value', source);
    } else if (key !== undefined && isValueKey(key)) {
      valued = child;
    }
  }
  const name: NamePath | undefined = label !== undefined && isKey(label) ? append(context.name, label) : undefined;
  return item.children.map((child) => ({
    item: child,
    context: name && child === valued ? { ...context, label: name } : { ...context, label: undefined },
  }));
}

/** A node with a tag: `!Ref X` is no value. */
function nodeChildren(item: SyntaxItem, context: Context, source: string): readonly Frame[] {
  const tag = item.children.find((child) => child.type === 'tag');
  const refers = tag !== undefined && references.test(source.slice(tag.start, tag.end));
  return all(item, refers ? usedAs(context, 'structural', context.name) : context);
}
