import type { SyntaxNode } from '../../languages/parsers';
import { isSame } from './nodes';

/** A parameter of a function of the same file, and what every call gives it. */
export interface Parameter {
  /** Of the function, method or constructor. */
  readonly owner: string;
  readonly name: string;
  /** The function, as comments above document it. */
  readonly declaration: SyntaxNode;
  /** The parameter itself: an item of the list of parameters. */
  readonly node: SyntaxNode;
  /** Its value where no call gives one. */
  readonly initial: SyntaxNode | undefined;
  /** What calls give it. */
  readonly arguments: readonly Argument[];
  /** Whether other files can call the function. */
  readonly isVisible: boolean;
  /** The expressions that mention it. */
  readonly uses: readonly SyntaxNode[];
}

/** An argument of a call. */
export interface Argument {
  /** An item of the list of arguments. */
  readonly node: SyntaxNode;
  readonly value: SyntaxNode;
  /** The name of the parameter that it is given to; undefined where its place tells. */
  readonly label?: string | undefined;
}

/** A parameter as it is declared. */
export interface Declared {
  readonly node: SyntaxNode;
  readonly name: string;
  readonly initial?: SyntaxNode | undefined;
  /** Whether it is given by name alone: places do not count it. */
  readonly isNamed?: boolean;
  /** The expressions that mention it. */
  uses(): readonly SyntaxNode[];
}

/** A function, method or constructor of which the file shows every call that it may know of. */
export interface Callable {
  readonly owner: string;
  readonly declaration: SyntaxNode;
  readonly isVisible: boolean;
  readonly parameters: readonly Declared[];
  readonly calls: readonly (readonly Argument[])[];
}

/**
 * The parameter that an argument is given to, or whose default it is, with what all calls give it. Undefined where a call
 * does not fit the parameters: then another function is meant, or a list is handed on whole.
 */
export function parameterOf(value: SyntaxNode, callable: Callable): Parameter | undefined {
  const matches = callable.calls.map((list) => matched(list, callable.parameters));
  const index = callable.parameters.findIndex(
    ({ initial }, at) => isSame(initial, value) || matches.some((match) => isSame(match?.get(at)?.value, value)),
  );
  const parameter = callable.parameters[index];
  if (parameter === undefined || matches.includes(undefined)) {
    return undefined;
  }
  return {
    owner: callable.owner,
    name: parameter.name,
    declaration: callable.declaration,
    node: parameter.node,
    initial: parameter.initial,
    arguments: matches.flatMap((match) => match?.get(index) ?? []),
    isVisible: callable.isVisible,
    uses: parameter.uses(),
  };
}

/** The arguments of a call by the index of the parameter that takes each; undefined where one fits none. */
function matched(list: readonly Argument[], parameters: readonly Declared[]): Map<number, Argument> | undefined {
  const places = [...parameters.keys()].filter((index) => parameters[index]?.isNamed !== true);
  const given = new Map<number, Argument>();
  let place = 0;
  for (const argument of list) {
    const { label } = argument;
    const index = label === undefined ? places[place] : parameters.findIndex(({ name }) => name === label);
    if (index === undefined || index < 0 || given.has(index)) {
      return undefined;
    }
    place += label === undefined ? 1 : 0;
    given.set(index, argument);
  }
  return given;
}

/** Whether nothing is lost with a value: there is none, or it is read from where the default chain looks, too. */
export function holdsNoKey(value: SyntaxNode): boolean {
  return (
    /^(?:nil|null|''|""|\$null)$/i.test(value.text) ||
    /\bAWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SECRET_KEY|ACCESS_KEY|SESSION_TOKEN)\b/.test(value.text) ||
    /"aws\.(?:accessKeyId|secretKey|secretAccessKey|sessionToken)"/.test(value.text)
  );
}
