import { strict as assert } from 'node:assert';
import { rewriteProblem } from '../../../src/core/fix/verify';
import type { OpenDocument } from '../../../src/core/engine';
import type { Finding } from '../../../src/core/scan/finding';
import { Secret } from '../../../src/core/text/secret';

describe('judging a rewritten text', () => {
  const before = open('a = "one"\nb = "two"\n', ['one']);

  it('lets a text pass in which what stood there before is judged otherwise', () => {
    assert.equal(rewriteProblem(before, open('a = get()\nb = "two"\n', ['two']), ['one']), undefined);
  });

  it('refuses one that holds a finding of its own making', () => {
    const problem = rewriteProblem(before, open('a = get("three")\nb = "two"\n', ['three']), ['one']);
    assert.match(problem?.template ?? '', /new finding/);
  });
});

/** A document with findings for these values. */
function open(source: string, values: readonly string[]): OpenDocument {
  const findings = values.map((value) => {
    const start = source.indexOf(value);
    const span = { start, end: start + value.length };
    return {
      detector: 'some',
      span,
      sensitive: span,
      secret: new Secret(value),
      fingerprint: value,
    } as unknown as Finding;
  });
  return { document: { source }, result: { findings } } as unknown as OpenDocument;
}
