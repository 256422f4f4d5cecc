import { secretLines } from '../text/secret';
import type { Secret } from '../text/secret';

/**
 * Shorter values are not masked: they stand in any output by chance, and masks all over it would tell them.
 * In UTF-16 code units.
 */
export const shortestMasked = 4;

/** Whether a value is too short to be masked. */
export function tooShortToMask(secret: Secret): boolean {
  return secret.length < shortestMasked;
}

/**
 * The forms in which a program may print a secret: as it is, line by line, as a part of JSON, percent-encoded, and,
 * where it is JSON itself, every text in it.
 */
export function maskedForms(secret: Secret): readonly string[] {
  const value = secret.reveal();
  const forms = new Set<string>();
  for (const text of [value, ...textsOfJson(value)]) {
    if (text.length >= shortestMasked) {
      forms.add(text);
      forms.add(JSON.stringify(text).slice(1, -1));
      forms.add(percentEncoded(text));
      // The head and foot of a PEM are the same for everyone.
      for (const line of secretLines(text).filter((each) => !/^-----(?:BEGIN|END) /.test(each))) {
        forms.add(line);
      }
    }
  }
  return [...forms];
}

function percentEncoded(text: string): string {
  try {
    return encodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The texts of an object or list; nothing of anything else. */
function textsOfJson(text: string): readonly string[] {
  if (!/^\s*[[{]/.test(text)) {
    return [];
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return [];
  }
  const texts: string[] = [];
  const open: unknown[] = [json];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value === 'string') {
      texts.push(value);
    } else if (typeof value === 'object' && value !== null) {
      open.push(...(Object.values(value) as unknown[]));
    }
  }
  return texts;
}
