import type { SyntaxNode } from '../../languages/parsers';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { descendants, spanOf } from '../code/nodes';
import { lineStart, nextLineStart } from '../shared/layout';
import type { JvmImport } from './imports';

/** A file's imports, and the names that use them. */
export interface ImportUse {
  readonly source: string;
  readonly root: SyntaxNode;
  readonly importNodes: readonly JvmImport[];
  readonly identifiers: ReadonlySet<string>;
}

/**
 * The lines of imports that only what goes has needed.
 *
 * @param added code that takes its place.
 */
export function unusedImports(
  { root, source, importNodes, identifiers }: ImportUse,
  gone: readonly Span[],
  added = '',
): Span[] {
  const stays = new Map(added.split(/\W+/).map((word) => [word, true]));
  for (const node of descendants(root, identifiers)) {
    const span = spanOf(node);
    if (!importNodes.some((one) => contains(one.span, span))) {
      const isKept = !gone.some((outer) => contains(outer, span));
      stays.set(node.text, (stays.get(node.text) ?? false) || isKept);
    }
  }
  return importNodes
    .filter((one) => !one.isWildcard && stays.get(one.alias ?? one.path.slice(one.path.lastIndexOf('.') + 1)) === false)
    .map((one) => ({ start: lineStart(source, one.span.start), end: nextLineStart(source, one.span.end) }));
}
