import type { TextEdit } from '../../text/edit';
import { lineEnd, lineIndent, lineStart } from '../shared/layout';
import type { EnvironmentDefault } from './environmentDefault';
import { environOf, isWholeStatement } from './environmentDefault';
import type { PythonFile } from './file';
import { isFirstOnLine, removeItems } from './removal';
import { credentialEdits } from './credentials/edits';
import { dropImports } from './credentials/leftovers';
import { RemovalSet } from './credentials/removalSet';
import type { Setup } from './setup';
import { environExpression } from './lookup';
import { replaceWhole, spaced } from './substitution';
import { ancestors, childIn, operands, statementOf } from './tree';
import type { PyNode } from './tree';

/** The widest line that a conditional expression is written on. */
const width = 88;

/** Whether a store can be asked only where the variable is not set, as the default was used only there. */
export function staysLazy(found: EnvironmentDefault): boolean {
  switch (found.form) {
    case 'get':
      return isPlainKey(found);
    case 'setdefault':
      return isPlainKey(found) && isWholeStatement(found.whole);
    case 'or':
    case 'conditional':
    case 'set':
      return true;
    case 'library':
      return false;
  }
}

function isPlainKey(found: EnvironmentDefault): boolean {
  const list = childIn(found.lookup, 'arguments');
  return operands(list)[0]?.type === 'string' && list?.children.some((child) => child.type === 'comment') === false;
}

/**
 * Makes a default that was always at hand one that is looked up only where the variable is not set; undefined where
 * that needs no more than putting the look-up in the literal's place.
 */
export function lazyEdit(
  file: PythonFile,
  setup: Setup,
  found: EnvironmentDefault,
  expression: (quote: '"' | "'") => string,
): TextEdit | undefined {
  if (!staysLazy(found) || (found.form !== 'get' && found.form !== 'setdefault')) {
    return undefined;
  }
  const environ = environOf(file, found.lookup) ?? environExpression(setup, found.lookup);
  const lookup = expression(nestedQuote(file, found.whole) ?? file.quote);
  const key = operands(childIn(found.lookup, 'arguments'))[0];
  const name = key ? file.text(key) : '';
  if (found.form === 'setdefault') {
    const statement = statementOf(found.whole);
    const indent = lineIndent(file.source, statement.start);
    if (!/^[\t ]*$/.test(file.source.slice(lineStart(file.source, statement.start), statement.start))) {
      return undefined;
    }
    const text = `if ${name} not in ${environ}:${file.eol}${indent}${file.indent}${environ}[${name}] = ${lookup}`;
    return { span: { start: statement.start, end: statement.end }, text };
  }
  return conditional(file, found.whole, [`${environ}[${name}]`, `if ${name} in ${environ}`, `else ${lookup}`]);
}

/** Parents whose operand may be a conditional expression without parentheses. */
const roomy =
  /^(?:assignment|augmented_assignment|return_statement|argument_list|keyword_argument|pair|list|tuple|set|expression_list|default_parameter|typed_default_parameter|parenthesized_expression|interpolation|expression_statement|named_expression)$/;

/** Whether it looks well on lines of its own: as all of a statement's right side, or of an item that begins its line. */
function isBreakable(file: PythonFile, node: PyNode): boolean {
  const { parent } = node;
  return parent?.type === 'keyword_argument' || parent?.type === 'pair'
    ? isFirstOnLine(file, parent)
    : /^(?:assignment|return_statement|parenthesized_expression)$/.test(parent?.type ?? '');
}

function conditional(file: PythonFile, node: PyNode, parts: readonly string[]): TextEdit {
  const span = { start: node.start, end: node.end };
  const line = parts.join(' ');
  const nested = ancestors(node).some((outer) => outer.type === 'interpolation');
  const { source } = file;
  const before = source.slice(lineStart(source, node.start), node.start).length;
  const after = source.slice(node.end, lineEnd(source, node.end)).length;
  if (!nested && isBreakable(file, node) && before + line.length + after > width) {
    const indent = lineIndent(source, node.start);
    const inner = parts.map((part) => file.eol + indent + file.indent + part).join('');
    return node.parent?.type === 'parenthesized_expression'
      ? { span, text: parts.join(file.eol + indent) }
      : { span, text: spaced(file, span, `(${inner}${file.eol}${indent})`) };
  }
  return { span, text: spaced(file, span, roomy.test(node.parent?.type ?? '') ? line : `(${line})`) };
}

/** The edits that leave nothing but the look-up in the environment: what the default stood in for must be there. */
export function withoutDefault(
  file: PythonFile,
  setup: Setup,
  found: EnvironmentDefault,
  lookup: (quote: '"' | "'") => string,
): TextEdit[] {
  const quote = nestedQuote(file, found.whole) ?? file.quote;
  switch (found.form) {
    case 'get':
      return [replaceWhole(file, found.whole, lookup(quote))];
    case 'or':
      return [
        {
          span: { start: found.lookup.start, end: found.whole.end },
          text: spaced(file, { start: found.lookup.start, end: found.whole.end }, lookup(quote)),
        },
      ];
    case 'conditional':
      return [replaceWhole(file, found.whole, file.text(found.lookup))];
    case 'set':
    case 'setdefault':
      return isWholeStatement(found.whole)
        ? withoutStatement(file, statementOf(found.whole))
        : [replaceWhole(file, found.whole, lookup(quote))];
    case 'library': {
      const callee = childIn(found.lookup, 'function');
      return callee && /(?:^|\.)(?:get|getenv)$/.test(file.text(callee))
        ? [replaceWhole(file, found.whole, lookup(quote))]
        : removeItems(file, [found.argument]);
    }
  }
}

/** The statement goes, and with it an import that is there for it alone. */
function withoutStatement(file: PythonFile, statement: PyNode): TextEdit[] {
  const set = new RemovalSet();
  set.statements.add(statement);
  dropImports(file, set);
  return credentialEdits(file, set);
}

/** Whether nothing is looked up afterwards: the statement only gave the variable its value. */
export function vanishes(found: EnvironmentDefault): boolean {
  return (found.form === 'set' || found.form === 'setdefault') && isWholeStatement(found.whole);
}

function nestedQuote(file: PythonFile, node: PyNode): '"' | "'" | undefined {
  if (!ancestors(node).some((outer) => outer.type === 'interpolation')) {
    return undefined;
  }
  return file.text(node).includes("'") ? "'" : '"';
}
