import { snippetGroups } from '../../../src/editor/contributions/snippets';
import { snippetKinds } from './kinds';
import { plainText } from './marked';
import type { Snippet } from './snippet';

const head = `<!-- Generated from \`snippets/sources/\`: npm run generate. -->

# Snippets

Type the prefix in a file of the language and take the suggestion; Tab goes from one place to fill in to the next. What
fetches a secret or a parameter, and clients without keys, are written by the same code that makes the quick fix. Where
imports must stand at the head of a file, the prefix gives what goes where the cursor is and leaves the imports to the
language's *Organize Imports*; the prefix with \`-file\` gives a whole file, imports included.

Snippets have no translations in VS Code, so their names and descriptions are in English.

`;

/** The page of every snippet. */
export function documentation(snippets: readonly Snippet[]): string {
  return head + overview(snippets) + snippetGroups.map(({ id }) => section(snippets.filter(of(id)))).join('');
}

function of(id: string): (snippet: Snippet) => boolean {
  return ({ group }) => group.id === id;
}

function overview(snippets: readonly Snippet[]): string {
  const rows = Object.entries(snippetKinds).map(([kind, { title }]) => {
    const places = snippetGroups.filter(({ id }) => snippets.some((one) => of(id)(one) && one.kind === kind));
    return `| \`strongroom-${kind}\` | ${title} | ${places.map((place) => place.title).join(', ')} |\n`;
  });
  return `| Prefix | Gives | In |\n| --- | --- | --- |\n${rows.join('')}`;
}

function section(snippets: readonly Snippet[]): string {
  const title = snippets[0]?.group.title ?? '';
  const blocks = snippets
    .filter(({ isFile }) => !isFile)
    .map(({ prefix, description, part, extension, fix, group }) => {
      const file = snippets.some((one) => one.prefix === `${prefix}-file`) ? ` · \`${prefix}-file\`` : '';
      const origin = fix === undefined ? '' : ' Written by the quick fix.';
      const language = group.id === 'cloudformation-json' ? 'json' : extension;
      return `\n### \`${prefix}\`${file}\n\n${description}${origin}\n\n\`\`\`${language}\n${plainText(part.text).trimEnd()}\n\`\`\`\n`;
    });
  return `\n## ${title}\n${blocks.join('')}`;
}
