import assert from 'node:assert/strict';
import { english } from '../../../src/core/text/message';
import { createScanner, scanText } from '../../support/scanning';
import { Samples } from '../../support/samples';

const scanner = createScanner();

async function outcome(
  path: string,
  template: string,
): Promise<{ found: number; suppressed: number; problems: string[] }> {
  const result = await scanText(scanner, path, new Samples(3).expand(template));
  return {
    found: result.findings.length,
    suppressed: result.suppressed.length,
    problems: result.problems.map((problem) => english(problem.message)),
  };
}

const silenced: readonly (readonly [path: string, text: string])[] = [
  ['a.ts', "// strongroom-ignore-next-line: only local\nconst password = '‹password›';\n"],
  ['a.ts', "// strongroom-ignore-next-line password-in-code: only local\nconst password = '‹password›';\n"],
  ['a.ts', "// strongroom-ignore-next-line [password-in-code]: only local\nconst password = '‹password›';\n"],
  ['a.ts', "const password = '‹password›'; // strongroom-ignore password-in-code: only local\n"],
  ['a.ts', "/* strongroom-ignore-next-line */\nconst password = '‹password›';\n"],
  ['a.py', '# strongroom-ignore-next-line: fixture\npassword = "‹password›"\n'],
  ['a.py', 'password = "‹password›"  # nosec\n'],
  ['a.py', 'password = "‹password›"  # nosec B105\n'],
  ['a.py', 'password = "‹password›"  # noqa: S105\n'],
  ['a.py', 'password = "‹password›"  # pragma: allowlist secret\n'],
  ['a.py', '# pragma: allowlist nextline secret\npassword = "‹password›"\n'],
  ['a.ts', "const password = '‹password›'; // gitleaks:allow\n"],
  ['a.ts', "const password = '‹password›'; // trufflehog:ignore\n"],
  ['a.ts', "const password = '‹password›'; // ggignore\n"],
  ['a.ts', "// eslint-disable-next-line no-secrets/no-secrets\nconst password = '‹password›';\n"],
  ['a.yaml', '# strongroom-ignore-next-line: local\ndb_password: ‹password›\n'],
  ['.env', '# strongroom-ignore-next-line: local\nDB_PASSWORD=‹password›\n'],
  ['main.go', '// strongroom-ignore-next-line: old\nkey := "‹aws-access-key-id›"\n'],
];

const notSilenced: readonly (readonly [path: string, text: string])[] = [
  ['a.ts', "// strongroom-ignore-next-line private-key: other\nconst password = '‹password›';\n"],
  ['a.ts', "// strongroom-ignore-next-line: too far\n\nconst password = '‹password›';\n"],
  ['a.ts', "const text = 'strongroom-ignore: no comment'; const password = '‹password›';\n"],
  ['a.py', 'password = "‹password›"  # nosec B301\n'],
  ['a.py', 'password = "‹password›"  # noqa: E501\n'],
  ['a.ts', "// eslint-disable-next-line no-console\nconst password = '‹password›';\n"],
];

describe('suppression', () => {
  for (const [path, text] of silenced) {
    it(`silences: ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await outcome(path, text), { found: 0, suppressed: 1, problems: [] });
    });
  }
  for (const [path, text] of notSilenced) {
    it(`does not silence: ${JSON.stringify(text)}`, async () => {
      const { found, suppressed } = await outcome(path, text);
      assert.deepEqual([found, suppressed], [1, 0]);
    });
  }

  it('passes over further comments for the same line, and hints at one that silences nothing', async () => {
    const { found, suppressed, problems } = await outcome(
      'a.ts',
      "// strongroom-ignore-next-line secret-in-code: a\n// strongroom-ignore-next-line password-in-code: b\nconst password = '‹password›';\n",
    );
    assert.deepEqual([found, suppressed], [0, 1]);
    assert.deepEqual(problems, ['This comment silences nothing any more and can go.']);
  });

  const unused: readonly (readonly [path: string, text: string, hints: number])[] = [
    ['a.ts', '// strongroom-ignore-next-line: gone\nconst greeting = read();\n', 1],
    ['a.ts', 'const greeting = read(); // strongroom-ignore password-in-code: gone\n', 1],
    ['a.py', '# strongroom-ignore-next-line: gone\npassword = getpass()\n', 1],
    ['a.yaml', '# strongroom-ignore-next-line: gone\npassword: ${DB_PASSWORD}\n', 1],
    ['a.ts', "const text = 'strongroom-ignore: no comment';\n", 0],
    ['notes.txt', 'Write strongroom-ignore-next-line and a reason.\n', 0],
    ['a.ts', "// gitleaks:allow\nconst greeting = 'hello';\n", 0],
  ];
  for (const [path, text, hints] of unused) {
    it(`hints ${String(hints)} times at a comment that silences nothing: ${JSON.stringify(text)}`, async () => {
      const { problems } = await scanText(scanner, path, text);
      assert.deepEqual(
        problems.map(({ kind, span }) => [kind, text.slice(span?.start, span?.end).startsWith('strongroom-ignore')]),
        Array.from({ length: hints }, () => ['unused-suppression', true]),
      );
    });
  }

  it('does not call a comment unused whose detectors are turned off', async () => {
    const text = '// strongroom-ignore-next-line password-in-code: kept\nconst password = read();\n';
    const { problems } = await scanText(scanner, 'a.ts', text, { detectors: { 'password-in-code': 'off' } });
    assert.deepEqual(problems, []);
  });

  it('says which detector a comment names in vain', async () => {
    const { found, problems } = await outcome(
      'a.ts',
      "// strongroom-ignore-next-line pasword-in-code: typo\nconst password = '‹password›';\n",
    );
    assert.equal(found, 1);
    assert.match(problems.join(), /no detector “pasword-in-code”/);
  });

  it('honours allowed fingerprints until they expire', async () => {
    const text = new Samples(3).expand("const password = '‹password›';\n");
    const fingerprint = (await scanText(scanner, 'a.ts', text)).findings[0]?.fingerprint ?? '';
    const allow = (expires?: string): ReturnType<typeof scanText> =>
      scanText(scanner, 'a.ts', text, {
        allow: [{ fingerprint, reason: 'rotates in May', ...(expires !== undefined && { expires }) }],
      });
    assert.equal((await allow()).suppressed.length, 1);
    assert.equal((await allow('2026-06-15')).suppressed.length, 1);
    const expired = await allow('2026-06-14');
    assert.equal(expired.findings.length, 1);
    assert.match(
      expired.problems.map((problem) => english(problem.message)).join(),
      /rotates in May.*expired on 2026-06-14/,
    );
  });
});
