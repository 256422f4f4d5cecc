import type { ParsedDocument } from '../../languages/document';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';

/** Texts that people read: Markdown, reStructuredText, AsciiDoc, Org, Textile, LaTeX, man pages in their sources. */
const documents = /\.(?:md|markdown|mdx|rst|adoc|asciidoc|asc|org|textile|tex|pod|rdoc)$|(?:^|\/)readme(?:\.txt)?$/i;

/** What holds a text that no program takes values from. */
export type Unread = 'comment' | 'document';

/** What holds a stretch of source that no program takes values from; undefined where one may. */
export function unreadAround(document: ParsedDocument, span: Span): Unread | undefined {
  if (document.language.id === 'markdown' || isDocument(document)) {
    return 'document';
  }
  return document.comments.some((comment) => contains(comment, span)) || isDocstring(document, span)
    ? 'comment'
    : undefined;
}

function isDocument({ language, path }: ParsedDocument): boolean {
  return language.id === 'plaintext' && documents.test(path ?? '');
}

/** Whether a span stands in a string of Python that is a statement of its own. */
function isDocstring({ language, literals, source }: ParsedDocument, span: Span): boolean {
  return (
    language.id === 'python' &&
    literals.some(
      ({ use, outer }) =>
        use === 'structural' &&
        contains(outer, span) &&
        /(?:^|[\r\n])[ \t]*$/.test(source.slice(Math.max(0, outer.start - 200), outer.start)) &&
        /^[ \t]*(?:[#\r\n]|$)/.test(source.slice(outer.end, outer.end + 200)),
    )
  );
}
