import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { isRandom } from '../detectors/shared/randomness';

/** What a fingerprint is made of. */
export interface Identifying {
  readonly detector: string;
  readonly path: string | undefined;
  readonly name: readonly string[];
  readonly value: string;
  /** Whether the detector only finds values that are too random to be guessed. */
  readonly structured: boolean;
}

/** From this length on a random value cannot be found by trying. */
const unguessable = 20;

/**
 * Gives findings names that survive line moves and are the same on every machine.
 *
 * Architecture invariant: a fingerprint lets no one guess a value. It holds a hash of the value only where that is too
 * random to be guessed (then it survives a moved file, too); otherwise it is made of detector, file and bound name.
 */
export class Fingerprints {
  readonly #seen = new Map<string, number>();

  /** The fingerprint of the next finding of a document; call it in source order. The same one twice gets an ordinal. */
  next(finding: Identifying): string {
    const stable = isUnguessable(finding)
      ? ['value', finding.detector, digest(finding.value).slice(0, 16)]
      : ['place', finding.detector, finding.path ?? '', finding.name.join('\0')];
    return withOrdinal(digest(stable.join('\n')).slice(0, 20), this.#seen);
  }
}

/** Fingerprints in source order, some of them given apart from the others, with the ordinals that they have together. */
export function renumbered(fingerprints: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return fingerprints.map((fingerprint) => withOrdinal(fingerprint.replace(/-\d+$/, ''), seen));
}

/** The same one twice gets an ordinal. */
function withOrdinal(base: string, seen: Map<string, number>): string {
  const ordinal = (seen.get(base) ?? 0) + 1;
  seen.set(base, ordinal);
  return ordinal === 1 ? base : `${base}-${String(ordinal)}`;
}

function isUnguessable({ value, structured }: Identifying): boolean {
  return value.length >= unguessable && (structured || isRandom(value));
}

function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
