import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Span } from '../../text/span';
import { ancestors, namedChildren, nodeAt } from './nodes';

/** What statements stand in, in the grammars. */
const blocks =
  /(?:^|_)(?:block|body|statements|statement_list|compound_statement|program|source_file|compilation_unit|global_statement|script|then|else)$/;

/** What statements cannot see out of: functions, and types with their members. Lambdas are parts of what they build. */
const walls =
  /^(?:(?:function|method|constructor|local_function)_(?:declaration|definition|statement|item)|secondary_constructor|singleton_method|method|class_body|declaration_list)$/;

/**
 * Where clients are told their endpoint, in the words of the SDKs: `endpoint`, `Endpoint`, `BaseEndpoint`,
 * `WithEndpoint`, `EndpointConfiguration`, `endpointOverride`, `endpoint_url`, `ServiceURL`, `-EndpointUrl`. What AWS
 * itself answers at is none of one's own.
 */
const ownEndpoint =
  /(?:^|[^\w$])(?:(?:with|set_?|base_?)?endpoint(?:_?(?:ur[li]|override|configuration|resolver\w*|provider))?|ServiceURL)(?:["']\s*,|["']?\s*(?:=>|:=|[=:(]|\s["'$]))(?![^\n]*\.amazonaws\.com)/i;

/**
 * What to look at where a client loses its keys that has an endpoint of its own: it may not be AWS that answers there.
 *
 * @param gone what goes, UTF-16 offsets.
 */
export function endpointNotes(root: SyntaxNode, source: string, gone: readonly Span[]): Message[] {
  return gone.some((span) => ownEndpoint.test(surroundings(root, trimmed(source, span)))) ? [ownEndpointNote()] : [];
}

/** What to look at where a client has an endpoint of its own. */
export function ownEndpointNote(): Message {
  return message(
    'The client has an endpoint of its own: if that is not AWS, it needs a key of its own, not what the default chain finds.',
  );
}

/** Words that a statement can begin with and that name nothing. */
const keywords =
  /^(?:async|await|auto|const|defer|export|final|go|internal|let|local|mut|my|new|override|private|protected|public|readonly|return|static|this|self|val|var|yield|if|else|for|foreach|while|try|using|with|when|switch|unless|begin|do|match|unsafe|err|error|ctx|context)$/;
/** Statements that other statements stand in. */
const compound = /^(?:if|for|foreach|while|try|using|with|when|switch|unless|begin|do|match|unsafe)\b/;
/** What imports and the like are called in the grammars. */
const importing = /import|using_directive|package|use_declaration|comment/;

/** The statements that a span is of, and those beside and around them that are about the same names. */
function surroundings(root: SyntaxNode, span: Span): string {
  const path = [nodeAt(root, span), ...ancestors(nodeAt(root, span))];
  const end = path.findIndex(({ type }) => walls.test(type));
  const inner = end < 0 ? path : path.slice(0, end);
  const own = statementsOf(inner, span);
  const names = new Set(own.flatMap(({ text }) => wordsOf(text)));
  const declared = new Set(own.flatMap(({ text }) => subjectsOf(text)));
  const others = inner
    .filter(({ type }) => blocks.test(type))
    .flatMap(namedChildren)
    .filter(({ type, text }) => !blocks.test(type) && !importing.test(type) && !/subscri/i.test(text))
    .flatMap(({ text }) => (compound.test(text) ? text.split('\n') : [text]))
    .filter(
      (text) =>
        subjectsOf(text).some((word) => names.has(word)) ||
        (/[({]/.test(text) && wordsOf(text).some((word) => declared.has(word))),
    );
  return [...own.map(({ text }) => text), ...others].join('\n');
}

/** The statements that a span is of. */
function statementsOf(path: readonly SyntaxNode[], span: Span): SyntaxNode[] {
  const [smallest] = path;
  const isSeveral = smallest !== undefined && (smallest.parent === null || blocks.test(smallest.type));
  const found = isSeveral
    ? namedChildren(smallest).filter((child) => child.startIndex < span.end && span.start < child.endIndex)
    : path.slice(
        path.findIndex(({ parent }) => parent === null || blocks.test(parent.type) || walls.test(parent.type)),
      );
  return (isSeveral ? found : found.slice(0, 1)).filter(({ type }) => !importing.test(type));
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
}

/** What a statement begins with: the variables that it declares or sets, or what it calls a method of; no types. */
function subjectsOf(text: string): string[] {
  const [first = ''] = /[\p{L}_$][^=.({\n]*/u.exec(text) ?? [];
  const words = first.split(/[^\p{L}\p{N}_$]+/u).filter((word) => word.length > 1 && !keywords.test(word));
  const variables = words.filter((word) => !/^\p{Lu}/u.test(word));
  return variables.length > 0 ? variables : words;
}

/** Without the blanks and line ends around it: those belong to no statement. */
function trimmed(source: string, { start, end }: Span): Span {
  const text = source.slice(start, end);
  return { start: end - text.trimStart().length, end: start + text.trimEnd().length };
}
