/** The YAML grammar keeps its open blocks in a buffer of fixed size and writes past its end somewhere beyond 250. */
const deepestYaml = 120;

/** Whether a grammar can be given a source without harm to its own memory. */
export function isParsable(grammarFile: string, source: string): boolean {
  return grammarFile !== 'tree-sitter-yaml.wasm' || blockDepth(source, deepestYaml) <= deepestYaml;
}

/**
 * How deep blocks are nested in a text, at most: by indentation, and by `- - -` within a line.
 *
 * @param limit counting ends when it is exceeded.
 */
function blockDepth(source: string, limit: number): number {
  const columns: number[] = [];
  let depth = 0;
  let column = 0;
  let leading = true;
  for (let offset = 0; offset < source.length && depth <= limit; offset += 1) {
    const code = source.charCodeAt(offset);
    if (code === 10 || code === 13) {
      column = 0;
      leading = true;
      continue;
    }
    if (leading && code !== 32 && code !== 9) {
      while ((columns.at(-1) ?? -1) >= column) {
        columns.pop();
      }
      columns.push(column);
      depth = Math.max(depth, columns.length);
      // Only an indicator lets another block begin in the same line.
      leading =
        (code === 45 || code === 63 || code === 58) &&
        (source.charCodeAt(offset + 1) === 32 || source.charCodeAt(offset + 1) === 9);
    }
    column += 1;
  }
  return depth;
}
