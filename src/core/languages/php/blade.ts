import type { Span } from '../../text/span';
import type { Literal } from '../literal';
import { LineScanner } from '../plaintext/lineScanner';

/** `@php … @endphp`, `@php(…)`, `{{ … }}` and `{!! … !!}`: https://laravel.com/docs/12.x/blade */
const code = /@php\b(?!\()([\s\S]*?)@endphp\b|@php\(([^\r\n]*)\)|\{\{(?!--)([^\r\n]*?)\}\}|\{!!([^\r\n]*?)!!\}/g;

/**
 * The literals in the code of a Blade template; of any other text none.
 *
 * PHP itself takes all of a template for markup, and Blade knows no tree: its code is read line by line.
 */
export function bladeLiterals(source: string): readonly Literal[] {
  const literals: Literal[] = [];
  for (const { start, end } of source.includes('<?') ? [] : stretchesOf(source)) {
    let from = start;
    for (const line of source.slice(start, end).split('\n')) {
      new LineScanner(source, from, from + line.length, /^\s*(?:\/\/|#|\*|\/\*)/.test(line), literals).scan();
      from += line.length + 1;
    }
  }
  return literals;
}

function stretchesOf(source: string): readonly Span[] {
  return Array.from(source.matchAll(code), (match) => {
    const inside = match.slice(1).find((group) => group !== undefined) ?? '';
    const start = match.index + match[0].indexOf(inside, inside === '' ? 0 : 2);
    return { start, end: start + inside.length };
  });
}
