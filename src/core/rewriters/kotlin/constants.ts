import type { SyntaxNode } from '../../languages/parsers';
import type { Site } from '../code/dialect';
import { ancestors, closest, descendants, namedChildren } from '../code/nodes';
import { lineEnd } from '../shared/layout';
import type { Span } from '../../text/span';
import { identifiers } from './file';

/** A `const val`. https://kotlinlang.org/docs/properties.html#compile-time-constants */
export interface Constant {
  readonly name: string;
  /** The word `const` and the blanks after it. */
  readonly word: Span;
  readonly isVisible: boolean;
  /** Whether an annotation or another constant of this file uses it. */
  readonly isDemanded: boolean;
}

/** What may hold a template, `"$NAME"`, whose name the grammar does not tell from text. */
const templated: ReadonlySet<string> = new Set(['annotation', 'property_declaration']);

/** The constant that a secret is or is part of. */
export function constantOf({ node, root, source }: Site): Constant | undefined {
  const declaration = [...ancestors(node)].find((outer) => outer.type === 'property_declaration');
  const word = declaration && constWord(declaration);
  if (declaration === undefined || word === undefined) {
    return undefined;
  }
  const name = propertyName(declaration)?.text ?? '';
  const modifiers = namedChildren(declaration).find((child) => child.type === 'modifiers')?.text ?? '';
  let end = word.endIndex;
  while (end < lineEnd(source, end) && /\s/.test(source.charAt(end))) {
    end += 1;
  }
  return {
    name,
    word: { start: word.startIndex, end },
    isVisible: !/\bprivate\b/.test(modifiers),
    isDemanded:
      descendants(root, identifiers).some((use) => use.text === name && demandsConstant(use)) ||
      descendants(root, templated).some(
        (other) =>
          other.startIndex !== declaration.startIndex &&
          (other.type === 'annotation' || constWord(other) !== undefined) &&
          other.text.split(/\$(?!\{)/).some((rest, index) => index > 0 && /^\w*/.exec(rest)?.[0] === name),
      ),
  };
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

function demandsConstant(use: SyntaxNode): boolean {
  if (closest(use, new Set(['annotation', 'file_annotation'])) !== undefined) {
    return true;
  }
  const declaration = closest(use, new Set(['property_declaration']));
  return (
    declaration !== undefined &&
    constWord(declaration) !== undefined &&
    propertyName(declaration)?.startIndex !== use.startIndex
  );
}
