import assert from 'node:assert/strict';
import fc from 'fast-check';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import type { Configuration } from '../../../src/core/config/configuration';
import { detectors } from '../../../src/core/detectors/registry.generated';
import type { Language } from '../../../src/core/languages/language';
import { Parsers } from '../../../src/core/languages/parsers';
import { languages } from '../../../src/core/languages/registry.generated';
import type { ScanResult } from '../../../src/core/scan/finding';
import { Scanner } from '../../../src/core/scan/scanner';
import { toPlain } from '../../../src/core/scan/transfer';
import { InstalledGrammars } from '../../support/grammars';
import { Samples } from '../../support/samples';

const today = '2026-01-01';
const password = new Samples(5).make('password');
const parsers = new Parsers(new InstalledGrammars());
let reads = 0;
const scanner = new Scanner({
  detectors,
  parsers,
  languages: languages.map((language): Language => ({
    ...language,
    read: (source, tree, within) => {
      reads += 1;
      return language.read(source, tree, within);
    },
  })),
});

/** Functions that hold nothing, and among them lines with a password. */
function program(functions: number, candidates: readonly number[]): string[] {
  return Array.from({ length: functions }, (_, index) =>
    candidates.includes(index)
      ? `const dbPassword${String(index)} = '${password}';`
      : `function area${String(index)}(width, height) {\n  const label = 'rectangle ' + String(width);\n  return label ? width * height : ${String(index)};\n}`,
  );
}

let documents = 0;

/** Scans versions of a document as someone types them; the results, and how often the text was read for the last. */
async function typed(
  versions: readonly string[],
  configuration: Configuration = defaultConfiguration,
): Promise<{ readonly last: ScanResult; readonly read: number }> {
  documents += 1;
  const document = `typed ${String(documents)}`;
  let last: ScanResult | undefined;
  for (const text of versions) {
    reads = 0;
    const versionOf = { document, hurried: true };
    last = await scanner.scan({ path: 'typed.js', text, versionOf }, configuration, today);
  }
  assert.ok(last);
  return { last, read: reads };
}

const first = (text: string): Promise<ScanResult> =>
  scanner.scan({ path: 'typed.js', text }, defaultConfiguration, today);

describe('what was found in the version before', () => {
  const lines = program(60, [10, 50]);
  const before = lines.join('\n');
  const edited = (line: number, text: string): string => lines.with(line, text).join('\n');

  it('stands where it stood, or as far on as the text has grown before it', async () => {
    const after = edited(30, `${lines[30] ?? ''}\nconst total = count(width,`);
    const { last, read } = await typed([before, after]);
    const { provisional, ...carried } = toPlain(last);
    assert.equal(provisional, true);
    assert.equal(read, 0);
    assert.equal(carried.findings.length, 2);
    assert.deepEqual(carried, toPlain(await first(after)));
  });

  it('is not relied on near a finding', async () => {
    const { read } = await typed([before, edited(10, `const dbPassword10 = '${password}' + more;`)]);
    assert.equal(read, 1);
    assert.equal((await typed([before, edited(10, 'const other = 1;')])).last.findings.length, 1);
  });

  it('is not relied on where something is typed that may be one, or silence one', async () => {
    const found = await typed([before, edited(30, `const apiPassword = '${password}';`)]);
    assert.equal(found.last.findings.length, 3);
    assert.equal((await typed([before, edited(30, '// strongroom-ignore-next-line: no reason')])).read, 1);
  });

  it('is not relied on under another configuration', async () => {
    documents += 1;
    const versionOf = { document: `configured ${String(documents)}`, hurried: true };
    await scanner.scan({ path: 'typed.js', text: before, versionOf }, defaultConfiguration, today);
    const off: Configuration = { ...defaultConfiguration, detectors: { 'password-in-code': 'off' } };
    const { findings } = await scanner.scan({ path: 'typed.js', text: before, versionOf }, off, today);
    assert.deepEqual(findings, []);
  });

  it('always stands where its value does, and a rest brings what a first scan does', async () => {
    const edits = fc.array(
      fc.record({
        line: fc.nat(59),
        text: fc.constantFrom(
          '',
          'x',
          '/*',
          '`',
          '(',
          'const label = "plain";',
          `token = "${password}"`,
          '// note\n\n',
        ),
      }),
      { minLength: 1, maxLength: 10 },
    );
    await fc.assert(
      fc.asyncProperty(edits, async (all) => {
        documents += 1;
        const document = `rested ${String(documents)}`;
        const versions = [...lines];
        for (const { line, text } of all) {
          versions[line] = `${versions[line] ?? ''}${text}`;
          const source = { path: 'typed.js', text: versions.join('\n') };
          const versionOf = { document, hurried: true };
          const { findings } = await scanner.scan({ ...source, versionOf }, defaultConfiguration, today);
          for (const { span, secret } of findings) {
            assert.equal(source.text.slice(span.start, span.end), secret.reveal());
          }
        }
        const source = { path: 'typed.js', text: versions.join('\n') };
        const versionOf = { document, hurried: false };
        const rested = await scanner.scan({ ...source, versionOf }, defaultConfiguration, today);
        assert.deepEqual(toPlain(rested), toPlain(await first(source.text)));
      }),
      { numRuns: Number(process.env['STRONGROOM_TEST_RUNS'] ?? 12) },
    );
  }).timeout(60_000);
});
