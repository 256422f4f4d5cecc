import { message } from '../../text/message';
import type { Detector } from '../detector';
import { findByName } from '../shared/byName';
import { mayNameSecret } from '../shared/glance';
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
    'encrypt',
    'sonar.login',
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
  ],
  structural: false,
  priority: 30,
  glance: mayNameSecret,
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
