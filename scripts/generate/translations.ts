import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { GeneratedFile } from './generatedFile';

/** Data as a JSON file of this repository. */
export function json(data: unknown): string {
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

/**
 * A file of translations, held to the keys that there are: obsolete ones are dropped and the order is theirs. What is
 * missing can only be written by a person, and is a problem of the file.
 */
export async function translationFile(root: string, file: string, keys: readonly string[]): Promise<GeneratedFile> {
  const present = await readFile(path.join(root, file), 'utf8').catch(() => '{}');
  const translations = JSON.parse(present) as Readonly<Record<string, string>>;
  const kept: Record<string, string> = {};
  const problems: string[] = [];
  for (const key of keys) {
    const translation = translations[key];
    if (translation === undefined || translation === '') {
      problems.push(`${file} lacks a translation: ${JSON.stringify(key)}`);
    } else {
      kept[key] = translation;
      if (placeholders(key) !== '' && placeholders(key) !== placeholders(translation)) {
        problems.push(`${file} has other placeholders than the original: ${JSON.stringify(key)}`);
      }
    }
  }
  return { path: file, content: json(kept), problems };
}

/** The placeholders of a template, each once, in order of their number. */
function placeholders(template: string): string {
  return [...new Set(template.match(/\{\d+\}/g))].sort().join('');
}
