import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { layLines } from '../shared/layout';
import { freeName, pascalCase } from '../shared/identifiers';
import { innerLines } from './innerLines';
import type { Scopes } from './scopes';
import { end } from './style';
import type { Style } from './style';
import { ancestors, memberName, unwrap } from './syntax';

/** A constant of a module that is made with a secret: a client, a pool. It can be made when it is first needed. */
export interface LazyValue {
  /** The statement that declares it. */
  readonly statement: SyntaxNode;
  readonly name: string;
  /** The expression that makes it. */
  readonly value: SyntaxNode;
  /** Its type, where the language has types and it can be written down. */
  readonly type: string | undefined;
  /** Whether the language has types: where `type` is undefined then, it is that of what a function of its own gives. */
  readonly typed: boolean;
  readonly uses: readonly SyntaxNode[];
}

/**
 * The constant that is made with a literal; undefined where it may leave the file, or is a promise that is used as one.
 *
 * @param typed whether the language has types.
 * @param withLiterals whether objects and lists count as made, too.
 */
export function lazyValueOf(
  literal: SyntaxNode,
  scopes: Scopes,
  typed: boolean,
  withLiterals: boolean,
): LazyValue | undefined {
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
    !(withLiterals ? /^(?:(?:new|call)_expression|object|array)$/ : /^(?:new|call)_expression$/).test(
      unwrap(value).type,
    )
  ) {
    return undefined;
  }
  const type = typed ? typeOf(declarator?.childForFieldName('type') ?? null, unwrap(value)) : undefined;
  const uses = scopes.of(name)?.references;
  return uses === undefined || uses.some(isUsedAsPromise)
    ? undefined
    : { statement, name: name.text, value, type, typed, uses };
}

/** `value.then(…)`: what is awaited before is no promise any more. */
function isUsedAsPromise(use: SyntaxNode): boolean {
  const { parent } = use;
  return parent !== null && /^(?:then|catch|finally)$/.test(memberName(parent) ?? '');
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

/** Names for the function that gives a value, the variable that keeps it, and the function that makes it. */
export interface LazyNames {
  readonly getter: string;
  readonly cache: string;
  readonly maker: string;
}

export function lazyNames({ name }: LazyValue, taken: ReadonlySet<string>): LazyNames {
  const words = pascalCase(name);
  return {
    getter: freeName([`get${words}`, `lazy${words}`], taken),
    cache: freeName([`cached${words}`, `made${words}`], taken),
    maker: freeName([`make${words}`, `build${words}`], taken),
  };
}

/**
 * The edits that turn the declaration of a value into a function that makes it once.
 *
 * @param secret the constant that holds the secret within, and the expression that waits for it. It comes first: two calls
 *   at once would otherwise make two values.
 */
export function lazyEdits(
  lazy: LazyValue,
  names: LazyNames,
  secret: { readonly name: string; readonly value: string },
  style: Style,
  source: string,
): TextEdit[] {
  const { statement, value, typed, type } = lazy;
  const stop = end(style);
  const { eol, indent } = style;
  const getter = getterParts(lazy, names, secret, style);
  const [before, after] =
    typed && type === undefined
      ? [
          [`function ${names.maker}(${secret.name}: string) {`, `${indent}return `],
          [
            '}',
            '',
            ...getter.head,
            `${indent}${names.cache} ??= ${names.maker}(${secret.name})${stop}`,
            ...getter.tail,
          ],
        ]
      : [[...getter.head, `${indent}${names.cache} ??= `], getter.tail];
  return [
    { span: { start: statement.startIndex, end: value.startIndex }, text: layLines(before, '', eol) },
    ...innerLines(value, source).map((at) => ({ span: { start: at, end: at }, text: indent })),
    {
      span: { start: value.endIndex, end: statement.endIndex },
      text: `${stop}${eol}${layLines(after, '', eol)}${isFollowed(statement) ? eol : ''}`,
    },
  ];
}

/** The variable and the function around what makes a value. */
function getterParts(
  { name, typed, type: written }: LazyValue,
  { getter, cache, maker }: LazyNames,
  secret: { readonly name: string; readonly value: string },
  style: Style,
): { readonly head: readonly string[]; readonly tail: readonly string[] } {
  const stop = end(style);
  const { indent } = style;
  const type = typed ? (written ?? `ReturnType<typeof ${maker}>`) : undefined;
  return {
    head: [
      `let ${cache}${type === undefined ? '' : `: ${type} | undefined`}${stop}`,
      '',
      `/** Gives ${name}, which is made when it is first needed. */`,
      `async function ${getter}()${type === undefined ? '' : `: Promise<${type}>`} {`,
      `${indent}const ${secret.name} = ${secret.value}${stop}`,
    ],
    tail: [`${indent}return ${cache}${stop}`, '}'],
  };
}

/** Whether the next statement stands on the very next line. */
function isFollowed(statement: SyntaxNode): boolean {
  const next = statement.nextNamedSibling;
  return next !== null && next.startPosition.row - statement.endPosition.row === 1;
}
