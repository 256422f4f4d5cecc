import { strict as assert } from 'node:assert';
import {
  camelCase,
  freeName,
  nameHint,
  pascalCase,
  screamingCase,
  snakeCase,
  words,
} from '../../../src/core/rewriters/shared/identifiers';
import {
  indentUnit,
  lineEnd,
  lineEnding,
  lineIndent,
  lineStart,
  nextLineStart,
} from '../../../src/core/rewriters/shared/layout';

describe('identifiers of rewriters', () => {
  it('splits identifiers of every style into words', () => {
    for (const identifier of ['dbPassword', 'DB_PASSWORD', 'db-password', 'db.password', 'DbPassword']) {
      assert.deepEqual(words(identifier), ['db', 'password'], identifier);
    }
    assert.deepEqual(words('HTTPServerURL2'), ['http', 'server', 'url2']);
    assert.deepEqual(words('Clé café'), ['cle', 'cafe']);
  });

  it('writes them in the style of a language, never empty, never with a digit first', () => {
    const cases: readonly (readonly [string, string, string, string, string])[] = [
      ['db password', 'dbPassword', 'DbPassword', 'db_password', 'DB_PASSWORD'],
      ['', 'secret', 'Secret', 'secret', 'SECRET'],
      ['密码', 'secret', 'Secret', 'secret', 'SECRET'],
      ['2fa', 'secret2fa', 'Secret2fa', 'secret_2fa', 'SECRET_2FA'],
    ];
    for (const [text, camel, pascal, snake, screaming] of cases) {
      assert.deepEqual(
        [camelCase(text), pascalCase(text), snakeCase(text), screamingCase(text)],
        [camel, pascal, snake, screaming],
        text,
      );
    }
  });

  it('numbers a name only where all proposals are taken', () => {
    assert.equal(freeName(['a', 'b'], new Set()), 'a');
    assert.equal(freeName(['a', 'b'], new Set(['a'])), 'b');
    assert.equal(freeName(['a', 'b'], new Set(['a', 'b', 'a2'])), 'a3');
  });

  it('names a secret by what it is bound to', () => {
    const cases: readonly (readonly [readonly string[], readonly string[], string])[] = [
      [['config', 'db', 'password'], [], 'dbPassword'],
      [['dbPassword'], [], 'dbPassword'],
      [['DATABASE_URL'], [], 'DATABASE_URL'],
      [['config', 'password'], [], 'password'],
      [['DATABASES', 'default', 'PASSWORD'], [], 'databasePassword'],
      [['db_configs', 'password'], [], 'dbPassword'],
      [['configs', 'password'], [], 'password'],
      [['db', 'healthcheck', 'password'], [], 'dbPassword'],
      [['password'], ['pool'], 'poolPassword'],
      [['password'], ['client', 'pg'], 'pgPassword'],
      [['x-api-key'], [], 'xApiKey'],
      [['config', 'tokens', 'prod'], [], 'tokensProd'],
      [['API_KEYS', 'PROD'], [], 'API_KEYS_PROD'],
      [['env:DB_PASSWORD'], [], 'DB_PASSWORD'],
      [['registry', 'acme', 'org'], [], 'acmeToken'],
      [['Fn', 'Environment', 'Variables', 'password'], [], 'fnPassword'],
      [['DB_PASSWORD', 'default'], [], 'DB_PASSWORD'],
      [['API_KEY', 'devDefault'], [], 'API_KEY'],
      [['db', 'password', 'defaultValue'], [], 'dbPassword'],
      [['tokens', 'default'], [], 'defaultToken'],
      [['config', 'default'], [], 'default'],
      [[], ['pool'], 'fallback'],
      [['***'], [], 'fallback'],
    ];
    for (const [path, owners, expected] of cases) {
      assert.equal(nameHint(path, 'fallback', owners), expected, path.join('.'));
    }
  });
});

describe('layout of rewriters', () => {
  it('takes the line ending of most lines', () => {
    assert.equal(lineEnding(''), '\n');
    assert.equal(lineEnding('a\r\nb\r\nc\n'), '\r\n');
    assert.equal(lineEnding('a\nb\nc\r\n'), '\n');
  });

  it('takes the step by which most lines go in', () => {
    assert.equal(indentUnit('a\nb\n'), '  ');
    assert.equal(indentUnit('a\n', '    '), '    ');
    assert.equal(indentUnit('a {\n    b {\n        c\n    }\n}\n'), '    ');
    assert.equal(indentUnit('a {\n\tb {\n\t\tc\n\t}\n}\n'), '\t');
    assert.equal(indentUnit('/**\n * a\n * b\n */\nx {\n  y\n}\n'), '  ');
  });

  it('finds lines by offset, with either line ending and behind a byte order mark', () => {
    const source = '\uFEFFa\r\n  bc\nd';
    assert.deepEqual([lineStart(source, 2), lineStart(source, 7), lineStart(source, 9)], [1, 4, 9]);
    assert.deepEqual([lineEnd(source, 1), lineEnd(source, 4), lineEnd(source, 9)], [2, 8, 10]);
    assert.deepEqual([nextLineStart(source, 1), nextLineStart(source, 5), nextLineStart(source, 9)], [4, 9, 10]);
    assert.equal(lineIndent(source, 7), '  ');
  });
});
