import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { TextEdit } from '../../text/edit';
import type { Dialect, Lookup, LookupTarget, Obstacle, Site } from '../code/dialect';
import { isCompared } from '../code/compared';
import { closest, spanOf } from '../code/nodes';
import { earlyReason, isReadEarly } from '../code/initialOrder';
import { doubleQuoted } from '../code/names';
import { removalEdits } from '../code/removal';
import { sumOf } from '../code/sums';
import { ownLine } from '../code/wideLines';
import { androidReason } from '../jvm/android';
import { unusedImports } from '../jvm/unusedImports';
import { artifactsOf, wayChanges, wayOf } from '../jvm/ways';
import type { Store } from '../jvm/ways';
import type { SecretReference } from '../rewriter';
import { camelCase } from '../shared/identifiers';
import { madeInAnyCase } from '../shared/plans';
import { annotatedName, annotationFallback, annotationObstacle, isInAnnotation } from './annotations';
import { javaOrder, typeAround } from './initialOrder';
import { constantOf } from './constants';
import { fallbackOf, lazyMethodOf, propertyCall } from './fallback';
import type { JavaFallback } from './fallback';
import { importsOf, importUse, topType } from './file';
import { helperCall } from './helper';
import { jsonChoiceOf } from './secretField';
import { settableEdits, settableField } from './settableField';

/** Types of the nodes in which a sum needs no parentheses. */
const roomy: ReadonlySet<string> = new Set([
  'argument_list',
  'variable_declarator',
  'assignment_expression',
  'return_statement',
  'array_initializer',
  'parenthesized_expression',
  'lambda_expression',
  'yield_statement',
  'throw_statement',
  'ternary_expression',
  'expression_statement',
]);

/** How Java looks secrets up. */
export const javaDialect: Dialect<JavaFallback> = {
  strings: new Set(['string_literal']),
  name: camelCase,
  owner: annotatedName,
  splice: (site, expression) => {
    const { source, node } = site;
    if (source.startsWith('"""', node.startIndex)) {
      return undefined;
    }
    const isSum = node.parent?.type === 'binary_expression' && node.parent.childForFieldName('operator')?.text === '+';
    return sumOf(site, expression, {
      open: '"',
      close: '"',
      operator: ' + ',
      roomy: isSum ? new Set([...roomy, 'binary_expression']) : roomy,
    });
  },
  obstacle: (site, target) => annotationObstacle(site, target) ?? obstacle(site, target),
  fallback: (site) => annotationFallback(site) ?? fallbackOf(site),
  lookup,
};

function obstacle(site: Site, target: LookupTarget): Obstacle | undefined {
  const { node } = site;
  const android = androidReason(site.request);
  if (android !== undefined) {
    return { reason: android, alternatives: [] };
  }
  if (closest(node, new Set(['switch_label'])) !== undefined) {
    return { reason: message('A label of a switch must be a constant.'), alternatives: [] };
  }
  const constant = constantOf(site);
  if (constant?.isDemanded === true) {
    return {
      reason: message(
        'An annotation or a label of a switch in this file uses {0}, which must therefore stay a constant.',
        constant.name,
      ),
      alternatives: [],
    };
  }
  const scope = constant?.declarator.parent?.type.startsWith('local_') === false && typeAround(node);
  if (constant !== undefined && scope && isReadEarly(constant.name, constant.declarator, scope, site.root, javaOrder)) {
    return { reason: earlyReason(constant.name), alternatives: [] };
  }
  if (target === 'environment') {
    return undefined;
  }
  const type = topType(node);
  if (type === undefined) {
    return {
      reason: message('This code stands outside of any class, so there is no place for the look-up.'),
      alternatives: ['environment'],
    };
  }
  return type.hasError
    ? {
        reason: message('The code around this literal does not parse; a look-up is offered once it does.'),
        alternatives: ['environment'],
      }
    : undefined;
}

