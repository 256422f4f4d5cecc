import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ecmascriptParts } from '../../../src/core/languages/ecmascript/parts';
import type { Language } from '../../../src/core/languages/language';
import type { Literal } from '../../../src/core/languages/literal';
import { Parsers } from '../../../src/core/languages/parsers';
import { keptOf } from '../../../src/core/languages/parts/part';
import type { Part } from '../../../src/core/languages/parts/part';
import { parseWithin } from '../../../src/core/languages/parts/parseWithin';
import { pythonParts } from '../../../src/core/languages/python/parts';
import { languages } from '../../../src/core/languages/registry.generated';
import type { Span } from '../../../src/core/text/span';
import { root } from '../../../scripts/support/paths';
import { InstalledGrammars } from '../../support/grammars';
import { SeededRandom } from '../../support/random';

const parsers = new Parsers(new InstalledGrammars());

function languageOf(id: string): Language {
  const language = languages.find((each) => each.id === id);
  assert(language);
  return language;
}

/** What lies in a stretch, of the whole tree or of that of what is kept for it. */
async function literalsIn(
  language: Language,
  source: string,
  within: Span,
  kept: boolean,
): Promise<Literal[] | undefined> {
  const { grammar = '' } = language;
  const tree = kept ? await parseWithin(parsers, language, source, [within]) : await parsers.parse(grammar, source);
  if (tree === undefined) {
    return undefined;
  }
  const { literals } = language.read(source, tree, [within]);
  tree.dispose();
  return literals.filter(({ span }) => span.start >= within.start && span.end <= within.end);
}

/** Stretches here and there in a source, each read both ways; of how many something was left out. */
async function compare(language: Language, source: string, random: SeededRandom): Promise<number> {
  let spared = 0;
  for (let turn = 0; turn < 3; turn += 1) {
    const start = random.integer(0, source.length - 1_000);
    const within = { start, end: start + 1_000 };
    const ofKept = await literalsIn(language, source, within, true);
    if (ofKept !== undefined) {
      spared += 1;
      assert.deepEqual(ofKept, await literalsIn(language, source, within, false));
    }
  }
  return spared;
}

function textsOf(parts: readonly Part[] | undefined, source: string): unknown {
  return parts?.map(({ start, end, inner }) =>
    inner.length === 0 ? source.slice(start, end) : [source.slice(start, end), textsOf(inner, source)],
  );
}

/** A program of Python with most of what its statements are made of. */
const python = Array.from({ length: 30 }, (_, index) =>
  [
    `# about ${String(index)}`,
    `LABEL_${String(index)} = "a # label"`,
    `@decorated("x")`,
    `def run_${String(index)}(items, *, sep=":"):`,
    `    """Runs.`,
    ``,
    `def nothing():  # a line of the text`,
    `    """`,
    `    return {`,
    `"key": 'it\\'s',`,
    `        "other": f"{items[0]} of {len(items)}",`,
    `    }`,
    `if LABEL_${String(index)}:`,
    `    setup(r"\\d" + "x", \\`,
    `"more")`,
    `else:`,
    `    setup(None)`,
    ``,
    `class Job${String(index)}(Base):`,
    `    kind = "job"`,
    `    @property`,
    `    def name(self):`,
    `        return "name"`,
    ...Array.from({ length: 12 }, (__, line) => `        emit("step ${String(line)}", self.kind)`),
    `    async def stop(self):`,
    ...Array.from({ length: 12 }, (__, line) => `        emit('stop ${String(line)}', """x""")`),
    ``,
  ].join('\n'),
).join('\n');

