import type { SyntaxNode } from '../../../languages/parsers';
import type { Parameter } from '../../code/parameters';

/** A call that an expression is an argument of, or the receiver of. */
export interface Call {
  readonly node: SyntaxNode;
  /** As written without arguments, blanks left out: `AwsBasicCredentials.create`, `new BasicAWSCredentials`. */
  readonly callee: string;
  /** The last name of the callee. */
  readonly name: string;
  readonly receiver: SyntaxNode | undefined;
  readonly arguments: readonly SyntaxNode[];
}

/** A variable, constant or field. */
export interface Variable {
  readonly name: string;
  /** What declares it: removed with it. */
  readonly declaration: SyntaxNode;
  /** Its value where it is declared. */
  readonly initial: SyntaxNode | undefined;
  /** Whether other files can use it. */
  readonly isVisible: boolean;
  /** The expressions that mention it, declaration apart. */
  readonly uses: readonly SyntaxNode[];
}

/** A function that returns an expression. */
export interface Returned {
  /** The type that it declares: undefined where it need not, a word for a function that has none of its own. */
  readonly type: SyntaxNode | string | undefined;
  readonly name: string;
  /** Whether other files can call it. */
  readonly isVisible: boolean;
  /** Whether the file goes on compiling where it declares a type that its callers can take as well. */
  readonly canChange: boolean;
  /** Whether the SDK asks it for credentials: it overrides what a provider of them has. */
  readonly givesCredentials?: boolean;
}

/** How a language of the JVM writes what AWS keys pass through. */
export interface JvmCode {
  /** The node around, where it is the same value: in parentheses, cast. */
  readonly transparent: ReadonlySet<string>;
  /** The call whose argument a node is. */
  callOf(node: SyntaxNode): Call | undefined;
  /** The call that a node is the receiver of: `x` in `x.build()`. */
  callOn(node: SyntaxNode): Call | undefined;
  /** The variable that a node is the initial value of. */
  declared(node: SyntaxNode): Variable | undefined;
  /** The variable that a node is assigned to, and the statement that does so. */
  assigned(node: SyntaxNode): { readonly variable: Variable; readonly statement: SyntaxNode } | undefined;
  /** What is assigned to a node, and the statement that does so. */
  target(node: SyntaxNode): { readonly value: SyntaxNode; readonly statement: SyntaxNode } | undefined;
  /** The statement that an expression is all of. */
  statement(node: SyntaxNode): SyntaxNode | undefined;
  /** The lambda whose result a node is. */
  lambda(node: SyntaxNode): SyntaxNode | undefined;
  /** The function that returns the node; undefined where the node is not returned. */
  returned(node: SyntaxNode): Returned | undefined;
  /** The choice between two values that a node is one of: a conditional expression. */
  choice(node: SyntaxNode): SyntaxNode | undefined;
  /** What else takes a value of a kind and goes with it: a statement, or an item of a list. */
  taker?(
    node: SyntaxNode,
    kind: string,
  ): { readonly statement: SyntaxNode } | { readonly item: SyntaxNode } | undefined;
  /** The parameter that an argument is given to; undefined where the method, or one of its calls, is not known for sure. */
  parameter?(argument: SyntaxNode, call: Call): Parameter | undefined;
  /** The parameter whose default a node is; undefined as above. */
  parameterOfDefault?(value: SyntaxNode): Parameter | undefined;
  /** What a string says; undefined for what is no plain string. */
  text(node: SyntaxNode): string | undefined;
}
