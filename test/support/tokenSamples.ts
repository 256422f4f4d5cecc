import { base62, crc16, crc32 } from '../../src/core/detectors/provider-token/checksums';
import { namedTokenKinds, tokenKinds } from '../../src/core/detectors/provider-token/search';
import type { NamedTokenKind, TokenKind } from '../../src/core/detectors/provider-token/tokenKind';
import { sampleOf } from './patternSamples';
import type { SeededRandom } from './random';

const small = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const base64url = `${small.toUpperCase()}${small}${digits}-_`;

/** A token of a kind with whatever its structure asks: the right checksum, the stretch in its middle. */
export function tokenOf(kind: TokenKind, random: SeededRandom): string {
  const drawn = sampleOf(kind.pattern, random);
  const { lead, anchor } = kind;
  const token = lead < 0 ? anchor + drawn : drawn.slice(0, lead) + anchor + drawn.slice(lead + anchor.length);
  switch (kind.provider) {
    case 'GitHub':
    case 'npm':
      return kind.strict && kind.checksum ? withBase62Checksum(token) : token;
    case 'NATS':
      return withBase32Checksum(token);
    case 'GitLab':
      return kind.checksum ? token.slice(0, -7) + crc32(token.slice(0, -7)).toString(36).padStart(7, '0') : token;
    case 'Grafana':
      return kind.checksum ? `${token.slice(0, -8)}${crc32(token.slice(0, -9)).toString(16).padStart(8, '0')}` : token;
    case 'OpenAI':
      return kind.check ? `${anchor}${random.string(base64url, 74)}T3BlbkFJ${random.string(base64url, 74)}` : token;
    default:
      return token;
  }
}

function withBase62Checksum(token: string): string {
  const [prefix = '', secret = ''] = token.split('_');
  return `${prefix}_${secret.slice(0, -6)}${base62(crc32(secret.slice(0, -6)), 6)}`;
}

/** The 34 bytes of a seed, read back from base32, with their CRC-16 behind them. */
function withBase32Checksum(token: string): string {
  const alphabet = `${small.toUpperCase()}234567`;
  const bits = Array.from(token, (letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = (bits.match(/.{8}/g) ?? []).slice(0, 34).map((byte) => Number.parseInt(byte, 2));
  const sum = crc16(bytes);
  const all = [...bytes, sum & 0xff, sum >> 8].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (all.padEnd(290, '0').match(/.{5}/g) ?? [])
    .map((group) => alphabet.charAt(Number.parseInt(group, 2)))
    .join('');
}

/** A value of a kind that is known by its provider's name. */
export function namedTokenOf(kind: NamedTokenKind, random: SeededRandom): string {
  const drawn = sampleOf(kind.value, random);
  return kind.provider !== 'Discord' || kind.check === undefined
    ? drawn
    : `${btoa(`${String(random.integer(1, 9))}${random.string(digits, 17)}`).replaceAll('=', '')}${drawn.slice(drawn.indexOf('.'))}`;
}

/** A token of the first kind with an anchor, such as `ghp_`, or of the first that is known by a name, such as `datadog`. */
export function providerToken(of: string, random: SeededRandom): string {
  const kind = tokenKinds.find(({ anchor }) => anchor === of);
  if (kind !== undefined) {
    return tokenOf(kind, random);
  }
  const named = namedTokenKinds.find(({ names }) => names.includes(of));
  if (named === undefined) {
    throw new Error(`There is no kind of token with “${of}”.`);
  }
  return namedTokenOf(named, random);
}
