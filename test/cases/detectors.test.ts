import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultConfiguration } from '../../src/core/config/configuration';
import { detectors } from '../../src/core/detectors/registry.generated';
import { Parsers } from '../../src/core/languages/parsers';
import { languages } from '../../src/core/languages/registry.generated';
import type { Finding } from '../../src/core/scan/finding';
import { Scanner } from '../../src/core/scan/scanner';
import { LineIndex } from '../../src/core/text/lines';
import type { Span } from '../../src/core/text/span';
import { readDetectorCases, takeMarks } from '../support/detectorCases';
import type { DetectorCase } from '../support/detectorCases';
import { InstalledGrammars } from '../support/grammars';
import { Samples } from '../support/samples';

const seeds = [1, 2, 3, 4, 5];
const scanner = new Scanner({ detectors, languages, parsers: new Parsers(new InstalledGrammars()) });

/** Spans with what they hold, for people; the samples are invented. */
function show(text: string, spans: readonly Span[]): string[] {
  const lines = new LineIndex(text);
  return spans.map((span) => `line ${String(lines.at(span.start).line)}: ${text.slice(span.start, span.end)}`);
}

async function check(one: DetectorCase, detector: string, seed: number): Promise<void> {
  const { text, spans } = takeMarks(new Samples(seed).expand(one.content));
  const { findings } = await scanner.scan({ path: one.path, text }, defaultConfiguration, '2026-01-01');
  const own = findings.filter((finding) => finding.detector === detector);
  switch (one.kind) {
    case 'true positive':
      assert.ok(spans.length > 0, 'a true positive marks its findings: «…»');
      assert.deepEqual(
        show(
          text,
          own.map(({ span }) => span),
        ),
        show(text, spans),
        `seed ${String(seed)}\n${text}`,
      );
      checkExpected(one, own);
      break;
    case 'false positive':
      assert.equal(spans.length, 0, 'a false positive marks nothing');
      assert.deepEqual(
        findings.map((finding) => `${finding.detector}: ${show(text, [finding.span]).join()}`),
        [],
        `seed ${String(seed)}`,
      );
      break;
    case 'known miss':
      assert.ok(spans.length > 0, 'a known miss marks what is missed: «…»');
      assert.notDeepEqual(
        show(
          text,
          own.map(({ span }) => span),
        ),
        show(text, spans),
        'found now: move it to the true positives',
      );
      break;
    case 'known false alarm':
      assert.ok(findings.length > 0, 'silent now: move it to the false positives');
      break;
  }
}

function checkExpected(one: DetectorCase, findings: readonly Finding[]): void {
  for (const [key, value] of Object.entries(one.expected)) {
    for (const finding of findings) {
      const actual = key === 'severity' || key === 'confidence' ? finding[key] : finding.facts[key];
      assert.equal(actual, value, key);
    }
  }
}

describe('detector cases', () => {
  for (const detector of detectors) {
    const file = path.join(__dirname, '../../src/core/detectors', detector.id, 'cases.md');
    describe(detector.id, () => {
      const cases = existsSync(file) ? readDetectorCases(readFileSync(file, 'utf8')) : [];

      it('has true and false positives', () => {
        assert.ok(
          cases.some(({ kind }) => kind === 'true positive'),
          `${detector.id}/cases.md shows no true positive`,
        );
        assert.ok(
          cases.some(({ kind }) => kind === 'false positive'),
          `${detector.id}/cases.md shows no false positive`,
        );
      });

      for (const one of cases) {
        it(`${one.kind}, line ${String(one.line)}: ${one.reason}`, async () => {
          for (const seed of seeds) {
            await check(one, detector.id, seed);
          }
        });
      }
    });
  }
});
