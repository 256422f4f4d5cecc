import { lineEnd, lineIndent, lineStart } from '../shared/layout';

/**
 * Where the outermost loop begins that runs a command again and again, and nothing else decides whether it runs: what the
 * command needs each time can be fetched before it. The offset itself where there is no such loop.
 *
 * Goes by how a script is laid out, as people lay it out: the head of a loop stands further out than its body.
 *
 * @param offset where the command begins, which begins its line. UTF-16.
 */
export function beforeLoops(source: string, offset: number): number {
  let found = offset;
  let start = lineStart(source, offset);
  let depth = lineIndent(source, start).length;
  while (start > 0 && depth > 0) {
    start = lineStart(source, start - 1);
    const indent = lineIndent(source, start).length;
    const line = source.slice(start, lineEnd(source, start)).trim();
    if (line === '' || line.startsWith('#') || indent >= depth) {
      continue;
    }
    if (line === 'do') {
      // What it belongs to stands on the line above, as far out.
      const above = lineStart(source, start - 1);
      if (
        start === 0 ||
        lineIndent(source, above).length !== indent ||
        !/^\s*(?:for|while|until)\s/.test(source.slice(above, start))
      ) {
        break;
      }
      start = above;
    } else if (!/^(?:for|while|until)\s.*[;\s]do$/.test(line)) {
      break;
    }
    if (isContinued(source, start)) {
      break;
    }
    depth = indent;
    found = start + indent;
  }
  return found;
}

/** Whether a line goes on with the one above. */
function isContinued(source: string, start: number): boolean {
  return start > 0 && /(?:\\|&&|\|)\s*$/.test(source.slice(lineStart(source, start - 1), start));
}
