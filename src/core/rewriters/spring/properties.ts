import { isConstant } from '../../languages/literal';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import { contains, overlaps } from '../../text/span';
import { formatOf } from '../config/formats';
import { propertyPlaceholders } from '../config/interpolation';
import type { FixRequest, Plan, Refusal, SecretReference } from '../rewriter';
import { hintFor } from '../config/plan';
import { nameHint, productOf } from '../shared/identifiers';
import { lineEnd, lineEnding, nextLineStart } from '../shared/layout';
import { decodedText, literalOf } from '../shared/literals';
import { missing, refuse } from '../shared/plans';
import { planFallback } from './fallback';
import { springChanges, springDependencies, springWay } from './way';

/** A value of `application.properties` becomes a placeholder. */
export function planProperties(request: FixRequest, target: SecretReference['target']): Plan | Refusal | undefined {
  const { document, finding, project } = request;
  const literal =
    finding.kind === 'storable' && formatOf(document) === 'spring' ? literalOf(document, finding) : undefined;
  if (literal?.use !== 'assigned') {
    return undefined;
  }
  const fallback = target === 'environment' ? planFallback(request, literal.span) : undefined;
  if (fallback !== undefined) {
    return fallback;
  }
  const between = propertyPlaceholders(document.source, literal.span).filter(
    (one) => !contains(one, finding.sensitive),
  );
  const together = !isConstant(literal) || between.some((one) => overlaps(one, finding.span));
  const whole = !together && contains(finding.span, literal.span);
  const span = whole ? literal.span : together ? finding.sensitive : finding.span;
  const value = whole
    ? literal.text
    : between.some((one) => overlaps(one, span))
      ? undefined
      : decodedText(literal, span);
  if (value === undefined || value === '') {
    return refuse(
      target,
      message('The secret is put together from several parts, so there is no single value to store.'),
    );
  }
  const scheme = finding.facts['scheme'];
  return {
    kind: 'plan',
    target,
    safety: 'safe',
    behaviourChanges: springChanges(target),
    missingDependencies: missing(springDependencies(target), project.dependencies),
    value: new Secret(value),
    nameHint: hintFor(
      nameHint(literal.name, scheme === undefined ? 'secret' : `${productOf(scheme)} url`),
      finding,
      span,
      whole,
    ),
    fixes: [finding.fingerprint],
    edits: (reference) => {
      if (reference === undefined) {
        return [];
      }
      const { location, property } = springWay(reference);
      return [
        ...(location === undefined ? [] : importEdits(document.source, span.start, location)),
        { span, text: `\${${property}}` },
      ];
    },
  };
}

/** The edits that import a location into the part of a file, between `#---` lines, that an offset stands in. */
function importEdits(source: string, offset: number, location: string): TextEdit[] {
  let start = source.startsWith('\uFEFF') ? 1 : 0;
  let known: { readonly value: string; readonly end: number } | undefined;
  for (let at = start; at < source.length; at = nextLineStart(source, at)) {
    const line = source.slice(at, lineEnd(source, at));
    if (/^[#!]---[ \t]*$/.test(line)) {
      if (at > offset) {
        break;
      }
      start = nextLineStart(source, at);
      known = undefined;
    }
    const match = /^[ \t]*spring\.config\.import[ \t]*[=:](.*)$/.exec(line);
    if (match?.[1] !== undefined) {
      known = { value: match[1].trim(), end: at + line.trimEnd().length };
    }
  }
  if (known === undefined) {
    return [{ span: { start, end: start }, text: `spring.config.import=${location}${lineEnding(source)}` }];
  }
  return known.value.split(/[,;]/).some((part) => part.replace(/^optional:/, '').trim() === location)
    ? []
    : [{ span: { start: known.end, end: known.end }, text: known.value === '' ? location : `,${location}` }];
}
