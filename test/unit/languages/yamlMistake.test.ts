import assert from 'node:assert/strict';
import { yamlMistake } from '../../../src/core/languages/yaml/mistake';

describe('what is wrong with YAML', () => {
  const cases: readonly (readonly [title: string, text: string, kind: string | undefined, line?: number])[] = [
    ['a key beside no other', 'a:\n  b:\n    c: 1\n   d: 2\n', 'indentation', 4],
    ['a tab', 'a:\n\tb: 1\n', 'tab', 2],
    ['a colon in a plain text', 'steps:\n  - run: curl -H "Authorization: x" host\n', 'colon', 2],
    ['an at sign', 'a: 1\r\nb: @home\r\n', 'reserved', 2],
    ['a text that goes on', 'a: "b" c\n', 'behind-quote', 1],
    ['a quote that stays open', 'a: "b\nc: "d"\n', 'open-quote', 1],
    ['a bracket that stays open', 'a: [b,\n  c\nd: 1\n', 'bracket', 1],
    ['a colon within a block, brackets and quotes', 'a: |\n  b: c: d\n e: @\nf: {g: [h]}\ni: "j: k"\n', undefined],
    ['a quote over several lines', 'a: "b\n  c: d\n  e"\nf: 1\n', undefined],
    ['brackets over several lines', 'a: {\n    "b": 1,\n  "c": "}"\n}\nd: 1\n', undefined],
    ['lists at the column of their key', 'a:\n- b: 1\n  c: 2\n- d\ne: |-\n  x\n', undefined],
    ['documents', 'a:\n    b: 1\n---\n  c: 1\n', undefined],
    ['an apostrophe in brackets', "a: [it's, b]\nc: 1\n", undefined],
    ['addresses and times', 'a: http://b:80/c\nd: 12:30\n# e: f: g\n', undefined],
  ];
  for (const [title, text, kind, line] of cases) {
    it(kind === undefined ? `is nothing: ${title}` : title, () => {
      assert.deepEqual(yamlMistake(text), kind === undefined ? undefined : { kind, line });
    });
  }
});
