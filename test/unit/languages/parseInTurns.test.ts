import assert from 'node:assert/strict';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { createEngine } from '../../../src/core/engine';
import { Abandoned } from '../../../src/core/ports';
import { toPlain } from '../../../src/core/scan/transfer';
import { InstalledGrammars } from '../../support/grammars';
import { Samples } from '../../support/samples';

const today = '2026-01-01';
const password = new Samples(11).make('password');
const grammars = new InstalledGrammars();
const plain = createEngine(grammars);

/** A long text with a password, in the midst of which something may have been typed. */
function program(typed = ''): string {
  const lines = Array.from({ length: 4_000 }, (_, n) => `const area${String(n)} = width * ${String(n)};`);
  lines[3_000] = `const dbPassword = '${password}';`;
  lines[2_000] = typed;
  return lines.join('\n');
}

describe('a long text that is parsed with pauses', () => {
  for (const [what, text] of [
    ['that makes sense', program()],
    ['that does not', program('function (count(`')],
  ] as const) {
    it(`is read as it is at once, ${what}, whatever else is read in the pauses`, async () => {
      let pauses = 0;
      const others: Promise<unknown>[] = [];
      const other = { path: 'other.js', text: `const apiPassword = '${password}';` };
      const engine = createEngine(grammars, () => {
        pauses += 1;
        if (pauses === 2) {
          others.push(engine.scan(other, defaultConfiguration, today));
        }
        return Promise.resolve();
      });
      const source = { path: 'long.js', text };
      const result = await engine.scan(
        { ...source, versionOf: { document: 'a', hurried: false } },
        defaultConfiguration,
        today,
      );
      assert.ok(pauses > 2);
      assert.equal(others.length, 1);
      assert.deepEqual(toPlain(result), toPlain(await plain.scan(source, defaultConfiguration, today)));
    });
  }

  it('can be abandoned at each of them, and the next version is read all the same', async () => {
    let left = Infinity;
    const engine = createEngine(grammars, () => {
      left -= 1;
      return left < 0 ? Promise.reject(new Abandoned()) : Promise.resolve();
    });
    const scan = (text: string): ReturnType<typeof engine.scan> =>
      engine.scan({ path: 'long.js', text, versionOf: { document: 'a', hurried: false } }, defaultConfiguration, today);
    await scan(program());
    let abandoned = 0;
    for (const pauses of [0, 1, 5, 50]) {
      left = pauses;
      await scan(program(`function (count(${String(pauses)}, "`)).catch((error: unknown) => {
        assert.ok(error instanceof Abandoned);
        abandoned += 1;
      });
      left = Infinity;
      const text = program(`count(${String(pauses)});`);
      const first = await plain.scan({ path: 'long.js', text }, defaultConfiguration, today);
      assert.deepEqual(toPlain(await scan(text)), toPlain(first));
    }
    assert.ok(abandoned >= 2);
  });
});
