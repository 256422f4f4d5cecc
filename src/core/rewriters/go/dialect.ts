import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { TextEdit } from '../../text/edit';
import type { Dialect, Lookup, LookupTarget, Obstacle, Site } from '../code/dialect';
import { doubleQuoted } from '../code/names';
import { closest } from '../code/nodes';
import type { SecretReference } from '../rewriter';
import { sumOf } from '../code/sums';
import { camelCase } from '../shared/identifiers';
import { environmentMustBeSet, readOncePerProcess, storePermission } from '../shared/plans';
import { constantObstacle, constantOf, variableEdits } from './constants';
import { conversionOf } from './conversions';
import { fallbackOf } from './fallback';
import type { GoFallback } from './fallback';
import { isGenerated, packageOf } from './file';
import { formatOf, takesVerb, verbEdits } from './formats';
import { helperCall, modulesOf, wayOf } from './helper';
import { plusAround } from './spacing';
import { unusedImportEdits } from './unusedImports';

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
const functions: ReadonlySet<string> = new Set(['function_declaration', 'method_declaration', 'func_literal']);

/** How Go looks secrets up. */
export const goDialect: Dialect<GoFallback> = {
  strings: new Set(['interpreted_string_literal', 'raw_string_literal']),
  name: camelCase,
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
    changes: target === 'environment' ? [environmentMustBeSet(), ...panics(site, target)] : storeChanges(site, target),
    edits: (reference, put) => {
      const edits = lookupEdits(site, reference, fallback, put);
      return [...edits, ...unusedImportEdits(site.root, site.source, edits)];
    },
  };
}

function storeChanges(site: Site, target: 'secretsmanager' | 'parameterstore'): Message[] {
  return [
    storePermission(target),
    wayOf(site, target) === 'caching'
      ? message(
          'The cache also needs the IAM permission secretsmanager:DescribeSecret; it asks for a new value every hour.',
        )
      : readOncePerProcess(),
    message('The look-up is a network call the first time this code runs.'),
    ...panics(site, target),
  ];
}

function panics(site: Site, target: LookupTarget): Message[] {
  return [
    closest(site.node, functions) === undefined
      ? message('The value is read while the package is initialised; the program panics at its start where that fails.')
      : target === 'environment'
        ? message('The code panics where the variable is not set.')
        : message('The code panics where the value cannot be read.'),
  ];
}

function reviewNotes(site: Site, target: LookupTarget, fallback: GoFallback | undefined): Message[] {
  const constant = constantOf(site);
  const isInitial = closest(site.node, functions) === undefined;
  const notes: Message[] = [];
  if (constant?.isExported === true) {
    notes.push(message('{0} is a variable now: constants of other packages cannot be made from it.', constant.name));
  }
  if (isInitial && packageOf(site.root) !== 'main') {
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
  if (target !== 'environment' && fallback?.form === 'call') {
    notes.push(
      message(
        'The look-up is made even where the variable {0} is set: the default is worked out first.',
        fallback.variable,
      ),
    );
  }
  return notes;
}

function lookupEdits(
  site: Site,
  reference: SecretReference,
  fallback: GoFallback | undefined,
  put: (expression: string) => TextEdit,
): TextEdit[] {
  const { target } = reference;
  if (target === 'environment' && fallback?.form === 'statement') {
    return [{ span: fallback.span, text: `panic(${doubleQuoted(`${fallback.variable} is not set`)})` }];
  }
  const call = helperCall(site, target, reference);
  if (target === 'environment' && fallback !== undefined) {
    return [{ span: fallback.span, text: call.expression }, ...call.edits];
  }
  const format = site.kind === 'part' ? formatOf(site.node) : undefined;
  if (format !== undefined) {
    return [...verbEdits(site, format, call.expression), ...call.edits];
  }
  const type = conversionOf(site);
  const value = put(type === undefined || site.kind === 'part' ? call.expression : `${type}(${call.expression})`);
  const placed = type !== undefined && site.kind === 'part' ? [converted(site, type, value)] : [value];
  const constant = constantOf(site);
  return [...(constant === undefined ? placed : variableEdits(site, constant, placed)), ...call.edits];
}

/** The whole sum that a string is part of, converted. */
function converted({ node, source }: Site, type: string, { span, text }: TextEdit): TextEdit {
  let whole = node;
  while (whole.parent?.type === 'binary_expression' || whole.parent?.type === 'parenthesized_expression') {
    whole = whole.parent;
  }
  const before = source.slice(whole.startIndex, span.start);
  const after = source.slice(span.end, whole.endIndex);
  return { span: { start: whole.startIndex, end: whole.endIndex }, text: `${type}(${before}${text}${after})` };
}
