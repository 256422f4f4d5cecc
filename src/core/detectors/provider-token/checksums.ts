const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

const remainders: readonly number[] = Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value >>> 0;
});

/** CRC-32 as of IEEE 802.3 (zip, PNG) of ASCII text: 0 to 2³² − 1. */
export function crc32(text: string): number {
  let value = 0xffffffff;
  for (let index = 0; index < text.length; index += 1) {
    value = (value >>> 8) ^ (remainders[(value ^ text.charCodeAt(index)) & 0xff] ?? 0);
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** A number in base 62, digits before capitals before small letters, filled up with zeros to a length. */
export function base62(value: number, length: number): string {
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) {
    text = digits.charAt(rest % 62) + text;
  }
  return text.padStart(length, '0');
}

/**
 * Whether the last six characters are the CRC-32 in base 62 of what stands between them and the prefix, as in tokens
 * of GitHub and npm.
 *
 * https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
 */
export function hasBase62Checksum(token: string): boolean {
  const secret = token.slice(token.indexOf('_') + 1);
  return base62(crc32(secret.slice(0, -6)), 6) === secret.slice(-6);
}

/**
 * Whether the last eight characters are the CRC-32, in hexadecimal of either case, of all before them without the
 * sign that joins them.
 *
 * `glsa_…_1a2b3c4d`: https://grafana.com/docs/grafana/latest/administration/service-accounts/
 */
export function hasHexChecksum(token: string): boolean {
  return crc32(token.slice(0, -9)).toString(16).padStart(8, '0') === token.slice(-8).toLowerCase();
}

/**
 * Whether the last seven characters are the CRC-32 in base 36 of all before them, as in routable tokens of GitLab.
 *
 * https://handbook.gitlab.com/handbook/engineering/architecture/design-documents/cells/routable_tokens/
 */
export function hasBase36Checksum(token: string): boolean {
  return crc32(token.slice(0, -7)).toString(36).padStart(7, '0') === token.slice(-7);
}

const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of base32 (RFC 4648) without padding; bits that fill no byte are left out. */
function base32Bytes(text: string): number[] {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text) {
    bits = ((bits << 5) | base32.indexOf(character)) & 0xffff;
    held += 5;
    if (held >= 8) {
      held -= 8;
      bytes.push((bits >> held) & 0xff);
    }
  }
  return bytes;
}

/** CRC-16 as of XMODEM: 0 to 65,535. */
export function crc16(bytes: readonly number[]): number {
  let value = 0;
  for (const byte of bytes) {
    value ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      value = value & 0x8000 ? ((value << 1) ^ 0x1021) & 0xffff : (value << 1) & 0xffff;
    }
  }
  return value;
}

/**
 * Whether the last two bytes of base32 text are the CRC-16 of those before them, the lower byte first, as in the seeds of
 * NATS.
 *
 * https://github.com/nats-io/nkeys
 */
export function hasBase32Checksum(token: string): boolean {
  const bytes = base32Bytes(token);
  const [low = 0, high = 0] = bytes.slice(-2);
  return crc16(bytes.slice(0, -2)) === high * 256 + low;
}
