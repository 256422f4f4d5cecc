import { awsMakers } from './awsSamples';
import { basicLogin, jsonWebToken } from './headerSamples';
import { derKey, pemBlock, puttyKey, wifKey } from './pemSamples';
import { SeededRandom } from './random';
import { providerToken } from './tokenSamples';

const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const digits = '0123456789';
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const base64 = `${upper}${lower}${digits}+/`;
const words =
  'amber anchor bison candle cedar cobalt copper dune ember falcon fjord garnet harbor ivory juniper kayak lagoon lantern maple meadow nectar onyx orchid pebble quartz raven saffron thistle tundra velvet walnut willow zephyr'.split(
    ' ',
  );

/** The parameters of a placeholder, such as `account=123456789012`; a bare word is a parameter with an empty value. */
export type SampleOptions = Readonly<Record<string, string>>;

type Maker = (random: SeededRandom, options: SampleOptions) => string;

/** What a placeholder may name. Every maker gives something that looks real: not a placeholder, not a documented example. */
const makers: Readonly<Record<string, Maker>> = {
  ...awsMakers,
  /** `type`: `long-term` (default), `temporary`, or a prefix; `account`: its account number; `old`: an id that tells no account. */
  'aws-access-key-id': (random, options) => accessKeyId(random, options),
  /** The prefix alone, for ids that are written out: `type` as above. */
  'aws-prefix': (random, options) => accessKeyId(random, options).slice(0, 4),
  /** `start`: what it begins with, such as `/` or `+`; `length`, where a part of it is written out. */
  'aws-secret-access-key': (random, options) =>
    mixed(random, base64, Number(options['length'] ?? 40), options['start'] ?? ''),
  /** `length`: of the whole, default 300 to 600. */
  'aws-session-token': (random, options) => sessionToken(random, options),
  /** A strong password that every syntax carries without escaping; begins and ends with a letter or digit. */
  password: (random, options) => {
    const length = Number(options['length'] ?? random.integer(13, 20));
    const middle = mixed(random, `${lower}${upper}${digits}${digits}!*_.^-~!`, length - 4);
    return `${random.string(upper, 1)}${middle}${random.string(lower, 1)}${random.pick(['!', '.', '~'])}${random.string(digits, 1)}`;
  },
  /** What people really type: `Summer2023!`, `hunter2`. */
  'weak-password': (random) => weakPassword(random),
  /** Words with spaces, as a passphrase. */
  passphrase: (random) => Array.from({ length: random.integer(4, 6) }, () => random.pick(words)).join(' '),
  /** Letters and digits; `length`, default 32 to 40. */
  token: (random, options) =>
    mixed(random, `${lower}${upper}${digits}`, Number(options['length'] ?? random.integer(32, 40))),
  /** `length`, default 32. Also written `hex-40`. */
  hex: (random, options) => mixed(random, `abcdef${digits}`, Number(options['length'] ?? 32)),
  /** `length`, default 44, without padding. Also written `base64-64`. */
  base64: (random, options) => mixed(random, base64, Number(options['length'] ?? 44)),
  /** `length`, default 12. Also written `digits-12`. */
  digits: (random, options) => `${random.integer(1, 9)}${random.string(digits, Number(options['length'] ?? 12) - 1)}`,
  uuid: (random) => {
    const hex = `abcdef${digits}`;
    return `${random.string(hex, 8)}-${random.string(hex, 4)}-4${random.string(hex, 3)}-${random.pick(['8', '9', 'a', 'b'])}${random.string(hex, 3)}-${random.string(hex, 12)}`;
  },
  word: (random) => random.pick(words),
  /** `rsa`, `ec`, `openssh`, `pkcs8`, `encrypted`, `pgp`, `public`, `certificate` after `pem-`; `escaped`: on one line; `indent`: of the lines after the first; `wrapped`: in base64. */
  pem: (random, options) => pemBlock(random, options),
  /** A `.ppk` file; `encrypted`: with a passphrase. */
  'putty-key': (random, options) => puttyKey(random, options),
  /** A key in DER as code writes bytes; `style`: `hex`, `list`, `decimal`, `escaped`. */
  'der-key': (random, options) => derKey(random, options),
  /** A private key of Bitcoin. */
  'wif-key': (random) => wifKey(random),
  /** `of`: what the kind of token holds, such as `ghp_`, or the name of its provider, such as `datadog`. */
  'provider-token': (random, options) => providerToken(options['of'] ?? '', random),
  /** `alg`, default HS256; `role`: that of Supabase's keys; `exp`: seconds since 1970; `claims`: `none` or `sample`. */
  jwt: (random, options) => jsonWebToken(random, options),
  /** `user:password` in base64; `password`: instead of a random one. */
  'basic-login': (random, options) => basicLogin(random, options),
};

