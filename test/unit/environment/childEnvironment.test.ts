import assert from 'node:assert/strict';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { planEnvironment } from '../../../src/core/environment/childEnvironment';
import type { EnvironmentSources } from '../../../src/core/environment/childEnvironment';
import { resolveEnvironment } from '../../../src/core/environment/resolve';
import type { Resolution } from '../../../src/core/environment/resolve';
import { AwsFailure } from '../../../src/core/ports';
import type { ConnectionChoice, SecretLookup } from '../../../src/core/ports';
import { english, message } from '../../../src/core/text/message';
import { Secret } from '../../../src/core/text/secret';

type Texts = Readonly<Record<string, string>>;

function sources(files: Texts, inherited: Texts = {}, more: Partial<EnvironmentSources> = {}): EnvironmentSources {
  return {
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
    inherited,
    override: false,
    ...more,
  };
}

/** What a program would have, without anything to look up. */
function plain(made: EnvironmentSources): Texts {
  return Object.fromEntries([...planEnvironment(made).variables].map(([name, { value }]) => [name, value]));
}

interface Asked {
  readonly choice: ConnectionChoice;
  readonly lookups: readonly SecretLookup[];
}

/** Resolves against stored values, by name; notes what was asked for. */
async function resolve(
  made: EnvironmentSources,
  stored: Texts,
  choice: ConnectionChoice = {},
): Promise<{ readonly resolution: Resolution; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = [];
  const resolution = await resolveEnvironment(planEnvironment(made), {
    choice,
    reader: (connection) => ({
      read: (lookups) => {
        asked.push({ choice: connection, lookups });
        return Promise.resolve(
          lookups.map(({ name }) =>
            stored[name] === undefined
              ? new AwsFailure('not-found', message('{0} is not there.', name))
              : new Secret(stored[name]),
          ),
        );
      },
    }),
  });
  return { resolution, asked };
}

async function values(made: EnvironmentSources, stored: Texts): Promise<Texts> {
  const { resolution } = await resolve(made, stored);
  assert.ok(resolution.kind === 'resolved', JSON.stringify(resolution));
  return Object.fromEntries(
    [...resolution.environment.values].map(([name, value]) => [
      name,
      typeof value === 'string' ? value : value.reveal(),
    ]),
  );
}

