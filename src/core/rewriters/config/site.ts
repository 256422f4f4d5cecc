import { HOLE, isConstant } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains, overlaps } from '../../text/span';
import type { Span } from '../../text/span';
import type { FixRequest } from '../rewriter';
import { lineEnding } from '../shared/layout';
import { decodedText } from '../shared/literals';
import { interpolations, isJoined, withoutEscapes } from './interpolation';
import { literalAround, textAround } from './literals';
import type { ConfigNode, ConfigPlace } from './model';
import { placeOf, readNodes } from './nodes';

/** Where in a YAML or JSON document a secret stands, and what of it gives way. */
export interface ConfigSite extends ConfigPlace {
  readonly request: FixRequest;
  readonly source: string;
  readonly roots: readonly ConfigNode[];
  readonly literal: Literal;
  /** Whether the whole value is the secret, so that quotes may change. */
  readonly whole: boolean;
  /** Whether the secret stands in a script or another text within the value. */
  readonly embedded: boolean;
  /** What the reference replaces: the value with its quotes, or the part that is the secret. */
  readonly span: Span;
  /** What is stored. */
  readonly value: string;
  readonly eol: '\n' | '\r\n';
}

/**
 * The place of a finding; a reason where it cannot be told apart from its surroundings; undefined outside of values.
 *
 * @param roots the document's nodes, where places of several findings are to be compared.
 */
export function siteOf(request: FixRequest, roots = readNodes(request.document)): ConfigSite | Message | undefined {
  const { document, finding } = request;
  const literal = literalAround(document, finding);
  const place = placeOf(roots, withoutLineEnd(document.source, finding.span));
  const isEmbedded = textAround(document, finding) !== undefined;
  // What a script prints may well be what a program reads: `echo "…:_authToken=…" > .npmrc`.
  const isWords = literal?.use === 'key' || (literal?.use === 'prose' && !isEmbedded);
  if (literal === undefined || place === undefined || isWords) {
    return undefined;
  }
  const { scalar } = place;
  const own = literal.outer.start === scalar.span.start && !isEmbedded;
  const around = { ...place, request, source: document.source, roots, literal, eol: lineEnding(document.source) };
  // A default within what is filled in (`${NAME:secret}`) is no more than a place.
  const between = interpolations(document, place).filter((one) => !contains(one, finding.sensitive));
  const isFilledIn = between.some((one) => overlaps(one, finding.span)) || isJoined(document, place);
  if (own && isConstant(literal) && !isFilledIn && contains(finding.span, literal.span)) {
    return {
      ...around,
      whole: true,
      embedded: false,
      span: scalar.span,
      value: withoutEscapes(document, literal.text),
    };
  }
  const span = isConstant(literal) && !isFilledIn ? finding.span : finding.sensitive;
  const value = between.some((one) => overlaps(one, span)) ? undefined : decodedText(literal, span);
  return value === undefined || value === '' || value.includes(HOLE)
    ? message('The secret is put together from several parts, so there is no single value to store.')
    : { ...around, whole: false, embedded: !own, span, value: withoutEscapes(document, value) };
}

/** A block scalar's text ends in a line end that the nodes do not count to it. */
function withoutLineEnd(source: string, { start, end }: Span): Span {
  return { start, end: start + source.slice(start, end).trimEnd().length };
}
