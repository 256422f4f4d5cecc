import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { TextEdit } from '../../text/edit';
import type { Dialect, Lookup, LookupTarget, Obstacle, Site } from '../code/dialect';
import { hintOf } from '../code/hint';
import { doubleQuoted } from '../code/names';
import { closest } from '../code/nodes';
import type { SecretReference } from '../rewriter';
import { sumOf } from '../code/sums';
import { camelCase, freeName } from '../shared/identifiers';
import { layLines, lineIndent } from '../shared/layout';
import { environmentMustBeSet, madeInAnyCase, readOncePerProcess, storePermission } from '../shared/plans';
import { checkedEdits, checkedLookup } from './checked';
import { constantObstacle, constantOf } from './constants';
import { exitLines } from './exits';
import { failureLines, failureOf } from './failure';
import type { Failure } from './failure';
import { fallbackOf } from './fallback';
import type { GoFallback } from './fallback';
import { flagChange, flagDefaultOf, flagEdits, flagFailure, flagReview, settingOf } from './flagDefault';
import { goImports, isGenerated, packageOf } from './file';
import { formatOf, takesVerb } from './formats';
import { modulesOf, panickingCall, wayOf } from './helper';
import type { GoImports } from './imports';
import { namesWithin } from './names';
import { placedEdits } from './placed';
import { functions } from './scopes';
import { openedBody } from './oneLine';
import { plusAround } from './spacing';
import { anchorOf } from './statements';
import { merged, unusedImportEdits } from './unusedImports';

/** Types of the nodes in which a sum needs no parentheses. */
const roomy: ReadonlySet<string> = new Set([
  'argument_list',
  'expression_list',
  'literal_element',
  'parenthesized_expression',
  'type_conversion_expression',
  'expression_statement',
  'send_statement',
]);

/** Operators that bind no tighter than the `+` of a sum. */
const noTighter: ReadonlySet<string> = new Set(['+', '==', '!=', '<', '<=', '>', '>=', '&&', '||']);

const fields: ReadonlySet<string> = new Set(['field_declaration']);

/** How Go looks secrets up. */
export const goDialect: Dialect<GoFallback> = {
  strings: new Set(['interpreted_string_literal', 'raw_string_literal']),
  name: camelCase,
  owned: (site) => flagDefaultOf(site)?.flag,
  isTemplate: (node) => formatOf(node) !== undefined,
  splice: (site, expression) => {
    const { node } = site;
    const format = formatOf(node);
    if (format !== undefined) {
      return takesVerb(site, format) ? node.text : undefined;
    }
    const quote = node.type === 'raw_string_literal' ? '`' : '"';
    const operator = node.parent?.type === 'binary_expression' && node.parent.childForFieldName('operator')?.text;
    return sumOf(site, expression, {
      open: quote,
      close: quote,
      operator: plusAround(node),
      roomy:
        operator !== false && operator !== undefined && noTighter.has(operator)
          ? new Set([...roomy, 'binary_expression'])
          : roomy,
    });
  },
  obstacle,
  fallback: fallbackOf,
  lookup,
};

function obstacle(site: Site): Obstacle | undefined {
  const refused = (reason: Message): Obstacle => ({ reason, alternatives: [] });
  if (isGenerated(site.source)) {
    return refused(message('This file is generated: change what it is generated from.'));
  }
  if (closest(site.node, fields)?.childForFieldName('tag')?.id === site.node.id) {
    return refused(message('The tag of a field is fixed text.'));
  }
  const constant = constantOf(site);
  const reason = constant && constantObstacle(site, constant);
  return reason && refused(reason);
}

function lookup(site: Site, target: LookupTarget, fallback: GoFallback | undefined): Lookup {
  return {
    dependencies: modulesOf(site, target),
    review: reviewNotes(site, target, fallback),
    changes:
      target === 'environment'
        ? [environmentMustBeSet(), ...failing(site, target, fallback)]
        : storeChanges(site, target, fallback),
    edits: (reference, put) => {
      const edits = lookupEdits(site, reference, fallback, put);
      return merged(edits, unusedImportEdits(site.root, site.source, edits), site.eol);
    },
  };
}

function storeChanges(
  site: Site,
  target: 'secretsmanager' | 'parameterstore',
  fallback: GoFallback | undefined,
): Message[] {
  return [
    storePermission(target),
    wayOf(site, target) === 'caching'
      ? message(
          'The cache also needs the IAM permission secretsmanager:DescribeSecret; it asks for a new value every hour.',
        )
      : readOncePerProcess(),
    ...(fallback?.unset === undefined
      ? []
      : [message('The look-up is made where the variable {0} is empty or not set.', fallback.variable)]),
    message('The look-up is a network call the first time this code runs.'),
    ...failing(site, target, fallback),
  ];
}

/** What the code does where the value cannot be had, and when it asks for it. */
function failing(site: Site, target: LookupTarget, fallback: GoFallback | undefined): Message[] {
  const flag = flagDefaultOf(site);
  if (flag?.later !== undefined) {
    return [flagChange({ ...flag, later: flag.later }), told(flagFailure(flag.later, site.root), target)];
  }
  if (closest(site.node, functions) === undefined) {
    return [
      message('The value is read while the package is initialised; the program panics at its start where that fails.'),
    ];
  }
  const anchor = anchorOf(site.node, site.source);
  const isStatement = target === 'environment' && fallback?.form === 'statement';
  const failure = isStatement ? anchor && failureOf(anchor, site.root) : checkedLookup(site, target, fallback)?.failure;
  return [told(failure, target)];
}

