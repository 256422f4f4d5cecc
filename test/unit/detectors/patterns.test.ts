import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { checkSync } from 'recheck';
import ts from 'typescript';

const root = path.resolve(__dirname, '../../..');

/** Every regular expression written in the rooms that read other people's text. */
function* regularExpressions(folder: string): Generator<{ place: string; source: string; flags: string }> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) {
      continue;
    }
    const file = path.join(entry.parentPath, entry.name);
    const tree = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const found: ts.RegularExpressionLiteral[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        found.push(node);
      }
      ts.forEachChild(node, visit);
    };
    visit(tree);
    for (const node of found) {
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const end = node.text.lastIndexOf('/');
      yield {
        place: `${path.relative(root, file)}:${String(line)}`,
        source: node.text.slice(1, end),
        flags: node.text.slice(end + 1),
      };
    }
  }
}

/** As long as the longest text that is looked at may be, of signs that are letters, digits, hexadecimal and base64. */
const longRun = 'a1'.repeat(10 * 1_048_576);

describe('regular expressions on one run of 20 million characters', function () {
  this.timeout(0);
  // A process with much compiled code no longer optimizes expressions (V8: 1 MB of their code, 16 MB of all), and then a loop
  // over single characters needs stack, too. Whether this process is one must not decide.
  before(() => {
    setFlagsFromString('--no-regexp-optimization');
  });
  after(() => {
    setFlagsFromString('--regexp-optimization');
  });
  // Texts of this length are read for structure alone: no language's expressions see them.
  for (const folder of ['src/core/detectors', 'src/core/scan']) {
    for (const { place, source, flags } of regularExpressions(folder)) {
      // Those of a whole value see no more than values are long.
      if (/[^\\][+*]|,\}/.test(source) && !/^\^.*\$$/.test(source)) {
        it(`keep to their stack: ${place}`, () => {
          assert.doesNotThrow(() => new RegExp(source, flags).test(longRun), `/${source}/${flags}`);
        });
      }
    }
  }
});

describe('regular expressions', function () {
  this.timeout(0);
  for (const folder of ['src/core/detectors', 'src/core/scan', 'src/core/config', 'src/core/languages']) {
    for (const { place, source, flags } of regularExpressions(folder)) {
      it(`take linear time: ${place}`, () => {
        // The automaton proves; the fuzzer is for what it cannot read, such as look-behind, or not in a few seconds.
        let result = checkSync(source, flags, { timeout: 5_000, checker: 'automaton' });
        if (result.status === 'unknown') {
          result = checkSync(source, flags, { timeout: 120_000, randomSeed: 1 });
        }
        if (result.status === 'vulnerable' && result.checker === 'fuzz') {
          // The fuzzer times its attacks and may be wrong on a busy machine: what is vulnerable is so again.
          result = checkSync(source, flags, { timeout: 120_000, randomSeed: 2 });
        }
        const verdict =
          result.status === 'vulnerable'
            ? `${result.complexity.summary}, for example on ${result.attack.pattern}`
            : result.status === 'unknown'
              ? result.error.kind
              : 'safe';
        assert.equal(verdict, 'safe', `/${source}/${flags}`);
      });
    }
  }
});
