import type { SnippetSource } from './sourceFile';

/** A snippet's text and what stands around it in the file that it was cut from. */
export interface Part {
  readonly text: string;
  readonly above: string;
  readonly below: string;
  /** Stands before each line of the text in the file. */
  readonly indent: string;
}

/** What a file of a language begins with that a snippet within a file cannot hold. */
const heads: Readonly<Record<string, RegExp>> = {
  go: /^package .*\n\n(?:import (?:\([^)]*\)|".*")\n\n)?/,
  java: /^(?:package .*\n\n)?(?:import .*\n)*\n?/,
  kt: /^(?:package .*\n\n)?(?:import .*\n)*\n?/,
  cs: /^(?:using .*\n)*\n?(?:namespace .*\n\n)?/,
  php: /^<\?php\n\n/,
};

/** Languages whose files hold one type, so that a snippet within it is made of members. */
const types: ReadonlySet<string> = new Set(['java', 'cs']);

/** Languages whose imports cannot stand where the snippet does. */
export function importsApart(extension: string): boolean {
  return extension in heads && extension !== 'php';
}

/** What of a whole file is put where the cursor is. @throws Error where the line that it is to begin with is missing. */
export function partOf(file: string, { extension, words }: SnippetSource): Part {
  const head = heads[extension]?.exec(file)?.[0] ?? '';
  const code = file.slice(head.length);
  if (words.has('from') || words.has('inner')) {
    return innerLines(code, extension, words);
  }
  if (!types.has(extension)) {
    return { text: code, above: head, below: '', indent: '' };
  }
  const opening = /^[^{]*\{\n/.exec(code)?.[0] ?? '';
  const closing = code.lastIndexOf('}');
  return dedented(head + opening, code.slice(opening.length, closing), code.slice(closing));
}

function innerLines(code: string, extension: string, words: ReadonlyMap<string, string>): Part {
  const lines = code.split('\n').map((line) => `${line}\n`);
  lines.pop();
  const from = words.get('from');
  const inner = Number(words.get('inner') ?? 0);
  const first =
    from === undefined
      ? inner - (extension === 'yaml' ? 1 : 0)
      : lines.findIndex((line) => line.trimStart().startsWith(from));
  if (first < 0) {
    throw new Error(`No line begins with “${from ?? ''}”:\n${code}`);
  }
  const last = extension === 'yaml' ? lines.length : lines.length - inner;
  const text = (some: readonly string[]): string => some.join('');
  return dedented(text(lines.slice(0, first)), text(lines.slice(first, last)), text(lines.slice(last)));
}

/** The whole file again, with another text in the snippet's place. */
export function putBack(part: Part, text: string): string {
  return part.above + text.replace(/^(?=.)/gm, part.indent) + part.below;
}

function dedented(above: string, text: string, below: string): Part {
  const indent = /^[\t ]*/.exec(text)?.[0] ?? '';
  return { above, below, indent, text: text.replace(new RegExp(`^${indent}`, 'gm'), '') };
}
