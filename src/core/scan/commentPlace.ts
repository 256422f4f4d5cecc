import type { ParsedDocument } from '../languages/document';
import { literalAt } from '../detectors/shared/stretches';
import type { Span } from '../text/span';
import type { LineIndex } from '../text/lines';

/** A line above which a comment for a finding can stand without becoming part of anything but comments. */
export interface CommentPlace {
  /** Counted from 1. */
  readonly line: number;
  /** What is read there: program text, the children of a JSX element, or the inside of a tag. */
  readonly inside: 'code' | 'jsx-children' | 'tag';
}

/** Nodes in whose text a comment is no comment, in all grammars that the product reads. */
const opaque: ReadonlySet<string> = new Set([
  'string',
  'string_content',
  'string_literal',
  'raw_string_literal',
  'verbatim_string_literal',
  'interpolated_string_expression',
  'interpreted_string_literal',
  'multiline_string_literal',
  'preproc_def',
  'preproc_function_def',
  'string_fragment',
  'template_string',
  'concatenated_string',
  'regex',
  'comment',
  'line_comment',
  'block_comment',
  'jsx_text',
  'block_scalar',
  'double_quote_scalar',
  'single_quote_scalar',
  'plain_scalar',
  'chained_string',
  'encapsed_string',
  'heredoc',
  'heredoc_body',
  'nowdoc',
  'string_literal',
  'verbatim_string_characters',
  'expandable_string_literal',
  'verbatim_here_string_characters',
  'expandable_here_string_literal',
]);
const jsxElements: ReadonlySet<string> = new Set(['jsx_element', 'jsx_fragment']);
const jsxTags: ReadonlySet<string> = new Set([
  'jsx_opening_element',
  'jsx_self_closing_element',
  'jsx_closing_element',
]);

/** Where the comment that silences a finding goes. Both the one who writes it and the one who reads it ask here. */
export function commentPlace(document: ParsedDocument, finding: Span, lines: LineIndex): CommentPlace {
  const start = literalAt(document, finding)?.outer.start ?? finding.start;
  let line = lines.at(start).line;
  if (document.tree === undefined) {
    return plainPlace(document, line, lines);
  }
  // Each round moves up at least one line.
  for (;;) {
    const up = lineAbove(document, line, lines);
    if (typeof up !== 'number') {
      return { line, inside: up };
    }
    line = up;
  }
}

/** The line to go up to where a comment above `line` would be part of something; otherwise what is read there. */
function lineAbove(document: ParsedDocument, line: number, lines: LineIndex): number | CommentPlace['inside'] {
  const offset = firstSign(document.source, lines.startOf(line));
  if (line > 1 && isContinued(document, lines.startOf(line))) {
    return line - 1;
  }
  let inside: CommentPlace['inside'] | undefined;
  for (let node = document.tree?.root.descendantForIndex(offset) ?? null; node !== null; node = node.parent) {
    const before = node.startIndex < offset;
    const first = lines.at(node.startIndex).line;
    if (before && first < line && opaque.has(node.type)) {
      return first;
    }
    if (inside === undefined && before) {
      if (jsxTags.has(node.type)) {
        inside = 'tag';
      } else if (jsxElements.has(node.type)) {
        inside = 'jsx-children';
      } else if (node.type === 'jsx_expression' || node.type.endsWith('statement') || node.type === 'arguments') {
        inside = 'code';
      }
    }
  }
  return inside ?? 'code';
}

function firstSign(source: string, lineStart: number): number {
  let offset = lineStart;
  while (source.charAt(offset) === ' ' || source.charAt(offset) === '\t') {
    offset += 1;
  }
  return offset;
}

/** Whether the line before ends in a backslash, after which no comment may come. */
function isContinued(document: ParsedDocument, lineStart: number): boolean {
  return /\\\r?\n?$/.test(document.source.slice(Math.max(0, lineStart - 3), lineStart));
}

const opensString = /(?:"""|'''|`|@"|<<[-~]?\s?["']?\w+["']?|[=(:,]\s*["'])\s*$/;

/** Without a grammar: above the tag or the opening quotes that a line continues, as far as they can be told. */
function plainPlace(document: ParsedDocument, line: number, lines: LineIndex): CommentPlace {
  let place = line;
  const before = document.source.slice(Math.max(0, lines.startOf(place) - 2_000), lines.startOf(place));
  if (isMarkup(document.path)) {
    const open = before.lastIndexOf('<');
    if (open > before.lastIndexOf('>')) {
      place = lines.at(Math.max(0, lines.startOf(place) - 2_000) + open).line;
    }
  }
  while (
    place > 1 &&
    (isContinued(document, lines.startOf(place)) || opensString.test(lineText(document, place - 1, lines)))
  ) {
    place -= 1;
  }
  return { line: place, inside: 'code' };
}

function lineText(document: ParsedDocument, line: number, lines: LineIndex): string {
  return document.source.slice(Math.max(lines.startOf(line), lines.startOf(line + 1) - 200), lines.startOf(line + 1));
}

/** Whether a file is written in tags. */
export function isMarkup(path: string | undefined): boolean {
  return /\.(?:xml|html?|xhtml|vue|svelte|svg|config|csproj|props|targets|xaml|plist|jsp|aspx|cshtml)$/i.test(
    path ?? '',
  );
}
