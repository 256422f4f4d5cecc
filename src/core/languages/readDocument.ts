import type { Span } from '../text/span';
import type { ParsedDocument, SourceText } from './document';
import type { Language } from './language';
import type { SyntaxTree } from './parsers';

/**
 * A document as its language reads it.
 *
 * @param tree the tree of `language.grammar`, which from now on belongs to the document; undefined where the language
 *   has no grammar, or it could not be loaded.
 * @param within the stretches in which literals are asked for, as `Language.read` takes them.
 */
export function readDocument(
  source: SourceText,
  language: Language,
  tree: SyntaxTree | undefined,
  within?: readonly Span[],
): ParsedDocument {
  const { literals, comments, embedded, whole } = language.read(source.text, tree, within);
  return {
    path: source.path,
    source: source.text,
    language,
    literals,
    comments,
    ...(within && whole !== true && { within }),
    ...(embedded && { embedded }),
    tree,
    dispose: () => {
      tree?.dispose();
    },
  };
}
