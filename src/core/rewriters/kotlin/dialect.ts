import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Dialect, EnvironmentFallback, Lookup, LookupTarget, Obstacle, Site } from '../code/dialect';
import { earlyReason, isReadEarly } from '../code/initialOrder';
import { doubleQuoted } from '../code/names';
import { closest, namedChildren, spanOf } from '../code/nodes';
import { alternative } from '../code/wideLines';
import { androidReason } from '../jvm/android';
import { placeholderProperty, propertyVariable } from '../jvm/spring';
import { artifactsOf, wayChanges, wayOf } from '../jvm/ways';
import { lineStart } from '../shared/layout';
import { camelCase } from '../shared/identifiers';
import { constantOf, withDependents } from './constants';
import { importsOf } from './file';
import { helperCall } from './helper';
import { kotlinOrder, scopeAround } from './initialOrder';
import { jsonChoiceOf } from './secretField';

const annotations: ReadonlySet<string> = new Set(['annotation', 'file_annotation']);

/** Types of the nodes in which `a ?: b` needs no parentheses. */
const roomy: ReadonlySet<string> = new Set([
  'property_declaration',
  'value_argument',
  'value_arguments',
  'if_expression',
  'assignment',
  'return_expression',
  'function_body',
  'lambda_literal',
  'block',
  'parenthesized_expression',
  'class_parameter',
  'function_value_parameters',
  'interpolation',
  'when_entry',
  'getter',
]);

interface KotlinFallback extends EnvironmentFallback {
  /** What stands in place of `span` where nothing but the environment is asked. */
  readonly lookup: string;
  /** The look-up in the environment alone, where the default is worked out first: `System.getenv("X")`. */
  readonly plain?: string;
}

/** How Kotlin looks secrets up. */
export const kotlinDialect: Dialect<KotlinFallback> = {
  strings: new Set(['string_literal', 'multiline_string_literal']),
  name: camelCase,
  owner: annotatedName,
  splice: ({ source, node, span }, expression) => {
    const [before, after] = [source.slice(node.startIndex, span.start), source.slice(span.end, node.endIndex)];
    if (before === '"' && after === '"') {
      return expression.includes(' ?: ') ? `(${expression})` : expression;
    }
    return `${before}\${${expression}}${after}`;
  },
  obstacle,
  fallback,
  lookup,
};

function obstacle(site: Site, target: LookupTarget): Obstacle | undefined {
  const annotation = closest(site.node, annotations);
  if (annotation !== undefined) {
    if (site.kind === 'part' || !isSpringValue(annotation)) {
      return { reason: message('An annotation takes constants only.'), alternatives: [] };
    }
    return target === 'environment'
      ? undefined
      : {
          reason: message(
            'An annotation takes constants only. In Spring Boot, let spring.config.import supply the property: aws-secretsmanager: or aws-parameterstore: with Spring Cloud AWS.',
          ),
          alternatives: ['environment'],
        };
  }
  const android = androidReason(site.request);
  if (android !== undefined) {
    return { reason: android, alternatives: [] };
  }
  const constant = constantOf(site);
  if (constant === undefined && /\bconst\s+val\s[^=]{1,100}=\s*"{0,3}$/.test(lineBefore(site))) {
    return {
      reason: message('The code around this literal does not parse; a look-up is offered once it does.'),
      alternatives: [],
    };
  }
  if (constant?.isDemanded === true) {
    return {
      reason: message(
        'An annotation or a constant of this file uses {0}, which must therefore stay a constant.',
        constant.name,
      ),
      alternatives: [],
    };
  }
  if (
    constant !== undefined &&
    withDependents(constant).some((one) => {
      const scope = scopeAround(one.declaration);
      return isReadEarly(one.name, one.declaration, scope, site.root, kotlinOrder);
    })
  ) {
    return { reason: earlyReason(constant.name), alternatives: [] };
  }
  if (target !== 'environment' && /\.gradle\.kts$/.test(site.request.document.path ?? '')) {
    return {
      reason: message('A build script of Gradle does not have the AWS SDK at hand.'),
      alternatives: ['environment'],
    };
  }
  return undefined;
}

function lineBefore({ span, source }: Site): string {
  return source.slice(lineStart(source, span.start), span.start);
}

/** Whether an annotation is Spring's `@Value`, with nothing but the literal. */
function isSpringValue(annotation: Site['node']): boolean {
  return /^@(?:\w+:)?(?:org\.springframework\.beans\.factory\.annotation\.)?Value\(\s*(?:value\s*=\s*)?"/.test(
    annotation.text,
  );
}

/** Of a literal that an annotation is given, the property or parameter that the annotation stands at. */
function annotatedName({ node }: Site): readonly string[] {
  const annotation = closest(node, annotations);
  const declaration =
    annotation && closest(annotation, new Set(['class_parameter', 'property_declaration', 'parameter']));
  const holder =
    declaration && (namedChildren(declaration).find((child) => child.type === 'variable_declaration') ?? declaration);
  const name = holder && namedChildren(holder).find((child) => child.type === 'identifier')?.text;
  return name === undefined ? [] : [name];
}

