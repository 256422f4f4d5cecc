import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { missing, refuse } from '../shared/plans';
import { variableOf } from '../shared/readVariables';
import { notText } from './byteText';
import type { Dialect, EnvironmentFallback, LookupTarget, Site } from './dialect';
import { hintOf } from './hint';
import { ancestors } from './nodes';
import { siteOf } from './site';

/** The plan that puts a look-up where a finding's literal stands, as a dialect writes it. */
export function planLookup<Fallback extends EnvironmentFallback>(
  request: FixRequest,
  target: LookupTarget,
  dialect: Dialect<Fallback>,
): Plan | Refusal | undefined {
  if (request.finding.kind !== 'storable') {
    return undefined;
  }
  const site = siteOf(
    request,
    dialect.strings,
    (node) => dialect.isTemplate?.(node) === true,
    (node) => dialect.mustBeWhole?.(node) === true,
  );
  if (site === undefined || 'template' in site) {
    return site && refuse(target, site);
  }
  if ([...ancestors(site.node)].some((outer) => outer.isError)) {
    return refuse(target, message('The code around this literal does not parse; a look-up is offered once it does.'));
  }
  const bytes = notText(request.document.language.id, site.source.slice(site.span.start, site.span.end), site.value);
  if (bytes !== undefined) {
    return refuse(target, bytes);
  }
  const obstacle = dialect.obstacle(site, target);
  if (obstacle !== undefined) {
    return refuse(target, obstacle.reason, ...obstacle.alternatives);
  }
  if (site.kind === 'part' && dialect.splice(site, 'x') === undefined) {
    return refuse(
      target,
      message('The secret is part of a string that cannot be put together from parts here. Give it a variable first.'),
    );
  }
  const fallback = site.kind === 'whole' ? dialect.fallback(site) : undefined;
  const lookup = dialect.lookup(site, target, fallback);
  return {
    kind: 'plan',
    target,
    safety: lookup.review.length === 0 ? 'safe' : 'needs-review',
    behaviourChanges: [...lookup.review, ...lookup.changes],
    missingDependencies: missing(lookup.dependencies, request.project.dependencies),
    ...(lookup.memberDependencies && {
      missingForMembers: missing(lookup.memberDependencies, request.project.dependencies),
    }),
    value: new Secret(site.value),
    nameHint: hintOf(site, dialect, fallback),
    ...(target === 'environment' && variableOf(request.document.source, fallback?.variable)),
    fixes: [request.finding.fingerprint],
    edits: (reference) =>
      reference === undefined ? [] : lookup.edits(reference, (expression) => put(site, dialect, expression)),
  };
}

/** The edit that puts an expression in a secret's place. */
function put(site: Site, dialect: Pick<Dialect, 'splice'>, expression: string): TextEdit {
  if (site.kind === 'whole') {
    return { span: site.span, text: apart(site, expression) };
  }
  const { startIndex, endIndex } = site.node;
  return { span: { start: startIndex, end: endIndex }, text: dialect.splice(site, expression) ?? site.node.text };
}

/** Keeps an expression apart from a word that the literal's quotes kept apart: `return"x"`. */
function apart({ source, span }: Site, expression: string): string {
  const word = /[\p{ID_Continue}$]/u;
  const before = word.test(source.charAt(span.start - 1)) && word.test(expression.charAt(0)) ? ' ' : '';
  const after = word.test(source.charAt(span.end)) && word.test(expression.charAt(expression.length - 1)) ? ' ' : '';
  return before + expression + after;
}
