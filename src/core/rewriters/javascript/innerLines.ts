import type { SyntaxNode } from '../../languages/parsers';
import { nextLineStart } from '../shared/layout';
import { descendants } from './syntax';

/** Where the lines of a node begin, but the first: not those of template literals, nor empty ones. */
export function innerLines(node: SyntaxNode, source: string): number[] {
  const templates = descendants(node, 'template_string');
  const starts: number[] = [];
  for (let at = nextLineStart(source, node.startIndex); at < node.endIndex; at = nextLineStart(source, at)) {
    if (
      !/^\r?\n/.test(source.slice(at, at + 2)) &&
      !templates.some(({ startIndex, endIndex }) => startIndex < at && at < endIndex)
    ) {
      starts.push(at);
    }
  }
  return starts;
}
