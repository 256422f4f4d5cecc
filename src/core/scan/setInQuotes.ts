import type { Span } from '../text/span';

/**
 * Whether what stands at a span is a value in quotes that something is set to: `password = "…"`, `token: '…'`,
 * `"secret" => "…"`. Of a text whose language is not known nothing else says so much: its words may be prose.
 *
 * @param span UTF-16 offsets.
 */
export function isSetInQuotes(source: string, { start, end }: Span): boolean {
  const quote = source.charAt(start - 1);
  return (
    /["'`]/.test(quote) &&
    source.charAt(end) === quote &&
    /[\w"'\])}][ \t]{0,20}(?:[:=]|=>|:=|<-)[ \t]{0,20}$/.test(source.slice(Math.max(0, start - 48), start - 1))
  );
}
