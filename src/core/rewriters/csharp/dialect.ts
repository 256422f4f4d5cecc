import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Dialect, Lookup, LookupTarget, Obstacle, Site } from '../code/dialect';
import { ancestors, closest } from '../code/nodes';
import { earlyReason } from '../code/initialOrder';
import { doubleQuoted } from '../code/names';
import type { SecretReference } from '../rewriter';
import { sumOf } from '../code/sums';
import { alternative, ownLine } from '../code/wideLines';
import { camelCase } from '../shared/identifiers';
import { madeInAnyCase } from '../shared/plans';
import { constantOf, isNeededEarly, releasedConstants, withDependents } from './constants';
import { deviceReason } from './devices';
import { fallbackOf } from './fallback';
import type { CsharpFallback } from './fallback';
import { helperCall } from './helper';
import { isBodiless, parameterDefault, parameterEdits } from './parameterDefault';
import { warningEdits } from './scaffoldWarning';
import { settableEdits, settableProperty } from './settableProperty';
import { hasModifier, hostOf, isAsynchronous, typeDeclarations } from './scopes';
import { Usings } from './usings';
import { packagesOf, wayChanges, wayOf } from './ways';
import type { Store } from './ways';

/** Types of the nodes in which an expression of any rank needs no parentheses. */
const roomy: ReadonlySet<string> = new Set([
  'argument',
  'argument_list',
  'variable_declarator',
  'property_declaration',
  'assignment_expression',
  'return_statement',
  'yield_statement',
  'arrow_expression_clause',
  'lambda_expression',
  'initializer_expression',
  'collection_element',
  'collection_expression',
  'parenthesized_expression',
  'interpolation',
  'anonymous_object_creation_expression',
  'switch_expression_arm',
  'with_initializer',
]);

/** Types of the nodes whose operand must be of the highest rank. */
const tight: ReadonlySet<string> = new Set([
  'member_access_expression',
  'element_access_expression',
  'conditional_access_expression',
  'postfix_unary_expression',
  'invocation_expression',
]);

const stringTypes = [
  'string_literal',
  'verbatim_string_literal',
  'raw_string_literal',
  'interpolated_string_expression',
];

/** How C# looks secrets up. */
export const csharpDialect: Dialect<CsharpFallback> = {
  strings: new Set(stringTypes),
  name: camelCase,
  splice,
  obstacle,
  fallback: fallbackOf,
  lookup,
};

