import type { SyntaxNode } from '../../languages/parsers';
import type { Site } from '../code/dialect';
import { mentionedNames } from '../code/names';
import { namedChildren } from '../code/nodes';
import { JvmImports, readImport } from '../jvm/imports';
import type { ImportUse } from '../jvm/unusedImports';

export const identifiers: ReadonlySet<string> = new Set(['identifier']);

const head: ReadonlySet<string> = new Set(['shebang', 'file_annotation', 'package_header', 'import']);

/** The parts of a file above its declarations. */
export interface Head {
  readonly package: SyntaxNode | undefined;
  readonly imports: readonly SyntaxNode[];
  /** Where the declarations begin, their comments included. */
  readonly top: number;
  readonly declarations: readonly SyntaxNode[];
}

export function headOf(root: SyntaxNode, source: string): Head {
  const statements = namedChildren(root);
  const declarations = statements.filter((node) => !head.has(node.type));
  return {
    package: statements.find((node) => node.type === 'package_header'),
    imports: statements.filter((node) => node.type === 'import'),
    top: startOfCode(source, declarations[0]),
    declarations,
  };
}

/** Where the code begins, its comments included; a comment that a blank line keeps apart is the file's own. */
function startOfCode(source: string, first: SyntaxNode | undefined): number {
  let start = first;
  for (let comment = start; comment && /comment$/.test(comment.type);) {
    const next = comment.nextNamedSibling ?? undefined;
    if (next === undefined || head.has(next.type)) {
      return next?.startIndex ?? comment.startIndex;
    }
    if (/\n[\t ]*\r?\n/.test(source.slice(comment.endIndex, next.startIndex))) {
      start = next;
    }
    comment = next;
  }
  return start?.startIndex ?? (source.startsWith('\uFEFF') ? 1 : 0);
}

/** The names by which classes go in a file, and the imports that it needs for them. */
export function importsOf({ root, source, eol }: Pick<Site, 'root' | 'source' | 'eol'>): JvmImports {
  const { package: owner, imports, top, declarations } = headOf(root, source);
  const mentioned = new Set(declarations.flatMap((node) => [...mentionedNames(node, identifiers)]));
  return new JvmImports({
    source,
    eol,
    terminator: '',
    groupsApart: false,
    package: owner,
    packageName: owner === undefined ? '' : (namedChildren(owner)[0]?.text ?? ''),
    imports: imports.map(readImport),
    mentioned,
    top,
  });
}

/** The imports of a file, to see which of them are used. */
export function importUse(root: SyntaxNode, source: string): ImportUse {
  return { root, source, importNodes: headOf(root, source).imports.map(readImport), identifiers };
}
