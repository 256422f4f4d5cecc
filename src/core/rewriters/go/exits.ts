import type { SyntaxNode } from '../../languages/parsers';
import { descendants, namedChildren } from '../code/nodes';
import { nameOfPackage } from './imports';
import { bodyOf, declarationOf, functions } from './scopes';

/** How a function ends the program where it has an error: it prints that to standard error, and exits. */
export interface Exit {
  /** `fmt.Fprintln(os.Stderr, ` */
  readonly print: string;
  /** `os.Exit(1)` */
  readonly call: string;
}

/**
 * How a function ends the program elsewhere, as `main` does without the package log: `fmt.Fprintln(os.Stderr, err)`, then
 * `os.Exit(1)`. Undefined where it does not, or where what it calls has another meaning at a statement.
 */
export function exitOf(declared: SyntaxNode, root: SyntaxNode, statement: SyntaxNode): Exit | undefined {
  const [fmt, os] = [nameOfPackage(root, 'fmt'), nameOfPackage(root, 'os')];
  const body = bodyOf(declared);
  if (fmt === undefined || os === undefined || body === undefined) {
    return undefined;
  }
  if ([fmt, os].some((name) => declarationOf(name, statement)?.isLocal === true)) {
    return undefined;
  }
  const printed = new RegExp(`^${fmt}\\.Fprint(?:ln|f)?\\(${os}\\.Stderr,`);
  const call = descendants(body, new Set(['if_statement', ...functions]))
    .filter(({ type }) => type === 'if_statement')
    .map((one) => namedChildren(namedChildren(one.childForFieldName('consequence') ?? one)[0] ?? one))
    .find((list) => list.length > 1 && printed.test(list.at(-2)?.text ?? ''))
    ?.at(-1)?.text;
  return call !== undefined && new RegExp(`^${os}\\.Exit\\([1-9]\\d*\\)$`).test(call)
    ? { print: `${fmt}.Fprintln(${os}.Stderr, `, call }
    : undefined;
}

/** The lines that print an error and end the program. */
export function exitLines({ print, call }: Exit, error: string): string[] {
  return [`${print}${error})`, call];
}
