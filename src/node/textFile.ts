import { readFileSync } from 'node:fs';
import { decode, encode } from '../core/scan/decode';
import type { Encoding } from '../core/scan/decode';
import { message } from '../core/text/message';
import type { Message } from '../core/text/message';
import { replaceFile } from './writeFile';

/** A file that was read in order to be rewritten. */
export interface TextFile {
  readonly file: string;
  readonly text: string;
  readonly encoding: Encoding;
  /** What stood in it, to see whether somebody else wrote to it since. */
  readonly bytes: Uint8Array;
}

export type TextFileResult =
  { readonly kind: 'text'; readonly textFile: TextFile } | { readonly kind: 'refused'; readonly reason: Message };

/**
 * Reads a file that is to be rewritten; refuses one that could not be written back byte by byte.
 *
 * @throws what the system reports.
 */
export function readTextFile(file: string): TextFileResult {
  const bytes = readFileSync(file);
  const decoded = decode(bytes);
  if (decoded.kind === 'binary') {
    return { kind: 'refused', reason: message('it is a binary file') };
  }
  if (!bytes.equals(encode(decoded.text, decoded.encoding))) {
    return { kind: 'refused', reason: message('its encoding is not one that can be written back without loss') };
  }
  return { kind: 'text', textFile: { file, text: decoded.text, encoding: decoded.encoding, bytes } };
}

/**
 * Writes the new text in the file's own encoding, unless somebody else wrote to it since it was read.
 *
 * @throws what the system reports; the file then holds what it held.
 */
export function writeTextFile(original: TextFile, text: string): 'written' | 'changed' | 'unwritable' {
  const content = encode(text, original.encoding);
  const back = decode(content);
  if (back.kind !== 'text' || back.text !== text || back.encoding !== original.encoding) {
    // For example a letter outside Latin-1 in a Latin-1 file.
    return 'unwritable';
  }
  if (!readFileSync(original.file).equals(original.bytes)) {
    return 'changed';
  }
  replaceFile(original.file, content);
  return 'written';
}
