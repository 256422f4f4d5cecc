import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Site } from '../code/dialect';
import { ancestors, closest, descendants, isSame } from '../code/nodes';
import { lineIndent } from '../shared/layout';
import { lazyStatic } from './lazyStatic';
import { macroAround, takesLiterals } from './macros';

const items: ReadonlySet<string> = new Set(['const_item', 'static_item']);
const itemsAndClosures: ReadonlySet<string> = new Set([...items, 'closure_expression']);
const identifiers: ReadonlySet<string> = new Set(['identifier']);
const functions: ReadonlySet<string> = new Set(['function_item']);
const fixed: ReadonlySet<string> = new Set([
  'const_item',
  'static_item',
  'match_pattern',
  'attribute_item',
  'array_type',
  'const_block',
]);

/**
 * The constant or static that a secret is the value of or part of; undefined where there is none. What a closure gives,
 * as in `LazyLock::new(|| …)`, is worked out when it is first used: the closure is code like any other.
 */
export function constantOf({ node }: Pick<Site, 'node'>): SyntaxNode | undefined {
  const found = closest(node, itemsAndClosures);
  return found?.type === 'closure_expression' ? undefined : found;
}

/** The name of a constant. */
export function constantName(constant: SyntaxNode): string {
  return constant.childForFieldName('name')?.text ?? '';
}

/** Whether other modules can use it. */
export function isVisible(constant: SyntaxNode): boolean {
  return constant.namedChildren.some((child) => child?.type === 'visibility_modifier');
}

/** Why a constant cannot be worked out when it is first used; undefined where it can. */
export function constantObstacle(site: Site, constant: SyntaxNode): Message | undefined {
  const name = constantName(constant);
  const untold = textObstacle(site, constant);
  if (untold !== undefined) {
    return untold;
  }
  for (const use of usesOf(site.root, constant)) {
    if (demandsConstant(use, constant)) {
      return message('A constant, a pattern or an attribute uses {0}, which must therefore stay a constant.', name);
    }
  }
  return new RegExp(`\\{${name}[:}]`).test(site.source)
    ? message('A format names {0} within its text. Hand it over as an argument first.', name)
    : undefined;
}

/** Whether a constant is used where nothing but a constant can stand. */
export function demandsConstant(use: SyntaxNode, constant: SyntaxNode): boolean {
  const demanding = closest(use, fixed);
  const macro = macroAround(use);
  return (
    (demanding !== undefined && !isSame(demanding, constant)) ||
    isFixedPart(use) ||
    (macro !== undefined && (macro.name === 'matches' || takesLiterals(macro))) ||
    isConstantFunction(closest(use, functions))
  );
}

/** Whether a node is part of a pattern, of the length of an array, of an argument of a type, or of a variant's number. */
function isFixedPart(node: SyntaxNode): boolean {
  let inner = node;
  for (const outer of ancestors(node)) {
    if (/_item$|^block$/.test(outer.type) && outer.parent?.type !== 'type_arguments') {
      return false;
    }
    if (
      outer.type === 'type_arguments' ||
      isSame(outer.childForFieldName('pattern'), inner) ||
      (outer.type === 'array_expression' && isSame(outer.childForFieldName('length'), inner)) ||
      (outer.type === 'enum_variant' && isSame(outer.childForFieldName('value'), inner))
    ) {
      return true;
    }
    inner = outer;
  }
  return false;
}

/** Whether a function is a `const fn`. */
export function isConstantFunction(declared: SyntaxNode | undefined): boolean {
  return (
    declared?.children.some((child) => child?.type === 'function_modifiers' && /\bconst\b/.test(child.text)) === true
  );
}

/** Why no text that is looked up can take the place of a constant's value; undefined where one can. */
export function textObstacle({ kind }: Site, constant: SyntaxNode): Message | undefined {
  return isText(constant) && kind !== 'part'
    ? undefined
    : message('{0} is no plain text: as a value that is looked up it would have another type.', constantName(constant));
}

/** Whether a constant is declared by an `impl` or a trait. */
export function isAssociated({ parent }: SyntaxNode): boolean {
  return /^(?:impl|trait)_item$/.test(parent?.parent?.type ?? '');
}

/** Whether a constant is declared as a plain text. */
export function isText(constant: SyntaxNode): boolean {
  return /^&\s*(?:'static\s+)?str$/.test(constant.childForFieldName('type')?.text ?? '');
}

function usesOf(root: SyntaxNode, constant: SyntaxNode): SyntaxNode[] {
  const name = constant.childForFieldName('name');
  return descendants(root, identifiers).filter(
    (use) => use.text === name?.text && !isSame(use, name) && closest(use, new Set(['use_declaration'])) === undefined,
  );
}

/** The edits that make a constant a static that is worked out when it is first used. */
export function lazyEdits(site: Site, constant: SyntaxNode, expression: string): TextEdit[] {
  const { root, source } = site;
  const visibility = constant.namedChildren.find((child) => child?.type === 'visibility_modifier')?.text;
  const head = `${visibility === undefined ? '' : `${visibility} `}static ${constantName(constant)}`;
  const text = lazyStatic(site, head, expression, lineIndent(source, constant.startIndex));
  return [
    { span: { start: constant.startIndex, end: constant.endIndex }, text },
    ...usesOf(root, constant).map((use) => ({
      span: { start: use.endIndex, end: use.endIndex },
      text: '.as_str()',
    })),
  ];
}
