import assert from 'node:assert/strict';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { formatReference, readReference } from '../../../src/core/environment/reference';
import type { ValueReference } from '../../../src/core/environment/reference';
import { english } from '../../../src/core/text/message';
import { createScanner, scanText } from '../../support/scanning';

function reference(text: string): ValueReference {
  const reading = readReference(text);
  assert.ok(reading?.kind === 'reference', `${text}: ${reading === undefined ? 'a value' : reading.kind}`);
  return reading.reference;
}

const label = fc.stringMatching(/^[\w.+=@/-]{1,20}$/);
const freeText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const places = {
  key: fc.option(freeText, { nil: undefined }),
  profile: fc.option(freeText, { nil: undefined }),
  region: fc.option(fc.constantFrom('eu-central-1', 'us-gov-west-1', 'cn-north-1'), { nil: undefined }),
};
const secretName = fc.stringMatching(/^[\w/+=.@-]{1,40}$/);
const parameterName = fc.stringMatching(/^(?:[\w.-]{1,20}|(?:\/[\w.-]{1,10}){1,4})$/);

/** Every reference that can be written, its absent options left out. */
const references: fc.Arbitrary<ValueReference> = fc
  .oneof(
    fc.record({
      store: fc.constant('secretsmanager' as const),
      name: fc.oneof(
        secretName,
        secretName.map((name) => `arn:aws:secretsmanager:eu-central-1:123456789012:secret:${name}`),
      ),
      ...places,
      region: fc.constant(undefined),
      stage: fc.option(label, { nil: undefined }),
    }),
    fc.record({
      store: fc.constant('secretsmanager' as const),
      name: secretName,
      ...places,
      version: fc.option(fc.uuid(), { nil: undefined }),
    }),
    fc.record({
      store: fc.constant('parameterstore' as const),
      name: parameterName,
      ...places,
      version: fc.option(fc.nat().map(String), { nil: undefined }),
    }),
    fc.record({
      store: fc.constant('parameterstore' as const),
      name: parameterName,
      ...places,
      label: fc.option(label, { nil: undefined }),
    }),
  )
  .map(
    (made) =>
      Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as unknown as ValueReference,
  );

describe('a reference in the place of a value', () => {
  const cases: [text: string, reference: ValueReference][] = [
    ['secretsmanager://shop/db', { store: 'secretsmanager', name: 'shop/db' }],
    ['secretsmanager://shop/db?key=password', { store: 'secretsmanager', name: 'shop/db', key: 'password' }],
    [
      'secretsmanager://db?key=a%20b%26c&stage=AWSPREVIOUS&region=eu-west-1&profile=dev',
      { store: 'secretsmanager', name: 'db', key: 'a b&c', stage: 'AWSPREVIOUS', region: 'eu-west-1', profile: 'dev' },
    ],
    [
      'secretsmanager://arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-AbCdEf?key=x=y',
      {
        store: 'secretsmanager',
        name: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop/db-AbCdEf',
        key: 'x=y',
      },
    ],
    ['ssm:///shop/db/password', { store: 'parameterstore', name: '/shop/db/password' }],
    ['ssm://db-password?version=3', { store: 'parameterstore', name: 'db-password', version: '3' }],
    ['SSM:///shop/db?label=prod', { store: 'parameterstore', name: '/shop/db', label: 'prod' }],
  ];
  for (const [text, expected] of cases) {
    it(text, () => {
      assert.deepEqual(reference(text), expected);
    });
  }

  it('is none where the text is any other value', () => {
    for (const text of ['', 'x', 'ssm:/x', 'https://ssm/x', ' ssm://x', 'x ssm://y', 'secretsmanager:x', 'vault://x']) {
      assert.equal(readReference(text), undefined, text);
    }
  });

  const malformed: [text: string, reason: RegExp][] = [
    ['secretsmanager://', /names no secret/],
    ['ssm://?key=x', /names no secret or parameter/],
    ['secretsmanager://a b', /name of a secret/],
    ['secretsmanager://arn:aws:s3:::bucket', /name of a secret/],
    ['ssm://shop/db', /three slashes/],
    ['ssm:///a:3', /name of a parameter/],
    ['secretsmanager://a%zz', /%25/],
    ['secretsmanager://a?key=%', /%25/],
    ['secretsmanager://a?', /options are key, stage, version, region, profile/],
    ['secretsmanager://a?field=x', /options are key/],
    ['secretsmanager://a?label=x', /options are key/],
    ['ssm:///a?stage=x', /options are key, version, label, region, profile/],
    ['secretsmanager://a?key', /key has no value/],
    ['secretsmanager://a?key=&stage=x', /key has no value/],
    ['secretsmanager://a?key=x&key=y', /key is given twice/],
    ['secretsmanager://a?stage=x&version=y', /version and by stage/],
    ['ssm:///a?version=1&label=y', /version and by label/],
    ['ssm:///a?version=latest', /is a number/],
    ['secretsmanager://a?region=Europe', /its region/],
    ['secretsmanager://arn:aws:secretsmanager:eu-west-1:123456789012:secret:a?region=us-east-1', /another region/],
  ];
  for (const [text, reason] of malformed) {
    it(`is malformed: ${text}`, () => {
      const reading = readReference(text);
      assert.ok(reading?.kind === 'malformed');
      assert.match(english(reading.reason), reason);
    });
  }

  it('quotes nothing of a malformed text, which may be a secret', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('ssm://', 'secretsmanager://'),
        fc.stringMatching(/^[A-Z]{9}[\w%&=?/@:]{0,30}$/),
        (scheme, text) => {
          const reading = readReference(scheme + text);
          assert.ok(reading !== undefined);
          if (reading.kind === 'malformed') {
            assert.ok(!english(reading.reason).includes(text.slice(0, 9)), english(reading.reason));
          }
        },
      ),
    );
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(references, (made) => {
        assert.deepEqual(reference(formatReference(made)), made);
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same to every reader of .env files, bare and in any quotes', () => {
    fc.assert(
      fc.property(references, fc.constantFrom('', '"', "'"), (made, quote) => {
        const text = formatReference(made);
        assert.match(text, /^[\w:/?&=%.+~-]+$/);
        assert.equal(parseEnv(`A=${quote}${text}${quote}\n`)['A'], text);
      }),
    );
  });

  it('is never taken for a secret', async () => {
    const scanner = createScanner();
    const names = ['DB_PASSWORD', 'API_KEY', 'DATABASE_URL', 'AWS_SECRET_ACCESS_KEY', 'AUTH_TOKEN', 'password'];
    const made = fc.sample(references, { numRuns: 120, seed: 11 });
    for (const [path, line] of [
      ['.env', (name: string, text: string) => `${name}=${text}`],
      ['launch.json', (name: string, text: string) => `{ "env": { "${name}": "${text}" } }`],
      ['app.py', (name: string, text: string) => `${name} = "${text}"`],
    ] as const) {
      for (const name of names) {
        for (const one of made) {
          const text = line(name, formatReference(one));
          assert.deepEqual(
            (await scanText(scanner, path, text)).findings.map(({ detector }) => detector),
            [],
            text,
          );
        }
      }
    }
  });
});
