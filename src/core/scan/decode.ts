import { message } from '../text/message';
import type { Problem } from './finding';

/** How a text was written down. What is written back must be written the same way. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'latin1';

/** What came of decoding: a text, or the reason why there is none. */
export type Decoded =
  | {
      readonly kind: 'text';
      /** With its byte order mark, if it has one, as its first character. */
      readonly text: string;
      readonly encoding: Encoding;
      readonly problem?: Problem;
    }
  | { readonly kind: 'binary'; readonly problem: Problem };

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** How far a file is searched for the zero bytes that tell binary from text; as far as git looks. */
const sampleLength = 8000;

/**
 * Decodes a file's bytes: UTF-8, UTF-16 with a byte order mark or with ASCII in it, else Latin-1.
 *
 * Total: bytes that are no UTF-8 are read as Latin-1, one character a byte, and `problem` says so.
 */
export function decode(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) {
    return { kind: 'text', text: new TextDecoder(wide, { ignoreBOM: true }).decode(bytes), encoding: wide };
  }
  if (bytes.subarray(0, sampleLength).includes(0)) {
    return {
      kind: 'binary',
      problem: { kind: 'binary', message: message('This is a binary file and was not looked at.') },
    };
  }
  try {
    const text = utf8.decode(bytes);
    return { kind: 'text', text, encoding: 'utf-8' };
  } catch {
    return {
      kind: 'text',
      text: latin1(bytes),
      encoding: 'latin1',
      problem: {
        kind: 'encoding',
        message: message(
          'This file is not valid UTF-8. It was read as Latin-1; letters outside ASCII may appear wrong, and nothing was left out.',
        ),
      },
    };
  }
}

/** Writes a text down in an encoding that `decode` gave. The reverse of `decode` for a text that was not changed. */
export function encode(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case 'utf-8':
      return new TextEncoder().encode(text);
    case 'latin1':
      return Uint8Array.from(text, (character) => (character.length === 1 ? character.charCodeAt(0) & 0xff : 0x3f));
    case 'utf-16le':
    case 'utf-16be': {
      const bytes = new Uint8Array(text.length * 2);
      const view = new DataView(bytes.buffer);
      for (let index = 0; index < text.length; index += 1) {
        view.setUint16(index * 2, text.charCodeAt(index), encoding === 'utf-16le');
      }
      return bytes;
    }
  }
}

/** Whether bytes hold UTF-16: by their byte order mark, or because every other one of the first bytes is zero. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le';
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return 'utf-16be';
  }
  const length = Math.min(bytes.length, 512) & ~1;
  if (length < 16) {
    return undefined;
  }
  const zeros = [0, 0];
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] === 0) {
      zeros[index & 1] = (zeros[index & 1] ?? 0) + 1;
    }
  }
  const [even = 0, odd = 0] = zeros;
  if (even === 0 && odd > length * 0.45) {
    return 'utf-16le';
  }
  return odd === 0 && even > length * 0.45 ? 'utf-16be' : undefined;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  // In pieces: an argument list has a limit.
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return text;
}
