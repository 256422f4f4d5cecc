import assert from 'node:assert/strict';
import { Parsers } from '../../../src/core/languages/parsers';
import { compileGrammar, largestFunction } from '../../../src/node/grammarCompilation';
import { InstalledGrammars } from '../../support/grammars';

const preamble = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];
const grammars = new InstalledGrammars();

describe('compiling grammars', () => {
  it('tells the largest function of a module', () => {
    const types = [1, 4, 1, 0x60, 0, 0];
    const functions = [3, 3, 2, 0, 0];
    const code = [10, 8, 2, 2, 0, 0x0b, 3, 0, 0x01, 0x0b];
    assert.equal(largestFunction(Uint8Array.from([...preamble, ...types, ...functions, ...code])), 3);
    assert.equal(largestFunction(Uint8Array.from([...preamble, ...types])), 0);
  });

  it('reads sizes of several bytes', () => {
    const body = 300;
    const size = 3 + body;
    const code = [
      10,
      (size & 127) | 128,
      size >> 7,
      1,
      (body & 127) | 128,
      body >> 7,
      ...new Array<number>(body).fill(0),
    ];
    assert.equal(largestFunction(Uint8Array.from([...preamble, ...code])), body);
  });

  it('ends on what is no module', () => {
    assert.equal(largestFunction(new Uint8Array()), 0);
    assert.equal(largestFunction(Uint8Array.from([...preamble, 10, 255, 255, 255])), 0);
  });

  it('compiles grammars with and without a large function, one after the other', async () => {
    assert.ok(largestFunction(await grammars.load('tree-sitter-powershell.wasm')) > 64 * 1024);
    assert.ok(largestFunction(await grammars.load('tree-sitter-go.wasm')) < 64 * 1024);
    const parsers = new Parsers({ load: (file) => grammars.load(file), compiling: compileGrammar });
    for (const [file, source] of [
      ['tree-sitter-powershell.wasm', '$label = "plain"'],
      ['tree-sitter-go.wasm', 'package plain'],
    ] as const) {
      const tree = await parsers.parse(file, source);
      assert.equal(tree?.hasErrors, false, file);
      tree.dispose();
    }
  });

  it('hands on what went wrong', async () => {
    const file = await grammars.load('tree-sitter-powershell.wasm');
    await assert.rejects(
      compileGrammar(file, () => Promise.reject(new Error('broken off'))),
      /broken off/,
    );
  });
});
