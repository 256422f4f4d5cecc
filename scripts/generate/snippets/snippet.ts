import type { SnippetGroup } from '../../../src/editor/contributions/snippets';
import type { SnippetFixer } from './fixed';
import { snippetKinds } from './kinds';
import { snippetText } from './marked';
import { tabbed } from './indentation';
import { importsApart, partOf } from './parts';
import type { Part } from './parts';
import type { SnippetSource } from './sourceFile';

/** A snippet as VS Code gets it, and what tests and documentation need to know besides. */
export interface Snippet {
  readonly group: SnippetGroup;
  readonly kind: string;
  readonly name: string;
  readonly prefix: string;
  readonly description: string;
  /** In VS Code's syntax. */
  readonly body: string;
  /** Whether VS Code offers it to fill a new file. */
  readonly isFile: boolean;
  /** The file that it was cut from; its texts hold marks. */
  readonly part: Part;
  readonly extension: string;
  /** The target of the fix that wrote it; undefined where it was written by hand. */
  readonly fix: string | undefined;
  /** Packages, as the manifests of the language name them. */
  readonly needs: readonly string[];
  /** The path that a document with it has. */
  readonly path: string;
}

/** The snippets of one source: one for the place of the cursor and, where imports cannot stand there, one for a new file. */
export async function snippetsOf(group: SnippetGroup, source: SnippetSource, fixer: SnippetFixer): Promise<Snippet[]> {
  const kind = snippetKinds[source.kind];
  if (kind === undefined) {
    throw new Error(`${group.id}: there is no kind of snippet “${source.kind}”.`);
  }
  const fix = source.words.get('fix');
  const written = source.words.get('needs')?.split(',') ?? [];
  const { marked, needs } = fix === undefined ? { marked: source.text, needs: written } : await fixer.fix(source);
  const part = partOf(marked, source);
  const variant = source.variant === undefined ? '' : `-${source.variant}`;
  const make = (more: { suffix: string; note: string; isFile: boolean; part: Part }): Snippet => ({
    group,
    kind: source.kind,
    name: `Strongroom: ${kind.title}${source.variant === undefined ? '' : ` (${source.variant})`}${more.note}`,
    prefix: `strongroom-${source.kind}${variant}${more.suffix}`,
    description: `${source.description ?? kind.description}${needs.length > 0 ? ` Needs ${needs.join(', ')}.` : ''}`,
    body: snippetText(tabbed(more.part.text.trimEnd(), source.extension)),
    isFile: more.isFile,
    part: more.part,
    extension: source.extension,
    fix,
    needs,
    path: source.words.get('path') ?? `src/app.${source.extension}`,
  });
  const within = make({ suffix: '', note: '', isFile: false, part });
  return importsApart(source.extension)
    ? [
        within,
        make({
          suffix: '-file',
          note: ', whole file',
          isFile: true,
          part: { text: marked, above: '', below: '', indent: '' },
        }),
      ]
    : [within];
}
