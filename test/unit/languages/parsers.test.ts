import assert from 'node:assert/strict';
import type { GrammarSource } from '../../../src/core/ports';
import { Parsers } from '../../../src/core/languages/parsers';
import { languages } from '../../../src/core/languages/registry.generated';
import { InstalledGrammars } from '../../support/grammars';

/** Counts what it is asked for, and fails for some of it. */
class CountingGrammars implements GrammarSource {
  readonly asked: string[] = [];
  readonly #installed = new InstalledGrammars();

  constructor(private readonly broken: (fileName: string) => Uint8Array | Error | undefined = () => undefined) {}

  async load(fileName: string): Promise<Uint8Array> {
    this.asked.push(fileName);
    const answer = this.broken(fileName);
    if (answer instanceof Error) {
      throw answer;
    }
    return answer ?? this.#installed.load(fileName);
  }
}

describe('parsers', () => {
  it('load every grammar that a language names, each once', async () => {
    const source = new CountingGrammars();
    const parsers = new Parsers(source);
    const grammars = [
      ...new Set(languages.flatMap((language) => (language.grammar === undefined ? [] : [language.grammar]))),
    ];
    assert.ok(grammars.length >= 5);
    for (const grammar of [...grammars, ...grammars]) {
      const tree = await parsers.parse(grammar, 'a: 1');
      assert.ok(tree, grammar);
      tree.dispose();
    }
    assert.deepEqual(source.asked.sort(), ['tree-sitter.wasm', ...grammars].sort());
  });

  it('parse texts one after another without one touching the other', async () => {
    const parsers = new Parsers(new InstalledGrammars());
    const first = await parsers.parse('tree-sitter-python.wasm', 'a = "é😀"\n');
    const second = await parsers.parse('tree-sitter-python.wasm', 'def (:\n');
    assert.equal(first?.hasErrors, false);
    assert.equal(second?.hasErrors, true);
    assert.equal(first.root.text, 'a = "é😀"\n');
    first.dispose();
    second.dispose();
  });

  it('go on without a grammar that cannot be loaded', async () => {
    const parsers = new Parsers(
      new CountingGrammars((file) =>
        file === 'tree-sitter-tsx.wasm'
          ? new Error('gone')
          : file === 'tree-sitter-yaml.wasm'
            ? new Uint8Array([0, 1, 2])
            : undefined,
      ),
    );
    assert.equal(await parsers.parse('tree-sitter-tsx.wasm', 'a'), undefined);
    assert.equal(await parsers.parse('tree-sitter-yaml.wasm', 'a'), undefined);
    const tree = await parsers.parse('tree-sitter-javascript.wasm', 'a');
    assert.ok(tree);
    tree.dispose();
  });
});
