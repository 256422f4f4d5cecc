import type { SyntaxNode } from '../../../languages/parsers';
import { message } from '../../../text/message';
import type { Message } from '../../../text/message';
import type { Parameter } from '../../code/parameters';
import type { Removal } from './follow';

/** How a language writes functions that go by the same name. */
export interface Overloads {
  /** The methods or constructors that go by the name of one, itself included. */
  siblings(declaration: SyntaxNode): readonly SyntaxNode[];
  parameters(declaration: SyntaxNode): readonly SyntaxNode[];
  /** The modifiers that tell who may call it. */
  access(declaration: SyntaxNode): string;
  /** What a constructor gives to another one of its class, where it does nothing else. */
  handedOn(declaration: SyntaxNode): readonly SyntaxNode[] | undefined;
}

/**
 * What goes so that no class is left with two constructors or methods that take the same: a constructor that did nothing
 * but hand the keys to another one. Undefined where two would be left that do different things.
 *
 * @param gone the ids of the parameters and arguments that go.
 */
function duplicatesOf(
  parameters: readonly Parameter[],
  gone: ReadonlySet<number>,
  language: Overloads,
): SyntaxNode[] | undefined {
  const found = new Map<number, SyntaxNode>();
  const stay = (nodes: readonly SyntaxNode[]): SyntaxNode[] => nodes.filter(({ id }) => !gone.has(id));
  const signature = (declaration: SyntaxNode): string =>
    stay(language.parameters(declaration))
      .map((one) => one.childForFieldName('type')?.text ?? '')
      .join();
  const isShort = (declaration: SyntaxNode): boolean => {
    const handed = language.handedOn(declaration);
    const names = language.parameters(declaration).map((one) => one.childForFieldName('name')?.text);
    return (
      handed !== undefined &&
      stay(handed)
        .map(({ text }) => text)
        .join() === names.join()
    );
  };
  for (const declaration of new Set(parameters.map((one) => one.declaration))) {
    const twins = language
      .siblings(declaration)
      .filter((one) => one.id !== declaration.id && signature(one) === signature(declaration));
    if (!twins.every((twin) => isShort(twin) && language.access(twin) === language.access(declaration))) {
      return undefined;
    }
    for (const twin of twins) {
      found.set(twin.id, twin);
    }
  }
  return [...found.values()];
}

/** A removal with what else goes, as `duplicatesOf` tells; why not, where two functions could not be told apart any more. */
export function withDuplicates(removal: Removal, language: Overloads): Removal | Message {
  const doubled = duplicatesOf(removal.parameters, new Set(removal.items.map(({ id }) => id)), language);
  return doubled === undefined
    ? message('Without the keys, two methods or constructors would take the same: take them out by hand.')
    : { ...removal, statements: [...removal.statements, ...doubled] };
}
