import { readFileSync } from 'node:fs';
import { decode, encode } from '../core/scan/decode';
import type { Encoding } from '../core/scan/decode';
import { english, message } from '../core/text/message';
import type { Message } from '../core/text/message';
import { systemReason } from './errors';
import { checkReplaceable, replaceFile } from './writeFile';

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

/** What came of writing; `written` with the file as it now stands. */
export type WriteResult =
  { readonly kind: 'written'; readonly textFile: TextFile } | { readonly kind: 'refused'; readonly reason: Message };

/** Why a text cannot be written in a file's encoding, such as a letter outside Latin-1; undefined where it can. */
export function encodingProblem(original: TextFile, text: string): Message | undefined {
  const back = decode(encode(text, original.encoding));
  // What is ASCII by now would be taken for UTF-8, and is the same bytes.
  return back.kind === 'text' && back.text === text
    ? undefined
    : message('the new text cannot be written in the encoding of the file ({0})', original.encoding);
}

/** Why a file cannot be written at all, such as that it is read-only; undefined where nothing stands against it. */
export function writeProblem({ file }: TextFile): Message | undefined {
  try {
    checkReplaceable(file);
    return undefined;
  } catch (error) {
    return unwritable(error);
  }
}

/** Writes the new text in the file's own encoding, unless somebody else wrote to it since it was read. */
export function writeTextFile(original: TextFile, text: string): WriteResult {
  const problem = encodingProblem(original, text);
  if (problem !== undefined) {
    return { kind: 'refused', reason: problem };
  }
  const bytes = encode(text, original.encoding);
  try {
    if (!readFileSync(original.file).equals(original.bytes)) {
      return {
        kind: 'refused',
        reason: message('the file was changed by something else meanwhile; run the command again'),
      };
    }
    replaceFile(original.file, bytes);
    return { kind: 'written', textFile: { ...original, text, bytes } };
  } catch (error) {
    return { kind: 'refused', reason: unwritable(error) };
  }
}

function unwritable(error: unknown): Message {
  return message('the file could not be written: {0}', english(systemReason(error)));
}