/**
 * Makes samples that look like secrets, the same ones from the same seed, so that none is ever committed.
 *
 * In text they are written as placeholders: `‹aws-access-key-id›`; `‹password:db›` gives the same value wherever the
 * label `db` stands again; `‹aws-access-key-id account=123456789012›` has parameters; `‹hex-40›` is `‹hex length=40›`.
 */
export class Samples {
  readonly #seed: number;
  readonly #labelled = new Map<string, string>();
  #count = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /**
   * One sample. A label asks for the same value each time.
   *
   * @throws Error where the kind is unknown: the mistake is in the test.
   */
  make(kind: string, options: SampleOptions = {}, label?: string): string {
    const key = label === undefined ? undefined : `${kind}:${label}`;
    const known = key === undefined ? undefined : this.#labelled.get(key);
    if (known !== undefined) {
      return known;
    }
    const suffix = /^(hex|base64|digits|token|pem)-(\w+)$/.exec(kind);
    const maker = makers[suffix?.[1] ?? kind];
    if (maker === undefined) {
      throw new Error(`There is no sample of the kind “${kind}”.`);
    }
    this.#count += 1;
    const random = new SeededRandom(`${String(this.#seed)}/${kind}/${label ?? String(this.#count)}`);
    const value = maker(
      random,
      suffix?.[2] === undefined ? options : { length: suffix[2], kind: suffix[2], ...options },
    );
    if (key !== undefined) {
      this.#labelled.set(key, value);
    }
    return value;
  }

  /** The text with every placeholder replaced by its sample. `‹‹text››` is base64 of what it holds, its lines parted by `⏎`. */
  expand(text: string): string {
    return this.#fill(text).replace(/‹‹([^›‹]*)››/g, (_, inner: string) =>
      Buffer.from(inner.replaceAll('⏎', '\n'), 'utf8').toString('base64'),
    );
  }

  #fill(text: string): string {
    return text.replace(
      /‹([a-z0-9-]+)(?::([\w-]+))?((?: [a-z]+(?:=[^\s›]*)?)*)›/g,
      (_, kind: string, label: string | undefined, rest: string) => this.make(kind, parseOptions(rest), label),
    );
  }
}

function parseOptions(text: string): SampleOptions {
  const options: Record<string, string> = {};
  for (const part of text.split(' ').filter((word) => word !== '')) {
    const equals = part.indexOf('=');
    options[equals < 0 ? part : part.slice(0, equals)] = equals < 0 ? '' : part.slice(equals + 1);
  }
  return options;
}

/** A string that holds each kind of character its alphabet has, so that it passes for random. */
function mixed(random: SeededRandom, alphabet: string, length: number, start = ''): string {
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/].filter((kind) => kind.test(alphabet));
  for (;;) {
    const text = start + random.string(alphabet, length - start.length);
    if (length < 8 || kinds.every((kind) => kind.test(text))) {
      return text;
    }
  }
}

/** The layout is described at https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html (prefixes only). */
function accessKeyId(random: SeededRandom, options: SampleOptions): string {
  const type = options['type'] ?? 'long-term';
  const prefix = type === 'long-term' ? 'AKIA' : type === 'temporary' ? 'ASIA' : type;
  if ('old' in options) {
    return `${prefix}${random.pick(['I', 'J'])}${random.string(base32, 15)}`;
  }
  const account = BigInt(options['account'] ?? random.integer(100000000000, 999999999999));
  const tail = BigInt(random.integer(0, 2 ** 39 - 1));
  // 1 bit of generation, 40 of account number, 39 of serial: 80 bits are 16 characters.
  const bits = (1n << 79n) | (account << 39n) | tail;
  let text = '';
  for (let index = 15n; index >= 0n; index -= 1n) {
    text += base32.charAt(Number((bits >> (index * 5n)) & 31n));
  }
  return prefix + text;
}

function sessionToken(random: SeededRandom, options: SampleOptions): string {
  const length = Number(options['length'] ?? random.integer(75, 150) * 4);
  const padding = random.pick(['', '=', '==']);
  return (
    mixed(
      random,
      base64,
      length - padding.length,
      random.pick([
        'IQoJb3JpZ2luX2VjE',
        'AgoJb3JpZ2luX2VjE',
        'FwoGZXIvYXdzE',
        'FQoGZXIvYXdzE',
        'FQoDYXdzE',
        'AQoDYXdzE',
      ]),
    ) + padding
  );
}

function weakPassword(random: SeededRandom): string {
  const base = random.pick([
    'Summer',
    'Winter',
    'Autumn',
    'Welcome',
    'Monkey',
    'Dragon',
    'Sunshine',
    'hunter',
    'letmein',
    'qwerty',
    'superman',
    'iloveyou',
  ]);
  const number = random.pick(['1', '2', '12', '99', '2019', '2021', '2023', '2024']);
  return `${base}${number}${random.pick(['', '!', '!!'])}`;
}
