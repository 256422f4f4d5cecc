import type { PyNode } from './tree';

/** How a string stands in the source. */
export interface StringToken {
  /** As written: `rb`, `F`, empty. */
  readonly prefix: string;
  /** `'`, `"`, `'''` or `"""`. */
  readonly quotes: string;
  /** Inside the quotes. */
  readonly inside: { readonly start: number; readonly end: number };
}

/** The parts of a `string` node; undefined where it is not terminated. */
export function stringToken(source: string, node: PyNode): StringToken | undefined {
  const match = /^([a-z]{0,3})('''|"""|'|")/i.exec(source.slice(node.start, Math.min(node.end, node.start + 6)));
  const [whole = '', prefix = '', quotes = ''] = match ?? [];
  const start = node.start + whole.length;
  const end = node.end - quotes.length;
  return match && start <= end && source.startsWith(quotes, end)
    ? { prefix, quotes, inside: { start, end } }
    : undefined;
}

/** Python source of a string. */
export function pythonString(text: string, quote: '"' | "'"): string {
  let result = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (character === quote || character === '\\') {
      result += `\\${character}`;
    } else if (character === '\n') {
      result += '\\n';
    } else if (code < 32 || code === 127) {
      result += `\\x${code.toString(16).padStart(2, '0')}`;
    } else {
      result += character;
    }
  }
  return quote + result + quote;
}

/** The quote that most strings of a text have, docstrings left out; a double quote where neither leads. */
export function preferredQuote(source: string, nodes: readonly PyNode[]): '"' | "'" {
  let single = 0;
  let double = 0;
  for (const node of nodes) {
    if (node.type === 'string_start') {
      const opening = source.slice(node.start, node.end);
      if (opening.endsWith("'") && !opening.endsWith("'''")) {
        single += 1;
      } else if (opening.endsWith('"') && !opening.endsWith('"""')) {
        double += 1;
      }
    }
  }
  return single > double ? "'" : '"';
}

/**
 * The inside of a plain string as it has to read inside an f-string: braces doubled, but not those of `\N{DASH}`.
 *
 * @param raw whether a backslash means itself.
 */
export function doubleBraces(inside: string, raw: boolean): string {
  return inside.replace(raw ? /[{}]/g : /\\N\{[^}]*\}|\\[\s\S]|[{}]/g, (found) =>
    /^\\?[{}]$/.test(found) ? found + found.slice(-1) : found,
  );
}
