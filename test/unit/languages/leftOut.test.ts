import assert from 'node:assert/strict';
import { Parsers } from '../../../src/core/languages/parsers';
import { InstalledGrammars } from '../../support/grammars';

const parsers = new Parsers(new InstalledGrammars());
const long = (make: (n: number) => string, from = 0): string =>
  Array.from({ length: 12 }, (_, n) => make(from + n)).join('\n');

/** What remains of a text around a mark (`¶`, a line of its own) when what is far from that line is left out. */
async function remainder(
  grammar: string,
  marked: string,
): Promise<{ readonly text: string; readonly errors: boolean }> {
  const start = marked.indexOf('¶');
  const source = marked.replace('¶', '');
  const document = `${grammar} ${String(marked.length)}`;
  (await parsers.parse(grammar, source, { document, hurried: false }))?.dispose();
  // As it is when something was typed there.
  const typed = `${source.slice(0, start)} ${source.slice(start)}`;
  const line = { start: source.lastIndexOf('\n', start - 1) + 1, end: typed.indexOf('\n', start) + 1 };
  const leftOut = parsers.leftOutAround(document, typed, line);
  assert.ok(leftOut);
  let text = '';
  let from = 0;
  for (const { start: at, end } of leftOut) {
    assert.ok(from <= at && at < end, 'in order and apart');
    assert.ok(end <= line.start || at >= line.end, 'apart from the line');
    assert.ok(at === 0 || typed.charAt(at - 1) === '\n', 'from the beginning of a line');
    assert.ok(end === typed.length || typed.charAt(end - 1) === '\n', 'to the end of a line');
    text += typed.slice(from, at);
    from = end;
  }
  text += typed.slice(from);
  const tree = await parsers.parse(grammar, text);
  assert.ok(tree);
  const errors = tree.hasErrors;
  tree.dispose();
  return { text: text.trimEnd(), errors };
}

const cases: readonly (readonly [what: string, grammar: string, marked: string, remains: string])[] = [
  [
    'a statement of a method of a class',
    'tree-sitter-typescript.wasm',
    `import a from 'a';\n${long((n) => `const b${String(n)} = ${String(n)};`)}\nclass A extends B {\n${long((n) => `  c${String(n)}() {\n    d();\n  }`)}\n  e(): void {\n${long((n) => `    f(${String(n)});`)}\n    ¶g();\n${long((n) => `    h(${String(n)});`)}\n  }\n${long((n) => `  i${String(n)}() {}`)}\n}\n${long((n) => `j(${String(n)});`)}\n`,
    `import a from 'a';\nclass A extends B {\n  e(): void {\n     g();\n  }\n}`,
  ],
  [
    'the lines of a program without braces',
    'tree-sitter-python.wasm',
    `import a\n${long((n) => `b${String(n)} = ${String(n)}`)}\n\n@decorated\nclass C(\n    D,\n):\n${long((n) => `    e${String(n)} = ${String(n)}`)}\n\n    def f(self):\n${long((n) => `        g(${String(n)})`)}\n        ¶h()\n${long((n) => `        i(${String(n)})`)}\n${long((n) => `j(${String(n)})`)}\n`,
    `import a\n@decorated\nclass C(\n    D,\n):\n    e0 = 0\n    def f(self):\n        g(0)\n         h()`,
  ],
  [
    'a pair in a mapping',
    'tree-sitter-yaml.wasm',
    `a: 1\n${long((n) => `b${String(n)}: 1`)}\nc:\n  d: 1\n${long((n) => `  e${String(n)}:\n    - f\n    - g`)}\n  h:\n    i: ¶ j\n${long((n) => `    k${String(n)}: 1`)}\n${long((n) => `l${String(n)}: 1`)}\n`,
    `a: 1\nc:\n  d: 1\n  h:\n    i:   j`,
  ],
  [
    'what stands behind an opening tag, with braces on lines of their own',
    'tree-sitter-php.wasm',
    `<?php\n${long((n) => `$a${String(n)} = 1;`)}\nclass B\n{\n${long((n) => `    function c${String(n)}()\n    {\n    }`)}\n    function d()\n    {\n        ¶e();\n${long((n) => `        f(${String(n)});`)}\n    }\n}\n`,
    `<?php\nclass B\n{\n    function d()\n    {\n         e();\n    }\n}`,
  ],
  [
    'a branch, beside which the others stay',
    'tree-sitter-java.wasm',
    `class A {\n  void b() {\n    if (c)\n    {\n${long((n) => `      d(${String(n)});`)}\n    }\n    else\n    {\n${long((n) => `      e(${String(n)});`)}\n      ¶f();\n    }\n${long((n) => `    g(${String(n)});`)}\n  }\n}\n`,
    `class A {\n  void b() {\n    if (c)\n    {\n${long((n) => `      d(${String(n)});`)}\n    }\n    else\n    {\n       f();\n    }\n  }\n}`,
  ],
];

describe('what is left out around a line', () => {
  for (const [what, grammar, marked, remains] of cases) {
    it(`leaves ${what}`, async () => {
      const { text, errors } = await remainder(grammar, marked);
      assert.equal(text, remains);
      assert.equal(errors, false);
    });
  }

  it('is told by the last version that made sense', async () => {
    const lines = long((n) => `function a${String(n)}() {\n  b();\n}`).split('\n');
    const at = 20;
    const texts = ['c();', '/* open', '/* open, and', 'd("'].map((typed) => lines.toSpliced(at, 0, typed).join('\n'));
    for (const text of texts.slice(0, -1)) {
      const tree = await parsers.parse('tree-sitter-javascript.wasm', text, { document: 'broken', hurried: false });
      assert.ok(tree);
      tree.dispose();
    }
    const text = texts.at(-1) ?? '';
    const start = lines.slice(0, at).join('\n').length + 1;
    const line = { start, end: text.indexOf('\n', start) + 1 };
    const leftOut = parsers.leftOutAround('broken', text, line) ?? [];
    assert.equal(
      leftOut.reduceRight((rest, { start: from, end }) => rest.slice(0, from) + rest.slice(end), text),
      'function a0() {\n  b();\n}\nfunction a6() {\nd("\n}\n',
    );
  });

  it('cannot be told without the version before, or where more is different', async () => {
    const line = { start: 0, end: 7 };
    assert.equal(parsers.leftOutAround('unknown', 'a = 1;\n', line), undefined);
    (
      await parsers.parse('tree-sitter-javascript.wasm', 'a = 1;\nb = 2;\n', { document: 'known', hurried: true })
    )?.dispose();
    assert.deepEqual(parsers.leftOutAround('known', 'a = 3;\nb = 2;\n', line), [{ start: 7, end: 14 }]);
    assert.equal(parsers.leftOutAround('known', 'a = 1;\nb = 3;\n', line), undefined);
  });
});
