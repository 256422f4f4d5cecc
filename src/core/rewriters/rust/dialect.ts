import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { TextEdit } from '../../text/edit';
import type { Dialect, Lookup, LookupTarget, Obstacle, Site } from '../code/dialect';
import { hintOf } from '../code/hint';
import { doubleQuoted } from '../code/names';
import { closest, expressionAt, spanOf } from '../code/nodes';
import type { SecretReference } from '../rewriter';
import { freeName, screamingCase, snakeCase } from '../shared/identifiers';
import { lineEnd, lineIndent, lineStart } from '../shared/layout';
import { environmentMustBeSet, readOncePerProcess, storePermission } from '../shared/plans';
import { associatedConstant, associatedObstacle, functionEdits } from './associatedConstant';
import { awaitedConstant } from './awaitedConstant';
import type { AwaitedConstant } from './awaitedConstant';
import {
  constantName,
  constantObstacle,
  constantOf,
  isAssociated,
  isConstantFunction,
  isVisible,
  lazyEdits,
} from './constants';
import { fallbackOf } from './fallback';
import type { RustFallback } from './fallback';
import { clapDefault, takesExpression, clapEdits, clapField } from './clapDefault';
import { convertedBy, convertedTokens, isConverted } from './conversions';
import type { Conversion } from './conversions';
import { cratesOf, helperCall, isHandedOn, takenNames } from './helper';
import { isKept } from './kept';
import { lazyDefaultEdits } from './lazyDefault';
import { columns, lazyStatic, staticOf, width } from './lazyStatic';
import { formatOf, holeEdits, macroAround, takesExpressions, takesHole, takesLiterals } from './macros';
import { ownVariable } from './ownVariable';
import { itemStart, outerItem } from './places';
import { jsonCrate } from './secretField';
import { waitingOf } from './waiting';
import type { Waiting } from './waiting';

const strings: ReadonlySet<string> = new Set(['string_literal', 'raw_string_literal']);
const patterns: ReadonlySet<string> = new Set(['match_pattern', 'or_pattern', 'tuple_struct_pattern', 'const_block']);

const functionsAndClosures: ReadonlySet<string> = new Set(['function_item', 'closure_expression']);

/** How Rust looks secrets up. */
export const rustDialect: Dialect<RustFallback> = {
  strings,
  name: snakeCase,
  owned: clapField,
  isTemplate: (node) => formatOf(node) !== undefined,
  mustBeWhole: (node) => strings.has(node.type) && formatOf(node) === undefined && !isConverted(node) && isKept(node),
  splice: (site, expression) => {
    const { source, node, span } = site;
    if (formatOf(node) !== undefined) {
      return takesHole(site) ? node.text : undefined;
    }
    const macro = macroAround(node);
    if (/^[bc]/.test(node.text) || (macro !== undefined && !takesExpressions(macro))) {
      return undefined;
    }
    const escaped = (text: string): string => text.replace(/[{}]/g, '$&$&');
    const before = escaped(source.slice(node.startIndex, span.start));
    const after = escaped(source.slice(span.end, node.endIndex));
    return `${isConverted(node) ? '' : '&'}format!(${argumentsOf(site, [`${before}{}${after}`, expression])})`;
  },
  obstacle,
  fallback: fallbackOf,
  lookup,
};

function obstacle(site: Site, target: LookupTarget): Obstacle | undefined {
  const { node } = site;
  const refused = (reason: Message, ...alternatives: LookupTarget[]): Obstacle => ({ reason, alternatives });
  if (closest(node, new Set(['attribute_item', 'inner_attribute_item'])) !== undefined) {
    if (takesExpression(node)) {
      return refused(
        message(
          'clap works out this default before it knows whether it is needed, and shows it in the help. Make the field an Option, and look the secret up where it is None.',
        ),
      );
    }
    return clapDefault(site) === undefined
      ? refused(message('An attribute takes literals only.'))
      : target === 'environment'
        ? undefined
        : refused(
            message(
              'An attribute takes literals only, and clap works out defaults before it knows whether they are needed. Let the argument be read from a variable of the environment (env = "…").',
            ),
            'environment',
          );
  }
  if (closest(node, patterns) !== undefined) {
    return refused(message('A pattern takes constants only.'));
  }
  const macro = macroAround(node);
  if (macro !== undefined && takesLiterals(macro)) {
    return refused(message('The macro {0} takes literals only.', `${macro.name}!`));
  }
  if (node.text.startsWith('c"')) {
    return refused(message('A C string has another type than what is looked up.'));
  }
  const constant = constantOf(site);
  const isAwaited = target !== 'environment' && awaitedConstant(site) !== undefined;
  const reason =
    constant === undefined || isAwaited
      ? undefined
      : isAssociated(constant)
        ? associatedObstacle(site, constant)
        : constantObstacle(site, constant);
  if (reason !== undefined) {
    return refused(reason);
  }
  return isConstantFunction(closest(node, functionsAndClosures))
    ? refused(message('A const fn is worked out at compile time and cannot look anything up.'))
    : undefined;
}

