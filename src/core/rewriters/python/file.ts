import type { ParsedDocument } from '../../languages/document';
import { lineEnding } from '../shared/layout';
import { readOnce } from '../shared/readOnce';
import { readImports } from './imports';
import type { Import } from './imports';
import { Scopes } from './scopes';
import { preferredQuote } from './strings';
import { copyTree, descendants, operands } from './tree';
import type { PyNode } from './tree';

/** A Python file as the rewriters see it: its tree, names, imports and manners. */
export interface PythonFile {
  readonly path: string | undefined;
  readonly source: string;
  readonly module: PyNode;
  /** Every node, in source order. */
  readonly nodes: readonly PyNode[];
  readonly scopes: Scopes;
  readonly imports: readonly Import[];
  readonly eol: string;
  readonly indent: string;
  readonly quote: '"' | "'";
  text(node: { readonly start: number; readonly end: number }): string;
}

/** Reads a document; undefined where there is no tree to read. */
export const readFile = readOnce((document: ParsedDocument): PythonFile | undefined => {
  const { source, path, tree } = document;
  if (tree === undefined) {
    return undefined;
  }
  const module = copyTree(tree.root, source);
  const nodes = descendants(module);
  return {
    path,
    source,
    module,
    nodes,
    scopes: new Scopes(source, module, nodes),
    imports: readImports(source, module, nodes),
    eol: lineEnding(source),
    indent: blockIndent(source, nodes),
    quote: preferredQuote(source, nodes),
    text: (node) => source.slice(node.start, node.end),
  };
});

/** The indentation that most blocks have, as far as they stand on lines of their own. */
function blockIndent(source: string, nodes: readonly PyNode[]): string {
  const widths = new Map<string, number>();
  for (const block of nodes) {
    const first = block.type === 'block' ? operands(block)[0] : undefined;
    if (first) {
      const inner = indentOf(source, first.start);
      const outer = block.parent ? indentOf(source, block.parent.start) : undefined;
      if (inner !== undefined && outer !== undefined && inner !== outer && inner.startsWith(outer)) {
        const step = inner.slice(outer.length);
        widths.set(step, (widths.get(step) ?? 0) + 1);
      }
    }
  }
  const [step] = [...widths].sort((left, right) => right[1] - left[1])[0] ?? [];
  return step ?? '    ';
}

/** The white space that stands between the line's start and an offset; undefined where anything else does. */
function indentOf(source: string, offset: number): string | undefined {
  const before = source.slice(Math.max(0, offset - 200), offset);
  return /(?:^|[\r\n\uFEFF])([\t ]*)$/.exec(before)?.[1];
}
