import type { Span } from '../../text/span';
import type { Literal } from '../literal';
import { LineScanner } from '../plaintext/lineScanner';

/** What opens code, and what closes it: https://laravel.com/docs/12.x/blade */
const opening = /@php\b\(?|\{\{(?!--)|\{!!/g;
const closings: Readonly<Record<string, string>> = { '@php': '@endphp', '@php(': ')', '{{': '}}', '{!!': '!!}' };

/**
 * The literals in the code of a Blade template; of any other text none.
 *
 * PHP itself takes all of a template for markup, and Blade knows no tree: its code is read line by line.
 */
export function bladeLiterals(source: string): readonly Literal[] {
  const literals: Literal[] = [];
  for (const { start, end } of bladeCode(source)) {
    let from = start;
    for (const line of source.slice(start, end).split('\n')) {
      new LineScanner(source, from, from + line.length, /^\s*(?:\/\/|#|\*|\/\*)/.test(line), literals).scan();
      from += line.length + 1;
    }
  }
  return literals;
}

/** The stretches of a Blade template that are code; of any other text none. */
export function bladeCode(source: string): readonly Span[] {
  if (source.includes('<?')) {
    return [];
  }
  const found: Span[] = [];
  for (const { 0: sign, index } of source.matchAll(opening)) {
    const start = index + sign.length;
    const lineEnd = source.indexOf('\n', start);
    const line = source.slice(start, lineEnd < 0 ? source.length : lineEnd);
    const closing = closings[sign] ?? '';
    const end = sign === '@php' ? source.indexOf(closing, start) : start + line.lastIndexOf(closing);
    const before = found.at(-1)?.end ?? 0;
    if (start >= before && end >= start) {
      found.push({ start, end });
    }
  }
  return found;
}
