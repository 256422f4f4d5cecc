import { decodeBase64 } from './base64Text';
import { changeRate, isRepetition, isSequence, wordiness } from './randomness';
import { matches } from '../../text/matches';

/** Something of the form of a secret access key. */
export interface KeyRun {
  readonly value: string;
  readonly start: number;
  readonly end: number;
  /** As it stands, percent-encoded as in an address, in base64 as in a Kubernetes secret, or with `=` in it, which AWS's own keys do not have. */
  readonly form: 'plain' | 'percent' | 'base64' | 'padded';
}

/** 40 characters of base64 that belong to nothing longer. It may begin with `/` or `+`, and stand behind an escape, or an id and a slash. */
const plain =
  /(?:(?<![A-Za-z0-9/+_-])|(?<=\\[nrt]|:-|%(?:22|3D|3d|3A|3a|20|0A|0a|0D|0d|2C|2c)|(?<![A-Z0-9])A(?:KI|SI|BI|CC)A[A-Z2-7]{16}\/))[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_-]|%2[BFbf]|%3[Dd])/g;
const percent =
  /(?:(?<![A-Za-z0-9/+_%-])|(?<=%(?:22|3D|3d|3A|3a|20|0A|0a|0D|0d|2C|2c)))(?:[A-Za-z0-9/+]|%2[BFbf]){40}(?![A-Za-z0-9/+=_-]|%2[BFbf]|%3[Dd])/g;
/** Base64 of 40 bytes, or of 41: a line break is often encoded, too. */
const encoded = /(?<![A-Za-z0-9/+_-])(?:[A-Za-z0-9/+]{54}==|[A-Za-z0-9/+]{55}=)(?![A-Za-z0-9/+=_-])/g;
const padded = /(?<=["'`])[A-Za-z0-9/+][A-Za-z0-9/+=]{39}(?=["'`])/g;

const keyLength = 40;
const inRun = new Uint8Array(128);
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/+=%') {
  inRun[sign.charCodeAt(0)] = 1;
}

/**
 * Whether a stretch of a text holds so many signs of a key in a row that one may be among them. Looks at the last sign
 * of where a run would be first, and so passes over most of the text.
 *
 * @param to exclusive, in the text.
 */
export function holdsRun(text: string, from: number, to: number): boolean {
  let first = from;
  while (first + keyLength <= to) {
    let index = first + keyLength - 1;
    while (index >= first && inRun[text.charCodeAt(index)] === 1) {
      index -= 1;
    }
    if (index < first) {
      return true;
    }
    first = index + 1;
  }
  return false;
}

/** Everything in a text that has the form of a secret access key, in order. */
export function findKeyRuns(text: string): KeyRun[] {
  const runs: KeyRun[] = [];
  const add = (match: RegExpExecArray, value: string, form: KeyRun['form']): void => {
    if (isKeyLike(value, true)) {
      runs.push({ value, start: match.index, end: match.index + match[0].length, form });
    }
  };
  for (const match of matches(plain, text)) {
    add(match, match[0], 'plain');
  }
  for (const match of matches(encoded, text)) {
    const value = decodeBase64(match[0]).replace(/\r?\n$/, '');
    if (/^[A-Za-z0-9/+]{40}$/.test(value)) {
      add(match, value, 'base64');
    }
  }
  if (/%2[BFbf]/.test(text)) {
    for (const match of matches(percent, text)) {
      if (match[0].includes('%')) {
        add(match, match[0].replace(/%2b/gi, '+').replace(/%2f/gi, '/'), 'percent');
      }
    }
  }
  for (const match of matches(padded, text)) {
    if (match[0].includes('=')) {
      add(match, match[0], 'padded');
    }
  }
  return runs.sort((left, right) => left.start - right.start);
}

/** How the keys of AWS's documentation begin; texts that copy them change their ends. */
const documented = /^(?:wJalrXUtnFEMI|je7MtGbClwBF|zuf\+tfteSlsw)/;

/**
 * Whether 40 characters look drawn at random from base64, rather than being a path, a digest, a number or a name.
 *
 * @param named where the name says it already, only the unmistakable is turned away.
 */
export function isKeyLike(value: string, named: boolean): boolean {
  return (
    /[a-z]/.test(value) &&
    /[A-Z]/.test(value) &&
    (/[0-9/+]/.test(value) || (named && wordiness(value).rate < 0.5)) &&
    changeRate(value) >= (named ? 0.2 : 0.36) &&
    wordiness(value).rate < (named ? 0.85 : 0.72) &&
    !/EXAMPLE|x{6}|\/{4}/i.test(value) &&
    (named || !value.includes('///')) &&
    !documented.test(value) &&
    !isSequence(value) &&
    !isRepetition(value) &&
    new Set(value).size >= 13
  );
}
