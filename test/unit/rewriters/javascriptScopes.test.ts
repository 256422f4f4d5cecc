import { strict as assert } from 'node:assert';
import { Parsers } from '../../../src/core/languages/parsers';
import { Scopes } from '../../../src/core/rewriters/javascript/scopes';
import { InstalledGrammars } from '../../support/grammars';

describe('the scopes of JavaScript', () => {
  const parsers = new Parsers(new InstalledGrammars());

  /** Each identifier of a name, as `line:column`, and where what it means is declared; `-` where nothing declares it. */
  async function meanings(source: string, name: string): Promise<string> {
    const tree = await parsers.parse('tree-sitter-javascript.wasm', source);
    assert.ok(tree);
    const scopes = new Scopes(tree.root);
    const told = tree.root
      .descendantsOfType(['identifier'])
      .filter((node) => node?.text === name)
      .map((node) => {
        const declared = node === null ? undefined : scopes.of(node)?.declaration;
        return `${String(node?.startIndex)}→${declared === undefined ? '-' : String(declared.startIndex)}`;
      });
    tree.dispose();
    return told.join(' ');
  }

  it('are told wherever a file begins and whatever ends its lines', async () => {
    assert.equal(await meanings('\n \t a = 1;\rvar a;\r\nf(a)', 'a'), '4→15 15→15 21→15');
    assert.equal(await meanings('/* é😀 a */ let a = b; "a"; { let a; a }', 'a'), '16→16 34→34 37→34');
    assert.equal(await meanings('f(a);', 'a'), '2→-');
  });

  it('are the same for a name that stands more often than is looked for place by place', async () => {
    const uses = 'g(a);'.repeat(2_000);
    const told = await meanings(`{ let a; } function f(a) { ${uses} }`, 'a');
    const [inner, parameter, ...all] = told.split(' ').map((each) => each.split('→')[1]);
    assert.deepEqual([inner, parameter, new Set(all)], ['6', '22', new Set(['22'])]);
    assert.equal(all.length, 2_000);
  });
});
