import type { Span } from '../../text/span';

/** What begins a block of statements or of members. https://learn.microsoft.com/aspnet/core/mvc/views/razor#razor-code-blocks */
const opening = /@(?:code|functions)?[ \t\r\n]{0,20}\{/g;

/** The insides of Razor's blocks, in order and apart; one that is not closed goes to the end. */
export function codeBlocksOf(source: string): Span[] {
  const blocks: Span[] = [];
  opening.lastIndex = 0;
  for (let found = opening.exec(source); found !== null; found = opening.exec(source)) {
    const start = opening.lastIndex;
    const end = endOfBlock(source, start);
    blocks.push({ start, end });
    opening.lastIndex = end;
  }
  return blocks;
}

/** Where the brace stands that closes a block; braces in strings and comments do not count. */
function endOfBlock(source: string, start: number): number {
  let depth = 1;
  for (let offset = start; offset < source.length; offset += 1) {
    switch (source.charAt(offset)) {
      case '{':
        depth += 1;
        break;
      case '}':
        depth -= 1;
        if (depth === 0) {
          return offset;
        }
        break;
      case '"':
        offset = endOfString(source, offset);
        break;
      case '/':
        offset = endOfComment(source, offset);
    }
  }
  return source.length;
}

/** The closing quote; in a verbatim string (`@"…"`) a doubled quote is none. One that is not closed ends with its line. */
function endOfString(source: string, start: number): number {
  const isVerbatim = /@\$?$/.test(source.slice(Math.max(0, start - 2), start));
  for (let offset = start + 1; offset < source.length; offset += 1) {
    const character = source.charAt(offset);
    if (character === '"') {
      if (!isVerbatim || source.charAt(offset + 1) !== '"') {
        return offset;
      }
      offset += 1;
    } else if (!isVerbatim && character === '\\') {
      offset += 1;
    } else if (!isVerbatim && character === '\n') {
      return offset;
    }
  }
  return source.length;
}

function endOfComment(source: string, start: number): number {
  const next = source.charAt(start + 1);
  if (next !== '/' && next !== '*') {
    return start;
  }
  const close = next === '/' ? source.indexOf('\n', start) : source.indexOf('*/', start + 2);
  return close < 0 ? source.length : next === '/' ? close : close + 1;
}
