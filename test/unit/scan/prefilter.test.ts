import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Prefilter } from '../../../src/core/scan/prefilter';

function hitsOf(prefilter: Prefilter, text: string): string[] {
  const hits: string[] = [];
  prefilter.searchText(text, (keyword, end) => {
    hits.push(`${String(end)}:${String(keyword)}`);
    return undefined;
  });
  return hits.sort();
}

/** What a keyword search means, at its plainest. */
function naive(keywords: readonly string[], text: string): string[] {
  const lower = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return keywords
    .flatMap((keyword, index) =>
      Array.from({ length: lower.length }, (_, start) =>
        lower.startsWith(keyword, start) ? `${String(start + keyword.length)}:${String(index)}` : '',
      ),
    )
    .filter((hit) => hit !== '')
    .sort();
}

describe('prefilter', () => {
  it('finds what a naive search finds, overlapping keywords included', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A', 'B', ' ', 'é'), maxLength: 60 });
    const keyword = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.uniqueArray(keyword, { minLength: 1, maxLength: 8 }), letters, (keywords, text) => {
        assert.deepEqual(hitsOf(new Prefilter(keywords), text), naive(keywords, text));
      }),
    );
  });

  it('reads bytes as it reads text', () => {
    const prefilter = new Prefilter(['password', 'pass', 'akia', '://']);
    const text = 'PassWord=ü AKIA http://x — pass';
    const hits: string[] = [];
    prefilter.searchBytes(new TextEncoder().encode(text), (keyword) => {
      hits.push(String(keyword));
      return undefined;
    });
    assert.deepEqual(
      hits.sort(),
      hitsOf(prefilter, text)
        .map((hit) => hit.split(':')[1] ?? '')
        .sort(),
    );
  });

  it('finds keywords in other letters, and nothing that only looks like one to the automaton', () => {
    const letters = fc.string({
      unit: fc.constantFrom('а', 'б', '密', '码', '碼', 'ー', '비', '🔑', 'a', '='),
      maxLength: 40,
    });
    const keyword = fc.string({
      unit: fc.constantFrom('а', 'б', '密', '码', '碼', 'ー', '비', 'a'),
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(fc.uniqueArray(keyword, { minLength: 1, maxLength: 8 }), letters, (keywords, text) => {
        const prefilter = new Prefilter(keywords);
        assert.deepEqual(hitsOf(prefilter, text), naive(keywords, text));
        let inBytes = 0;
        prefilter.searchBytes(new TextEncoder().encode(text), () => {
          inBytes += 1;
          return undefined;
        });
        assert.equal(inBytes, naive(keywords, text).length);
      }),
    );
  });

  it('stops when it is told to', () => {
    let hits = 0;
    new Prefilter(['a']).searchText('aaaa', () => {
      hits += 1;
      return 'stop';
    });
    assert.equal(hits, 1);
  });

  it('has no hits without keywords', () => {
    assert.deepEqual(hitsOf(new Prefilter([]), 'anything'), []);
  });

  it('refuses keywords that it could not match', () => {
    assert.throws(() => new Prefilter(['Upper']), RangeError);
  });
});