/** What the code does where the value cannot be had, in words. */
function told(failure: Failure | undefined, target: LookupTarget): Message {
  if (failure?.kind === 'returns') {
    return target === 'environment'
      ? message('The function returns an error where the variable is not set.')
      : message('The function returns an error where the value cannot be read.');
  }
  if (failure?.kind === 'answers') {
    return target === 'environment'
      ? message('The request is answered with status 500 where the variable is not set.')
      : message('The request is answered with status 500 where the value cannot be read.');
  }
  if (failure !== undefined) {
    const call = failure.kind === 'exits' ? failure.exit.call : failure.call;
    return target === 'environment'
      ? message('{0} is called where the variable is not set.', call)
      : message('{0} is called where the value cannot be read.', call);
  }
  return target === 'environment'
    ? message('The code panics where the variable is not set.')
    : message('The code panics where the value cannot be read.');
}

function reviewNotes(site: Site, target: LookupTarget, fallback: GoFallback | undefined): Message[] {
  const constant = constantOf(site);
  const around = closest(site.node, functions);
  const isInitial = around === undefined || isInitializer(around);
  const notes: Message[] = [];
  if (constant?.isExported === true) {
    notes.push(message('{0} is a variable now: constants of other packages cannot be made from it.', constant.name));
  }
  const flag = flagDefaultOf(site);
  if (flag !== undefined && flag.later === undefined) {
    notes.push(flagReview(flag.flag));
  }
  const setting = settingOf(site.node);
  if (setting !== undefined) {
    notes.push(message('The look-up is made even where {0} is set: the default is worked out first.', setting));
  }
  if (isInitial && flag?.later === undefined && packageOf(site.root) !== 'main') {
    notes.push(
      message(
        'Every program and test that imports this package reads the value at its start, and fails where it cannot.',
      ),
    );
  }
  if (target === 'environment' && fallback !== undefined) {
    notes.push(
      message(
        'Where {0} is not set, the program now has no value or fails instead of using the default.',
        fallback.variable,
      ),
    );
  }
  if (target !== 'environment' && fallback?.form === 'call' && fallback.unset === undefined) {
    notes.push(madeInAnyCase(fallback.variable));
  }
  if (target !== 'environment' && fallback?.assumed !== undefined) {
    notes.push(message('Check that {0} gives its default where the variable is not set.', fallback.assumed));
  }
  return notes;
}

/** Whether a function runs whenever its package is imported. */
function isInitializer(node: SyntaxNode): boolean {
  return node.type === 'function_declaration' && node.childForFieldName('name')?.text === 'init';
}

function lookupEdits(
  site: Site,
  reference: SecretReference,
  fallback: GoFallback | undefined,
  put: (expression: string) => TextEdit,
): TextEdit[] {
  const { target } = reference;
  const imports = goImports(site);
  if (target === 'environment' && fallback?.form === 'statement') {
    return [...unsetEdits(site, fallback, imports), ...imports.edits()];
  }
  const flag = flagDefaultOf(site);
  if (flag?.later !== undefined) {
    return [...flagEdits(site, { ...flag, later: flag.later }, reference, imports), ...imports.edits()];
  }
  const checked = checkedLookup(site, target, fallback);
  if (checked !== undefined) {
    const hint = hintOf(site, goDialect, fallback);
    return [...checkedEdits(site, checked, reference, fallback, hint, imports, put), ...imports.edits()];
  }
  const unset = target === 'environment' ? undefined : fallback?.unset;
  const call = panickingCall(site, imports, reference, unset);
  const placed = placedEdits(site, target, fallback, call.expression, put);
  return [...placed, ...openedBody(site, placed), ...call.edits, ...imports.edits()];
}

/** The edits that end a function where a variable of the environment is not set. */
function unsetEdits(site: Site, fallback: GoFallback, imports: GoImports): TextEdit[] {
  const text = doubleQuoted(`${fallback.variable} is not set`);
  const { span } = fallback;
  const anchor = anchorOf(site.node, site.source);
  const failure = anchor && failureOf(anchor, site.root);
  if (anchor === undefined || failure === undefined) {
    return [{ span, text: `panic(${text})` }];
  }
  if (failure.kind === 'ends') {
    return [{ span, text: `${failure.call}(${text})` }];
  }
  if (failure.kind === 'exits') {
    const lines = exitLines(failure.exit, text);
    return [{ span, text: layLines(lines, lineIndent(site.source, span.start), site.eol).trimStart() }];
  }
  const error = `${imports.use('errors', 'stderrors')}.New(${text})`;
  const taken = namesWithin(site, anchor.declared);
  const plain: Failure = failure.kind === 'returns' ? { kind: 'returns', wraps: undefined } : failure;
  const doing = `read ${fallback.variable}`;
  const lines = failureLines(plain, error, doing, anchor, site.root, imports, () => freeName(['zero', 'none'], taken));
  return [{ span, text: layLines(lines, lineIndent(site.source, span.start), site.eol).trimStart() }];
}
