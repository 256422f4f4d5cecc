import { sha256 } from '@noble/hashes/sha2.js';
import type { SeededRandom } from './random';

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** How each kind of block begins and how many characters its body has, as the common tools write it. */
const kinds: Readonly<
  Record<string, { label: string; start: string; length: number; headers?: readonly string[]; checksum?: boolean }>
> = {
  rsa: { label: 'RSA PRIVATE KEY', start: 'MIIEpAIBAAKCAQEA', length: 1588 },
  ec: { label: 'EC PRIVATE KEY', start: 'MHcCAQEEI', length: 164 },
  dsa: { label: 'DSA PRIVATE KEY', start: 'MIIBugIBAAKBgQ', length: 600 },
  pkcs8: { label: 'PRIVATE KEY', start: 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC', length: 1624 },
  encrypted: { label: 'ENCRYPTED PRIVATE KEY', start: 'MIIFHDBOBgkqhkiG9w0BBQ0wQTAp', length: 1700 },
  openssh: { label: 'OPENSSH PRIVATE KEY', start: 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmU', length: 360 },
  pgp: {
    label: 'PGP PRIVATE KEY BLOCK',
    start: 'lQOYBF',
    length: 900,
    headers: ['Version: GnuPG v2', ''],
    checksum: true,
  },
  public: { label: 'PUBLIC KEY', start: 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A', length: 392 },
  certificate: { label: 'CERTIFICATE', start: 'MIIDXTCCAkWgAwIBAgIJA', length: 1100 },
};

/** A PEM block of a kind with a random body: of the right shape, opening nothing. */
export function pemBlock(random: SeededRandom, options: Readonly<Record<string, string>>): string {
  const kind = kinds[options['kind'] ?? 'rsa'];
  if (kind === undefined) {
    throw new Error(`There is no PEM block of the kind “${String(options['kind'])}”.`);
  }
  const body = kind.start + random.string(base64, kind.length - kind.start.length);
  const lines = body.match(/.{1,64}/g) ?? [];
  const all = [
    `-----BEGIN ${kind.label}-----`,
    ...(kind.headers ?? []),
    ...lines,
    ...(kind.checksum ? [`=${random.string(base64, 4)}`] : []),
    `-----END ${kind.label}-----`,
  ];
  if ('wrapped' in options) {
    return btoa(`${all.join('\n')}\n`);
  }
  return 'escaped' in options ? `${all.join('\\n')}\\n` : all.join(`\n${' '.repeat(Number(options['indent'] ?? 0))}`);
}

/** A key file of PuTTY with random halves; `encrypted`: with a passphrase. */
export function puttyKey(random: SeededRandom, options: Readonly<Record<string, string>>): string {
  const lines = (count: number): string[] => Array.from({ length: count }, () => random.string(base64, 64));
  return [
    'PuTTY-User-Key-File-3: ssh-rsa',
    `Encryption: ${'encrypted' in options ? 'aes256-cbc' : 'none'}`,
    'Comment: rsa-key-20240103',
    'Public-Lines: 6',
    ...lines(6),
    'Private-Lines: 14',
    ...lines(14),
    `Private-MAC: ${random.string('0123456789abcdef', 64)}`,
  ].join('\n');
}

/**
 * A key of an elliptic curve in DER (RFC 5915) with a random body, as code writes bytes; `style`: `hex` (default), `list`
 * (`0x30, 0x77, …`), `decimal`, `escaped` (`\\x30\\x77…`).
 */
export function derKey(random: SeededRandom, options: Readonly<Record<string, string>>): string {
  const hex = `30770201010420${random.string('0123456789abcdef', 228)}`;
  const bytes = hex.match(/../g) ?? [];
  switch (options['style'] ?? 'hex') {
    case 'list':
      return bytes.map((byte) => `0x${byte}`).join(', ');
    case 'decimal':
      return bytes.map((byte) => String(Number.parseInt(byte, 16))).join(', ');
    case 'escaped':
      return bytes.map((byte) => `\\x${byte}`).join('');
    default:
      return hex;
  }
}

/** A private key of Bitcoin in the wallet import format, with the right checksum. */
export function wifKey(random: SeededRandom): string {
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  const body = Uint8Array.from([0x80, ...Array.from({ length: 32 }, () => random.integer(0, 255)), 1]);
  const sum = sha256(sha256(body)).slice(0, 4);
  let number = [...body, ...sum].reduce((all, byte) => all * 256n + BigInt(byte), 0n);
  let text = '';
  for (; number > 0n; number /= 58n) {
    text = alphabet.charAt(Number(number % 58n)) + text;
  }
  return text;
}
