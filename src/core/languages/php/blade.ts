import type { Span } from '../../text/span';
import type { Literal } from '../literal';
import { LineScanner } from '../plaintext/lineScanner';

/** What opens code, and what closes it: https://laravel.com/docs/12.x/blade */
const opening = /@php\b\(?|\{\{(?!--)|\{!!/g;
const closings: Readonly<Record<string, string>> = { '@php': '@endphp', '@php(': ')', '{{': '}}', '{!!': '!!}' };

/** In UTF-16 code units: how much of a line is looked at for what closes code. */
const longestLine = 2_000;

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

/** Where PHP itself reads code, of which Blade takes nothing. */
function phpCode(source: string): readonly Span[] {
  const found: Span[] = [];
  for (let start = source.indexOf('<?'); start >= 0; start = source.indexOf('<?', start)) {
    const close = source.indexOf('?>', start);
    const end = close < 0 ? source.length : close + 2;
    found.push({ start, end });
    start = end;
  }
  return found;
}

/** Where the code of a Blade template stands; nowhere in any other text. */
export function bladeCode(source: string): readonly Span[] {
  const pages = phpCode(source);
  const found: Span[] = [];
  const lastBlock = source.lastIndexOf('@endphp');
  for (const { 0: sign, index } of source.matchAll(opening)) {
    const start = index + sign.length;
    if (pages.some((page) => page.start <= index && index < page.end)) {
      continue;
    }
    if (start < (found.at(-1)?.end ?? 0) || (sign === '@php' && start > lastBlock)) {
      continue;
    }
    const line = source.slice(start, start + longestLine);
    const lineEnd = line.indexOf('\n');
    const closing = closings[sign] ?? '';
    const end =
      sign === '@php'
        ? source.indexOf(closing, start)
        : start + line.slice(0, lineEnd < 0 ? line.length : lineEnd).lastIndexOf(closing);
    if (end >= start) {
      found.push({ start, end });
    }
  }
  return found;
}
