import type { Span } from '../../text/span';
import type { Reading } from '../language';
import type { SyntaxTree } from '../parsers';
import { copySyntax } from '../syntax/item';
import type { SyntaxShape } from '../syntax/item';
import { readSyntax } from '../syntax/read';
import type { CodeDescription } from './description';
import { CodeReader } from './reader';

/**
 * Reads a text of a described language by its tree.
 *
 * @param within the stretches in which literals are asked for, as `Language.read` takes them.
 */
export function readCode(
  source: string,
  tree: SyntaxTree,
  language: CodeDescription,
  within?: readonly Span[],
): Reading {
  const shape: SyntaxShape = {
    marks: marksOf(source, language),
    isLeaf: (type) => language.leaves.has(type) || language.comments.has(type),
    names: new Set([
      ...Object.keys(language.members),
      ...Object.keys(language.wrappers),
      ...language.patterns,
      ...Object.keys(language.calls),
      ...Object.values(language.calls).map(({ list }) => list),
      ...Object.keys(language.arguments),
      ...Object.keys(language.sums),
      ...language.operators,
      'ERROR',
    ]),
    operators: new Set([...Object.keys(language.sums), ...language.operators]),
    entered: language.entered,
    within,
    declares: new Set(Object.entries(language.declares).flatMap(([type, { list }]) => [type, ...list])),
  };
  const root = copySyntax(tree, shape);
  return readSyntax(root, source, new CodeReader(root, source, language));
}

/** Where strings and comments begin or end: nothing else makes a subtree worth entering. */
function marksOf(source: string, { marks: signs, characters }: CodeDescription): number[] {
  const codes = new Uint8Array(128);
  for (const sign of signs) {
    codes[sign.charCodeAt(0)] = 1;
  }
  const marks: number[] = [];
  for (let offset = 0; offset < source.length; offset += 1) {
    const code = source.charCodeAt(offset);
    if (
      codes[code] === 1 ||
      (code === 47 && startsComment(source, offset)) ||
      (code === 39 && characters !== undefined && opensList(source, offset))
    ) {
      marks.push(offset);
    }
  }
  return marks;
}

function startsComment(source: string, offset: number): boolean {
  const next = source.charCodeAt(offset + 1);
  return next === 47 || next === 42;
}

/** Whether a character is the first of a list. */
function opensList(source: string, quote: number): boolean {
  let before = quote - 1;
  while (before >= 0 && quote - before < 40 && source.charCodeAt(before) <= 32) {
    before -= 1;
  }
  return source.charAt(before) === '{';
}