function lookup(site: Site, target: LookupTarget, fallback: RustFallback | undefined): Lookup {
  const awaited = target === 'environment' ? undefined : awaitedConstant(site);
  const constant = awaited === undefined ? constantOf(site) : undefined;
  const waiting = awaited === undefined ? waitingOf(site) : 'awaits';
  const isHeldUp = target !== 'environment' && waiting === 'bridges';
  const at = awaited === undefined ? site : { ...site, node: awaited.first };
  const handsOn = target !== 'environment' && isHandedOn(at, target, waiting, placeOf(at, waiting, fallback));
  return {
    dependencies: cratesOf(target, waiting),
    memberDependencies: [jsonCrate],
    review: [
      ...(constant !== undefined && isVisible(constant) ? [toldToOthers(site, constant)] : []),
      ...(isHeldUp
        ? [
            message(
              'This code cannot await: tasks on the same thread wait as long as the first look-up takes. Where that matters, look the value up in asynchronous code and hand it over.',
            ),
          ]
        : []),
      ...(clapDefault(site) !== undefined && fallback === undefined
        ? [message('The feature env of clap must be on for arguments to be read from the environment.')]
        : []),
      ...(target === 'environment' && fallback !== undefined
        ? [
            message(
              'Where {0} is not set, the program now has no value or fails instead of using the default.',
              fallback.variable,
            ),
          ]
        : []),
    ],
    changes:
      target === 'environment'
        ? [
            environmentMustBeSet(),
            clapDefault(site) === undefined
              ? message('The code panics where the variable is not set.')
              : message('The program asks for the argument where neither it nor the variable is given.'),
          ]
        : [
            storePermission(target),
            readOncePerProcess(),
            message('The look-up is a network call the first time this code runs.'),
            ...(waiting !== 'awaits'
              ? [
                  message(
                    'The look-up blocks its thread until the answer is there, on a runtime of tokio (feature rt) that it starts for that.',
                  ),
                ]
              : []),
            handsOn
              ? message('The function returns an error where the value cannot be read.')
              : message('The code panics where the value cannot be read.'),
          ],
    edits: (reference, put) =>
      reference.target === 'environment'
        ? environmentEdits(site, reference.name, fallback, put)
        : awaited === undefined
          ? storeEdits(site, reference.target, waiting, reference, fallback, put)
          : awaitedEdits(site, awaited, reference.target, reference),
  };
}

/** What other modules that use a constant must say from now on. */
function toldToOthers(site: Site, constant: SyntaxNode): Message {
  const name = constantName(constant);
  const associated = isAssociated(constant) ? associatedConstant(site, constant) : undefined;
  return associated === undefined
    ? message('{0} has another type now: other modules that use it must say {0}.as_str().', name)
    : message('{0} is a function now: other modules that use it must call {1}().', name, associated.function);
}

/**
 * The edits by which what a constant holds is worked out when it is first used.
 *
 * @param expression what is looked up.
 * @param owned the method that makes a `String` of it; undefined where it is one.
 */
function constantEdits(site: Site, constant: SyntaxNode, expression: string, owned?: string): TextEdit[] {
  const associated = isAssociated(constant) ? associatedConstant(site, constant) : undefined;
  return associated === undefined
    ? lazyEdits(site, constant, `${expression}${owned ?? ''}`)
    : functionEdits(site, constant, associated, expression, owned === undefined);
}

/** Where a look-up is written; undefined where that is in a closure that is made for it. */
function placeOf(site: Site, waiting: Waiting, fallback: RustFallback | undefined): SyntaxNode | undefined {
  if (fallback === undefined) {
    return site.node;
  }
  return waiting === 'awaits' ? expressionAt(site.root, fallback.span) : undefined;
}

type Put = (expression: string) => TextEdit;

function awaitedEdits(
  site: Site,
  awaited: AwaitedConstant,
  store: 'secretsmanager' | 'parameterstore',
  reference: Pick<SecretReference, 'name' | 'jsonKey'>,
): TextEdit[] {
  const call = helperCall({ ...site, node: awaited.first }, store, 'awaits', awaited.first, reference);
  const [only, ...others] = awaited.uses;
  const own =
    only && others.length === 0
      ? ownVariable(site, only, call.at(only), hintOf(site, rustDialect, undefined))
      : undefined;
  const placed = own ?? awaited.uses.map((use) => ({ span: spanOf(use), text: call.at(use) }));
  return [...awaited.removal, ...placed, ...call.edits];
}

