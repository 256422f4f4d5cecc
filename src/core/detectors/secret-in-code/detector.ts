import { message } from '../../text/message';
import type { Detector } from '../detector';
import { findByName } from '../shared/byName';
import { mayNameSecret } from '../shared/glance';
import { mayListSecrets } from '../shared/heldSecrets';
import type { Span } from '../../text/span';
import { findEmbeddedSecrets } from './embedded';

/** Secrets, API keys and tokens, known by their names, their values and what is done with them. */
export const detector: Detector = {
  id: 'secret-in-code',
  title: message('Secret, API key or token'),
  severity: 'warning',
  kind: 'storable',
  keywords: [
    'secret',
    'token',
    'key',
    'credential',
    'creds',
    'auth',
    'bearer',
    'jwt',
    'hmac',
    'cookie',
    'cipher',
    'curl',
    '_sk',
    '_salt',
    'pepper',
    'plaintext_value',
    'app.keys',
    'encrypt',
    'sonar.login',
    'cargo login',
    'vault login',
    'codecov -',
    'nuget push',
    'stripe',
    // Calls that take a secret, and whose names do not say so.
    'signwith(',
    'signedstring(',
    'csrf.protect(',
    'messageencryptor',
    'messageverifier',
    'timedserializer(',
    'urlsafeserializer(',
    'timestampsigner(',
    'signatureserializer(',
    'algoliasearch(',
    'provider :',
    'securestring',
    'base64:',
    'staticv',
    'from_slice(',
    'minio(',
    'safestring(',
    'authorize_account(',
    'evp_encrypt',
    'evp_decrypt',
    'withtoken(',
    'cipher.key',
    'fernet(',
    'newstore(',
    'chacha20.new(',
    'aes.new(',
    'des.new(',
    'des3.new(',
    'arc4.new(',
    'blowfish.new(',
    'expresssession(',
    'blynk.begin(',
    'twilio',
    'plivo',
    'pusher(',
    'sendgrid',
    'newsendclient(',
    'newmailgun(',
    'webclient(',
    'dropbox(',
    'owm(',
    'newsapiclient(',
    'flickrapi(',
    'parse.initialize(',
    'setvapiddetails(',
    'cosmosclient(',
    'documentclient(',
    'influxdb2.newclient(',
    'github(',
    'github.connect(',
    'gitlab(',
  ],
  byName: true,
  structural: false,
  priority: 30,
  glance: (text, hit, language, memory) =>
    mayNameSecret(text, hit, language, memory) || mayShowItself(text, hit) || mayListSecrets(text, hit, memory),
  find: (document) => [
    ...findByName(document, new Set(['secret', 'token', 'key', 'authorization'])),
    ...findEmbeddedSecrets(document),
  ],
  explain: (candidate) =>
    message(
      'Hard-coded secret in “{0}”. Anyone who can read this file can use it. Move it to AWS Secrets Manager or SSM Parameter Store, or take it from an environment variable, and replace it where it is valid.',
      candidate.facts['name'] ?? '',
    ),
};

/** Whether a hit belongs to what shows by its form or its type that it is a secret: `base64:…`, `"Type": "SecureString"`. */
function mayShowItself(text: string, hit: Span): boolean {
  switch (text.slice(hit.start, hit.end).toLowerCase()) {
    case 'base64:':
      return /^[A-Za-z0-9+/]{43}=/.test(text.slice(hit.end, hit.end + 44));
    case 'securestring':
      return /\bvalue\b/i.test(text.slice(Math.max(0, hit.start - 400), hit.end + 400));
    default:
      return false;
  }
}
