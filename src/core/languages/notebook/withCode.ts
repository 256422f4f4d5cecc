import type { ParsedDocument } from '../document';
import type { Language } from '../language';
import type { Parsers } from '../parsers';
import { readNotebookCode } from './code';

/** A notebook with the program that its cells are, which is disposed with it. */
export async function withCode(
  document: ParsedDocument,
  languages: readonly Language[],
  parsers: Parsers,
): Promise<ParsedDocument> {
  const python = languages.find(({ id }) => id === 'python');
  const code = python && (await readNotebookCode(document, python, parsers));
  return code === undefined
    ? document
    : {
        ...document,
        code,
        dispose: () => {
          code.document.dispose();
          document.dispose();
        },
      };
}
