import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { closest, descendants, isSame } from '../code/nodes';
import type { Site } from '../code/dialect';
import { freeName, snakeCase } from '../shared/identifiers';
import { lineIndent } from '../shared/layout';
import { constantName, demandsConstant, textObstacle } from './constants';
import { lazyStatic } from './lazyStatic';

const identifiers: ReadonlySet<string> = new Set(['identifier']);
const constants: ReadonlySet<string> = new Set(['const_item']);
const implementations: ReadonlySet<string> = new Set(['impl_item']);

/** How far before a name the type that it belongs to is looked for, in UTF-16 code units. */
const reach = 200;

/** A constant of a type, `const NAME: &str` in an `impl` of its own, for which a function of that type can stand. */
export interface AssociatedConstant {
  /** What the function is called. */
  readonly function: string;
  /** The names of the constant where it is used, each the last part of `Self::NAME` or `Type::NAME`. */
  readonly uses: readonly SyntaxNode[];
}

/**
 * The function that can stand for a constant of a type, which cannot be worked out at run time.
 *
 * Undefined where a trait asks for the constant, and where a use of it takes a constant, or may be of another type.
 */
export function associatedConstant({ root, source }: Site, constant: SyntaxNode): AssociatedConstant | undefined {
  const implementation = constant.parent?.parent;
  const type = implementation?.type === 'impl_item' ? typeName(implementation) : undefined;
  if (type === undefined || implementation?.childForFieldName('trait') !== null) {
    return undefined;
  }
  const name = constantName(constant);
  const uses: SyntaxNode[] = [];
  const types = new Set([type, ...aliasesOf(source, type)]);
  for (const word of descendants(root, identifiers)) {
    if (word.text !== name || isSame(word, constant.childForFieldName('name'))) {
      continue;
    }
    if (isSame(closest(word, constants)?.childForFieldName('name'), word)) {
      if (types.has(typeName(closest(word, implementations)) ?? '')) {
        return undefined;
      }
      continue;
    }
    const owner = ownerOf(source, word);
    if (owner === undefined || (owner === 'Self' && !types.has(typeName(closest(word, implementations)) ?? ''))) {
      continue;
    }
    if (owner === '>') {
      return undefined;
    }
    if (owner === 'Self' || types.has(owner)) {
      if (demandsConstant(word, constant)) {
        return undefined;
      }
      uses.push(word);
    }
  }
  const called = new Set([...source.matchAll(/(?:\bfn\s+|::\s*|\.)(\w+)\s*[(<:]/g)].map(([, callee]) => callee ?? ''));
  const short = snakeCase(name);
  return { function: freeName([short, `read_${short}`], called), uses };
}

/** Why no function can stand for a constant of a type; undefined where one can. */
export function associatedObstacle(site: Site, constant: SyntaxNode): Message | undefined {
  return associatedConstant(site, constant) === undefined
    ? message(
        '{0} belongs to a type, and only a static outside of it can be worked out at run time.',
        constantName(constant),
      )
    : textObstacle(site, constant);
}

/** What stands before `::NAME`: the last part of a path, `>` where a type is written in full; undefined where nothing does. */
function ownerOf(source: string, word: SyntaxNode): string | undefined {
  const before = source.slice(Math.max(0, word.startIndex - reach), word.startIndex);
  return /(\b\w+|>)::$/.exec(before)?.[1];
}

/** What else a type goes by in a file: `type Other = Type;`, `use … Type as Other`. */
function aliasesOf(source: string, type: string): string[] {
  const aliases = new RegExp(
    `\\btype\\s+(\\w+)[^=;{]{0,${reach}}=\\s*(?:\\w+::){0,9}${type}\\b|\\b${type}\\s+as\\s+(\\w+)`,
    'g',
  );
  return [...source.matchAll(aliases)].map(([, named, renamed]) => named ?? renamed ?? '');
}

/** The name of the type that an `impl` is of, without its parameters. */
function typeName(implementation: SyntaxNode | undefined): string | undefined {
  return /^\w+(?=\s*(?:<|$))/.exec(implementation?.childForFieldName('type')?.text ?? '')?.[0];
}

/**
 * The edits that put a function in the place of a constant of a type.
 *
 * @param expression the text that it returns; where `isOwned`, a `String` that it keeps.
 */
export function functionEdits(
  site: Site,
  constant: SyntaxNode,
  { function: name, uses }: AssociatedConstant,
  expression: string,
  isOwned: boolean,
): TextEdit[] {
  const { source, eol } = site;
  const outer = lineIndent(source, constant.startIndex);
  const inner = outer + site.indent;
  const held = constantName(constant);
  const visibility = constant.namedChildren.find((child) => child?.type === 'visibility_modifier')?.text;
  const lines = [
    `${visibility === undefined ? '' : `${visibility} `}fn ${name}() -> &'static str {`,
    ...(isOwned
      ? [`${inner}${lazyStatic(site, `static ${held}`, expression, inner)}`, `${inner}${held}.as_str()`]
      : [`${inner}${expression}`]),
    `${outer}}`,
  ];
  return [
    { span: { start: constant.startIndex, end: constant.endIndex }, text: lines.join(eol) },
    ...uses.map((use) => ({ span: { start: use.startIndex, end: use.endIndex }, text: `${name}()` })),
  ];
}