/** Programs with braces: functions with bodies that are long, called elsewhere. */
const braced: Readonly<Record<string, string>> = {
  go: repeated(
    (index, body) =>
      `// about "${index}\nfunc run${index}(label string) {\n${body('\temit("one", `{`, \'"\')\n')}}\n\nfunc call${index}() {\n\trun${index}("x")\n}\n`,
    'package main\n',
  ),
  java: repeated(
    (index, body) =>
      `  /* about { */\n  void run${index}(String label) {\n${body('    emit("one }", \'{\');\n')}  }\n\n  void call${index}() {\n    run${index}("x");\n  }\n`,
    'class Main {\n',
    '}\n',
  ),
  php: repeated(
    (index, body) =>
      `# about {\nfunction run${index}($label)\n{\n${body('    emit("one {$label}", \'}\');\n')}}\n\nfunction call${index}() {\n  run${index}(<<<END\n  x {\n  END);\n}\n`,
    '<?php\n',
  ),
};

function repeated(
  functions: (index: string, body: (line: string) => string) => string,
  before: string,
  behind = '',
): string {
  const all = Array.from({ length: 40 }, (_, index) => functions(String(index), (line) => line.repeat(20)));
  return before + all.join('') + behind;
}

describe('parts of a source', () => {
  for (const [id, source] of Object.entries(braced)) {
    it(`are read as they are in the whole text, with the names of parameters given far away: ${id}`, async () => {
      const random = new SeededRandom(9);
      for (let turn = 0; turn < 10; turn += 1) {
        assert.equal(await compare(languageOf(id), source, random), 3);
      }
    });
  }

  for (const [id, source] of [
    ['go', 'func f() {\n'],
    ['go', 'var a = `b\n'],
    ['java', 'class A { void f() { g(]; } }\n'],
    ['java', 'String a = """\nb\n'],
    ['php', '<?php f(); ?>\n<p>'],
    ['php', '<p><?php f();'],
    ['php', '<?php if ($a): f(); endif;'],
    ['php', '<?php f("{$a["b"]}");'],
  ] as const) {
    it(`are not told where they cannot be, in ${id}: ${JSON.stringify(source)}`, () => {
      assert.equal(languageOf(id).parts?.(source), undefined);
    });
  }

  it('are read as they are in the whole text, in the sources of this repository', async function () {
    this.timeout(120_000);
    const random = new SeededRandom(7);
    const folder = path.join(root, 'src', 'core');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    let spared = 0;
    for (const file of files.sort().filter((_, index) => index % 4 === 0)) {
      const source = readFileSync(path.join(folder, file), 'utf8');
      if (source.length > 4_096) {
        spared += await compare(languageOf('typescript'), source, random);
      }
    }
    assert(spared > 50, `something was left out ${String(spared)} times`);
  });

  it('are read as they are in the whole text, in Python', async () => {
    const random = new SeededRandom(8);
    for (let turn = 0; turn < 10; turn += 1) {
      assert.equal(await compare(languageOf('python'), python, random), 3);
    }
  });

  it('are the statements of Python and the members of its classes', () => {
    const source =
      'import os\n\n@dec\ndef f(a,\nb):\n    pass\n# note\nif a:\n    x()\nelse:\n    y()\nclass C:\n    a = 1\n    @dec\n    def f(self): pass\n    try: pass\n    except E: pass\nz = """\nb = 1\n"""\n';
    assert.deepEqual(textsOf(pythonParts(source), source), [
      'import os\n\n',
      '@dec\ndef f(a,\nb):\n    pass\n# note\n',
      'if a:\n    x()\nelse:\n    y()\n',
      [
        'class C:\n    a = 1\n    @dec\n    def f(self): pass\n    try: pass\n    except E: pass\n',
        ['    @dec\n    def f(self): pass\n', '    try: pass\n    except E: pass\n'],
      ],
      'z = """\nb = 1\n"""\n',
    ]);
  });

  it('are what braces and semicolons end, in the family of ECMAScript', () => {
    const long = `  log('${'x'.repeat(1_500)}');\n`;
    const source = `import a from 'a';\nconst re = x => /[/"]}/.test(x) ? \`{\${{ a: "\`" }.a}\` : 6 / 2;\n// note {\nif (a) {\n  b();\n}\nelse {\n  c();\n}\nexport class C {\n  a = 1;\n${long.replace('log', 'm = ')}  f() {\n  }\n}\n`;
    assert.deepEqual(textsOf(ecmascriptParts(source), source), [
      `const re = x => /[/"]}/.test(x) ? \`{\${{ a: "\`" }.a}\` : 6 / 2;\n`,
      '// note {\n',
      'if (a) {\n  b();\n}\nelse {\n  c();\n}\n',
      [source.slice(source.indexOf('export')), [long.replace('log', 'm = ')]],
    ]);
  });

  for (const source of ['x = (1\n', 'x = 1)\n', 'x = "a\n', 'x = """a"\n']) {
    it(`are not told where Python makes no sense: ${JSON.stringify(source)}`, () => {
      assert.equal(pythonParts(source), undefined);
    });
  }

  for (const source of ['f(1;\n', 'f(1]);\n', "const a = 'b\n", 'const a = `b\n', '/* a\n', 'const a = `${b`;\n']) {
    it(`are not told where a script makes no sense: ${JSON.stringify(source)}`, () => {
      assert.equal(ecmascriptParts(source), undefined);
    });
  }

  it('are kept where they are short or touch a stretch', () => {
    const part = (start: number, end: number, inner: readonly Part[] = []): Part => ({ start, end, inner });
    const parts = [part(10, 1_010), part(1_010, 1_110), part(1_110, 5_000, [part(2_000, 3_000), part(3_000, 4_500)])];
    assert.deepEqual(keptOf(parts, 6_000, [{ start: 4_000, end: 4_100 }]), [
      { start: 0, end: 10 },
      { start: 1_010, end: 2_000 },
      { start: 3_000, end: 6_000 },
    ]);
    assert.deepEqual(keptOf([part(0, 1_000)], 1_000, [{ start: 5_000, end: 5_100 }]), []);
  });
});
