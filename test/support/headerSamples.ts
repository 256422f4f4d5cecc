import type { SeededRandom } from './random';

const small = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const letters = `${small}${small.toUpperCase()}`;
const base64url = `${letters}${digits}-_`;

function encode(value: unknown): string {
  return btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
}

/** A JSON Web Token with a random signature. */
export function jsonWebToken(random: SeededRandom, options: Readonly<Record<string, string>>): string {
  const alg = options['alg'] ?? 'HS256';
  const issued = random.integer(1_690_000_000, 1_790_000_000);
  const claims =
    options['claims'] === 'none'
      ? {}
      : options['claims'] === 'sample'
        ? { sub: '1234567890', name: 'John Doe', iat: 1516239022 }
        : options['role'] === undefined
          ? {
              sub: random.string(digits, 8),
              iss: `https://${random.string(small, 9)}.auth0.com/`,
              iat: issued,
              exp: Number(options['exp'] ?? issued + 86_400),
            }
          : { iss: 'supabase', ref: random.string(small, 20), role: options['role'], iat: issued, exp: 2_000_000_000 };
  const signature = alg === 'none' ? '' : random.string(base64url, alg.startsWith('RS') ? 342 : 43);
  return `${encode({ alg, typ: 'JWT' })}.${encode(claims)}.${signature}`;
}

/** `user:password` in base64. */
export function basicLogin(random: SeededRandom, options: Readonly<Record<string, string>>): string {
  const password =
    options['password'] ?? `${random.string(letters, 8)}${random.string(digits, 3)}${random.string(letters, 4)}`;
  return btoa(`${options['user'] ?? random.string(small, 7)}:${password}`);
}
