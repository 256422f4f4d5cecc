import { isDrawn } from '../shared/drawn';
import type { FoundKey } from './foundKey';

/** https://learn.microsoft.com/dotnet/api/system.security.cryptography.rsa.toxmlstring */
const open = /(?:<|&lt;)RSAKeyValue(?:>|&gt;)/g;
const close = /(?:<|&lt;)\/RSAKeyValue(?:>|&gt;)/;
/** The private exponent, or one of the primes: a public key has none of them. */
const privateMember = /(?:<|&lt;)(?:D|P|InverseQ)(?:>|&gt;)\s{0,40}([A-Za-z0-9+/]{40,1400}={0,2})/;

/** In UTF-16 code units: a key of 8,192 bits takes no more. */
const longest = 12_000;

/** Keys of RSA in XML, as .NET writes them, with their private half. */
export function findXmlKeys(text: string): FoundKey[] {
  const found: FoundKey[] = [];
  const own = new RegExp(open.source, open.flags);
  for (let match = own.exec(text); match !== null; match = own.exec(text)) {
    const rest = text.slice(match.index, match.index + longest);
    const end = close.exec(rest);
    const key = end === null ? '' : rest.slice(0, end.index + end[0].length);
    const member = privateMember.exec(key)?.[1];
    if (member !== undefined && isDrawn(member.slice(0, 360))) {
      const { index } = match;
      found.push({ start: index, end: index + key.length, form: 'xml', keyType: 'RSA', encrypted: false });
    }
  }
  return found;
}
