import { isDrawn } from '../shared/drawn';
import type { FoundKey } from './foundKey';

/**
 * How the base64 of a private key begins, after what tells its length: the version and the algorithm of PKCS#8
 * (RFC 5958) and of RSA (RFC 8017, A.1.2), the versions of elliptic curves (RFC 5915), the magic of OpenSSH's
 * `PROTOCOL.key`. Public keys and certificates have no version there.
 */
const beginnings: readonly (readonly [sign: string, lead: number, keyType: string])[] = [
  ['IBADANBgkqhkiG9w0BAQEFAAS', 6, 'RSA'],
  ...['IBAAKCAQEA', 'IBAAKBgQ', 'IBAAKCAgEA', 'IBAAKCAYEA'].map((sign) => [sign, 6, 'RSA'] as const),
  ...['MIGHAgEAMBMGByqGSM49', 'MEECAQAwEwYHKoZIzj0', 'MIG2AgEAMBAGByqGSM49', 'MIHuAgEAMBAGByqGSM49'].map(
    (sign) => [sign, 0, 'EC'] as const,
  ),
  ...['MIGEAgEAMBAGByqGSM49', 'MHcCAQEEI', 'MHQCAQEEI', 'MIGkAgEBBD', 'MIHcAgEBBEI'].map(
    (sign) => [sign, 0, 'EC'] as const,
  ),
  ['MC4CAQAwBQYDK2V', 0, 'Ed25519'],
  ['b3BlbnNzaC1rZXktdjEAAAAA', 0, 'OPENSSH'],
];

/** For the prefilter: lower case. */
export const derKeywords: readonly string[] = beginnings.map(([sign]) => sign.toLowerCase());

/** Base64 in one run, or in lines with an indent. */
const body = /[A-Za-z0-9+/]{40,8000}(?:(?:\\r\\n|\\n|\r?\n[ \t]{0,40})[A-Za-z0-9+/]{8,200}){0,120}={0,2}(?![\w+/=])/y;

/** The sign of a beginning stands this far before the key itself at most, in base64. */
const head = 40;

/** Private keys whose base64 stands without the lines that frame it, whatever it is called. */
export function findBareKeys(text: string): FoundKey[] {
  const found: FoundKey[] = [];
  for (const [sign, lead, keyType] of beginnings) {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + sign.length)) {
      const start = at - lead;
      const own = new RegExp(body.source, body.flags);
      own.lastIndex = Math.max(start, 0);
      const run = start < 0 || !isBeginning(text, start) ? undefined : own.exec(text)?.[0];
      const data = run?.replace(/\\r|\\n|\s/g, '') ?? '';
      if (run !== undefined && data.length >= leastLength(keyType) && isDrawn(data.slice(head, head + 360))) {
        found.push({ start, end: start + run.length, form: 'der', keyType, encrypted: false });
      }
    }
  }
  return found;
}

/** Whether base64 begins at a place, other than below the line that frames a key. */
function isBeginning(text: string, start: number): boolean {
  return (
    !/[\w+/=-]/.test(text.charAt(start - 1).replace(/[-=]/, '')) &&
    !/-----BEGIN [A-Z0-9 ]{1,40}-----[^A-Za-z0-9]{0,40}n?[^A-Za-z0-9]{0,20}$/.test(
      text.slice(Math.max(0, start - 120), start),
    )
  );
}

/** In characters of base64: what the smallest key of a kind that anyone uses takes. */
function leastLength(keyType: string): number {
  switch (keyType) {
    case 'RSA':
      return 300;
    case 'OPENSSH':
      return 240;
    default:
      return 60;
  }
}
