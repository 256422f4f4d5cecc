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

/** The statement around a span, and those beside and around it that begin with a name which stands in it. */
function surroundings(root: SyntaxNode, span: Span): string {
  const path = [nodeAt(root, span), ...ancestors(nodeAt(root, span))];
  const end = path.findIndex(({ type }) => walls.test(type));
  const inner = end < 0 ? path : path.slice(0, end);
  const statement = inner.find(({ parent }) => parent === null || blocks.test(parent.type) || walls.test(parent.type));
  const names = new Set(statement?.text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu));
  const others = inner
    .filter(({ type }) => blocks.test(type))
    .flatMap(namedChildren)
    .filter((other) => {
      const [first = ''] = /[\p{L}_$][^=.({\n]*/u.exec(other.text) ?? [];
      return first.split(/[\s:]+/).some((word) => word.length > 1 && names.has(word));
    });
  return [statement, ...others].map((one) => one?.text ?? '').join('\n');
}

/** Without the blanks and line ends around it: those belong to no statement. */
function trimmed(source: string, { start, end }: Span): Span {
  const text = source.slice(start, end);
  return { start: end - text.trimStart().length, end: start + text.trimEnd().length };
}
