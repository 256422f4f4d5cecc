import type { SyntaxItem } from '../syntax/item';
import type { CodeReader } from './reader';

/** Fewer characters than this are no text. */
const fewest = 6;
/** In characters: no text is written like this that is longer. */
const most = 200;

/**
 * The characters of a list that spells a text one by one, as programs keep passwords that they want to wipe:
 * `new char[] {'a', 'b', …}`; undefined for any other list. A zero that ends the text is left out.
 */
export function spelled(item: SyntaxItem, reader: CodeReader): readonly SyntaxItem[] | undefined {
  const { characters } = reader.language;
  if (characters?.list !== item.type) {
    return undefined;
  }
  const elements = reader.operandsOf(item);
  const last = elements.at(-1);
  if (last !== undefined && /^(?:0|'\\0'|'\0')$/.test(reader.source.slice(last.start, last.end))) {
    elements.pop();
  }
  return elements.length >= fewest &&
    elements.length <= most &&
    elements.every(({ type, start, end }) => type === characters.element && isPlain(reader.source.slice(start, end)))
    ? elements
    : undefined;
}

/** Whether a character stands for itself, between its quotes. */
function isPlain(text: string): boolean {
  return /^'[^'\\\r\n]'$/.test(text);
}
