import { sha256 } from '@noble/hashes/sha2.js';
import type { FoundKey } from './foundKey';

/**
 * Private keys of Bitcoin in the form that wallets import: base58 of 0x80, 32 bytes, perhaps 0x01, and the first four bytes
 * of what SHA-256 makes of them twice. Those of the test network have another version, and are not worth money.
 *
 * https://en.bitcoin.it/wiki/Wallet_import_format
 */
const form = /(?<![A-Za-z0-9+/])(?:5[HJK][1-9A-HJ-NP-Za-km-z]{49}|[KL][1-9A-HJ-NP-Za-km-z]{51})(?![A-Za-z0-9+/=])/g;

/** For the prefilter: what such keys stand beside. */
export const wifKeywords: readonly string[] = ['wif', 'bitcoin', 'btc', 'ecpair'];

/** In UTF-16 code units: how far from such a word a key is looked for before anything is parsed. */
const reach = 400;

const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** The private keys of a text whose checksum is right. */
export function findWifKeys(text: string): FoundKey[] {
  return Array.from(text.matchAll(form))
    .filter(([key]) => hasChecksum(bytesOf(key)))
    .map(({ 0: key, index }) => ({
      start: index,
      end: index + key.length,
      form: 'wif',
      keyType: 'Bitcoin',
      encrypted: false,
    }));
}

/** Whether such a key may stand around a keyword hit: what a glance asks. */
export function mayBeWifKey(text: string, start: number): boolean {
  return new RegExp(form.source).test(text.slice(Math.max(0, start - reach), start + reach));
}

function bytesOf(key: string): Uint8Array {
  let number = 0n;
  for (const character of key) {
    number = number * 58n + BigInt(base58.indexOf(character));
  }
  const hex = number.toString(16);
  return Uint8Array.from(
    (hex.padStart(hex.length + (hex.length % 2), '0').match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)),
  );
}

function hasChecksum(bytes: Uint8Array): boolean {
  const sum = sha256(sha256(bytes.slice(0, -4)));
  return bytes[0] === 0x80 && bytes.slice(-4).every((byte, index) => byte === sum[index]);
}
