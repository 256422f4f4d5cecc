import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { lineStart } from '../shared/layout';

/**
 * The warning that Entity Framework's scaffolding writes above a connection string, to be taken out once it is heeded.
 * https://learn.microsoft.com/ef/core/managing-schemas/scaffolding
 */
const warning =
  /(?:^|\n)([\t ]*(?:\/\/[\t ]*)?#warning To protect potentially sensitive information in your connection string\b[^\n]*\n)$/;

/** The edit that takes the warning above a connection string out; none where there is none. */
export function warningEdits({ source, node }: Pick<Site, 'source' | 'node'>): TextEdit[] {
  const end = lineStart(source, node.startIndex);
  const line = warning.exec(source.slice(Math.max(0, end - 1000), end))?.[1];
  return line === undefined ? [] : [{ span: { start: end - line.length, end }, text: '' }];
}
