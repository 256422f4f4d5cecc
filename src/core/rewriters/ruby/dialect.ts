import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { SecretReference } from '../rewriter';
import type { Dialect, Lookup, LookupTarget, Obstacle, Site } from '../code/dialect';
import { closest, namedChildren, nodeAt } from '../code/nodes';
import { sumOf } from '../code/sums';
import { snakeCase } from '../shared/identifiers';
import { environmentMustBeSet, readOncePerProcess, storePermission } from '../shared/plans';
import { fallbackOf } from './fallback';
import type { RubyFallback } from './fallback';
import { headEdits } from './file';
import { existingHelper, gems, newHelper, readExpression } from './helper';
import type { Store } from './helper';

const roomy: ReadonlySet<string> = new Set([
  'argument_list',
  'assignment',
  'pair',
  'array',
  'body_statement',
  'program',
  'return',
  'keyword_parameter',
  'optional_parameter',
]);

/** What runs more than once. */
const repeated: ReadonlySet<string> = new Set([
  'method',
  'singleton_method',
  'block',
  'do_block',
  'lambda',
  'while',
  'until',
  'for',
]);

/** How Ruby looks secrets up. */
export const rubyDialect: Dialect<RubyFallback> = {
  strings: new Set(['string', 'heredoc_body']),
  name: snakeCase,
  splice,
  obstacle,
  fallback: fallbackOf,
  lookup,
};

/** Puts an interpolation in a string; one in single quotes gets double quotes where its text is the same in them. */
function splice(site: Site, expression: string): string | undefined {
  const { source, node, span } = site;
  const before = source.slice(node.startIndex, span.start);
  const after = source.slice(span.end, node.endIndex);
  if (node.type === 'heredoc_body') {
    return `${before}#{${expression}}${after}`;
  }
  if (/^["']$/.test(before) && before === after) {
    return expression;
  }
  if (before.startsWith('%q') && !/\\|#[{@$]/.test(before + after)) {
    return `%Q${before.slice(2)}#{${expression}}${after}`;
  }
  if (/^(?:"|%Q|%[^\w\s])/.test(before)) {
    return `${before}#{${expression}}${after}`;
  }
  if (!before.startsWith("'")) {
    return undefined;
  }
  return /["\\]|#[{@$]/.test(before.slice(1) + after)
    ? sumOf(site, expression, { open: "'", close: "'", operator: ' + ', roomy })
    : `"${before.slice(1)}#{${expression}}${after.slice(0, -1)}"`;
}

function obstacle({ node, literal, source, kind, span }: Site, target: LookupTarget): Obstacle | undefined {
  const none = (reason: Message): Obstacle => ({ reason, alternatives: [] });
  if (kind === 'whole' && /^<<[~-]?/.test(source.slice(span.start, span.start + 3))) {
    return none(message('The secret is a here-document. Put its text in quotes first.'));
  }
  const name = namedChildren(node)
    .find(({ type }) => type === 'heredoc_end')
    ?.text.trim();
  if (name !== undefined && source.slice(0, node.startIndex).includes(`'${name}'`)) {
    return none(message('The delimiter of this here-document is quoted, so its text is taken as it is.'));
  }
  if (closest(nodeAt(node, span), new Set(['string_array'])) !== undefined) {
    return none(message('An element of %w is text, not code. Write the list with brackets first.'));
  }
  if (target !== 'environment' && closest(node, new Set(['begin_block'])) !== undefined) {
    return {
      reason: message('BEGIN runs before anything that a look-up needs. Take its code out of the block first.'),
      alternatives: ['environment'],
    };
  }
  return literal.use === 'compared' && closest(node, new Set(['in_clause'])) !== undefined
    ? none(message('A pattern cannot be looked up.'))
    : undefined;
}

function lookup(site: Site, target: LookupTarget, fallback: RubyFallback | undefined): Lookup {
  const { request } = site;
  const dropped = target === 'environment' && fallback !== undefined;
  return {
    dependencies: target === 'environment' || request.project.dependencies.includes('aws-sdk') ? [] : [gems[target]],
    review: dropped
      ? [
          message(
            'Where {0} is not set, the program now has no value or fails instead of using the default.',
            fallback.variable,
          ),
        ]
      : [],
    changes:
      target === 'environment'
        ? [environmentMustBeSet(), message('Where the variable is not set, a KeyError is raised.')]
        : [
            storePermission(target),
            readOncePerProcess(),
            message('The look-up is a network call the first time this code runs.'),
          ],
    edits: (reference, put) =>
      reference.target === 'environment'
        ? environmentEdits(site, reference.name, fallback, put)
        : storeEdits(site, reference.target, reference, fallback, put),
  };
}

function environmentEdits(
  site: Site,
  name: string,
  fallback: RubyFallback | undefined,
  put: (expression: string) => TextEdit,
): TextEdit[] {
  return [
    fallback === undefined ? put(`ENV.fetch(${quoted(site, name)})`) : { span: fallback.span, text: fallback.lookup },
  ];
}

function storeEdits(
  site: Site,
  store: Store,
  { name, jsonKey }: SecretReference,
  fallback: RubyFallback | undefined,
  put: (expression: string) => TextEdit,
): TextEdit[] {
  const known = existingHelper(site.root, store);
  const isShared =
    closest(site.node, repeated) !== undefined ||
    site.request.findings.filter(({ kind }) => kind === 'storable').length > 1;
  const added = known === undefined && isShared ? newHelper(site, store) : undefined;
  const call = known ?? added?.call;
  const asked = quoted(site, name);
  const whole = call === undefined ? readExpression(store, asked) : `${call}(${asked})`;
  const expression = jsonKey === undefined ? whole : `JSON.parse(${whole})[${quoted(site, jsonKey)}]`;
  const gem = known !== undefined || isLoaded(site) ? [] : [gems[store]];
  const placed =
    fallback?.isEager === true
      ? { span: fallback.span, text: `${fallback.lookup} { ${expression} }` }
      : put(expression);
  return [...headEdits(site, [...gem, ...(jsonKey === undefined ? [] : ['json'])], added?.text), placed];
}

/** Whether Bundler loads the gems before the file is read: in an application of Rails. */
function isLoaded({ request }: Site): boolean {
  return (
    request.project.dependencies.includes('rails') &&
    /(?:^|\/)(?:app|config|db|lib)\//.test(request.document.path ?? '')
  );
}

/** A name in quotes: those of the literal, but single ones within an interpolation. */
function quoted({ node, kind }: Site, name: string): string {
  return kind === 'whole' && node.text.startsWith('"')
    ? `"${name.replace(/["\\#]/g, '\\$&')}"`
    : `'${name.replace(/['\\]/g, '\\$&')}'`;
}
