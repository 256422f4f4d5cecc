import { spelledOut } from './marked';

/**
 * One snippet of a source file of `snippets/sources/`:
 *
 *     ## secret commonjs
 *
 *     What it does, where that is not what its kind says.
 *
 *     ```js fix=secretsmanager name=app/db/password
 *     const ‹2:dbPassword› = '‹password›';
 *     ```
 *
 * The heading is a kind and, where there are several of it, a variant. A fence with `fix=` holds code as it is before a
 * fix, and the snippet is what that fix leaves of it; `‹password›` is a placeholder of test/support/samples.ts. Without,
 * the fence is the snippet. Words of the fence's info string, after the extension of its language:
 * - `fix=`: the target of the fix; `name=`: the name that is looked up, which becomes tab stop 1;
 * - `path=` of the document, `type=`, `deps=a,b`: the project, as in a rewriter's `cases.md`;
 * - `from=`: the snippet begins at the line that begins with this; what stands above is what it is put into;
 * - `inner=`: so many lines of the start, and of JSON of the end, are what it is put into;
 * - `needs=a,b`: packages, where no fix tells.
 */
export interface SnippetSource {
  readonly kind: string;
  readonly variant: string | undefined;
  readonly description: string | undefined;
  /** The extension of the language. */
  readonly extension: string;
  readonly words: ReadonlyMap<string, string>;
  readonly text: string;
}

/** The snippets of a source file. @throws Error where a heading is not followed by what is described above. */
export function readSources(markdown: string): readonly SnippetSource[] {
  const [, ...sections] = `\n${markdown}`.split('\n## ');
  return sections.map(readSection);
}

function readSection(text: string): SnippetSource {
  const [heading = '', ...lines] = text.split('\n');
  const open = lines.findIndex((line) => line.startsWith('```'));
  const close = lines.indexOf('```', open + 1);
  if (open < 0 || close < 0) {
    throw new Error(`“${heading}” has no fence of its own.`);
  }
  const [kind = '', variant] = heading.split(' ');
  const [extension = '', ...words] = (lines[open] ?? '').slice('```'.length).split(' ');
  const prose = lines.slice(0, open).join(' ').trim();
  return {
    kind,
    variant,
    description: prose === '' ? undefined : prose,
    extension,
    words: new Map(words.map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)])),
    text: spelledOut(
      lines
        .slice(open + 1, close)
        .map((line) => `${line}\n`)
        .join(''),
    ),
  };
}
