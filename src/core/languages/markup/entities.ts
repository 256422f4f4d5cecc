import type { LiteralText } from '../syntax/literalText';

/** The entities that XML predefines, and the one that HTML writes everywhere: https://www.w3.org/TR/xml/#sec-predefined-ent */
const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};
const reference = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]\w{1,30}));/y;

/** Reads a stretch of text or of an attribute's value: entities decoded, line ends as line feeds. */
export function readCharacters(source: string, start: number, end: number, into: LiteralText): void {
  let plain = start;
  for (let offset = start; offset < end; offset += 1) {
    const code = source.charCodeAt(offset);
    if (code === 13) {
      const after = source.charCodeAt(offset + 1) === 10 && offset + 1 < end ? offset + 2 : offset + 1;
      into.verbatim(plain, offset);
      into.decoded(offset, after, '\n');
      plain = after;
      offset = after - 1;
    } else if (code === 38) {
      reference.lastIndex = offset;
      const match = reference.exec(source);
      const decoded = match === null || reference.lastIndex > end ? undefined : characterOf(match);
      if (decoded !== undefined && match !== null) {
        into.verbatim(plain, offset);
        into.decoded(offset, offset + match[0].length, decoded);
        plain = offset + match[0].length;
        offset = plain - 1;
      }
    }
  }
  into.verbatim(plain, end);
}

/** A text with its entities decoded; those that are not known stay. */
export function withoutEntities(text: string): string {
  return text.includes('&')
    ? text.replace(anyReference, (whole: string, ...[decimal, hexadecimal, name]: string[]) => {
        return characterOf([whole, decimal, hexadecimal, name]) ?? whole;
      })
    : text;
}

const anyReference = new RegExp(reference.source, 'g');

function characterOf(match: readonly (string | undefined)[]): string | undefined {
  const name = match[3];
  if (name !== undefined) {
    return Object.hasOwn(named, name) ? named[name] : undefined;
  }
  const code = match[1] === undefined ? Number.parseInt(match[2] ?? '', 16) : Number(match[1]);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
