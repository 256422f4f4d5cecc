import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskedForms, tooShortToMask } from '../../../src/core/environment/maskedForms';
import { StreamMask } from '../../../src/core/environment/streamMask';
import { Secret } from '../../../src/core/text/secret';

function masked(texts: readonly string[], ...chunks: readonly string[]): string {
  const mask = new StreamMask(texts);
  return chunks.map((chunk) => mask.push(chunk)).join('') + mask.end();
}

describe('masking a stream', () => {
  const cases: [title: string, texts: string[], chunks: string[], expected: string][] = [
    ['leaves other text alone', ['secret'], ['a sec', 'ond'], 'a second'],
    ['masks within a chunk', ['secret'], ['a secret, a secret'], 'a ********, a ********'],
    ['masks across chunks', ['secret'], ['a s', 'e', 'c', 'ret.'], 'a ********.'],
    ['masks at the end', ['secret'], ['sec', 'ret'], '********'],
    ['gives what it held back', ['secret'], ['a secre'], 'a secre'],
    ['masks overlapping texts as one', ['abcdef', 'defghi'], ['xabcdefghix'], 'x********x'],
    ['masks overlapping texts across chunks', ['abcdef', 'defghi'], ['xabcdef', 'ghix'], 'x********x'],
    ['masks what stands in another', ['abcd', 'zabcdz'], ['-zabcdz-', 'abcd'], '-********-********'],
    ['masks what repeats itself', ['aabaa'], ['aabaabaa'], '********'],
    ['masks neighbours apart', ['abcd'], ['abcdabcd'], '****************'],
    ['masks nothing without texts', ['', ''], ['abc'], 'abc'],
  ];
  for (const [title, texts, chunks, expected] of cases) {
    it(title, () => {
      assert.equal(masked(texts, ...chunks), expected);
    });
  }

  it('holds nothing back that cannot become a secret', () => {
    const mask = new StreamMask(['secret']);
    assert.equal(mask.push('Password: '), 'Password: ');
    assert.equal(mask.push('the sec'), 'the ');
    assert.equal(mask.push('ond'), 'second');
  });

  it('comes to the same however the text is cut, and lets nothing through', () => {
    const letters = (constraints: { readonly minLength: number; readonly maxLength: number }): fc.Arbitrary<string> =>
      fc.string({ unit: fc.constantFrom('a', 'b', 'c'), ...constraints });
    fc.assert(
      fc.property(
        fc.array(letters({ minLength: 3, maxLength: 7 }), { minLength: 1, maxLength: 4 }),
        fc.array(letters({ minLength: 0, maxLength: 12 }), { maxLength: 8 }),
        (texts, chunks) => {
          const expected = reference(texts, chunks.join(''));
          assert.equal(masked(texts, ...chunks), expected);
          assert.equal(masked(texts, ...Array.from(chunks.join(''))), expected);
        },
      ),
      { numRuns: 3000 },
    );
  });
});

/** What masking has to come to, told one code unit at a time. */
function reference(texts: readonly string[], text: string): string {
  const covers = texts.flatMap((one) =>
    Array.from(text, (_, at) => at)
      .filter((at) => text.startsWith(one, at))
      .map((at) => ({ at, end: at + one.length })),
  );
  const runs: { at: number; end: number }[] = [];
  for (const cover of covers.sort((left, right) => left.at - right.at)) {
    const last = runs.at(-1);
    if (last !== undefined && cover.at < last.end) {
      last.end = Math.max(last.end, cover.end);
    } else {
      runs.push({ ...cover });
    }
  }
  let written = '';
  let offset = 0;
  for (const { at, end } of runs) {
    written += `${text.slice(offset, at)}********`;
    offset = end;
  }
  return written + text.slice(offset);
}

describe('what is masked of a secret', () => {
  it('is the value, as JSON and URLs write it', () => {
    assert.deepEqual(
      new Set(maskedForms(new Secret('a "b" ü'))),
      new Set(['a "b" ü', 'a \\"b\\" ü', 'a%20%22b%22%20%C3%BC']),
    );
  });

  it('is every line of several, without the frame of a PEM', () => {
    const forms = maskedForms(new Secret('-----BEGIN X-----\r\nfirst line\r\n  second line\nend\n-----END X-----\n'));
    for (const line of ['first line', 'second line']) {
      assert.ok(forms.includes(line), line);
    }
    assert.ok(!forms.includes('-----BEGIN X-----') && !forms.includes('end'));
  });

  it('is every text of a JSON value', () => {
    const forms = maskedForms(
      new Secret('{"user":"admin","deep":[{"password":"p4ssw0rd"}],"port":5432,"none":null,"x":"ab"}'),
    );
    assert.ok(forms.includes('admin') && forms.includes('p4ssw0rd'));
    assert.ok(!forms.includes('ab') && !forms.includes('user'));
  });

  it('is nothing of a value that is too short', () => {
    assert.deepEqual(maskedForms(new Secret('abc')), []);
    assert.ok(tooShortToMask(new Secret('abc')));
    assert.ok(!tooShortToMask(new Secret('abcd')));
  });
});
