import type { ParsedDocument } from '../../languages/document';
import type { Span } from '../../text/span';
import { stretches } from './stretches';
import { matches } from '../../text/matches';
import type { Stretch } from './stretches';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** In base64 characters. Instance user data holds at most 16 KB, a Kubernetes secret 1 MB; more is an image or an archive. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html */
const longestRun = 1_500_000;
/** In base64 characters: how much of one document is decoded. */
const longestTotal = 4_000_000;
const shortestRun = 24;

/** Bounded: the stack of regular expressions does not hold a run of ten million. A longer run is more than one, cut at whole bytes. */
const run = /[A-Za-z0-9+/]{16,2000000}={0,2}/g;

/** The bytes of base64 text as Latin-1; stops at the first character that is none of base64. */
export function decodeBase64(text: string): string {
  const parts: string[] = [];
  let bits = 0;
  let held = 0;
  let piece = '';
  for (let index = 0; index < text.length; index += 1) {
    const digit = digitOf(text.charCodeAt(index));
    if (digit < 0) {
      break;
    }
    bits = ((bits << 6) | digit) & 0xffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      piece += String.fromCharCode((bits >> held) & 255);
      if (piece.length === 4096) {
        parts.push(piece);
        piece = '';
      }
    }
  }
  return parts.join('') + piece;
}

function digitOf(code: number): number {
  if (code >= 97 && code <= 122) {
    return code - 71;
  }
  if (code >= 65 && code <= 90) {
    return code - 65;
  }
  if (code >= 48 && code <= 57) {
    return code + 4;
  }
  return code === 43 || code === 45 ? 62 : code === 47 || code === 95 ? 63 : -1;
}

/** What a word becomes in base64, whatever stands around it: its characters at each of three alignments, without those that its neighbours change. */
export function imagesOf(word: string): readonly string[] {
  return [0, 1, 2].map((shift) => {
    let text = '';
    let bits = 0;
    let held = 0;
    for (const character of '\0'.repeat(shift) + word) {
      bits = (bits << 8) | character.charCodeAt(0);
      held += 8;
      while (held >= 6) {
        held -= 6;
        text += alphabet.charAt((bits >> held) & 63);
      }
      bits &= 63;
    }
    return text.slice(shift === 0 ? 0 : shift + 1);
  });
}

/** What access key ids begin with, in base64. */
export const idImages: readonly string[] = ['AKIA', 'ASIA', 'ABIA', 'ACCA'].flatMap(imagesOf);
/** The usual names of secret access keys, in base64. */
export const labelImages: readonly string[] = ['aws_secret', 'AWS_SECRET', 'ecretAccessKey'].flatMap(imagesOf);

/** Whether a hit of a prefilter keyword made of an image is that image in its own case. */
export function isImage(text: string, hit: Span): boolean {
  const found = text.slice(hit.start, hit.end);
  return idImages.includes(found) || labelImages.includes(found);
}

/**
 * The base64 texts of a document that hold an access key id or the name of a secret access key, decoded: user data,
 * Kubernetes secrets. Lines that wrap one text are joined. A span leads back to the base64 that it became.
 */
export function encodedStretches(document: ParsedDocument): readonly Stretch[] {
  let left = longestTotal;
  return stretches(document).flatMap((stretch) => {
    if (!holdsImage(stretch.text)) {
      return [];
    }
    return groups(stretch.text).flatMap((group) => {
      left -= group.text.length;
      return left < 0 || !holdsImage(group.text) ? [] : [toStretch(stretch, group)];
    });
  });
}

function holdsImage(text: string): boolean {
  return idImages.some((image) => text.includes(image)) || labelImages.some((image) => text.includes(image));
}

/** One base64 text, and where its lines stand. */
interface Group {
  readonly text: string;
  readonly lines: readonly { readonly offset: number; readonly start: number }[];
  readonly end: number;
}

/** The base64 texts in a text, those that wrap over lines of one length joined. */
function groups(text: string): Group[] {
  const found: Group[] = [];
  let lines: { offset: number; start: number }[] = [];
  let joined: string[] = [];
  let length = 0;
  let width = 0;
  let end = 0;
  const close = (): void => {
    if (length >= shortestRun && length <= longestRun) {
      found.push({ text: joined.join(''), lines, end });
    }
    lines = [];
    joined = [];
    length = 0;
  };
  for (const match of matches(run, text)) {
    const continues =
      length > 0 && width >= 56 && width % 4 === 0 && match[0].length <= width && wraps(text.slice(end, match.index));
    if (!continues) {
      close();
      width = match[0].length;
    }
    lines.push({ offset: length, start: match.index });
    joined.push(match[0]);
    length += match[0].length;
    end = match.index + match[0].length;
  }
  close();
  return found;
}

/** Whether what stands between two runs only breaks the line. */
function wraps(between: string): boolean {
  return between.length <= 60 && /^(?:\\n)?["']?[ \t+,\\]{0,8}\r?\n[ \t]{0,40}["']?$/.test(between);
}

function toStretch(outer: Stretch, group: Group): Stretch {
  const at = (index: number): number => {
    const line = group.lines.findLast(({ offset }) => offset <= index);
    return line === undefined ? group.end : line.start + index - line.offset;
  };
  const decoded = decodeBase64(group.text);
  return {
    text: decoded,
    toSource: ({ start, end }) => {
      // What is all there is in the text has the whole text as its image.
      const whole = decoded.slice(0, start).trim() === '' && decoded.slice(end).trim() === '';
      const first = whole ? 0 : Math.floor((start * 8) / 6);
      const last = whole ? group.text.length : Math.min(group.text.length, Math.ceil((end * 8) / 6));
      return outer.toSource({ start: at(first), end: at(last - 1) + 1 });
    },
    literalAt: () => undefined,
  };
}
