import type { SecretMask } from '../core/fix/secretMask';
import type { LineIndex } from '../core/text/lines';
import type { Span } from '../core/text/span';
import { printable } from './output';

/** What of a line is shown; lines of minified code would flood the terminal. */
const widest = 100;

/** The line of source that a secret begins on, with the secret masked and marked. Holds no secret of the document. */
export function codeFrame(
  source: string,
  lines: LineIndex,
  span: Span,
  secrets: SecretMask,
): readonly [code: string, marks: string] {
  const { line } = lines.at(span.start);
  const lineStart = lines.startOf(line);
  const lineEnd = endOfLine(source, lineStart);
  const reach = widest + secrets.longest;
  const from = Math.max(lineStart, span.start - reach);
  const to = Math.min(lineEnd, span.end + reach);
  const before = shorten(clean(secrets.apply(source.slice(from, span.start))), 'start');
  const after = span.end < to ? shorten(clean(secrets.apply(source.slice(span.end, to))), 'end') : '';
  const left = before.trimStart();
  const shown = shorten(clean(secrets.apply(source.slice(span.start, span.end))), 'end');
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

function shorten(text: string, cutAt: 'start' | 'end'): string {
  const kept = cutAt === 'start' ? Math.floor(widest * 0.6) : Math.floor(widest * 0.4);
  if (text.length <= kept) {
    return text;
  }
  return cutAt === 'start' ? `…${text.slice(-kept)}` : `${text.slice(0, kept)}…`;
}
