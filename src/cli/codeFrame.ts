import type { SecretMask } from '../core/fix/secretMask';
import type { LineIndex } from '../core/text/lines';
import type { Span } from '../core/text/span';
import { printable } from './output';

/** Lines up to this length are shown whole. */
const widest = 120;
/** What is shown before a secret in a longer line, and of a long secret's own masked form. */
const narrow = 40;

/**
 * The line of source that a secret begins on, with the secret masked and marked. Holds no secret of the document.
 *
 * Of a line that no one typed only a few characters before the secret are shown: what stands around it was perhaps not
 * looked at as closely, and would flood the terminal.
 */
export function codeFrame(
  source: string,
  lines: LineIndex,
  span: Span,
  secrets: SecretMask,
): readonly [code: string, marks: string] {
  const lineStart = lines.startOf(lines.at(span.start).line);
  const lineEnd = endOfLine(source, lineStart);
  const isLong = lineEnd - lineStart > widest + (span.end - span.start);
  // So far ahead that no secret is cut in two, and so shown in part.
  const from = Math.max(lineStart, span.start - narrow - secrets.longest);
  const before = clean(secrets.apply(source.slice(isLong ? from : lineStart, span.start))).trimStart();
  const left = isLong && before.length > narrow ? `…${before.slice(-narrow)}` : before;
  // Masked as a whole, then cut: a part of a secret would not be known as one. What goes on in further lines ends here.
  const [masked = '', ...further] = secrets.apply(source.slice(span.start, span.end)).split(/\r\n?|\n/);
  const first = clean(masked);
  const shown = first.length > widest ? `${first.slice(0, narrow)}…` : further.length > 0 ? `${first}…` : first;
  const after = span.end >= lineEnd ? '' : isLong ? '…' : clean(secrets.apply(source.slice(span.end, lineEnd)));
  return [`${left}${shown}${after}`, `${' '.repeat(left.length)}${'^'.repeat(shown.length)}`];
}

function endOfLine(source: string, start: number): number {
  const ends = /[\r\n]/g;
  ends.lastIndex = start;
  return ends.exec(source)?.index ?? source.length;
}

function clean(text: string): string {
  return printable(text.replaceAll('\t', '  '));
}
