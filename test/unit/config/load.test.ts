import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { loadConfiguration } from '../../../src/core/config/load';
import { patternProblem } from '../../../src/core/config/patternSafety';
import type { LoadedConfiguration } from '../../../src/core/config/load';
import { detectors } from '../../../src/core/detectors/registry.generated';
import { english } from '../../../src/core/text/message';

const ids = detectors.map(({ id }) => id);

function load(text: string): LoadedConfiguration {
  return loadConfiguration(text, ids, patternProblem);
}

/** The problems, each with the text that it points at. */
function problems(text: string): string[] {
  return load(text).problems.map(
    ({ message, span }) => `${span === undefined ? '' : text.slice(span.start, span.end)} → ${english(message)}`,
  );
}

const pattern = (members: string): string => `{ "patterns": [{ ${members} }] }`;

describe('configuration', () => {
  it('reads every setting, with comments and trailing commas', () => {
    const { configuration, problems: none } = load(`{
      // Our settings.
      "$schema": "./x.json",
      "detectors": { "aws-access-key-id": "warning", "private-key": "off", },
      "patterns": [
        { "id": "acme-token", "pattern": "acme_([a-z0-9]{32})", "keywords": "ACME_" },
        {
          "id": "shop-key", "description": "Key of the shop", "pattern": "shop:\\\\w{20}", "keywords": ["shop:", "store"],
          "ignoreCase": true, "severity": "error",
        },
      ],
      "testPasswords": "off",
      "baseline": "config/baseline.json",
      "ignore": ["fixtures/", "*.snap", "!keep.snap"],
      "allow": [{ "fingerprint": "abc", "reason": "documented", "expires": "2027-01-31" }],
      "secretNameTemplate": "{workspace}/{name}",
      "storage": {
        "standardTags": false, "tags": { "team": "payments" }, "kmsKeyId": "alias/app", "description": "{name} of {path}",
      },
      "identity": { "keyAgeLimit": 60, "keyAgeWarning": 50, "requireMfa": false },
    }`);
    assert.deepEqual(none, []);
    assert.deepEqual(configuration, {
      detectors: { 'aws-access-key-id': 'warning', 'private-key': 'off' },
      patterns: [
        {
          id: 'acme-token',
          description: 'acme-token',
          pattern: 'acme_([a-z0-9]{32})',
          ignoreCase: false,
          keywords: ['acme_'],
          severity: 'warning',
        },
        {
          id: 'shop-key',
          description: 'Key of the shop',
          pattern: 'shop:\\w{20}',
          ignoreCase: true,
          keywords: ['shop:', 'store'],
          severity: 'error',
        },
      ],
      testPasswords: 'off',
      baseline: 'config/baseline.json',
      ignore: ['fixtures/', '*.snap', '!keep.snap'],
      allow: [{ fingerprint: 'abc', reason: 'documented', expires: '2027-01-31' }],
      secretNameTemplate: '{workspace}/{name}',
      storage: {
        standardTags: false,
        tags: { team: 'payments' },
        kmsKeyId: 'alias/app',
        description: '{name} of {path}',
      },
      identity: { keyAgeLimit: 60, keyAgeWarning: 50, requireMfa: false },
    });
  });

  it('gives the defaults for an empty file and an empty object', () => {
    assert.deepEqual(load('{}'), { configuration: defaultConfiguration, problems: [] });
    assert.deepEqual(load('').configuration, defaultConfiguration);
  });

  const wrong: readonly (readonly [text: string, problem: RegExp])[] = [
    ['{ "detector": {} }', /^"detector" → There is no setting “detector”/],
    ['{ "customPatterns": [] }', /^"customPatterns" → There is no setting/],
    ['{ "detectors": { "aws-key": "off" } }', /^"aws-key" → There is no detector “aws-key”/],
    ['{ "detectors": { "private-key": "fatal" } }', /^"fatal" → A detector’s severity/],
    ['{ "detectors": [] }', /^\[\] → “detectors” must be an object/],
    ['{ "testPasswords": "silent" }', /^"silent" → “testPasswords” is one of/],
    ['{ "baseline": "../other.json" }', /^"..\/other.json" → “baseline” must be a path below/],
    ['{ "baseline": "/etc/passwd" }', /must be a path below/],
    ['{ "patterns": {} }', /^\{\} → “patterns” must be a list/],
    ['{ "patterns": [{ "id": "a", "pattern": "abc" }] }', /A pattern needs “keywords”/],
    [
      pattern('"id": "private-key", "pattern": "abc", "keywords": ["abc"]'),
      /^"private-key" → .*is the id of a detector/,
    ],
    [pattern('"id": "A b", "pattern": "abc", "keywords": ["abc"]'), /^"A b" → A pattern’s id/],
    [pattern('"id": "a", "pattern": "abc", "keywords": ["ab"]'), /^"ab" → A keyword is/],
    [pattern('"id": "a", "pattern": "abc", "keywords": []'), /A keyword is/],
    [pattern('"id": "a", "pattern": "abc(", "keywords": ["abc"]'), /^"abc\(" → This is not a regular expression/],
    [pattern('"id": "a", "pattern": "(?:abc)?", "keywords": ["abc"]'), /matches an empty text/],
    [pattern('"id": "a", "pattern": "abc(a+)+$", "keywords": ["abc"]'), /^"abc\(a\+\)\+\$" → This pattern backtracks/],
    [pattern('"id": "a", "pattern": "abc\\\\w+\\\\w+x", "keywords": ["abc"]'), /This pattern backtracks/],
    [pattern('"id": "a", "pattern": "abc", "keywords": ["abc"], "flags": "i"'), /^"flags" → A pattern has no “flags”/],
    [pattern('"id": "a", "pattern": "abc", "keywords": ["abc"], "severity": "off"'), /^"off" → “severity” is one of/],
    ['{ "ignore": "dist" }', /^"dist" → “ignore” must be a list/],
    ['{ "ignore": ["a", "b[c"] }', /^"b\[c" → A \[/],
    ['{ "ignore": ["../other"] }', /begins at the folder/],
    ['{ "ignore": ["C:\\\\x"] }', /separated by \//],
    ['{ "ignore": [""] }', /empty/],
    ['{ "ignore": [1] }', /^1 → A glob must be a string/],
    ['{ "allow": [{ "fingerprint": "a" }] }', /needs “reason”/],
    ['{ "allow": [{ "reason": "a" }] }', /needs “fingerprint”/],
    [
      '{ "allow": [{ "fingerprint": "a", "reason": "b", "expires": "2026-02-30" }] }',
      /^"2026-02-30" → “expires” must be a day/,
    ],
    [
      '{ "allow": [{ "fingerprint": "a", "reason": "b", "until": "x" }] }',
      /^"until" → An allowed finding has no “until”/,
    ],
    ['{ "secretNameTemplate": "{user}/x" }', /no placeholder “\{user\}”/],
    ['{ "identity": { "keyAgeLimit": "90" } }', /^"90" → “keyAgeLimit” must be a whole number/],
    ['{ "identity": { "keyAgeLimit": 30, "keyAgeWarning": 40 } }', /later than/],
    ['{ "identity": { "mfa": true } }', /^"mfa" → There is no setting “mfa” here/],
    ['{ "storage": [] }', /^\[\] → “storage” must be an object/],
    ['{ "storage": { "kms": "x" } }', /^"kms" → There is no setting “kms” here/],
    ['{ "storage": { "kmsKeyId": "my key" } }', /^"my key" → A KMS key is named by/],
    ['{ "storage": { "kmsKeyId": 1 } }', /^1 → This must be a string/],
    ['{ "storage": { "description": "{user}" } }', /^"\{user\}" → There is no placeholder “\{user\}”/],
    ['{ "storage": { "standardTags": "no" } }', /^"no" → “standardTags” must be true or false/],
    ['{ "storage": { "tags": { "aws:x": "y" } } }', /^"y" → A tag’s key must not begin with aws:/],
    ['{ "storage": { "tags": { "team": "a#b" } } }', /^"a#b" → AWS allows letters/],
    ['{ "storage": { "tags": { "team": 1 } } }', /^1 → A tag’s value must be a string/],
    ['[]', /must be a JSON object/],
    ['{ "ignore": ["a" }', /not valid JSON/],
  ];
  for (const [text, problem] of wrong) {
    it(`says what is wrong at its place: ${text}`, () => {
      assert.ok(
        problems(text).some((one) => problem.test(one)),
        problems(text).join('\n') || 'no problem',
      );
    });
  }

  it('applies the rest where something is wrong', () => {
    const { configuration } = load(
      '{ "ignore": ["a", "b[c"], "nonsense": 1, "identity": { "keyAgeLimit": 30, "x": 1 } }',
    );
    assert.deepEqual(configuration.ignore, ['a']);
    assert.deepEqual(configuration.identity, { keyAgeLimit: 30, keyAgeWarning: 30, requireMfa: true });
  });

  it('reads what stands before a missing brace', () => {
    const { configuration, problems: found } = load('{ "ignore": ["a"], "detectors": { "private-key": "off" ');
    assert.deepEqual([configuration.ignore, configuration.detectors], [['a'], { 'private-key': 'off' }]);
    assert.ok(found.length > 0);
  });

  it('agrees with its schema on what there is', () => {
    const schema = JSON.parse(
      readFileSync(path.join(__dirname, '../../../schemas/strongroom.schema.json'), 'utf8'),
    ) as {
      properties: Record<
        string,
        { default?: unknown; properties?: Record<string, { default?: unknown; enum?: string[] }> }
      >;
    };
    const { $schema, ...settings } = schema.properties;
    assert.ok($schema);
    assert.deepEqual(Object.keys(settings).sort(), Object.keys(defaultConfiguration).sort());
    assert.equal(settings['secretNameTemplate']?.default, defaultConfiguration.secretNameTemplate);
    const identity = Object.entries(settings['identity']?.properties ?? {}).map(([key, value]) => [key, value.default]);
    assert.deepEqual(Object.fromEntries(identity), defaultConfiguration.identity);
    const storage = Object.entries(settings['storage']?.properties ?? {});
    assert.deepEqual(storage.map(([key]) => key).sort(), Object.keys(defaultConfiguration.storage).sort());
    for (const [key, value] of storage.filter((entry) => 'default' in entry[1])) {
      assert.equal(value.default, Reflect.get(defaultConfiguration.storage, key));
    }
    assert.deepEqual(Object.keys(settings['detectors']?.properties ?? {}), ids);
    for (const { enum: values = [] } of Object.values(settings['detectors']?.properties ?? {})) {
      for (const severity of values) {
        assert.deepEqual(problems(`{ "detectors": { "private-key": "${severity}" } }`), []);
      }
    }
  });
});
