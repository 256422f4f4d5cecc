import { isDrawn } from '../shared/drawn';
import { isPublishedExample } from '../shared/publishedExamples';
import type { FoundKey } from './foundKey';

/** The names of private keys and of calls that take one, however their words are joined, and what ties them to a value. */
const names =
  /(?:private[_ -]?key(?:ToAccount)?|priv[_-]?key|\bWallet(?=\s?\()|Account\.from_key|\baccounts(?=["']?\s?:\s?\[)|p12|pfx|pkcs12|key_?store|signing_?cert(?:ificate)?)(?:[_-]?(?:base64|b64|hex|data|content|pem|der|raw|value|file_content))?["'`\])]{0,3}(?:\s{0,4}(?::=|=>|[:=,(]|value["']?[:=])|\s)\s{0,8}(?:\w{0,20}\(|\[\s{0,8})?(?:[rbu@$]?["'`])?/gi;

const values: readonly (readonly [pattern: RegExp, keyType: string, name: RegExp])[] = [
  // 32 bytes, as Ethereum, Bitcoin and Nostr use them.
  [/0x[0-9a-fA-F]{64}\b|[0-9a-fA-F]{64}\b/y, 'secp256k1', /^(?:[Pp]riv|PRIV|Wallet|[Aa]ccount)/],
  // 32 bytes of Curve25519: https://www.wireguard.com/quickstart/
  [/[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=(?![\w=])/y, 'WireGuard', /^priv/i],
  // DER without its armour: PKCS#1, PKCS#8.
  [/M(?:II|C4|HcC|EEC)[A-Za-z0-9+/]{56,8000}={0,2}(?![\w=])/y, 'DER', /^priv/i],
  // PKCS#12 begins with a SEQUENCE and the version 3.
  [/MII[A-Za-z0-9+/]{502,20002}={0,2}(?![\w=])/y, 'PKCS#12', /^(?:p12|pfx|pkcs|key|sign)/i],
];

/**
 * Secret keys of minisign and signify begin with the letters `Ed` and the name of their key derivation, in base64; without a
 * passphrase, signify counts no rounds of it. https://jedisct1.github.io/minisign/, https://man.openbsd.org/signify
 */
const minisign = /(?:RWRTY0Iy|RWRCSwAAA)[A-Za-z0-9+/]{100,220}={0,2}(?![\w=])/y;
const minisignBeginnings = ['RWRTY0Iy', 'RWRCSwAAA'];

/** Keys without a form of their own: hexadecimal and base64 behind the name of a private key. */
export function findNamedKeys(text: string): FoundKey[] {
  const found: FoundKey[] = [];
  const own = new RegExp(names.source, names.flags);
  for (let match = own.exec(text); match !== null; match = own.exec(text)) {
    const key = keyAt(text, match.index + match[0].length, match[0]);
    if (key !== undefined) {
      found.push(key);
    }
  }
  for (const beginning of minisignBeginnings) {
    for (let at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1)) {
      const value = matchAt(minisign, text, at);
      if (value !== undefined) {
        const encrypted = !value.startsWith('RWRCSwAAAAA');
        found.push({ start: at, end: at + value.length, form: 'named', keyType: 'minisign', encrypted });
      }
    }
  }
  return found;
}

function keyAt(text: string, start: number, name: string): FoundKey | undefined {
  for (const [pattern, keyType, fitting] of values) {
    if (!fitting.test(name)) {
      continue;
    }
    const value = matchAt(pattern, text, start);
    if (
      value !== undefined &&
      !isPublishedExample(value) &&
      isDrawn(value.replace(/^0x|={1,2}$/g, '').slice(keyType === 'DER' ? 40 : 0, 400))
    ) {
      return { start, end: start + value.length, form: 'named', keyType, encrypted: false };
    }
  }
  return undefined;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  const own = new RegExp(pattern.source, pattern.flags);
  own.lastIndex = at;
  return own.exec(text)?.[0];
}
