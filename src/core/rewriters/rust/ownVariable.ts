import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { ancestors, spanOf } from '../code/nodes';
import { freeName, snakeCase } from '../shared/identifiers';
import { lineEnd, lineIndent, lineStart } from '../shared/layout';
import { takenNames } from './helper';
import { columns, width } from './lazyStatic';

/** Nodes of which every part is worked out, in order, whenever they are. */
const straight: ReadonlySet<string> = new Set([
  'arguments',
  'array_expression',
  'await_expression',
  'call_expression',
  'field_expression',
  'field_initializer',
  'field_initializer_list',
  'match_expression',
  'parenthesized_expression',
  'reference_expression',
  'return_expression',
  'struct_expression',
  'try_expression',
  'tuple_expression',
  'unary_expression',
]);
const statements: ReadonlySet<string> = new Set(['let_declaration', 'expression_statement']);

/**
 * The edits that give a look-up a variable of its own, above the statement that it stands in: where the line would get
 * wider than rustfmt writes one. Undefined where the line is not, and where something decides whether the value is needed.
 *
 * @param node what gives way to the variable.
 * @param hint what the variable is called if it can be.
 */
export function ownVariable(site: Site, node: SyntaxNode, expression: string, hint: string): TextEdit[] | undefined {
  const { source, root, eol } = site;
  const { startIndex, endIndex } = node;
  const line = source.slice(lineStart(source, startIndex), lineEnd(source, endIndex));
  if (line.includes('\n') || columns(line) - (endIndex - startIndex) + expression.length <= width) {
    return undefined;
  }
  const statement = statementOf(node);
  if (statement === undefined || statement.previousNamedSibling?.type === 'attribute_item') {
    return undefined;
  }
  const name = freeName([snakeCase(hint), 'secret', 'looked_up'], takenNames(root));
  const start = statement.startIndex;
  const text = `let ${name} = ${expression};${eol}${lineIndent(source, start)}`;
  return source.slice(lineStart(source, start), start).trim() === ''
    ? [
        { span: { start, end: start }, text },
        { span: spanOf(node), text: name },
      ]
    : undefined;
}

/** The statement, or last expression, of a block that a node stands in, where nothing in between leaves it out. */
function statementOf(node: SyntaxNode): SyntaxNode | undefined {
  let inner = node;
  for (const outer of ancestors(node)) {
    if (outer.type === 'block') {
      return inner === node ? undefined : inner;
    }
    const isValue = outer.type !== 'match_expression' || outer.childForFieldName('value')?.id === inner.id;
    if (!isValue || !(straight.has(outer.type) || (statements.has(outer.type) && inner !== node))) {
      return undefined;
    }
    inner = outer;
  }
  return undefined;
}
