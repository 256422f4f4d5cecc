import type { SyntaxNode } from '../../languages/parsers';
import { ancestors, descendants, same } from '../javascript/syntax';
import type { JavascriptCdkFile } from './javascriptFile';
import { aroundOf } from './javascriptSpot';
import type { Around } from './around';

/**
 * What the uses of a variable belong to; undefined where not all of them are seen (it is exported), or where the name
 * may mean something else somewhere.
 */
export function variableUses(
  file: JavascriptCdkFile,
  declarator: SyntaxNode,
  name: string,
): readonly Around<SyntaxNode>[] | undefined {
  const declared = declarator.childForFieldName('name');
  if (declarator.parent?.type !== 'lexical_declaration' || declarator.parent.parent?.type === 'export_statement') {
    return undefined;
  }
  const named = descendants(
    file.root,
    'identifier',
    'shorthand_property_identifier',
    'shorthand_property_identifier_pattern',
  ).filter((node) => node.text === name && !same(node, declared));
  if (named.length === 0 || named.some(isElsewhere)) {
    return undefined;
  }
  return named.map((node) => aroundOf(file, node, true));
}

/** Whether an identifier binds its name anew, changes it or gives it away. */
function isElsewhere(node: SyntaxNode): boolean {
  const { parent } = node;
  return (
    node.type === 'shorthand_property_identifier_pattern' ||
    parent === null ||
    /^(?:required_parameter|optional_parameter|formal_parameters|export_specifier|import_specifier|assignment_pattern|rest_pattern|array_pattern|catch_clause|update_expression|augmented_assignment_expression)$/.test(
      parent.type,
    ) ||
    (parent.type === 'variable_declarator' && same(parent.childForFieldName('name'), node)) ||
    (parent.type === 'assignment_expression' && same(parent.childForFieldName('left'), node)) ||
    (parent.type === 'arrow_function' && same(parent.childForFieldName('parameter'), node)) ||
    [...ancestors(node)].some(
      (outer) => outer.type === 'export_statement' && outer.childForFieldName('declaration') === null,
    )
  );
}
