import { isDrawn } from '../shared/drawn';
import type { FoundKey } from './foundKey';

/** The type of a key, the member that every JSON Web Key has (RFC 7517). */
const kinds = /["']?\bkty["']?\s{0,4}:\s{0,4}["'](RSA|EC|OKP|oct)["']/g;
/** The private exponent or scalar (RFC 7518, 6.2.2 and 6.3.2), and the value of a symmetric key (6.4.1). */
const privateMember = /[{,\s]["']?d["']?\s{0,4}:\s{0,4}["']([\w-]{40,1400})["']/;
const symmetricMember = /[{,\s]["']?k["']?\s{0,4}:\s{0,4}["']([\w-]{16,1400})["']/;

/** The same in YAML, a member a line. */
const plainKinds = /(?:^|\n)([ \t]{0,40}(?:- {1,3})?)kty:[ \t]{1,4}["']?(RSA|EC|OKP|oct)["']?[ \t\r]*(?=\n|$)/g;
const plainMember = /^[ \t]{0,40}(?:- {1,3})?([a-z_]{1,20}):[ \t]{1,4}["']?([^\s"']*)/;

/** In UTF-16 code units: how far from its type the members of a key may stand. */
const reach = 6_000;

/** The secret members of JSON Web Keys; public keys have none. */
export function findWebKeys(text: string): FoundKey[] {
  const found: FoundKey[] = [];
  const own = new RegExp(kinds.source, kinds.flags);
  for (let match = own.exec(text); match !== null; match = own.exec(text)) {
    const open = text.lastIndexOf('{', match.index);
    const close = text.indexOf('}', match.index);
    if (open < 0 || match.index - open > reach || close - match.index > reach) {
      continue;
    }
    const object = text.slice(open, close < 0 ? match.index + reach : close);
    const member = (match[1] === 'oct' ? symmetricMember : privateMember).exec(object);
    const value = member?.[1];
    if (member !== null && value !== undefined && isDrawn(value)) {
      const end = open + member.index + member[0].length - 1;
      found.push({ start: end - value.length, end, form: 'jwk', keyType: `JWK ${match[1] ?? ''}`, encrypted: false });
    }
  }
  return [...found, ...plainWebKeys(text)];
}

function plainWebKeys(text: string): FoundKey[] {
  const found: FoundKey[] = [];
  const own = new RegExp(plainKinds.source, plainKinds.flags);
  for (let match = own.exec(text); match !== null; match = own.exec(text)) {
    const secret = match[2] === 'oct' ? 'k' : 'd';
    const line = match.index + (match[0].startsWith('\n') ? 1 : 0);
    for (const start of [...linesFrom(text, line, -1), ...linesFrom(text, line, 1)]) {
      const [whole = '', name, value = ''] = plainMember.exec(text.slice(start, start + 1500)) ?? [];
      if (name === secret && /^[\w-]+$/.test(value) && value.length >= (secret === 'k' ? 16 : 40) && isDrawn(value)) {
        const end = start + whole.length;
        found.push({ start: end - value.length, end, form: 'jwk', keyType: `JWK ${match[2] ?? ''}`, encrypted: false });
      }
    }
  }
  return found;
}

/** Where the lines of members above or below a line begin, the nearest first. */
function linesFrom(text: string, line: number, direction: 1 | -1): number[] {
  const lines: number[] = [];
  let start = line;
  while (lines.length < 12) {
    start = direction > 0 ? text.indexOf('\n', start) + 1 : start < 2 ? -1 : text.lastIndexOf('\n', start - 2) + 1;
    if (
      start < (direction > 0 ? 1 : 0) ||
      Math.abs(start - line) > reach ||
      !plainMember.test(text.slice(start, start + 1500))
    ) {
      break;
    }
    lines.push(start);
  }
  return lines;
}
