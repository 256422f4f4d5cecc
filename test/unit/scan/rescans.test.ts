import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { detectors } from '../../../src/core/detectors/registry.generated';
import type { VersionOf } from '../../../src/core/languages/document';
import type { Language, Reading } from '../../../src/core/languages/language';
import { Parsers } from '../../../src/core/languages/parsers';
import { languages } from '../../../src/core/languages/registry.generated';
import { selectLanguage } from '../../../src/core/languages/selection';
import { Scanner } from '../../../src/core/scan/scanner';
import { toPlain } from '../../../src/core/scan/transfer';
import type { PlainScanResult } from '../../../src/core/scan/transfer';
import { readDetectorCases, takeMarks } from '../../support/detectorCases';
import { InstalledGrammars } from '../../support/grammars';
import { Samples } from '../../support/samples';

/** Sets a runner's depth: the default is what a quick run can afford. */
const runs = Number(process.env['STRONGROOM_TEST_RUNS'] ?? 12);

const parsers = new Parsers(new InstalledGrammars());
const scanner = new Scanner({ detectors, languages, parsers });

/** Whole statements of each language that is parsed, out of the detectors' cases. */
function statements(): ReadonlyMap<Language, { readonly path: string; readonly texts: string[] }> {
  const found = new Map<Language, { readonly path: string; readonly texts: string[] }>();
  for (const { id } of detectors) {
    const file = path.resolve(__dirname, '../../../src/core/detectors', id, 'cases.md');
    for (const one of existsSync(file) ? readDetectorCases(readFileSync(file, 'utf8')) : []) {
      const { text } = takeMarks(new Samples(1).expand(one.content));
      const language = selectLanguage({ path: one.path, text }, languages);
      if (language.grammar !== undefined && text.length < 1_500) {
        const known = found.get(language) ?? { path: one.path, texts: [] };
        found.set(language, known);
        known.texts.push(text);
      }
    }
  }
  return found;
}

const tokens = [
  ...`" ' \` ( ) { } [ ] < > ; : , = + | & # $ @ \\ x 0 é 😀 end`.split(' '),
  ...[
    '\n',
    '\r\n',
    '  ',
    '\n\n',
    '//',
    '/*',
    '*/',
    '"""',
    '${',
    '- ',
    '#!',
    'password = "',
    'key: ',
    'if (',
    'class A {',
  ],
];

interface Edit {
  /** Where in the text, as a share of its length. */
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
  /** Copies so much of the text from elsewhere. */
  readonly copied: number;
}

const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.constant(0), fc.constant(1), fc.integer({ min: 0, max: 80 })),
  inserted: fc.oneof(fc.constantFrom(...tokens), fc.constant(''), fc.string({ maxLength: 6 })),
  copied: fc.oneof(
    { weight: 4, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 200 }) },
  ),
});

function apply(text: string, { at, removed, inserted, copied }: Edit): string {
  const start = Math.floor(at * text.length);
  const from = Math.floor((1 - at) * text.length);
  return text.slice(0, start) + inserted + text.slice(from, from + copied) + text.slice(start + removed);
}

async function read(
  language: Language,
  text: string,
  versionOf?: VersionOf,
): Promise<{ readonly reading: Reading; readonly provisional: boolean }> {
  const tree = await parsers.parse(language.grammar ?? '', text, versionOf);
  try {
    return { reading: language.read(text, tree), provisional: tree?.provisional === true };
  } finally {
    tree?.dispose();
  }
}

async function scan(path: string, text: string, versionOf?: VersionOf): Promise<PlainScanResult> {
  const source = { path, text, ...(versionOf && { versionOf }) };
  return toPlain(await scanner.scan(source, defaultConfiguration, '2026-01-01'));
}

/** Checks that a version is read and scanned as if there had been none before, unless that is said to be provisional. */
async function check(
  language: Language,
  path: string,
  text: string,
  documents: string,
  hurried: boolean,
): Promise<void> {
  const again = await read(language, text, { document: `read ${documents}`, hurried });
  assert.ok(hurried || !again.provisional);
  if (!again.provisional) {
    assert.deepEqual(again.reading, (await read(language, text)).reading, `${language.id} reads\n${text}`);
  }
  const scanned = await scan(path, text, { document: `scanned ${documents}`, hurried });
  assert.ok(hurried || scanned.provisional === undefined);
  if (scanned.provisional === undefined) {
    assert.deepEqual(scanned, await scan(path, text));
  }
}

describe('a version that is scanned with what is known of the one before', () => {
  for (const [language, { path: file, texts }] of statements()) {
    it(`reads and finds what a first scan does: ${language.id}`, async () => {
      let documents = 0;
      const source = fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 8 });
      const edits = fc.array(fc.tuple(edit, fc.boolean()), { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(source, edits, async (parts, versions) => {
          documents += 1;
          let text = parts.join('\n');
          await check(language, file, text, String(documents), false);
          for (const [next, hurried] of versions) {
            text = apply(text, next);
            await check(language, file, text, String(documents), hurried);
          }
          // Whoever rests sees what holds.
          await check(language, file, text, String(documents), false);
        }),
        { numRuns: runs },
      );
    }).timeout(120_000 + runs * 3_000);
  }
});
