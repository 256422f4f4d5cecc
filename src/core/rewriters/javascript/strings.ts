const simpleEscapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** What the inside of a string or template stands for. */
export function decode(raw: string): string {
  return raw
    .replace(/\r\n?/g, '\n')
    .replace(
      /\\(?:u\{([\dA-Fa-f]+)\}|u([\dA-Fa-f]{4})|x([\dA-Fa-f]{2})|([0-3][0-7]{0,2}|[4-7][0-7]?)|([\s\S]))/gu,
      (_, point?: string, unit?: string, byte?: string, octal?: string, character?: string) => {
        if (point !== undefined) {
          const code = Number.parseInt(point, 16);
          return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
        }
        const hexadecimal = unit ?? byte;
        if (hexadecimal !== undefined) {
          return String.fromCharCode(Number.parseInt(hexadecimal, 16));
        }
        if (octal !== undefined) {
          return String.fromCharCode(Number.parseInt(octal, 8));
        }
        const plain = character ?? '';
        return /[\n\u2028\u2029]/.test(plain) ? '' : (simpleEscapes[plain] ?? plain);
      },
    );
}

const written: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** A string literal. */
export function quoted(value: string, quote: "'" | '"'): string {
  const inner = value.replace(/[\\'"\n\r\t\u2028\u2029]/g, (character) =>
    character === '\\' || character === quote ? `\\${character}` : (written[character] ?? character),
  );
  return quote + inner + quote;
}

/** The inside of a template literal. */
export function templateText(value: string): string {
  return value.replace(/[\\`\n\r\t\u2028\u2029]|\$(?=\{)/g, (character) =>
    written[character] === undefined ? `\\${character}` : written[character],
  );
}
