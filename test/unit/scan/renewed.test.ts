import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { createEngine } from '../../../src/core/engine';
import { toPlain } from '../../../src/core/scan/transfer';
import type { PlainScanResult } from '../../../src/core/scan/transfer';
import { InstalledGrammars } from '../../support/grammars';
import { Samples } from '../../support/samples';

const today = '2026-01-01';
const samples = new Samples(7);
const password = samples.make('password');
const keyId = samples.make('aws-access-key-id');
const key = samples.make('aws-secret-access-key');
const engine = createEngine(new InstalledGrammars());

/** A language, as long texts of it look: members of something, every tenth of which holds a password. */
interface Written {
  readonly path: string;
  readonly head: string;
  readonly plain: (n: number) => string;
  readonly candidate: (n: number) => string;
  readonly end: string;
}

const languages: Readonly<Record<string, Written>> = {
  typescript: {
    path: 'long.ts',
    head: `import { area } from './area';\nexport namespace Long {`,
    plain: (n) => `  export function area${String(n)}(width: number): number {\n    return width * ${String(n)};\n  }`,
    candidate: (n) => `  export const dbPassword${String(n)} = '${password}';`,
    end: '}',
  },
  python: {
    path: 'long.py',
    head: 'import os\n\nclass Long:',
    plain: (n) => `    def area_${String(n)}(self, width):\n        return width * ${String(n)}\n`,
    candidate: (n) => `    db_password_${String(n)} = "${password}"`,
    end: '    last = 1',
  },
  java: {
    path: 'Long.java',
    head: 'package typed;\n\nclass Long\n{',
    plain: (n) => `  int area${String(n)}(int width) {\n    return width * ${String(n)};\n  }`,
    candidate: (n) => `  String dbPassword${String(n)} = "${password}";`,
    end: '}',
  },
  go: {
    path: 'long.go',
    head: 'package typed\n\nfunc long(width int) {',
    plain: (n) => `\tif width > ${String(n)} {\n\t\tuse(width * ${String(n)})\n\t}`,
    candidate: (n) => `\tdbPassword${String(n)} := "${password}"`,
    end: '}',
  },
  csharp: {
    path: 'Long.cs',
    head: 'namespace Typed\n{\n  class Long\n  {',
    plain: (n) => `    int Area${String(n)}(int width)\n    {\n      return width * ${String(n)};\n    }`,
    candidate: (n) => `    string DbPassword${String(n)} = "${password}";`,
    end: '  }\n}',
  },
  yaml: {
    path: 'long.yaml',
    head: 'areas:',
    plain: (n) => `  area${String(n)}:\n    width: ${String(n)}\n    label: "rectangle"`,
    candidate: (n) => `  service${String(n)}:\n    db_password: "${password}"`,
    end: '  last: 1',
  },
};

const members = 400;
let documents = 0;

function newDocument(): string {
  documents += 1;
  return `near ${String(documents)}`;
}

function membersOf({ plain, candidate }: Written): string[] {
  return Array.from({ length: members }, (_, n) => (n % 10 === 5 ? candidate(n) : plain(n)));
}

const first = async (path: string, text: string): Promise<PlainScanResult> =>
  toPlain(await engine.scan({ path, text }, defaultConfiguration, today));

for (const [name, written] of Object.entries(languages)) {
  describe(`a long text, read near an edit beside a finding: ${name}`, () => {
    const { path, head, end } = written;
    const textOf = (all: readonly string[]): string => `${[head, ...all, end].join('\n')}\n`;
    const scan = async (document: string, text: string, hurried: boolean): Promise<PlainScanResult> =>
      toPlain(await engine.scan({ path, text, versionOf: { document, hurried } }, defaultConfiguration, today));
    /** What is said of the last version of a text while someone types. */
    const typed = async (...texts: readonly [string, ...string[]]): Promise<PlainScanResult> => {
      const document = newDocument();
      let last = await scan(document, texts[0], true);
      for (const text of texts.slice(1)) {
        last = await scan(document, text, true);
      }
      return last;
    };
    const all = membersOf(written);
    /** With one member typed behind another one. */
    const withMember = (at: number, member: string): string => textOf(all.toSpliced(at + 1, 0, member));

    it('finds what is there, and what the whole text would', async () => {
      for (const [at, member] of [
        [206, written.plain(9_000)],
        [206, written.candidate(9_000)],
        [206, written.candidate(205)],
        [0, written.candidate(9_000)],
        [members - 1, written.candidate(9_000)],
      ] as const) {
        const { provisional, ...result } = await typed(textOf(all), withMember(at, member));
        assert.equal(provisional, true);
        assert.deepEqual(result, await first(path, withMember(at, member)));
      }
    });

    it('knows where it stands behind many blank lines', async () => {
      const spaced = all.toSpliced(200, 0, '\n'.repeat(1_000));
      for (let at = 205; at < 235; at += 6) {
        const edited = textOf(spaced.toSpliced(at, 0, written.candidate(9_000)));
        const { provisional, ...result } = await typed(textOf(spaced), edited);
        assert.equal(provisional, true);
        assert.deepEqual(result, await first(path, edited));
      }
    });

    it('tells what belongs together', async () => {
      const pair = written
        .candidate(9_000)
        .replace(/db_?password_?/i, 'aws_access_key_id')
        .replace(password, keyId)
        .concat(
          '\n',
          written
            .candidate(9_000)
            .replace(/db_?password_?/i, 'aws_secret_access_key')
            .replace(password, key),
        );
      const { provisional, ...result } = await typed(
        withMember(210, written.candidate(9_001)),
        withMember(210, pair),
        withMember(210, `${pair}\n${written.plain(9_002)}`),
      );
      assert.equal(provisional, true);
      assert.deepEqual(result, await first(path, withMember(210, `${pair}\n${written.plain(9_002)}`)));
      assert.equal(result.findings.filter(({ related }) => related.length === 1).length, 2);
    });

    it('knows what is gone', async () => {
      const without = textOf(all.toSpliced(205, 1));
      const { provisional, ...result } = await typed(textOf(all), withMember(206, written.plain(9_000)), without);
      assert.equal(provisional, true);
      assert.equal(result.findings.length, members / 10 - 1);
      assert.deepEqual(result, await first(path, without));
    });

    it('shows values where they stand, whatever is typed, and a rest brings what a first scan does', async () => {
      const edits = fc.array(
        fc.record({
          at: fc.integer({ min: 195, max: 215 }),
          text: fc.constantFrom(
            '',
            'x',
            '/*',
            '"',
            "'",
            '`',
            '(',
            '{',
            '}',
            '\n',
            `\n${written.candidate(205)}`,
            '# x',
          ),
          instead: fc.boolean(),
        }),
        { minLength: 1, maxLength: 6 },
      );
      await fc.assert(
        fc.asyncProperty(edits, async (steps) => {
          const document = newDocument();
          const current = [...all];
          await scan(document, textOf(current), true);
          for (const { at, text, instead } of steps) {
            current[at] = instead ? text : `${current[at] ?? ''}${text}`;
            const { findings, suppressed } = await scan(document, textOf(current), true);
            for (const { span, value } of [...findings, ...suppressed]) {
              assert.equal(textOf(current).slice(span.start, span.end), value);
            }
          }
          assert.deepEqual(await scan(document, textOf(current), false), await first(path, textOf(current)));
        }),
        { numRuns: Number(process.env['STRONGROOM_TEST_RUNS'] ?? 8) },
      );
    }).timeout(120_000);
  });
}