/** Puts an expression into a string: as an interpolation, or, where the string has braces, as a sum. */
function splice(site: Site, expression: string): string | undefined {
  const { source, node, span } = site;
  const before = source.slice(node.startIndex, span.start);
  const after = source.slice(span.end, node.endIndex);
  const [, prefix = '', quotes = ''] = /^([$@]*)("+)/.exec(before) ?? [];
  const isRaw = quotes.length >= 3 && !prefix.includes('@');
  if (/"[uU]8$/.test(after)) {
    return undefined;
  }
  if (before === `${prefix}${quotes}` && after === quotes) {
    return / \?\? /.test(expression) || tight.has(node.parent?.type ?? '') ? `(${expression})` : expression;
  }
  if (prefix.includes('$')) {
    const braces = isRaw ? prefix.length : 1;
    return `${before}${'{'.repeat(braces)}${expression}${'}'.repeat(braces)}${after}`;
  }
  if (!/[{}]/.test(before + after)) {
    return `$${before}{${expression}}${after}`;
  }
  if (isRaw) {
    return undefined;
  }
  const parent = node.parent?.type ?? '';
  return sumOf(site, / \?\? /.test(expression) ? `(${expression})` : expression, {
    open: `${prefix}"`,
    close: '"',
    operator: ' + ',
    roomy: parent === 'binary_expression' && isSum(site) ? new Set([parent]) : roomy,
  });
}

function isSum({ node }: Site): boolean {
  return node.parent?.type === 'binary_expression' && node.parent.childForFieldName('operator')?.text === '+';
}

function obstacle(site: Site, target: LookupTarget): Obstacle | undefined {
  const { node, root } = site;
  const device = deviceReason(site.request);
  if (device !== undefined) {
    return { reason: device, alternatives: [] };
  }
  const parameter = parameterDefault(site);
  const demand = parameter === undefined ? demandOf(site) : 'template' in parameter ? parameter : undefined;
  if (demand !== undefined) {
    return { reason: demand, alternatives: isBodiless(site) && target !== 'environment' ? ['environment'] : [] };
  }
  const constant = constantOf(site);
  if (constant?.isDemanded === true) {
    return {
      reason: message(
        'An attribute, a pattern or the default value of a parameter in this file uses {0}, or a constant that it is a part of, which must therefore stay a constant.',
        constant.name,
      ),
      alternatives: [],
    };
  }
  if (constant !== undefined && isNeededEarly(constant, root)) {
    return { reason: earlyReason(constant.name), alternatives: [] };
  }
  if (target === 'environment') {
    return undefined;
  }
  const host = hostOf({ node, root });
  if (host === undefined) {
    return {
      reason: message('This code stands outside of any class, so there is no place for the look-up.'),
      alternatives: ['environment'],
    };
  }
  return host.kind === 'type' && host.node.hasError
    ? {
        reason: message('The code around this literal does not parse; a look-up is offered once it does.'),
        alternatives: ['environment'],
      }
    : undefined;
}

/** Why only a constant can stand at a site. */
function demandOf({ node }: Site): Message | undefined {
  if (/"[uU]8$/.test(node.text)) {
    return message('A UTF-8 string must be a constant. Give Encoding.UTF8.GetBytes a variable instead.');
  }
  for (const outer of [node, ...ancestors(node)]) {
    if (/^(?:block|lambda_expression|declaration_list)$/.test(outer.type)) {
      return undefined;
    }
    if (outer.type === 'attribute_argument') {
      return message(
        'The argument of an attribute must be a constant. Let the attribute name the setting, and read the value where it is used.',
      );
    }
    if (outer.type === 'constant_pattern' || outer.type === 'relational_pattern') {
      return message('A pattern or a label of a switch must be a constant.');
    }
  }
  return undefined;
}

function lookup(site: Site, target: LookupTarget, fallback: CsharpFallback | undefined): Lookup {
  const way = target === 'environment' ? 'sdk' : wayOf(target, site.request);
  const isAsync = isAsynchronous(site.node, site.request.document.path);
  return {
    dependencies: packagesOf(target, way),
    review: reviewNotes(site, target, fallback),
    changes: [...wayChanges(target, way, isAsync), ...staticNotes(site), ...propertyNotes(site)],
    edits: (reference, put) => {
      const usings = new Usings(site);
      const constant = constantOf(site);
      const released = constant === undefined ? [] : releasedConstants(constant, site.source);
      const edits =
        reference.target === 'environment'
          ? environmentEdits(site, reference.name, fallback, put, usings)
          : storeEdits(site, reference.target, reference, put, usings);
      return [...edits, ...released, ...warningEdits(site), ...usings.edits()];
    },
  };
}

function reviewNotes(site: Site, target: LookupTarget, fallback: CsharpFallback | undefined): Message[] {
  const constant = constantOf(site);
  const notes: Message[] = [];
  const parameter = parameterDefault(site);
  if (parameter !== undefined && 'place' in parameter) {
    notes.push(message('A call that gives null for {0} has the value looked up now, too.', parameter.name));
  }
  for (const one of constant === undefined ? [] : withDependents(constant).filter(({ isVisible }) => isVisible)) {
    notes.push(
      message(
        '{0} is no constant for the compiler any more: attributes, patterns and default values of parameters in other files cannot use it.',
        one.name,
      ),
    );
  }
  if (target === 'environment') {
    notes.push(
      ...(fallback === undefined
        ? []
        : [message('Where {0} is not set, the program now fails instead of using the default.', fallback.variable)]),
    );
  } else if (fallback?.form === 'eager') {
    notes.push(madeInAnyCase(fallback.variable));
  }
  return notes;
}

/** What a failing look-up means for a static field. */
function staticNotes({ node }: Site): Message[] {
  const member = closest(
    node,
    new Set([
      'field_declaration',
      'property_declaration',
      'arrow_expression_clause',
      'accessor_declaration',
      'method_declaration',
      'lambda_expression',
    ]),
  );
  const isStatic = member !== undefined && (hasModifier(member, 'static') || hasModifier(member, 'const'));
  const type = closest(node, typeDeclarations)?.childForFieldName('name')?.text;
  return isStatic && type !== undefined && /^(?:field|property)_declaration$/.test(member.type)
    ? [message('Where there is no value, the first use of {0} throws a TypeInitializationException.', type)]
    : [];
}

/** When the value of a property is looked up that may be given another one. */
function propertyNotes(site: Site): Message[] {
  const property = settableProperty(site);
  return property === undefined
    ? []
    : [message('Where {0} is given no value, or null, it is looked up when it is read.', property.name)];
}

function environmentEdits(
  site: Site,
  name: string,
  fallback: CsharpFallback | undefined,
  put: (expression: string) => TextEdit,
  usings: Usings,
): TextEdit[] {
  const exception = usings.use('System', 'InvalidOperationException');
  const failure = `throw new ${exception}(${doubleQuoted(`${name} is not set.`)})`;
  if (fallback?.form === 'lazy' || fallback?.form === 'guard') {
    return [{ span: fallback.span, text: failure }];
  }
  const environment = usings.use('System', 'Environment');
  const variable = `${environment}.GetEnvironmentVariable(${doubleQuoted(name)})`;
  const flat = `${variable} ?? ${failure}`;
  const parameter = parameterDefault(site);
  if (parameter !== undefined && 'place' in parameter) {
    return parameterEdits(site, parameter, flat, put);
  }
  const property = settableProperty(site);
  if (property !== undefined) {
    return settableEdits(site, property, flat);
  }
  const { parent } = site.node;
  const isRight = parent?.type === 'binary_expression' && parent.childForFieldName('operator')?.text === '??';
  const expression = site.kind === 'whole' ? alternative(site, variable, '??', failure) : flat;
  return [put(site.kind === 'part' || isRight || isRoomy(site) ? expression : `(${expression})`)];
}

function storeEdits(
  site: Site,
  store: Store,
  { name, jsonKey }: SecretReference,
  put: (expression: string) => TextEdit,
  usings: Usings,
): TextEdit[] {
  const host = hostOf(site);
  if (host === undefined) {
    return [];
  }
  const call = helperCall(site, store, wayOf(store, site.request), host, name, usings);
  const parameter = parameterDefault(site);
  const property = settableProperty(site);
  const place = (expression: string): TextEdit[] =>
    parameter !== undefined && 'place' in parameter
      ? parameterEdits(site, parameter, expression, put)
      : property === undefined
        ? [ownLine(site, expression, 1) ?? put(expression)]
        : settableEdits(site, property, expression);
  if (jsonKey !== undefined) {
    const json = usings.use('System.Text.Json', 'JsonDocument');
    const member = `RootElement.GetProperty(${doubleQuoted(jsonKey)}).GetString()!`;
    return [...place(`${json}.Parse(${call.expression}).${member}`), ...call.edits];
  }
  const isTight = site.kind === 'whole' && tight.has(site.node.parent?.type ?? '') && /^await /.test(call.expression);
  return [...place(isTight ? `(${call.expression})` : call.expression), ...call.edits];
}

function isRoomy({ node }: Site): boolean {
  return roomy.has(node.parent?.type ?? '') || node.parent?.type === 'conditional_expression';
}
