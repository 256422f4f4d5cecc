import assert from 'node:assert/strict';
import { SeededRandom } from '../../support/random';
import { createScanner, scanText } from '../../support/scanning';

const scanner = createScanner();
const names = 'password db_password smtpPass apiKey client_secret ACCESS_TOKEN passphrase adminPwd'.split(' ');
const words = 'apple dragon summer coffee silver orange hunter company backup billing orders portal'.split(' ');
const roles = 'password passwd secret token api_key credentials passphrase'.split(' ');
const alphanumeric = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

type Make = (random: SeededRandom) => string;

const word: Make = (random) => random.pick(words);
const role: Make = (random) => random.pick(roles);

/** What stands under the names of secrets without being one; none of it may be found. */
const table: readonly (readonly [title: string, make: Make])[] = [
  [
    'look-ups',
    (random) =>
      random.pick([
        `\${${word(random).toUpperCase()}_PASSWORD}`,
        `{{ ${word(random)}.${role(random)} }}`,
        `op://${word(random)}/${word(random)}/password`,
        `vault:secret/data/${word(random)}#${role(random)}`,
        `/run/secrets/${word(random)}_password`,
        `%(${word(random)})s`,
        `env.${word(random).toUpperCase()}_TOKEN`,
        `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${word(random)}-${random.string(alphanumeric, 6)}`,
      ]),
  ],
  [
    'placeholders',
    (random) =>
      random.pick([
        `your-${role(random)}`,
        `<your-${role(random)}>`,
        `replace_with_${role(random)}`,
        `votre_${role(random)}`,
        `ihr-${role(random)}`,
        `tu_${role(random)}_aqui`,
        `${role(random)}-goes-here`,
        `my-${role(random)}`,
        `${random.string(alphanumeric, 12)}...`,
        '********',
        'ここに入力',
      ]),
  ],
  [
    'samples of tutorials',
    (random) =>
      random.pick([
        `${role(random).replace(/\W|_/g, '')}${random.string('0123456789', 3)}`,
        `test${random.string('0123456789', 4)}`,
        `my${random.pick(['secret', 'password', 'token'])}${random.string('0123456789', 2)}`,
        '~/.ssh/id_rsa',
        '[lindex',
        Buffer.from(`this is not a real ${random.pick(['password', 'secret', 'value'])}`).toString('base64'),
      ]),
  ],
  [
    'names of fields and ids',
    (random) =>
      random.pick([
        `user.${role(random)}`,
        `${word(random)}_${role(random)}`,
        `#${role(random)}`,
        `auth.${word(random)}.${role(random)}.label`,
        `ERR_INVALID_${role(random).toUpperCase()}`,
        `input[name=${role(random)}]`,
      ]),
  ],
  [
    'hashes and public keys',
    (random) =>
      random.pick([
        `$2b$12$${random.string(alphanumeric, 53)}`,
        `$argon2id$v=19$m=65536,t=3,p=4$${random.string(alphanumeric, 22)}$${random.string(alphanumeric, 43)}`,
        `{SSHA}${random.string(alphanumeric, 32)}`,
        `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${random.string(alphanumeric, 43)}`,
        `data:image/png;base64,${random.string(alphanumeric, 60)}`,
      ]),
  ],
  [
    'paths, hosts and types',
    (random) =>
      random.pick([
        `/etc/${word(random)}/${word(random)}.key`,
        `https://${word(random)}.internal/v1/${role(random)}`,
        `${word(random)}@${word(random)}.test`,
        'required|string|min:8',
        'varchar(255)',
        'AES-256-GCM',
        'String!',
        '^(?=.*[A-Z])(?=.*\\d).{8,}$',
      ]),
  ],
];

describe('look-alikes drawn at random', () => {
  for (const [title, make] of table) {
    it(title, async () => {
      const random = new SeededRandom(title);
      const flagged: string[] = [];
      const count = 400;
      for (let index = 0; index < count; index += 1) {
        const value = make(random);
        const name = random.pick(names);
        const [path, text] = random.pick([
          ['a.ts', `const ${name} = ${JSON.stringify(value)};\n`],
          ['a.py', `${name} = ${JSON.stringify(value)}\n`],
          ['a.json', `{ "host": "db", "${name}": ${JSON.stringify(value)} }\n`],
          ['a.yaml', `db:\n  user: app\n  ${name}: ${JSON.stringify(value)}\n`],
        ] as const);
        const { findings } = await scanText(scanner, path, text);
        if (findings.length > 0) {
          flagged.push(text);
        }
      }
      assert.ok(
        flagged.length <= count / 100,
        `${String(flagged.length)} of ${String(count)}:\n${flagged.slice(0, 8).join('')}`,
      );
    });
  }
}).timeout(120_000);
