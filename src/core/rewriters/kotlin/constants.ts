import type { SyntaxNode } from '../../languages/parsers';
import type { Site } from '../code/dialect';
import { ancestors, descendants, isSame, namedChildren } from '../code/nodes';
import { lineEnd } from '../shared/layout';
import type { Span } from '../../text/span';
import { identifiers } from './file';

/** A `const val`. https://kotlinlang.org/docs/properties.html#compile-time-constants */
export interface Constant {
  readonly name: string;
  readonly declaration: SyntaxNode;
  /** The word `const` and the blanks after it. */
  readonly word: Span;
  readonly isVisible: boolean;
  /** Whether an annotation of this file uses it, or a constant that it is a part of and that has to stay one. */
  readonly isDemanded: boolean;
  /** Other constants of its scope, below it, that it is a part of, which can be none either. */
  readonly dependents: readonly Constant[];
}

/** What may hold a template, `"$NAME"`, whose name the grammar does not tell from text. */
const templated: ReadonlySet<string> = new Set(['annotation', 'file_annotation']);
const primaryConstructors: ReadonlySet<string> = new Set(['primary_constructor']);
const properties: ReadonlySet<string> = new Set(['property_declaration']);

/** The constant that a secret is or is part of. */
export function constantOf({ node, root, source }: Site): Constant | undefined {
  const declaration = [...ancestors(node)].find((outer) => outer.type === 'property_declaration');
  const word = declaration && constWord(declaration);
  return declaration === undefined || word === undefined
    ? undefined
    : readConstant(declaration, word, root, source, new Set());
}

/** @param seen the declarations whose dependents are being read. */
function readConstant(
  declaration: SyntaxNode,
  word: SyntaxNode,
  root: SyntaxNode,
  source: string,
  seen: ReadonlySet<number>,
): Constant {
  const name = propertyName(declaration)?.text ?? '';
  const modifiers = namedChildren(declaration).find((child) => child.type === 'modifiers')?.text ?? '';
  let end = word.endIndex;
  while (end < lineEnd(source, end) && /\s/.test(source.charAt(end))) {
    end += 1;
  }
  const within = new Set([...seen, declaration.id]);
  const holders = descendants(root, properties).filter(
    (other) => !within.has(other.id) && constWord(other) !== undefined && usesName(other, name),
  );
  // Properties are given their values in the order in which they stand, those of other objects at a time of their own.
  const isInOrder = holders.every(
    (other) => isSame(other.parent, declaration.parent) && other.startIndex > declaration.startIndex,
  );
  const dependents = holders.flatMap((other) => {
    const otherWord = constWord(other);
    return otherWord === undefined ? [] : [readConstant(other, otherWord, root, source, within)];
  });
  return {
    name,
    declaration,
    word: { start: word.startIndex, end },
    isVisible: !/\bprivate\b/.test(modifiers),
    isDemanded:
      !isInOrder ||
      dependents.some((one) => one.isDemanded) ||
      descendants(root, templated).some((other) => usesName(other, name)) ||
      descendants(root, primaryConstructors).some((other) => isOfAnnotation(other) && usesName(other, name)),
    dependents,
  };
}

/** A constant with all others that it is a part of. */
export function withDependents(constant: Constant): Constant[] {
  const all = [constant, ...constant.dependents.flatMap(withDependents)];
  return [...new Map(all.map((one) => [one.word.start, one])).values()];
}

/** Whether a declaration or an annotation mentions a name, in a template too. */
function usesName(node: SyntaxNode, name: string): boolean {
  const own = node.type === 'property_declaration' ? propertyName(node)?.startIndex : undefined;
  return (
    descendants(node, identifiers).some((use) => use.text === name && use.startIndex !== own) ||
    node.text.split(/\$(?!\{)/).some((rest, index) => index > 0 && /^\w*/.exec(rest)?.[0] === name)
  );
}

/** `annotation class Secured(val login: String = LOGIN)`. */
function isOfAnnotation({ parent }: SyntaxNode): boolean {
  const modifiers = parent && namedChildren(parent).find((child) => child.type === 'modifiers');
  return modifiers?.namedChildren.some((child) => child?.text === 'annotation') === true;
}

function constWord(declaration: SyntaxNode): SyntaxNode | undefined {
  const modifiers = namedChildren(declaration).find((child) => child.type === 'modifiers');
  return modifiers && namedChildren(modifiers).find((child) => child.text === 'const');
}

/** The name that a property declaration declares. */
export function propertyName(declaration: SyntaxNode): SyntaxNode | undefined {
  const variable = namedChildren(declaration).find((child) => child.type === 'variable_declaration');
  return variable && namedChildren(variable).find((child) => child.type === 'identifier');
}