describe('the environment of a program', () => {
  it('has the files beside what it inherits, which goes first', () => {
    assert.deepEqual(plain(sources({ '.env': 'A=file\nB=file\n' }, { A: 'outer', C: 'outer' })), {
      A: 'outer',
      C: 'outer',
      B: 'file',
    });
  });

  it('reads escapes within double quotes, names with a colon, and line ends of Windows', () => {
    const text = [
      'QUOTE="a\\"b"',
      'BACKSLASH="C:\\\\"',
      'DOLLAR="a\\${B}"',
      "SINGLE='a\\\\b'",
      'COLON: yes',
      'NOT:A',
      'KEY="first\r\nsecond"',
      'LAST=end',
    ].join('\r\n');
    assert.deepEqual(plain(sources({ '.env': `\uFEFF${text}` })), {
      QUOTE: 'a"b',
      BACKSLASH: 'C:\\',
      DOLLAR: 'a${B}',
      SINGLE: 'a\\\\b',
      COLON: 'yes',
      KEY: 'first\nsecond',
      LAST: 'end',
    });
  });

  it('has the files first where that is asked for', () => {
    assert.deepEqual(plain(sources({ '.env': 'A=file\n' }, { A: 'outer' }, { override: true })), { A: 'file' });
  });

  it('takes a later file before an earlier one, and what is inherited before both', () => {
    const files = { a: 'A=1\nB=1\n', b: 'A=2\nB=2\n' };
    assert.deepEqual(plain(sources(files, { B: '1' })), { B: '1', A: '2' });
  });

  it('takes Path and PATH for one variable on Windows', () => {
    assert.deepEqual(plain(sources({ '.env': 'PATH=x\nNEW=y' }, { Path: 'z' }, { ignoreCase: true })), {
      Path: 'z',
      NEW: 'y',
    });
    assert.deepEqual(plain(sources({ '.env': 'PATH=x' }, { Path: 'z' }, { ignoreCase: true, override: true })), {
      Path: 'x',
    });
  });

  it('reads quotes, comments, several lines, export and a byte order mark', () => {
    const text =
      '\uFEFFA=1 # one\r\nexport B="x\\ny" # two\r\nC=\'a # b\'\r\nD="first\r\nsecond"\r\nE=\r\nF="say \\"hi\\""\r\n';
    assert.deepEqual(plain(sources({ '.env': text })), {
      A: '1',
      B: 'x\ny',
      C: 'a # b',
      D: 'first\nsecond',
      E: '',
      F: 'say "hi"',
    });
  });

  it('agrees with Node on files that all readers take alike', () => {
    const value = fc.oneof(
      fc.stringMatching(/^[\w%+,./:=@-]{0,12}$/),
      fc.stringMatching(/^[\w #$=:]{0,12}$/).map((text) => `'${text}'`),
      fc.stringMatching(/^[\w #=:]{0,12}$/).map((text) => `"${text}"`),
    );
    const lines = fc.array(fc.tuple(fc.stringMatching(/^[A-Z][A-Z_]{0,4}$/), value), { maxLength: 6 });
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n'), (made, eol) => {
        const text = made.map(([name, written]) => `${name}=${written}${eol}`).join('');
        assert.deepEqual({ ...plain(sources({ '.env': text })) }, { ...parseEnv(text) });
      }),
      { numRuns: 500 },
    );
  });

  it('tells where a malformed reference stands, and reads the others', () => {
    const made = planEnvironment(sources({ 'app.env': '# x\nA="1\n2"\n\nB=ssm://a/b\n' }, { C: 'secretsmanager://' }));
    assert.deepEqual(
      made.malformed.map(({ name, origin }) => ({ name, origin })),
      [
        { name: 'C', origin: { kind: 'inherited' } },
        { name: 'B', origin: { kind: 'file', path: 'app.env', line: 5 } },
      ],
    );
  });

  it('names the file for a reference that a runtime took from it into the environment', () => {
    const made = planEnvironment(sources({ '.env': '\nA=ssm://a/b\n' }, { A: 'ssm://a/b' }));
    assert.deepEqual(made.malformed[0]?.origin, { kind: 'file', path: '.env', line: 2 });
  });
});

describe('references of an environment', () => {
  it('are looked up, of the files and of what is inherited', async () => {
    const made = sources({ '.env': 'A=secretsmanager://db?key=password\nPORT=1\n' }, { B: 'ssm:///b' });
    assert.deepEqual(await values(made, { db: '{"password":"p","port":5432}', '/b': 'q' }), {
      B: 'q',
      A: 'p',
      PORT: '1',
    });
  });

  it('stay references where single quotes or a longer text make them part of something else', async () => {
    assert.deepEqual(await values(sources({ '.env': "A='x ssm:///b'\n" }), {}), { A: 'x ssm:///b' });
  });

  it('are each looked up once, by connection', async () => {
    const text = [
      'A=secretsmanager://db?key=a',
      'B=secretsmanager://db?key=b',
      'C=secretsmanager://db?key=a&region=us-east-1',
      'D=secretsmanager://db?stage=AWSPREVIOUS&key=a',
      'E=secretsmanager://arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-abcdef?profile=other',
    ].join('\n');
    const { asked } = await resolve(sources({ '.env': text }), { db: '{"a":"1","b":"2"}' }, { profile: 'dev' });
    assert.deepEqual(asked, [
      {
        choice: { profile: 'dev' },
        lookups: [
          { store: 'secretsmanager', name: 'db' },
          { store: 'secretsmanager', name: 'db', stage: 'AWSPREVIOUS' },
        ],
      },
      { choice: { profile: 'dev', region: 'us-east-1' }, lookups: [{ store: 'secretsmanager', name: 'db' }] },
      {
        choice: { profile: 'other', region: 'eu-west-1' },
        lookups: [{ store: 'secretsmanager', name: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-abcdef' }],
      },
    ]);
  });

  it('take profile and region of the files where nothing else names them', async () => {
    const made = sources(
      { '.env': 'AWS_PROFILE=dev\nAWS_REGION=eu-west-1\nA=ssm:///a\n' },
      { AWS_REGION: 'us-east-1' },
    );
    assert.deepEqual((await resolve(made, {})).asked[0]?.choice, { profile: 'dev' });
    assert.deepEqual((await resolve(made, {}, { profile: 'mine', region: 'eu-north-1' })).asked[0]?.choice, {
      profile: 'mine',
      region: 'eu-north-1',
    });
  });

  it('are filled into other variables, and plain variables into them', async () => {
    const text = [
      'STAGE=dev',
      'PASSWORD=secretsmanager://${STAGE}/db',
      'URL=postgres://app:${PASSWORD}@${DB_HOST}/shop',
      'COPY="${URL}?x"',
      "LITERAL='${PASSWORD}'",
      'UNKNOWN=${NOBODY}',
      'LOOP=${LOOP}',
    ].join('\n');
    const made = sources({ '.env': text }, { DB_HOST: 'db', OUTER: '${PASSWORD}' });
    const { resolution } = await resolve(made, { 'dev/db': 'p' });
    assert.ok(resolution.kind === 'resolved');
    const secret = [...resolution.environment.values].filter(([, value]) => typeof value !== 'string');
    assert.deepEqual(
      secret.map(([name]) => name),
      ['PASSWORD', 'URL', 'COPY'],
    );
    assert.deepEqual(await values(made, { 'dev/db': 'p' }), {
      DB_HOST: 'db',
      OUTER: '${PASSWORD}',
      STAGE: 'dev',
      PASSWORD: 'p',
      URL: 'postgres://app:p@db/shop',
      COPY: 'postgres://app:p@db/shop?x',
      LITERAL: '${PASSWORD}',
      UNKNOWN: '${NOBODY}',
      LOOP: '${LOOP}',
    });
  });

  it('never put a secret into the name of another', () => {
    const made = sources({ '.env': 'A=ssm:///a\nB=secretsmanager://x${A}\n' });
    assert.equal(planEnvironment(made).malformed.length, 1);
  });

  it('fail together, each with its reason', async () => {
    const text = 'A=ssm:///a\nB=secretsmanager://b?key=x\nC=secretsmanager://c?key=x\nD=secretsmanager://d?key=x\n';
    const stored = { b: '{"y":"1"}', c: 'not JSON', d: '{"x":"1"}' };
    const { resolution } = await resolve(sources({ '.env': text }), stored);
    assert.ok(resolution.kind === 'failed');
    assert.deepEqual(
      resolution.unresolved.map(({ name, reason, failure }) => [name, english(reason), failure?.reason]),
      [
        ['A', '/a is not there.', 'not-found'],
        ['B', 'What is stored has no key x.', undefined],
        ['C', 'What is stored is not JSON, so that it has no key x.', undefined],
      ],
    );
  });

  const members: [json: string, expected: string | RegExp][] = [
    ['{"x":"a"}', 'a'],
    ['{"x":""}', ''],
    ['{"x":12.5}', '12.5'],
    ['{"x":true}', 'true'],
    ['{"x":{"y":[1]}}', '{"y":[1]}'],
    ['{"x":null}', /holds null/],
    ['["x"]', /no object/],
    ['"x"', /no object/],
    ['{"__proto__":1}', /no key x/],
  ];
  for (const [json, expected] of members) {
    it(`take a member of ${json}`, async () => {
      const { resolution } = await resolve(sources({ '.env': 'A=secretsmanager://a?key=x' }), { a: json });
      if (resolution.kind === 'failed') {
        assert.match(english(resolution.unresolved[0]?.reason ?? message('')), new RegExp(expected));
        assert.ok(expected instanceof RegExp);
      } else {
        assert.equal(resolution.environment.secrets[0]?.reveal(), expected);
      }
    });
  }
});
