import { createHash } from 'node:crypto';

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const alphanumeric = base64.slice(0, 62);

/**
 * Makes ids, keys and tokens that look like AWS's own. The same seed makes the same ones in the same order, so that no
 * key-like text has to be kept in a file.
 */
export class Generator {
  readonly #seed: string;
  #count = 0;

  constructor(seed: string) {
    this.#seed = seed;
  }

  /** `prefix` and 16 characters of base32 that hold the account number as AWS's newer ids do. */
  accessKeyId(prefix: 'AKIA' | 'ASIA', account: string): string {
    const random = this.#bytes(5);
    // 80 bits: a 1 that marks the newer generation, 40 bits of account number, and 39 bits of chance.
    const bits = (1n << 79n) | (BigInt(account) << 39n) | (BigInt(`0x${random.toString('hex')}`) & ((1n << 39n) - 1n));
    let text = '';
    for (let index = 15n; index >= 0n; index -= 1n) {
      text += base32.charAt(Number((bits >> (index * 5n)) & 31n));
    }
    return prefix + text;
  }

  /** 40 characters of base64. */
  secretAccessKey(): string {
    return this.#text(base64, 40);
  }

  sessionToken(): string {
    return this.#bytes(180).toString('base64');
  }

  /** An identifier that is no credential, such as `AIDA…` and `AROA…`. */
  principalId(prefix: 'AIDA' | 'AROA'): string {
    return prefix + this.#text(base32, 17);
  }

  /** The six characters at the end of a secret's ARN. */
  arnSuffix(): string {
    return this.#text(alphanumeric, 6);
  }

  uuid(): string {
    const hex = this.#bytes(16).toString('hex');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  }

  #text(alphabet: string, length: number): string {
    return [...this.#bytes(length)].map((byte) => alphabet.charAt(byte % alphabet.length)).join('');
  }

  #bytes(length: number): Buffer {
    const parts: Buffer[] = [];
    for (let have = 0; have < length; have += 32) {
      this.#count += 1;
      parts.push(
        createHash('sha256')
          .update(`${this.#seed}:${String(this.#count)}`)
          .digest(),
      );
    }
    return Buffer.concat(parts).subarray(0, length);
  }
}
