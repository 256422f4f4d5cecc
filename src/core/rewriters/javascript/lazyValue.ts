import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { layLines, nextLineStart } from '../shared/layout';
import { freeName, pascalCase } from '../shared/identifiers';
import type { Scopes } from './scopes';
import { end } from './style';
import type { Style } from './style';
import { ancestors, descendants, unwrap } from './syntax';

/** A constant of a module that is made with a secret: a client, a pool. It can be made when it is first needed. */
export interface LazyValue {
  /** The statement that declares it. */
  readonly statement: SyntaxNode;
  readonly name: string;
  /** The expression that makes it. */
  readonly value: SyntaxNode;
  /** Its type, where the language has types. */
  readonly type: string | undefined;
  readonly uses: readonly SyntaxNode[];
}

/**
 * The constant that is made with a literal; undefined where it leaves the file, or has a type that cannot be written down.
 *
 * @param typed whether the language has types.
 */
export function lazyValueOf(literal: SyntaxNode, scopes: Scopes, typed: boolean): LazyValue | undefined {
  const declarator = [...ancestors(literal)].find((node) => node.type === 'variable_declarator');
  const statement = declarator?.parent;
  const name = declarator?.childForFieldName('name');
  const value = declarator?.childForFieldName('value');
  if (
    statement?.type !== 'lexical_declaration' ||
    statement.parent?.type !== 'program' ||
    statement.child(0)?.type !== 'const' ||
    statement.namedChildCount !== 1 ||
    name?.type !== 'identifier' ||
    !value ||
    !/^(?:new|call)_expression$/.test(unwrap(value).type)
  ) {
    return undefined;
  }
  const type = typed ? typeOf(declarator?.childForFieldName('type') ?? null, unwrap(value)) : undefined;
  const uses = scopes.of(name)?.references;
  return uses === undefined || (typed && type === undefined)
    ? undefined
    : { statement, name: name.text, value, type, uses };
}

function typeOf(annotation: SyntaxNode | null, value: SyntaxNode): string | undefined {
  if (annotation !== null) {
    return annotation.namedChild(0)?.text;
  }
  const made = value.type === 'new_expression' ? value.childForFieldName('constructor') : null;
  return made === null || !/^[\w$.]+$/.test(made.text)
    ? undefined
    : made.text + (value.childForFieldName('type_arguments')?.text ?? '');
}

/** Names for the function that makes a value, and for the variable that keeps it. */
export function lazyNames({ name }: LazyValue, taken: ReadonlySet<string>): { getter: string; cache: string } {
  return {
    getter: freeName([`get${pascalCase(name)}`, `lazy${pascalCase(name)}`], taken),
    cache: freeName([`cached${pascalCase(name)}`, `made${pascalCase(name)}`], taken),
  };
}

/**
 * The edits that turn the declaration of a value into a function that makes it once.
 *
 * @param wait the statement that waits for the secret. It comes first: two calls at once would otherwise make two values.
 */
export function lazyEdits(
  { statement, name, value, type }: LazyValue,
  { getter, cache }: { readonly getter: string; readonly cache: string },
  wait: string,
  style: Style,
  source: string,
): TextEdit[] {
  const stop = end(style);
  const { eol, indent } = style;
  const head = [
    `let ${cache}${type === undefined ? '' : `: ${type} | undefined`}${stop}`,
    '',
    `/** Gives ${name}, which is made when it is first needed. */`,
    `async function ${getter}()${type === undefined ? '' : `: Promise<${type}>`} {`,
    `${indent}${wait}${stop}`,
    `${indent}${cache} ??= `,
  ];
  return [
    { span: { start: statement.startIndex, end: value.startIndex }, text: layLines(head, '', eol) },
    ...innerLines(value, source).map((at) => ({ span: { start: at, end: at }, text: indent })),
    {
      span: { start: value.endIndex, end: statement.endIndex },
      text: `${stop}${eol}${layLines([`${indent}return ${cache}${stop}`, '}'], '', eol)}${isFollowed(statement) ? eol : ''}`,
    },
  ];
}

/** Whether the next statement stands on the very next line. */
function isFollowed(statement: SyntaxNode): boolean {
  const next = statement.nextNamedSibling;
  return next !== null && next.startPosition.row - statement.endPosition.row === 1;
}

/** Where the lines of an expression begin, but the first: not those of template literals, nor empty ones. */
function innerLines(value: SyntaxNode, source: string): number[] {
  const templates = descendants(value, 'template_string');
  const starts: number[] = [];
  for (let at = nextLineStart(source, value.startIndex); at < value.endIndex; at = nextLineStart(source, at)) {
    if (
      !/^\r?\n/.test(source.slice(at, at + 2)) &&
      !templates.some(({ startIndex, endIndex }) => startIndex < at && at < endIndex)
    ) {
      starts.push(at);
    }
  }
  return starts;
}
