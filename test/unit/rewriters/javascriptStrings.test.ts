import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { decode, quoted, templateText } from '../../../src/core/rewriters/javascript/strings';

/** What JavaScript itself makes of a literal. */
function evaluate(literal: string): string {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the language is the judge of its own literals.
  return (new Function(`return ${literal}`) as () => string)();
}

describe('JavaScript string literals', () => {
  it('are read as the language reads them', () => {
    for (const inner of [
      'a\\nb',
      '\\x41\\u0042\\u{1F600}',
      '\\0',
      '\\\r\nx',
      '\\\u2028',
      '\\\'\\"',
      '\\101\\7',
      '\\q',
      'é😀',
    ]) {
      assert.equal(decode(inner), evaluate(`'${inner}'`), inner);
    }
  });

  it('are written so that the language reads the value, any Unicode included', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        assert.equal(evaluate(quoted(value, "'")), value);
        assert.equal(evaluate(quoted(value, '"')), value);
        assert.equal(evaluate(`\`${templateText(value)}\``), value);
        assert.equal(decode(quoted(value, "'").slice(1, -1)), value);
      }),
    );
  });
});
