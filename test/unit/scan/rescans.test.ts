import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { detectors } from '../../../src/core/detectors/registry.generated';
import type { Language, Reading } from '../../../src/core/languages/language';
import { Parsers } from '../../../src/core/languages/parsers';
import { languages } from '../../../src/core/languages/registry.generated';
import { selectLanguage } from '../../../src/core/languages/selection';
import { Scanner } from '../../../src/core/scan/scanner';
import { toPlain } from '../../../src/core/scan/transfer';
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

async function read(language: Language, text: string, document?: string): Promise<Reading> {
  const tree = await parsers.parse(language.grammar ?? '', text, document);
  try {
    return language.read(text, tree);
  } finally {
    tree?.dispose();
  }
}

describe('a version that is scanned with what is known of the one before', () => {
  for (const [language, { path: file, texts }] of statements()) {
    it(`reads and finds what a first scan does: ${language.id}`, async () => {
      let documents = 0;
      const source = fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 8 });
      await fc.assert(
        fc.asyncProperty(source, fc.array(edit, { minLength: 1, maxLength: 8 }), async (parts, edits) => {
          documents += 1;
          let text = parts.join('\n');
          for (const next of [undefined, ...edits]) {
            text = next === undefined ? text : apply(text, next);
            assert.deepEqual(
              await read(language, text, `read ${String(documents)}`),
              await read(language, text),
              `${language.id} reads\n${text}`,
            );
            const document = `scanned ${String(documents)}`;
            const again = await scanner.scan({ path: file, text, document }, defaultConfiguration, '2026-01-01');
            const whole = await scanner.scan({ path: file, text }, defaultConfiguration, '2026-01-01');
            assert.deepEqual(toPlain(again), toPlain(whole));
          }
        }),
        { numRuns: runs },
      );
    }).timeout(120_000 + runs * 3_000);
  }
});
