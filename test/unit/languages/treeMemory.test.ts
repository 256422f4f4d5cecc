import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Parsers } from '../../../src/core/languages/parsers';
import { TreeMemory } from '../../../src/core/languages/treeMemory';
import type { KeptTree } from '../../../src/core/languages/treeMemory';
import { changeBetween } from '../../../src/core/text/change';
import { InstalledGrammars } from '../../support/grammars';

/** Kept trees that tell when they are deleted. */
class Trees {
  readonly deleted: string[] = [];

  make(name: string, length = 10): KeptTree {
    const tree = { delete: () => this.deleted.push(name) } as unknown as KeptTree['tree'];
    return { grammarFile: 'any.wasm', source: 'x'.repeat(length), tree, copied: { kept: true } };
  }
}

describe('the memory of trees', () => {
  it('gives each tree back once', () => {
    const trees = new Trees();
    const memory = new TreeMemory();
    const kept = trees.make('a');
    memory.put('a', kept);
    assert.equal(memory.take('a'), kept);
    assert.equal(memory.take('a'), undefined);
    assert.deepEqual(trees.deleted, []);
  });

  it('deletes the tree that another version replaces', () => {
    const trees = new Trees();
    const memory = new TreeMemory();
    memory.put('a', trees.make('first'));
    memory.put('a', trees.make('second'));
    assert.deepEqual(trees.deleted, ['first']);
  });

  it('lets go of the documents that were used longest ago, whether many or large', () => {
    const trees = new Trees();
    const memory = new TreeMemory();
    for (let index = 0; index < 18; index += 1) {
      memory.put(String(index), trees.make(String(index)));
    }
    assert.deepEqual(trees.deleted, ['0', '1']);
    memory.put('large', trees.make('large', 1_000_000));
    memory.put('also large', trees.make('also large', 1_000_000));
    assert.equal(memory.take('large'), undefined);
    assert.notEqual(memory.take('also large'), undefined);
    assert.equal(trees.deleted.length, 19);
  });

  it('lets go of the version that made sense with the one that does not', () => {
    const trees = new Trees();
    const memory = new TreeMemory();
    const broken = { ...trees.make('broken'), sound: trees.make('sound') };
    memory.put('a', broken);
    assert.deepEqual(
      memory.outlines('a').map(({ tree }) => tree),
      [broken.sound.tree, broken.tree],
    );
    memory.put('a', trees.make('next'));
    assert.deepEqual(trees.deleted, ['broken', 'sound']);
    assert.equal(memory.outlines('a').length, 1);
    assert.equal(memory.outlines('b').length, 0);
  });

  it('is used by parsers for documents alone, and outlives a change of the grammar', async () => {
    const parsers = new Parsers(new InstalledGrammars());
    for (const [grammar, text] of [
      ['tree-sitter-python.wasm', 'a = 1\n'],
      ['tree-sitter-python.wasm', 'a = 12\n'],
      ['tree-sitter-go.wasm', 'package a\n'],
      ['tree-sitter-go.wasm', 'package a\n'],
      ['tree-sitter-go.wasm', 'package (\n'],
      ['tree-sitter-go.wasm', ''],
    ] as const) {
      const tree = await parsers.parse(grammar, text, { document: 'any', hurried: false });
      assert.equal(tree?.root.text, text);
      tree.dispose();
    }
  });
});

describe('the change between two versions', () => {
  for (const [before, after, start, oldEnd, newEnd] of [
    ['abc', 'abc', 3, 3, 3],
    ['abc', 'abxc', 2, 2, 3],
    ['aaa', 'aa', 2, 3, 2],
    ['', 'a', 0, 0, 1],
    ['abcd', 'aXd', 1, 3, 2],
  ] as const) {
    it(`from “${before}” to “${after}”`, () => {
      assert.deepEqual(changeBetween(before, after), { start, oldEnd, newEnd });
    });
  }

  it('is the smallest one, however long the texts are', () => {
    const stretch = fc.array(fc.constantFrom('a', 'b', 'ab', 'a'.repeat(300), 'b'.repeat(9_000)), { maxLength: 4 });
    fc.assert(
      fc.property(stretch, stretch, stretch, stretch, (head, one, other, tail) => {
        const before = [...head, ...one, ...tail].join('');
        const after = [...head, ...other, ...tail].join('');
        const { start, oldEnd, newEnd } = changeBetween(before, after);
        assert.equal(before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd), after);
        assert.ok(start <= Math.min(oldEnd, newEnd));
        if (start < Math.min(oldEnd, newEnd)) {
          assert.notEqual(before.charAt(start), after.charAt(start));
          assert.notEqual(before.charAt(oldEnd - 1), after.charAt(newEnd - 1));
        }
      }),
    );
  });
});
