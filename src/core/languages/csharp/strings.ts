import type { StringForm } from '../code/description';
import type { Escapes } from '../code/escapes';
import { between, block } from '../code/forms';
import type { SyntaxItem } from '../syntax/item';

/** https://learn.microsoft.com/en-us/dotnet/csharp/programming-guide/strings/#string-escape-sequences */
const escapes: Escapes = {
  simple: {
    '\\': '\\',
    "'": "'",
    '"': '"',
    '0': '\0',
    a: '\x07',
    b: '\b',
    e: '\x1B',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
  },
  hexadecimal: [1, 4],
  unicode: 'four',
  longUnicode: true,
};
const verbatim: Escapes = { simple: {}, literalBackslash: true, doubled: '"' };
const raw: Escapes = { simple: {}, literalBackslash: true };

/** A string of any form: `"…"`, `@"…"`, `"""…"""`, each also with `$`; a suffix such as `u8` belongs to its end. */
export function stringForm(item: SyntaxItem, source: string): StringForm | undefined {
  const match = /^([$@]{0,20})("{1,200})/.exec(source.slice(item.start, Math.min(item.end, item.start + 220)));
  if (match?.[1] === undefined || match[2] === undefined) {
    return undefined;
  }
  const [, prefix, quotes] = match;
  const suffix = /(?:u8|U8)$/.exec(source.slice(Math.max(item.start, item.end - 2), item.end))?.[0] ?? '';
  const interpolated = prefix.includes('$');
  if (quotes.length >= 3 && !prefix.includes('@')) {
    return block(item, source, [prefix.length + quotes.length, quotes.length + suffix.length], {
      escapes: raw,
      trimsEnds: false,
      trimsLast: true,
    });
  }
  const rules = prefix.includes('@') ? verbatim : escapes;
  const doubled = `${rules.doubled ?? ''}${interpolated ? '{}' : ''}`;
  return between(item, source, `${prefix}"`, `"${suffix}`, { ...rules, ...(doubled !== '' && { doubled }) });
}
