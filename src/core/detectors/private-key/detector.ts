import type { ParsedDocument } from '../../languages/document';
import type { Span } from '../../text/span';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Candidate, Detector } from '../detector';
import { isTestAt, surroundingsOf } from '../shared/context';
import type { Surroundings } from '../shared/context';
import { findPrivateKeys } from '../shared/pem';
import { isVectorFile } from '../shared/uses';
import { stretches } from '../shared/stretches';
import type { Stretch } from '../shared/stretches';
import { derKeywords, findBareKeys } from './der';
import { byteKeywords, findByteKeys, mayBeByteKey } from './derBytes';
import type { FoundKey } from './foundKey';
import { findNamedKeys } from './named';
import { findPuttyKeys } from './putty';
import { findWebKeys } from './webKeys';
import { findWifKeys, mayBeWifKey, wifKeywords } from './wif';
import { findWrappedKeys, wrappedKeywords } from './wrapped';
import { findXmlKeys } from './xmlKeys';

/**
 * Private keys in every common form: PEM (RFC 7468) and its relatives of OpenSSH, OpenPGP and SSH2, PEM in base64, DER
 * in base64, in hexadecimal and byte by byte, XML, PuTTY, JSON Web Keys, and bare ones behind the name of a private key.
 */
export const detector: Detector = {
  id: 'private-key',
  title: message('Private key'),
  severity: 'error',
  kind: 'storable',
  keywords: [
    'private key-----',
    'private key block-----',
    'encrypted private key ----',
    'private%20key-----',
    'private+key-----',
    'openvpn static key',
    ...wrappedKeywords,
    ...derKeywords,
    ...byteKeywords,
    ...wifKeywords,
    'rsakeyvalue',
    'putty-user-key-file-',
    'kty',
    'private_key',
    'privatekey',
    'private-key',
    'private key',
    'priv_key',
    'privkey',
    'p12',
    'pfx',
    'pkcs12',
    'keystore',
    'key_store',
    'signing_cert',
    'signingcert',
    'rwrty0iy',
    'rwrcswaaa',
    'wallet(',
    'keytoaccount(',
    'from_key(',
    'accounts: [',
  ],
  structural: true,
  priority: 95,
  glance,
  find: (document) => {
    const surroundings = surroundingsOf(document);
    if (surroundings.test && isVectorFile(document.path)) {
      return [];
    }
    return stretches(document).flatMap((stretch) =>
      keysIn(stretch.text)
        .map((key) => candidateOf(stretch, key, surroundings))
        .filter(({ span }) => !isDocumented(document, span)),
    );
  },
  explain,
};

/** Whether a key stands in a comment that Rust's documentation is made of: its examples are compiled with it. */
function isDocumented({ source, language }: ParsedDocument, span: Span): boolean {
  const line = source.lastIndexOf('\n', span.start - 1) + 1;
  return language.id === 'rust' && /^[ \t]{0,40}\/\/[/!]/.test(source.slice(line, Math.min(span.start + 3, line + 50)));
}

const unmistakable: ReadonlySet<string> = new Set([...wrappedKeywords, ...derKeywords]);
const listed: ReadonlySet<string> = new Set(byteKeywords);

/** Names of private keys stand in much code; a value that may be one rarely follows. */
function glance(text: string, hit: Span): boolean {
  const word = text.slice(hit.start, hit.end).toLowerCase();
  if (word.includes('----') || /^(?:putty|rwr|openvpn|rsakey)/.test(word) || unmistakable.has(word)) {
    return true;
  }
  if (wifKeywords.includes(word)) {
    return mayBeWifKey(text, hit.start);
  }
  if (listed.has(word)) {
    return mayBeByteKey(text, hit);
  }
  if (word === 'kty') {
    return /^kty\\?["']?\s{0,4}:\s{0,4}(?:\\?["'])?(?:RSA|EC|OKP|oct)\b/.test(text.slice(hit.start, hit.start + 28));
  }
  return /[A-Za-z0-9+/]{43}/.test(text.slice(hit.end, hit.end + 160));
}

function keysIn(text: string): FoundKey[] {
  const armoured = findPrivateKeys(text).map(({ start, end, label, encrypted }): FoundKey => ({
    start,
    end,
    form: 'pem',
    keyType: label,
    encrypted,
  }));
  const keys = [
    ...armoured,
    ...findWrappedKeys(text),
    ...findPuttyKeys(text),
    ...findWebKeys(text),
    ...findXmlKeys(text),
    ...findWifKeys(text),
  ];
  for (const key of [...findBareKeys(text), ...findByteKeys(text), ...findNamedKeys(text)]) {
    if (!keys.some(({ start, end }) => start < key.end && key.start < end)) {
      keys.push(key);
    }
  }
  return keys;
}

function candidateOf(stretch: Stretch, key: FoundKey, surroundings: Surroundings): Candidate {
  const span = stretch.toSource({ start: key.start, end: key.end });
  const test = isTestAt(surroundings, span.start);
  const literal = stretch.literalAt(span);
  return {
    span,
    value: new Secret(stretch.text.slice(key.start, key.end)),
    ...(literal && { literal }),
    ...(test ? { severity: 'information' as const } : key.encrypted ? { severity: 'warning' as const } : {}),
    confidence: key.form === 'named' ? 'medium' : 'high',
    evidence: evidenceOf(key),
    facts: {
      keyType: key.keyType.replace(/ ?PRIVATE KEY(?: BLOCK)?/, '') || 'PKCS#8',
      form: key.form,
      ...(key.encrypted && { encrypted: 'true' }),
    },
  };
}

function evidenceOf({ form }: FoundKey): Message {
  switch (form) {
    case 'pem':
      return message('It is a private key in PEM form, with a body that looks real.');
    case 'base64':
      return message('It is the base64 of a private key in PEM form.');
    case 'der':
      return message('It is a private key in DER form, written in base64.');
    case 'bytes':
      return message('It is a private key in DER form, written byte by byte or in hexadecimal.');
    case 'xml':
      return message('It is an RSA key in XML with its private half.');
    case 'putty':
      return message('It is a key file of PuTTY with its private half.');
    case 'jwk':
      return message('It is the secret member of a JSON Web Key.');
    case 'wif':
      return message('It is a private key of Bitcoin, and its checksum is right.');
    case 'named':
      return message('It has the form of a private key and stands behind the name of one.');
  }
}

function explain(candidate: Candidate): Message {
  return candidate.facts['encrypted'] !== undefined
    ? message(
        'Private key in the code, encrypted with a passphrase. Anyone who can read this file can try passphrases on it at leisure. Move it to a secret store and replace the key pair.',
      )
    : message(
        'Private key in the code ({0}). Anyone who can read this file can sign and decrypt in its name. Move it to a secret store and replace the key pair.',
        candidate.facts['keyType'] ?? '',
      );
}
