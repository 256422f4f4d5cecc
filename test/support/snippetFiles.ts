import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { levelOf } from '../../scripts/generate/snippets/indentation';
import { plainText } from '../../scripts/generate/snippets/marked';
import { putBack } from '../../scripts/generate/snippets/parts';
import type { Snippet } from '../../scripts/generate/snippets/snippet';
import { buildSnippets } from '../../scripts/generate/snippets';
import { snippetFile, snippetGroups } from '../../src/editor/contributions/snippets';
import { expandSnippet } from './snippetText';

const root = path.resolve(__dirname, '../..');

/** A snippet as it stands in a file of the extension. */
export interface ContributedSnippet {
  readonly prefix: string;
  readonly scope: string;
  readonly description: string;
  readonly isFileTemplate?: boolean;
  readonly body: readonly string[];
}

/** A snippet of the extension, and the source file that it makes. */
export interface SnippetProgram extends Snippet {
  /** As the extension ships it. */
  readonly contributed: ContributedSnippet;
  /** What is inserted. @param typed see `expandSnippet`. */
  text(typed?: Readonly<Record<string, string>>): string;
  /** The whole file with it: what is inserted, in the surroundings that it is meant for. */
  file(typed?: Readonly<Record<string, string>>): string;
}

/** Every snippet, its body read from the files that are shipped. */
export async function snippetPrograms(): Promise<readonly SnippetProgram[]> {
  const contributed = new Map<string, Readonly<Record<string, ContributedSnippet>>>();
  for (const group of snippetGroups) {
    const text = await readFile(path.join(root, snippetFile(group)), 'utf8');
    contributed.set(group.id, JSON.parse(text) as Readonly<Record<string, ContributedSnippet>>);
  }
  return (await buildSnippets(root)).map((snippet) => {
    const shipped = contributed.get(snippet.group.id)?.[snippet.name];
    if (shipped === undefined) {
      throw new Error(`${snippet.name} is not in the files: run npm run generate.`);
    }
    const level = snippet.extension === 'go' ? '\t' : ' '.repeat(levelOf(snippet.extension));
    const text = (typed?: Readonly<Record<string, string>>): string =>
      expandSnippet(shipped.body.join('\n'), level, typed);
    const { above, below, indent } = snippet.part;
    const plain = { text: '', above: plainText(above), below: plainText(below), indent };
    return { ...snippet, contributed: shipped, text, file: (typed) => putBack(plain, `${text(typed)}\n`) };
  });
}
