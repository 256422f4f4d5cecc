import type { Literal } from '../literal';
import type { Context } from '../syntax/context';
import type { SyntaxItem } from '../syntax/item';
import type { LiteralText } from '../syntax/literalText';
import type { Frame, Taken } from '../syntax/read';
import type { CodeReader } from './reader';

/** How one string is written: how long its delimiters are, and what its inside means. */
export interface StringForm {
  /** Length of what opens it: prefix, quotes, the line end after `"""` where it does not count. */
  readonly opening: number;
  /** Length of what closes it; 0 where it is not closed. */
  readonly closing: number;
  /** Adds a constant stretch, decoded, to the literal. */
  read(source: string, start: number, end: number, into: LiteralText): void;
}

/** Hands contexts down to an item's children. */
export type Rule = (item: SyntaxItem, context: Context, reader: CodeReader) => readonly Frame[];

/** The parts of an access to a member or an element; where a field is not given, the first or the last child is meant. */
export interface Member {
  readonly object?: string;
  readonly property?: string;
  /** What stands between the two in a callee: `.` or `::`. */
  readonly separator: string;
  /** An element by its key, `a["b"]`, rather than a member by its name. */
  readonly element?: boolean;
}

/** The parts of a call. */
export interface CallShape {
  /** The field of the expression that is called; of a constructor's type. Not given: the first child. */
  readonly callee?: string;
  /** For grammars that tell a method's receiver from its name (`callee`). */
  readonly receiver?: string;
  /** The type of the node that holds the arguments. */
  readonly list: string;
  /** Whether an object is made: the callee is spelled `new X`. */
  readonly creates?: boolean;
  /** What follows the callee's name in its spelling: the `!` of a macro. */
  readonly suffix?: string;
  /** The type of a function behind the arguments, which is the last of them. */
  readonly trailing?: string;
}

/** What calls do with their arguments, by their callee as it is spelled. Where nothing is said, nothing is assumed. */
export interface CallTable {
  /** Methods, without receiver, whose result is their receiver as far as its being a secret goes: `trim`. */
  readonly preserving?: RegExp;
  /** Calls whose result is their first argument, likewise: `String::from`, `new String`. */
  readonly wrapping?: RegExp;
  /** Calls that look up a variable of the environment by their first argument; the second, if any, is a default. */
  readonly environment?: RegExp;
  /** What has the variables of the environment as its elements: `ENV["X"]`. */
  readonly environmentMap?: RegExp;
  /** Methods whose argument stands in where the receiver, or the first argument, holds nothing: `orElse`. */
  readonly fallback?: RegExp;
  /** Methods whose argument makes what the receiver is to hold: `get_or_init`. */
  readonly filling?: RegExp;
  /** Calls that compare their arguments, or their receiver with them. */
  readonly comparing?: RegExp;
  /** Calls with keys and values in turn: `Map.of`. */
  readonly mapping?: RegExp;
  /** Calls that make a pair of a key and a value. */
  readonly pairing?: RegExp;
  /** Calls that make a list of their arguments. */
  readonly listing?: RegExp;
  /** Calls that take a key and a value, after the receiver: `put`. */
  readonly setting?: RegExp;
  /** Calls that copy their second argument into the first: `strcpy`. */
  readonly copying?: RegExp;
}

/** A declaration that gives names to positions: of parameters, of fields. */
export interface Declares {
  /** The field of the declared name. */
  readonly name: string;
  /** Of the nodes that hold the names in order: their fields or types, from outermost to innermost. */
  readonly list: readonly string[];
  /** The types of the nodes in the list that declare one or more names. */
  readonly elements: ReadonlySet<string>;
  /** The field of a name within an element; each of them counts. Not given: the last identifier among its children. */
  readonly elementName?: string;
  /** Whether the name is a type, whose values are made with the positions; otherwise a function. */
  readonly type?: boolean;
}

/** A language of expressions, calls and declarations, by its grammar's node types. */
export interface CodeDescription {
  readonly comments: ReadonlySet<string>;
  /** Characters that begin strings or comments: only what holds one is worth a look. */
  readonly marks: string;
  /** The forms of strings; undefined for a node that is none after all. */
  readonly strings: Readonly<Record<string, (item: SyntaxItem, source: string) => StringForm | undefined>>;
  /** Lists that may spell a text, one character after the other, and the type of a character. */
  readonly characters?: { readonly list: string; readonly element: string };
  /** Nodes within strings that stand for what is not constant. */
  readonly holes: ReadonlySet<string>;
  /** Nodes that add up their operands where an operator is among their children; undefined: without any operator. */
  readonly sums: Readonly<Record<string, string | undefined>>;
  /** Nodes that are never entered. */
  readonly leaves: ReadonlySet<string>;
  /** Names themselves. */
  readonly identifiers: ReadonlySet<string>;
  /** Names that are values, and so may be keys: `:name`. */
  readonly symbols?: ReadonlySet<string>;
  /** Names that say nothing of what they stand for: `this`. */
  readonly selves: ReadonlySet<string>;
  readonly members: Readonly<Record<string, Member>>;
  /** Nodes that are one of their children as far as its value goes: its field, or undefined for the first. */
  readonly wrappers: Readonly<Record<string, string | undefined>>;
  /** Lists of names on the left, whose values stand in a list on the right. */
  readonly patterns: ReadonlySet<string>;
  readonly calls: Readonly<Record<string, CallShape>>;
  /** Arguments that may be named: the field of the name, or `=` where the name comes before that sign. */
  readonly arguments: Readonly<Record<string, { readonly name?: string; readonly sign?: string }>>;
  readonly callees: CallTable;
  readonly declares: Readonly<Record<string, Declares>>;
  /** Further nodes that are entered though no string is in them: bodies of classes, lists of parameters. */
  readonly entered: ReadonlySet<string>;
  /** Nodes whose operators matter, beside those of `sums`. */
  readonly operators: ReadonlySet<string>;
  readonly rules: Readonly<Record<string, Rule>>;
  /** Reads literals that the tree has in a form of its own, as in the text of a macro. */
  readonly take?: (item: SyntaxItem, context: Context, reader: CodeReader) => Taken | undefined;
  /** The literal as it is to be understood, as where its text is a template with a default. */
  readonly understood?: (literal: Literal) => Literal;
}