function fallback(site: Site): KotlinFallback | undefined {
  const { node, literal } = site;
  if (closest(node, annotations) !== undefined) {
    const property = placeholderProperty(node.text.slice(1, -1).replace('\\$', '$'));
    return property === undefined
      ? undefined
      : { variable: propertyVariable(property), span: spanOf(node), lookup: `"\\\${${property}}"` };
  }
  const variable = literal.use === 'environment-default' ? literal.name.at(-1) : undefined;
  if (variable === undefined) {
    return undefined;
  }
  const missing = `error(${doubleQuoted(`${variable} is not set`)})`;
  const argument = closest(node, new Set(['value_argument', 'lambda_literal', 'binary_expression']));
  const call = argument?.type === 'value_argument' ? argument.parent?.parent : undefined;
  const callee = call ? (namedChildren(call)[0]?.text ?? '') : '';
  if (callee === 'System.getProperty') {
    return undefined;
  }
  if (call && /^System\.getenv\(\)\.getOrDefault$/.test(callee)) {
    const plain = `System.getenv(${doubleQuoted(variable)})`;
    return { variable, span: spanOf(call), lookup: elvis(call, plain, missing), plain };
  }
  return { variable, span: spanOf(node), lookup: missing };
}

/** A property's look-up that the literal is the default of, which is worked out first: `System.getProperty("x", "…")`. */
function propertyLookup({ node }: Site): { readonly call: Site['node']; readonly plain: string } | undefined {
  const argument = closest(node, new Set(['value_argument', 'lambda_literal', 'binary_expression']));
  const list = argument?.parent;
  const call = argument?.type === 'value_argument' ? list?.parent : undefined;
  const [callee] = call ? namedChildren(call) : [];
  const [first, second] = list ? namedChildren(list) : [];
  return call && callee?.text === 'System.getProperty' && second?.startIndex === argument?.startIndex
    ? { call, plain: `System.getProperty(${first?.text ?? ''})` }
    : undefined;
}

/** `a ?: b`, in parentheses where it needs them. */
function elvis(node: Site['node'], left: string, right: string): string {
  const text = `${left} ?: ${right}`;
  return roomy.has(node.parent?.type ?? '') ? text : `(${text})`;
}

function lookup(site: Site, target: LookupTarget, found: KotlinFallback | undefined): Lookup {
  const way = target === 'environment' ? 'sdk' : wayOf(target, site.request);
  return {
    dependencies: artifactsOf(target, way),
    memberDependencies: jsonChoiceOf(site).lacking,
    review: reviewNotes(site, target, found),
    changes: wayChanges(target, way),
    edits: (reference, put) => {
      if (reference.target === 'environment') {
        return [...withoutConst(site), ...environmentEdits(site, reference.name, found, put)];
      }
      const imports = importsOf(site);
      const { expression, edits } = helperCall(site, reference.target, way, reference, imports);
      const property = propertyLookup(site);
      const placed =
        found?.plain === undefined
          ? property === undefined
            ? put(expression)
            : { span: spanOf(property.call), text: elvis(property.call, property.plain, expression) }
          : { span: found.span, text: found.lookup.replace(/error\("[^"]*"\)/, () => expression) };
      return [...withoutConst(site), placed, ...imports.edits(), ...edits];
    },
  };
}

function environmentEdits(
  site: Site,
  name: string,
  found: KotlinFallback | undefined,
  put: (expression: string) => TextEdit,
): TextEdit[] {
  if (found !== undefined) {
    return [{ span: found.span, text: found.lookup }];
  }
  if (closest(site.node, annotations) !== undefined) {
    return [put(`"\\\${${name}}"`)];
  }
  const plain = `System.getenv(${doubleQuoted(name)})`;
  const missing = `error(${doubleQuoted(`${name} is not set`)})`;
  const property = propertyLookup(site);
  if (property !== undefined && site.kind === 'whole') {
    const text = elvis(property.call, property.plain, `${plain} ?: ${missing}`);
    return [{ span: spanOf(property.call), text }];
  }
  const flat = elvis(site.node, plain, missing);
  const isWide = site.kind === 'whole' && !flat.startsWith('(');
  return [
    put(site.kind === 'part' ? `${plain} ?: ${missing}` : isWide ? alternative(site, plain, '?:', missing) : flat),
  ];
}

/** A `const val` becomes a `val`, and so do those that it is a part of. */
function withoutConst(site: Site): TextEdit[] {
  const constant = constantOf(site);
  return constant === undefined ? [] : withDependents(constant).map(({ word }) => ({ span: word, text: '' }));
}

function reviewNotes(site: Site, target: LookupTarget, found: KotlinFallback | undefined): Message[] {
  const constant = constantOf(site);
  const notes: Message[] = [];
  for (const one of constant === undefined ? [] : withDependents(constant).filter(({ isVisible }) => isVisible)) {
    notes.push(
      message(
        '{0} is no constant for the compiler any more: annotations and constants in other files cannot use it.',
        one.name,
      ),
    );
  }
  if (target === 'environment' && found !== undefined) {
    notes.push(message('Where {0} is not set, the program now fails instead of using the default.', found.variable));
  }
  return notes;
}
