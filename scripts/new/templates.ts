/** What `npm run new` can make. */
export type Kind = 'detector' | 'rewriter' | 'language';

/** The files of a new folder, by name: a start that compiles, to be replaced step by step. */
export type Template = (id: string) => Readonly<Record<string, string>>;

export const templates: Readonly<Record<Kind, { readonly folder: string; readonly files: Template }>> = {
  detector: { folder: 'src/core/detectors', files: detectorFiles },
  rewriter: { folder: 'src/core/rewriters', files: rewriterFiles },
  language: { folder: 'src/core/languages', files: languageFiles },
};

function words(id: string): string {
  const text = id.replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function detectorFiles(id: string): Readonly<Record<string, string>> {
  const prefix = `${id.replaceAll('-', '_')}_`;
  return {
    'detector.ts': `import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Candidate, Detector } from '../detector';

/** ${words(id)}: say here where its form is documented. */
export const detector: Detector = {
  id: '${id}',
  title: message('${words(id)}'),
  severity: 'error',
  kind: 'storable',
  keywords: ['${prefix}'],
  structural: true,
  priority: 50,
  find: (document) =>
    document.literals.flatMap((literal): Candidate[] =>
      /^${prefix}[A-Za-z0-9]{24}$/.test(literal.text)
        ? [
            {
              span: literal.span,
              value: new Secret(literal.text),
              literal,
              confidence: 'high',
              evidence: message('It begins with ${prefix} and goes on with 24 letters and digits.'),
              facts: {},
            },
          ]
        : [],
    ),
  explain,
};

function explain(): Message {
  return message(
    '${words(id)} in the code. Anyone who can read this file can use it. Move it to a secret store and replace it at its source.',
  );
}
`,
    'cases.md': `# ${id}

What it is, and where its form is documented.

## True positives

In every syntax that it claims.

\`\`\`ts
const value = '«${prefix}‹token-24›»';
\`\`\`

\`\`\`py
value = "«${prefix}‹token-24›»"
\`\`\`

## False positives

Too short to be one.

\`\`\`ts
const value = '${prefix}example';
\`\`\`
`,
  };
}

function rewriterFiles(id: string): Readonly<Record<string, string>> {
  return {
    'rewriter.ts': `import { message } from '../../text/message';
import type { FixRequest, Plan, Refusal, Rewriter } from '../rewriter';
import { refuse } from '../shared/plans';

/** ${words(id)}: say here what it writes, for which language. */
export const rewriter: Rewriter = {
  id: '${id}',
  languages: [],
  targets: ['environment'],
  plan,
};

function plan({ finding, target }: FixRequest): Plan | Refusal | undefined {
  if (target !== 'environment' || finding.kind !== 'storable') {
    return undefined;
  }
  // Replace this by a plan: its edits, its safety, and what changes in behaviour.
  return refuse(target, message('This spot cannot look up an environment variable.'));
}
`,
    'cases.md': `# ${words(id)}

## Where the code can look it up

### Say in one line what this case shows

Each target needs a case with a plan: a fence before, \`->\`, a fence after. Remove the indentation.

    \`\`\`ts environment name=DB_PASSWORD
    const password = '‹password›';
    \`\`\`
    ->
    \`\`\`ts hint=password
    const password = process.env.DB_PASSWORD;
    \`\`\`
`,
  };
}

function languageFiles(id: string): Readonly<Record<string, string>> {
  return {
    'language.ts': `import type { Language } from '../language';
import { read } from './read';

/** ${words(id)}. */
export const language: Language = {
  id: '${id}',
  languageIds: ['${id}'],
  extensions: ['.${id}'],
  fileNames: [],
  comments: { line: '#' },
  read,
};
`,
    'read.ts': `import type { Reading } from '../language';
import type { Literal } from '../literal';

/** Reads \`name = "value"\`, one on a line. Total: what it does not understand yields nothing. */
export function read(source: string): Reading {
  const literals: Literal[] = [];
  for (const match of source.matchAll(/^(\\w+) ?= ?"([^"\\n\\\\]*)"$/gm)) {
    const [whole, name = '', text = ''] = match;
    const start = match.index + whole.length - text.length - 1;
    const span = { start, end: start + text.length };
    literals.push({
      text,
      pieces: [{ span, inText: { start: 0, end: text.length }, verbatim: true }],
      span,
      outer: { start: span.start - 1, end: span.end + 1 },
      use: 'assigned',
      name: [name],
    });
  }
  return { literals, comments: [] };
}
`,
  };
}
