import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskedDiff } from '../../../src/core/fix/maskedDiff';
import { SecretMask } from '../../../src/core/fix/secretMask';
import type { Finding } from '../../../src/core/scan/finding';
import { Secret } from '../../../src/core/text/secret';

/** A finding of the first place at which `shown` stands in the source. */
function finding(source: string, shown: string, decoded = shown, sensitive = shown): Finding {
  const start = source.indexOf(shown);
  const inner = source.indexOf(sensitive, start);
  return {
    span: { start, end: start + shown.length },
    sensitive: { start: inner, end: inner + sensitive.length },
    secret: new Secret(decoded),
  } as Finding;
}

describe('a masked diff', () => {
  it('masks what is removed, and the same value in context and comments', () => {
    const before = '// was violet-harbor-9\nconst a = "violet-harbor-9";\nconst b = 1;\n';
    const after = '// was violet-harbor-9\nconst a = await getSecret("a");\nconst b = 1;\n';
    const diff = maskedDiff('a.ts', before, after, new SecretMask(before, [finding(before, 'violet-harbor-9')]));
    assert.equal(
      diff,
      '--- a/a.ts\n+++ b/a.ts\n@@ -1,3 +1,3 @@\n // was ********\n-const a = "********";\n+const a = await getSecret("a");\n const b = 1;\n',
    );
  });

  it('is empty where nothing changes', () => {
    assert.equal(maskedDiff('a.ts', 'same', 'same', new SecretMask('same', [])), '');
  });
});

describe('a mask', () => {
  it('covers a value as written and as decoded', () => {
    const source = String.raw`x = "tr\"icky"`;
    const mask = new SecretMask(source, [finding(source, String.raw`tr\"icky`, 'tr"icky')]);
    assert.equal(mask.apply(String.raw`tr\"icky and tr"icky`), '******** and ********');
  });

  it('covers only the password of a connection string, also where it is decoded', () => {
    const source = 'postgres://app:p%40lace@db/x';
    const mask = new SecretMask(source, [finding(source, source, source, 'p%40lace')]);
    assert.equal(mask.apply(`${source} p@lace`), 'postgres://app:********@db/x ********');
  });

  it('covers each line of a value of several lines', () => {
    const source = 'begin\nfirst-line-of-it\nsecond-line-of-it\nend';
    const mask = new SecretMask(source, [finding(source, 'first-line-of-it\nsecond-line-of-it')]);
    assert.equal(mask.apply('| second-line-of-it'), '| ********');
    assert.equal(mask.apply(source), 'begin\n********\nend');
  });

  it('leaves no secret in any text', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '😀', '"'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 5 }),
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '😀', '"') }),
        (words, text) => {
          const source = words.join('\n');
          const mask = new SecretMask(
            source,
            words.map((one) => finding(source, one)),
          );
          const masked = mask.apply(text + words.join(''));
          for (const one of words) {
            assert.ok(!masked.includes(one));
          }
        },
      ),
    );
  });

  it('is quick with ten thousand secrets', () => {
    const source = Array.from({ length: 10_000 }, (_, index) => `value-number-${String(index)}-x`).join('\n');
    const mask = new SecretMask(
      source,
      source.split('\n').map((one) => finding(source, one)),
    );
    assert.equal(mask.apply(source).replaceAll('********', '').trim(), '');
  });
});
