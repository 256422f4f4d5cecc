import assert from 'node:assert/strict';
import { createScanner, scanText } from '../../support/scanning';
import { SeededRandom } from '../../support/random';
import { Samples } from '../../support/samples';

const scanner = createScanner();
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const base64 = `${letters}0123456789+/`;
const signs = `${letters}0123456789!@#$%^&*()-_=+[]{}|;:,.<>?/~`;
const words =
  'apple tiger dragon summer winter Monday Berlin coffee soccer rocket silver purple eagle company orange hunter naruto liverpool charlie jordan michael'.split(
    ' ',
  );

type Make = (random: SeededRandom, samples: Samples) => string;

const capital = (random: SeededRandom, word: string): string =>
  random.next() < 0.5 ? word : word.charAt(0).toUpperCase() + word.slice(1);
/** What password generators give, with every sign that keyboards have. */
const strong: Make = (random) => random.string(signs, random.integer(10, 24));
/** A word and what people append where a rule asks for a digit or a sign. */
const weak: Make = (random) =>
  capital(random, random.pick(words)) +
  (random.next() < 0.2 ? capital(random, random.pick(words)) : '') +
  random.pick(['1', '12', '123', '1234', '2020', '2023', '99', '007', '!', '@123', '#1', '$', '_2024', '123!']);
/** A word with digits and signs for letters. */
const leet: Make = (random) =>
  capital(random, random.pick(words))
    .replaceAll('a', '@')
    .replaceAll('o', '0')
    .replaceAll('e', '3')
    .replaceAll('s', '$') + random.pick(['1', '!', '123']);
const encoded =
  (make: Make): Make =>
  (random, samples) =>
    `postgres://app:${encodeURIComponent(make(random, samples)).replaceAll("'", '%27')}@db.internal:5432/orders`;
const sample =
  (kind: string): Make =>
  (_, samples) =>
    samples.make(kind);
const awsSecret: Make = (random) => random.string(base64, 40);

/** How often each kind of value must be found, of many drawn at random. */
const table: readonly (readonly [
  title: string,
  least: number,
  path: string,
  detector: string,
  make: Make,
  line: (value: string) => string,
])[] = [
  [
    'access key ids',
    0.999,
    'a.py',
    'aws-access-key-id',
    (random) => `AKIA${random.string(base32, 16)}`,
    (v) => `k = "${v}"`,
  ],
  [
    'named secret access keys',
    0.999,
    'a.py',
    'aws-secret-access-key',
    awsSecret,
    (v) => `aws_secret_access_key = "${v}"`,
  ],
  [
    'secret access keys in .env',
    0.999,
    '.env',
    'aws-secret-access-key',
    awsSecret,
    (v) => `AWS_SECRET_ACCESS_KEY=${v}`,
  ],
  [
    'session tokens',
    0.999,
    'a.py',
    'aws-session-token',
    sample('aws-session-token'),
    (v) => `aws_session_token = "${v}"`,
  ],
  [
    'generated passwords, TypeScript',
    0.98,
    'a.ts',
    'password-in-code',
    strong,
    (v) => `const dbPassword = ${JSON.stringify(v)};`,
  ],
  [
    'generated passwords, Python',
    0.98,
    'a.py',
    'password-in-code',
    strong,
    (v) => `DB_PASSWORD = ${JSON.stringify(v)}`,
  ],
  [
    'generated passwords, JSON',
    0.98,
    'a.json',
    'password-in-code',
    strong,
    (v) => `{ "password": ${JSON.stringify(v)} }`,
  ],
  ['generated passwords, YAML', 0.98, 'a.yaml', 'password-in-code', strong, (v) => `db_password: ${JSON.stringify(v)}`],
  [
    'weak passwords, TypeScript',
    0.98,
    'a.ts',
    'password-in-code',
    weak,
    (v) => `const password = ${JSON.stringify(v)};`,
  ],
  ['weak passwords, Python', 0.98, 'a.py', 'password-in-code', weak, (v) => `password = ${JSON.stringify(v)}`],
  [
    'weak passwords with signs for letters',
    0.97,
    'a.py',
    'password-in-code',
    leet,
    (v) => `password = ${JSON.stringify(v)}`,
  ],
  ['API keys', 0.99, 'a.ts', 'secret-in-code', sample('token'), (v) => `const apiKey = '${v}';`],
  ['API keys in hexadecimal', 0.99, 'a.ts', 'secret-in-code', sample('hex-32'), (v) => `const apiKey = '${v}';`],
  ['short API keys', 0.99, 'a.ts', 'secret-in-code', sample('token-16'), (v) => `const apiKey = '${v}';`],
  [
    'connection strings, generated passwords',
    0.97,
    'a.ts',
    'connection-string-with-password',
    encoded(strong),
    (v) => `const url = '${v}';`,
  ],
  [
    'connection strings, weak passwords',
    0.97,
    'a.py',
    'connection-string-with-password',
    encoded(weak),
    (v) => `url = "${v}"`,
  ],
  [
    'connection strings, signs for letters',
    0.95,
    'a.py',
    'connection-string-with-password',
    encoded(leet),
    (v) => `url = "${v}"`,
  ],
  ['passwords in other languages', 0.97, 'a.py', 'password-in-code', strong, (v) => `kennwort = ${JSON.stringify(v)}`],
  [
    'passwords of known owners, glued',
    0.97,
    'a.json',
    'password-in-code',
    weak,
    (v) => `{ "dbpwd": ${JSON.stringify(v)} }`,
  ],
  [
    'the second of a login',
    0.97,
    'a.py',
    'password-in-code',
    strong,
    (v) => `requests.get(u, auth=("app", ${JSON.stringify(v)}))`,
  ],
  ['keys of makers of services', 0.97, '.env', 'secret-in-code', sample('token'), (v) => `DATADOG_KEY=${v}`],
  [
    'connection strings with raw signs',
    0.95,
    'a.py',
    'connection-string-with-password',
    (random) =>
      `mysql://app:${random.string(letters, 8)}/${random.string(letters, 4)}${String(random.integer(10, 99))}@db.internal/orders`,
    (v) => `url = "${v}"`,
  ],
  ['private keys', 1, 'a.py', 'private-key', sample('pem-rsa'), (v) => `k = """${v}"""`],
  ...[16, 20, 24, 32, 48, 64].flatMap((length) =>
    (['base64', 'base64url', 'hex'] as const).map(
      (encoding) =>
        [
          `keys of ${String(length)} bytes in ${encoding}`,
          0.98,
          'a.py',
          'secret-in-code',
          (random: SeededRandom): string =>
            Buffer.from(Array.from({ length }, () => random.integer(0, 255))).toString(encoding),
          (v: string): string => `AUTH_TOKEN = "${v}"`,
        ] as const,
    ),
  ),
];

describe('recall on values drawn at random', () => {
  for (const [title, least, path, detector, make, line] of table) {
    it(title, async () => {
      const random = new SeededRandom(title);
      const samples = new Samples(title.length);
      const count = detector === 'private-key' ? 50 : 1_000;
      const lines = Array.from({ length: count }, () => line(make(random, samples)));
      // Each on its own: neighbours would explain one another.
      let missed: string[] = [];
      for (const text of lines) {
        const { findings } = await scanText(scanner, path, `${text}\n`);
        missed = findings.some((finding) => finding.detector === detector) ? missed : [...missed, text];
      }
      const rate = 1 - missed.length / count;
      assert.ok(rate >= least, `${String(rate)}; missed for example:\n${missed.slice(0, 10).join('\n')}`);
    });
  }
}).timeout(120_000);
