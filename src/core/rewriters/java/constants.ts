import type { SyntaxNode } from '../../languages/parsers';
import type { Site } from '../code/dialect';
import { ancestors, closest, descendants, isSame, namedChildren } from '../code/nodes';

/** Expressions that are constant where their operands are. */
const constantExpressions: ReadonlySet<string> = new Set([
  'binary_expression',
  'parenthesized_expression',
  'ternary_expression',
  'cast_expression',
]);

const declarators: ReadonlySet<string> = new Set(['variable_declarator']);
const names: ReadonlySet<string> = new Set(['identifier']);
/** Where only constants may stand. */
const demanding: ReadonlySet<string> = new Set(['annotation', 'switch_label', 'annotation_type_element_declaration']);

/** A constant variable, which the compiler copies to wherever it is used. https://docs.oracle.com/javase/specs/jls/se21/html/jls-4.html#jls-4.12.4 */
export interface Constant {
  readonly name: string;
  readonly declarator: SyntaxNode;
  /** Whether other files can use it. */
  readonly isVisible: boolean;
  /** Whether an annotation or a label of a switch of this file uses it, itself or by way of other constants. */
  readonly isDemanded: boolean;
}

/** The constant that a secret is or is part of; undefined where there is none. */
export function constantOf({ node, root }: Site): Constant | undefined {
  const declarator = closest(
    [node, ...ancestors(node)].find((outer) => !constantExpressions.has(outer.parent?.type ?? '')) ?? node,
    new Set([...declarators, 'block', 'class_body', 'argument_list']),
  );
  if (declarator === undefined || !isConstantDeclarator(declarator)) {
    return undefined;
  }
  const name = declarator.childForFieldName('name')?.text ?? '';
  const declaration = declarator.parent;
  const modifiers = declaration === null ? '' : modifiersOf(declaration);
  return {
    name,
    declarator,
    isVisible:
      declaration?.type === 'constant_declaration' ||
      (declaration?.type === 'field_declaration' && !/\bprivate\b/.test(modifiers)),
    isDemanded: isDemanded(root, name),
  };
}

function isConstantDeclarator(node: SyntaxNode): boolean {
  const declaration = node.parent;
  return (
    node.type === 'variable_declarator' &&
    declaration !== null &&
    declaration.childForFieldName('type')?.text === 'String' &&
    (declaration.type === 'constant_declaration' || /\bfinal\b/.test(modifiersOf(declaration)))
  );
}

/** The modifiers of a declaration. */
export function modifiersOf(declaration: SyntaxNode): string {
  const modifiers = namedChildren(declaration).find((child) => child.type === 'modifiers');
  // Not those of its annotations.
  return (modifiers?.children ?? []).map((child) => (child?.isNamed === false ? child.text : '')).join(' ');
}

function isDemanded(root: SyntaxNode, name: string): boolean {
  const uses = descendants(root, names).map((node) => ({ node, text: node.text }));
  const pending = [name];
  const seen = new Set(pending);
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    for (const { node } of uses.filter(({ text }) => text === current)) {
      if (closest(node, demanding) !== undefined && !isName(node)) {
        return true;
      }
      const declarator = closest(node, declarators);
      const owner = declarator?.childForFieldName('name')?.text;
      if (owner !== undefined && !isSame(declarator?.childForFieldName('name'), node) && !seen.has(owner)) {
        if (declarator !== undefined && isConstantDeclarator(declarator)) {
          seen.add(owner);
          pending.push(owner);
        }
      }
    }
  }
  return false;
}

/** The name of an annotation, or of one of its elements. */
function isName(node: SyntaxNode): boolean {
  const { parent } = node;
  return (
    (parent?.type === 'annotation' && isSame(parent.childForFieldName('name'), node)) ||
    (parent?.type === 'element_value_pair' && isSame(parent.childForFieldName('key'), node)) ||
    (parent?.type === 'annotation_type_element_declaration' && isSame(parent.childForFieldName('name'), node))
  );
}
