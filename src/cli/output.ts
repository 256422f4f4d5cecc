import type { Writable } from 'node:stream';

/** A stream of text for a person or a program; waits where the reader is slower than the writer. */
export class Output {
  /** @param colored whether a person looks at it and wants colours. */
  constructor(
    private readonly stream: Writable,
    readonly colored: boolean,
  ) {}

  async write(text: string): Promise<void> {
    if (text !== '' && !this.stream.write(text)) {
      await new Promise<void>((resolve) => {
        this.stream.once('drain', resolve);
      });
    }
  }

  async line(text = ''): Promise<void> {
    await this.write(`${text}\n`);
  }

  /** The text in a style, where colours are wanted. */
  style(style: Style, text: string): string {
    const [on, off] = codes[style];
    return this.colored ? `\u001B[${on}m${text}\u001B[${off}m` : text;
  }
}

export type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green';

const codes: Readonly<Record<Style, readonly [on: string, off: string]>> = {
  bold: ['1', '22'],
  dim: ['2', '22'],
  red: ['31', '39'],
  green: ['32', '39'],
  yellow: ['33', '39'],
  blue: ['34', '39'],
};

/** Text from outside (a file name, a line of source) without the characters that a terminal would obey. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters meant
  return text.replace(/[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
}
