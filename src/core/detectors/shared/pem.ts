import { entropy } from './randomness';

/** As it is written, and with blanks as addresses and forms have them. The last is of OpenVPN, and has nothing beside it. */
const begin =
  /-----BEGIN(?: |%20|\+)((?:[A-Z0-9]{2,12}(?: |%20|\+)){0,3}PRIVATE(?: |%20|\+)KEY(?:(?: |%20|\+)BLOCK)?|OpenVPN Static key V1)-----|---- BEGIN (SSH2 ENCRYPTED PRIVATE KEY) ----/g;

const anyBegin = /-----BEGIN(?: |%20|\+)/;

/** What the body of a key that a passphrase protects holds: a header, or the names of cipher and derivation in base64. */
const encryption = /ENCRYPTED|DEK-Info|b3BlbnNzaC1rZXktdjEAAAAACmFlczI1Ni1jdHIAAAAGYmNyeXB0/;

/** In code units; no key is longer, and no body is read further. */
const longest = 40_000;

export interface PemBlock {
  readonly start: number;
  readonly end: number;
  /** `RSA PRIVATE KEY` */
  readonly label: string;
  /** Whether a passphrase protects it, as far as the text tells: of OpenPGP it does not. */
  readonly encrypted: boolean;
}

/** Every private key in a text, written over several lines, on one with `\n`, or concatenated; not those without a real body. */
export function findPrivateKeys(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  const own = new RegExp(begin.source, begin.flags);
  for (let match = own.exec(text); match !== null; match = own.exec(text)) {
    const label = (match[1] ?? match[2] ?? '').replace(/%20|\+/g, ' ');
    const bodyStart = match.index + match[0].length;
    const close = match[0].replace('BEGIN', 'END');
    const rest = text.slice(bodyStart, Math.min(text.length, bodyStart + longest));
    const nextBegin = rest.search(anyBegin);
    const found = rest.slice(0, nextBegin < 0 ? rest.length : nextBegin).indexOf(close);
    const closed = found >= 0;
    const bodyEnd = closed ? bodyStart + found : openEnd(text, bodyStart);
    if (isBody(text.slice(bodyStart, bodyEnd), label)) {
      const end = closed ? bodyEnd + close.length : bodyEnd;
      const encrypted = encryption.test(text.slice(match.index, Math.min(bodyEnd, bodyStart + 400)));
      blocks.push({ start: match.index, end, label, encrypted });
      own.lastIndex = end;
    }
  }
  return blocks;
}

/** Where the body of a block without an end stops: after the last line of base64. */
function openEnd(text: string, start: number): number {
  let end = start;
  const body = text.slice(start, start + 8192);
  for (const { 0: run, index } of body.matchAll(/[A-Za-z0-9/+=]{1,8192}/g)) {
    // What stands between lines of a body: quotes, escapes, comment signs; not words.
    if (run.length < 16 && !/^[nrt]$/.test(run)) {
      break;
    }
    end = run.length < 16 ? end : start + index + run.length;
  }
  return end;
}

/** Whether a body is that of a key: enough base64, random, nothing left out. */
function isBody(body: string, label: string): boolean {
  if (/\.{3}|…|\*{3}|<[a-z]|\$\{|\{\{|%s|xxxx/i.test(body)) {
    return false;
  }
  const data = body
    .replace(/(?:Version|Comment|Proc-Type|DEK-Info|Hash|Charset):[^\n\\]*/g, ' ')
    .replace(/\\[nrt]|%0[AaDd]/g, ' ')
    .replace(/%2[BFbf]|%3[Dd]/g, '+')
    .replace(/[^A-Za-z0-9/+=]+/g, '');
  if (label.startsWith('OpenVPN')) {
    return /^[0-9a-f]{512}$/i.test(data) && entropy(data) >= 3.8;
  }
  return (
    data.length >= leastBody(label) && entropy(data) >= 4.5 && !/example|redacted|yourkey|privatekeyhere/i.test(data)
  );
}

/** In characters of base64: what the smallest key of a kind that anyone uses takes. */
function leastBody(label: string): number {
  switch (label.split(' ', 1)[0]) {
    case 'RSA':
    case 'DSA':
      return 300;
    case 'OPENSSH':
      return 140;
    case 'PGP':
      return 200;
    case 'EC':
    case 'ENCRYPTED':
      return 90;
    default:
      // An Ed25519 key in PKCS#8.
      return 60;
  }
}