function lookup(site: Site, target: LookupTarget, fallback: JavaFallback | undefined): Lookup {
  const way = target === 'environment' ? 'sdk' : wayOf(target, site.request);
  const field = target === 'environment' ? undefined : settableField(site);
  return {
    dependencies: artifactsOf(target, way),
    memberDependencies: jsonChoiceOf(site).lacking,
    review: reviewNotes(site, target, fallback),
    changes: [
      ...wayChanges(target, way),
      ...(target === 'environment' && fallback === undefined && !isJoined(site) && !isCompared(site)
        ? [message('Where the variable is not set, the value is null.')]
        : []),
      ...(field !== undefined && field.reads.length > 0
        ? [message('Where {0} is given no value, or null, it is looked up when it is read.', field.name)]
        : []),
    ],
    edits: (reference, put) =>
      reference.target === 'environment'
        ? environmentEdits(site, reference.name, fallback, put)
        : storeEdits(site, reference.target, reference, fallback, put),
  };
}

function reviewNotes(site: Site, target: LookupTarget, fallback: JavaFallback | undefined): Message[] {
  const constant = constantOf(site);
  const notes: Message[] = [];
  if (constant?.isVisible === true) {
    notes.push(
      message(
        '{0} is no constant for the compiler any more: annotations and labels of a switch in other files cannot use it.',
        constant.name,
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
  if (target !== 'environment' && fallback?.form === 'library') {
    notes.push(madeInAnyCase(fallback.variable));
  }
  const field = target === 'environment' ? undefined : settableField(site);
  if (field?.reads.length === 0) {
    notes.push(message('The look-up is made even where {0} is given another value later.', field.name));
  }
  return notes;
}

/** Whether the value becomes part of a longer text, in which a missing one would read "null". */
function isJoined({ kind, node }: Site): boolean {
  const { parent } = node;
  return (
    kind === 'part' || (parent?.type === 'binary_expression' && parent.childForFieldName('operator')?.text === '+')
  );
}

function environmentEdits(
  site: Site,
  name: string,
  fallback: JavaFallback | undefined,
  put: (expression: string) => TextEdit,
): TextEdit[] {
  if (fallback !== undefined) {
    const unused = unusedImports(importUse(site.root, site.source), [fallback.span], fallback.lookup);
    return [{ span: fallback.span, text: fallback.lookup }, ...removalEdits(site.source, unused)];
  }
  if (isInAnnotation(site)) {
    return [put(`"\${${name}}"`)];
  }
  const expression = `System.getenv(${doubleQuoted(name)})`;
  if (!isJoined(site) && !isCompared(site)) {
    return [put(expression)];
  }
  const imports = importsOf(site);
  const objects = imports.use('java.util.Objects');
  return [put(`${objects}.requireNonNull(${expression}, ${doubleQuoted(`${name} is not set`)})`), ...imports.edits()];
}

function storeEdits(
  site: Site,
  store: Store,
  reference: Pick<SecretReference, 'name' | 'jsonKey'>,
  fallback: JavaFallback | undefined,
  put: (expression: string) => TextEdit,
): TextEdit[] {
  const type = topType(site.node);
  if (type === undefined) {
    return [];
  }
  const imports = importsOf(site);
  const way = wayOf(store, site.request);
  const call = helperCall(site, store, way, type, reference, imports);
  const place = (expression: string): TextEdit => ownLine(site, expression, 2) ?? put(expression);
  const field = settableField(site);
  const placed =
    field !== undefined && field.reads.length > 0
      ? settableEdits(site, field, call.expression)
      : placedEdits(site, call.expression, fallback, place, (path) => imports.use(path));
  return [...placed, ...imports.edits(), ...call.edits];
}

/** Puts a look-up where a default was, so that it is made only where the default was needed. */
function placedEdits(
  site: Site,
  expression: string,
  fallback: JavaFallback | undefined,
  put: (expression: string) => TextEdit,
  use: (path: string) => string,
): TextEdit[] {
  const method = lazyMethodOf(site);
  if (method !== undefined) {
    return [{ span: spanOf(method.name), text: method.lazy }, put(`() -> ${expression}`)];
  }
  const read = fallback?.form === 'map' ? fallback : propertyCall(site);
  if (read?.lookup !== undefined) {
    const optional = use('java.util.Optional');
    const text = `${optional}.ofNullable(${read.lookup}).orElseGet(() -> ${expression})`;
    return [{ span: read.span, text }];
  }
  return [put(expression)];
}
