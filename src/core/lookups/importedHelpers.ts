import type { ParsedDocument, SourceText } from '../languages/document';
import { mayHoldLookups } from './glance';
import { lookupHelpers } from './helpers';
import type { LookupHelper } from './helpers';
import { importedFiles } from './importedFiles';

/** Reads the first of some files that is there; undefined where none is. Paths as the document's own. */
export type ReadFirst = (candidates: readonly string[]) => Promise<SourceText | undefined>;

/** Larger files hold more than a helper. */
const largest = 200_000;

/**
 * Functions that look up what they are given and that a document takes from other files of its project, under the names
 * that it knows them by. One step far: what those files import themselves is not followed.
 */
export async function importedHelpers(
  { path, source, language }: Pick<ParsedDocument, 'path' | 'source' | 'language'>,
  read: ReadFirst,
  parse: (source: SourceText) => Promise<ParsedDocument>,
): Promise<readonly LookupHelper[]> {
  if (path === undefined) {
    return [];
  }
  const found: LookupHelper[] = [];
  for (const { candidates, taken } of importedFiles(language.id, path, source)) {
    const file = await read(candidates);
    if (file === undefined || file.text.length > largest || !mayHoldLookups(file.text)) {
      continue;
    }
    const document = await parse(file);
    try {
      const helpers = lookupHelpers(document);
      found.push(...(taken === undefined ? helpers : asTaken(helpers, taken, file.text)));
    } finally {
      document.dispose();
    }
  }
  return found;
}

/** `a as b`, and `a: b` of a destructured module. */
const renaming = /\b(\w{1,80})\s{0,20}(?:\bas\b|:)\s{0,20}(\w{1,80})/g;

/**
 * Helpers under the names that an importing clause gives them: as themselves, renamed, as what a module exports by
 * default, or as members of what stands for the whole module.
 */
function asTaken(helpers: readonly LookupHelper[], taken: string, exporting: string): readonly LookupHelper[] {
  const renamed = new Map([...taken.matchAll(renaming)].map(([, original = '', name = '']) => [original, name]));
  const words = [...taken.matchAll(/\w+/g)].map(([word]) => word);
  const byDefault = /\bexport\s+default\s+(?:async\s+)?(?:function\s+)?(\w+)/.exec(exporting)?.[1];
  return helpers.flatMap((helper) => {
    // A member of a class is called by the class, which is what is taken.
    const own = helper.owner ?? helper.name;
    const name = renamed.get(own) ?? own;
    const named: LookupHelper = helper.owner === undefined ? { ...helper, name } : { ...helper, owner: name };
    if (words.includes(own)) {
      return [named];
    }
    const modules = words.filter((word) => !/^(?:as|type|default)$/.test(word));
    return modules.flatMap((word): LookupHelper[] => [
      ...(helper.owner === undefined ? [{ ...helper, owner: word }] : []),
      ...(own === byDefault ? [{ ...named, ...(helper.owner === undefined ? { name: word } : { owner: word }) }] : []),
    ]);
  });
}
