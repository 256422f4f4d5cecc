import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Candidate, Detector } from '../detector';
import { findPrivateKeys } from '../shared/pem';
import { stretches } from '../shared/stretches';

/** Private keys in PEM form (RFC 7468) and its relatives of OpenSSH and OpenPGP. */
export const detector: Detector = {
  id: 'private-key',
  title: message('Private key'),
  severity: 'error',
  kind: 'key-material',
  keywords: ['private key-----', 'private key block-----'],
  structural: true,
  priority: 95,
  find: (document) => {
    const seen: Candidate[] = [];
    for (const stretch of stretches(document)) {
      for (const { start, end, label } of findPrivateKeys(stretch.text)) {
        const span = stretch.toSource({ start, end });
        const literal = stretch.literalAt(span);
        seen.push({
          span,
          value: new Secret(stretch.text.slice(start, end)),
          ...(literal && { literal }),
          confidence: 'high',
          evidence: message('It is a private key in PEM form, with a body that looks real.'),
          facts: { keyType: label.replace(/ ?PRIVATE KEY(?: BLOCK)?/, '') || 'PKCS#8' },
        });
      }
    }
    return seen;
  },
  explain,
};

function explain(candidate: Candidate): Message {
  return candidate.facts['keyType'] === 'ENCRYPTED'
    ? message(
        'Private key in the code, encrypted with a passphrase. Anyone who can read this file can try passphrases on it at leisure. Move it to a secret store and replace the key pair.',
      )
    : message(
        'Private key in the code ({0}). Anyone who can read this file can sign and decrypt in its name. Move it to a secret store and replace the key pair.',
        candidate.facts['keyType'] ?? '',
      );
}
