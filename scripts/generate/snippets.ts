import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { snippetFile, snippetGroups } from '../../src/editor/contributions/snippets';
import type { GeneratedFile } from './generatedFile';
import { cloudFormationYaml } from './snippets/cloudFormationYaml';
import { documentation } from './snippets/documentation';
import { SnippetFixer } from './snippets/fixed';
import type { Snippet } from './snippets/snippet';
import { snippetsOf } from './snippets/snippet';
import { readSources } from './snippets/sourceFile';
import type { SnippetSource } from './snippets/sourceFile';
import { json } from './translations';

/** Every snippet, by the order of the groups. @throws Error where a source cannot be read or its fix not be made. */
export async function buildSnippets(root: string): Promise<readonly Snippet[]> {
  const fixer = new SnippetFixer();
  const snippets: Snippet[] = [];
  for (const group of snippetGroups) {
    for (const source of await sourcesOf(root, group.id)) {
      snippets.push(...(await snippetsOf(group, source, fixer)));
    }
  }
  return snippets;
}

async function sourcesOf(root: string, id: string): Promise<readonly SnippetSource[]> {
  if (id === 'cloudformation-yaml') {
    return (await sourcesOf(root, 'cloudformation-json')).map(cloudFormationYaml);
  }
  return readSources(await readFile(path.join(root, `snippets/sources/${id}.md`), 'utf8'));
}

/** The files of VS Code's snippets, and the page that lists them. */
export async function generate(root: string): Promise<readonly GeneratedFile[]> {
  const snippets = await buildSnippets(root);
  return [
    ...snippetGroups.map((group) => ({
      path: path.posix.normalize(snippetFile(group)),
      content: json(
        Object.fromEntries(
          snippets
            .filter((snippet) => snippet.group === group)
            .map(({ name, prefix, description, body, isFile }) => [
              name,
              {
                prefix,
                scope: group.languages.join(','),
                description,
                ...(isFile ? { isFileTemplate: true } : {}),
                body: body.split('\n'),
              },
            ]),
        ),
      ),
    })),
    { path: 'docs/snippets.md', content: documentation(snippets) },
  ];
}
