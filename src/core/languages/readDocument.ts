import type { ParsedDocument, SourceText } from './document';
import type { Language } from './language';
import type { SyntaxTree } from './parsers';

/**
 * A document as its language reads it.
 *
 * @param tree the tree of `language.grammar`, which from now on belongs to the document; undefined where the language
 *   has no grammar, or it could not be loaded.
 */
export function readDocument(source: SourceText, language: Language, tree: SyntaxTree | undefined): ParsedDocument {
  const { literals, comments, embedded } = language.read(source.text, tree);
  return {
    path: source.path,
    source: source.text,
    language,
    literals,
    comments,
    ...(embedded && { embedded }),
    tree,
    dispose: () => {
      tree?.dispose();
    },
  };
}