function environmentEdits(site: Site, name: string, fallback: RustFallback | undefined, put: Put): TextEdit[] {
  const argument = clapDefault(site);
  if (argument !== undefined) {
    return clapEdits(argument, name);
  }
  const expected = `.expect(${doubleQuoted(`${name} is not set`)})`;
  if (fallback !== undefined) {
    return [{ span: fallback.span, text: `${fallback.lookup}${fallback.isOptional === true ? '.ok()' : expected}` }];
  }
  const read = `std::env::var(${doubleQuoted(name)})${expected}`;
  const constant = constantOf(site);
  if (constant !== undefined) {
    return constantEdits(site, constant, read);
  }
  const macro = formatOf(site.node);
  if (macro !== undefined) {
    return holeEdits(site, macro, read);
  }
  const conversion = convertedBy(site.node);
  if (site.kind === 'part') {
    return [withoutConversion(put(read), conversion)];
  }
  if (conversion !== undefined) {
    const { call, isPlain } = conversion;
    return [isPlain ? { span: spanOf(call), text: read } : put(read), ...lazyDefaultEdits(site)];
  }
  const tokens = convertedTokens(site.node);
  if (tokens !== undefined) {
    return [{ span: tokens, text: read }];
  }
  const bytes = site.node.text.startsWith('b') ? '.as_bytes()' : '.as_str()';
  const standing = staticOf(site, name);
  if (standing !== undefined) {
    return [put(`${standing}${bytes}`), ...lazyDefaultEdits(site)];
  }
  const lazy = freeName([screamingCase(name)], takenNames(site.root));
  const item = outerItem(site.node);
  const start = itemStart(item);
  const indent = lineIndent(site.source, item.startIndex);
  const text = `${lazyStatic(site, `static ${lazy}`, read, indent)}${site.eol}${site.eol}${indent}`;
  return [{ span: { start, end: start }, text }, put(`${lazy}${bytes}`), ...lazyDefaultEdits(site)];
}

function storeEdits(
  site: Site,
  store: 'secretsmanager' | 'parameterstore',
  waiting: Waiting,
  reference: Pick<SecretReference, 'name' | 'jsonKey'>,
  given: RustFallback | undefined,
  put: Put,
): TextEdit[] {
  const fallback = given?.isOptional === true ? undefined : given;
  const place = placeOf(site, waiting, fallback);
  const call = helperCall(site, store, waiting, place, reference);
  const { edits } = call;
  const expression = call.at(place);
  if (fallback !== undefined && waiting !== 'awaits') {
    return [{ span: fallback.span, text: lazily(site, fallback, `${expression}.to_string()`) }, ...edits];
  }
  const constant = constantOf(site);
  if (constant !== undefined) {
    return [...constantEdits(site, constant, expression, '.to_owned()'), ...edits];
  }
  if (fallback !== undefined) {
    const { eol, indent, source } = site;
    const outer = lineIndent(source, fallback.span.start);
    const lines = [
      `match ${fallback.lookup} {`,
      `${outer}${indent}Ok(value) => value,`,
      `${outer}${indent}Err(_) => ${expression}.to_string(),`,
      `${outer}}`,
    ];
    return [{ span: fallback.span, text: lines.join(eol) }, ...edits];
  }
  const macro = formatOf(site.node);
  if (macro !== undefined) {
    return [...holeEdits(site, macro, expression), ...edits];
  }
  const lazy = waiting === 'awaits' ? [] : lazyDefaultEdits(site);
  const own =
    lazy.length === 0 && site.kind === 'whole' && /^r?#*"/.test(site.node.text)
      ? ownVariable(site, site.node, expression, hintOf(site, rustDialect, fallback))
      : undefined;
  if (own !== undefined) {
    return [...own, ...edits];
  }
  const isBytes = site.kind === 'whole' && site.node.text.startsWith('b');
  const placed = put(isBytes ? `${expression}.as_bytes()` : expression);
  return [site.kind === 'part' ? withoutConversion(placed, convertedBy(site.node)) : placed, ...lazy, ...edits];
}

/** A look-up in the environment with a default that is worked out where it is needed, on two lines where one gets too wide. */
function lazily({ source, eol, indent }: Site, { lookup, span }: RustFallback, expression: string): string {
  const before = source.slice(lineStart(source, span.start), span.start);
  const call = `.unwrap_or_else(|_| ${expression})`;
  const fits = columns(before + lookup + call + source.slice(span.end, lineEnd(source, span.end))) <= width;
  return fits ? lookup + call : `${lookup}${eol}${lineIndent(source, span.start)}${indent}${call}`;
}

/** Arguments on the line of the string that they take the place of, or each on its own where that gets too wide. */
function argumentsOf({ source, node, eol, indent }: Site, list: readonly string[]): string {
  const line = source.slice(lineStart(source, node.startIndex), lineEnd(source, node.endIndex));
  const flat = list.join(', ');
  if (line.includes('\n') || columns(line) - node.text.length + flat.length + '&format!()'.length <= width) {
    return flat;
  }
  const outer = eol + lineIndent(source, node.startIndex);
  return list.map((one) => outer + indent + one).join(',') + outer;
}

/** What `format!` gives is a `String` already. */
function withoutConversion({ span, text }: TextEdit, conversion: Conversion | undefined): TextEdit {
  return conversion?.isPlain === true ? { span: spanOf(conversion.call), text } : { span, text };
}
