import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { HOLE } from '../../../src/core/languages/literal';
import { literalsOf, reading } from './reading';

/** Any text of whole code points, with plenty of what needs an escape; without the sign that stands for a hole. */
const anyText = fc
  .string({
    unit: fc.oneof(
      { weight: 4, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '"',
          "'",
          '`',
          '\\',
          '\n',
          '\r',
          '\t',
          '$',
          '{',
          '}',
          '${',
          '#',
          ' ',
          '😀',
          'é',
          'א',
          '\0',
          '%',
          ':',
        ),
      },
    ),
    maxLength: 30,
  })
  .filter((text) => !text.includes(HOLE));

/** How a value can be written in a source, and what the source then is. */
interface Writing {
  readonly path: string;
  readonly title: string;
  readonly write: (value: string) => string;
  /** What of the value can be written so; not given: all of it. */
  readonly writable?: (value: string) => string;
}

const hex = (character: string, width: number): string =>
  (character.codePointAt(0) ?? 0).toString(16).padStart(width, '0');
const everyCharacter = (value: string, escape: (character: string) => string): string =>
  Array.from(value).map(escape).join('');
const javascriptEscapes = (value: string, quote: string): string =>
  everyCharacter(value, (character) =>
    character === quote || character === '\\'
      ? `\\${character}`
      : /[\n\r\u2028\u2029\0$]/.test(character)
        ? `\\u{${hex(character, 1)}}`
        : character,
  );
const pythonEscapes = (value: string): string =>
  everyCharacter(value, (character) =>
    character === "'" || character === '\\'
      ? `\\${character}`
      : /[\n\r\0]/.test(character)
        ? `\\x${hex(character, 2)}`
        : character,
  );
const simpleEscapes = (value: string, quote: string, numeric: (character: string) => string): string =>
  everyCharacter(value, (character) =>
    character === quote || character === '\\'
      ? `\\${character}`
      : /[\n\r\u2028\u2029\0\x85]/.test(character)
        ? numeric(character)
        : character,
  );
/** Every UTF-16 unit on its own, as four digits. */
const units = (value: string): string =>
  Array.from(value)
    .flatMap((character) => character.split(''))
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
const javaString = (value: string): string => `"${simpleEscapes(value, '"', units)}"`;
const jsonString = (value: string): string => JSON.stringify(value);

const writings: readonly Writing[] = [
  {
    path: 'a.js',
    title: 'JavaScript double quotes',
    write: (value) => `const a = "${javascriptEscapes(value, '"')}";`,
  },
  {
    path: 'a.ts',
    title: 'TypeScript single quotes',
    write: (value) => `const a = '${javascriptEscapes(value, "'")}';`,
  },
  { path: 'a.tsx', title: 'TSX template', write: (value) => `const a = \`${javascriptEscapes(value, '`')}\`;` },
  {
    path: 'a.ts',
    title: 'TypeScript code point escapes',
    write: (value) => `const a = "${everyCharacter(value, (character) => `\\u{${hex(character, 1)}}`)}";`,
  },
  {
    path: 'a.js',
    title: 'JavaScript concatenation',
    write: (value) =>
      `const a = (${[...Array.from(value), ''].map((character) => `"${javascriptEscapes(character, '"')}"`).join(' + ')});`,
  },
  { path: 'a.py', title: 'Python single quotes', write: (value) => `a = '${pythonEscapes(value)}'\n` },
  { path: 'a.py', title: 'Python triple quotes', write: (value) => `a = '''${pythonEscapes(value)}'''\n` },
  {
    path: 'a.py',
    title: 'Python f-string',
    write: (value) => `a = f'${pythonEscapes(value).replaceAll('{', '{{').replaceAll('}', '}}')}'\n`,
  },
  {
    path: 'a.py',
    title: 'Python numeric escapes',
    write: (value) => `a = "${everyCharacter(value, (character) => `\\U${hex(character, 8)}`)}"\n`,
  },
  {
    path: 'a.py',
    title: 'Python adjacent strings',
    write: (value) =>
      `a = (${[...Array.from(value), ''].map((character) => `'${pythonEscapes(character)}'`).join('\n  ')})\n`,
  },
  { path: 'A.java', title: 'Java', write: (value) => `class A { String a = ${javaString(value)}; }` },
  { path: 'A.java', title: 'Java unit escapes', write: (value) => `class A { String a = "${units(value)}"; }` },
  {
    path: 'A.java',
    title: 'Java text block',
    write: (value) =>
      `class A {\n  String a = """\n    ${everyCharacter(value, (character) => (/["\\\s\0]/.test(character) ? units(character) : character))}""";\n}`,
  },
  {
    path: 'A.java',
    title: 'Java concatenation',
    write: (value) => `class A { String a = (${[...Array.from(value), ''].map(javaString).join(' + ')}); }`,
  },
  {
    path: 'a.go',
    title: 'Go',
    write: (value) => `package p\nvar a = "${simpleEscapes(value, '"', (character) => `\\u${hex(character, 4)}`)}"`,
  },
  {
    path: 'a.go',
    title: 'Go raw string',
    write: (value) => `package p\nvar a = \`${value}\``,
    writable: (value) => value.replace(/[`\r\0]/g, ''),
  },
  {
    path: 'a.go',
    title: 'Go code point escapes',
    write: (value) => `package p\nvar a = "${everyCharacter(value, (character) => `\\U${hex(character, 8)}`)}"`,
  },
  {
    path: 'A.cs',
    title: 'C#',
    write: (value) => `class A { string a = "${simpleEscapes(value, '"', units)}"; }`,
  },
  {
    path: 'A.cs',
    title: 'C# verbatim string',
    write: (value) => `class A { string a = @"${value.replaceAll('"', '""')}"; }`,
    writable: (value) => value.replaceAll('\0', ''),
  },
  {
    path: 'A.cs',
    title: 'C# interpolated string',
    write: (value) =>
      `class A { string a = $"${simpleEscapes(value, '"', units).replaceAll('{', '{{').replaceAll('}', '}}')}"; }`,
  },
  {
    path: 'a.kt',
    title: 'Kotlin',
    write: (value) => `val a = "${simpleEscapes(value, '"', units).replaceAll('$', '\\$')}"\n`,
  },
  {
    path: 'a.rs',
    title: 'Rust',
    write: (value) => `static a: &str = "${simpleEscapes(value, '"', (character) => `\\u{${hex(character, 1)}}`)}";`,
  },
  {
    path: 'a.rs',
    title: 'Rust raw string',
    write: (value) => `static a: &str = r####"${value}"####;`,
    writable: (value) => value.replaceAll('\r\n', '\n'),
  },
  {
    path: 'a.cpp',
    title: 'C++',
    write: (value) => `const char *a = "${simpleEscapes(value, '"', (character) => `\\U${hex(character, 8)}`)}";`,
  },
  {
    path: 'a.c',
    title: 'C adjacent strings',
    write: (value) =>
      `const char *a = ${[...Array.from(value), ''].map((character) => `"${simpleEscapes(character, '"', (other) => `\\U${hex(other, 8)}`)}"`).join('\n  ')};`,
  },
  { path: 'a.cpp', title: 'C++ raw string', write: (value) => `auto a = R"end(${value})end";` },
  {
    path: 'a.h',
    title: 'C macro',
    write: (value) => `#define a "${simpleEscapes(value, '"', (character) => `\\U${hex(character, 8)}`)}"\n`,
  },
  { path: 'a.json', title: 'JSON', write: (value) => `{"a": ${jsonString(value)}}` },
  {
    path: 'a.yaml',
    title: 'YAML double quotes',
    write: (value) =>
      `a: "${everyCharacter(value, (character) => (/["\\]|[^\x20-\x7E]/u.test(character) ? `\\U${hex(character, 8)}` : character))}"\n`,
  },
  {
    path: '.env',
    title: '.env double quotes',
    write: (value) =>
      `a="${everyCharacter(value, (character) => (/["\\$]/.test(character) ? `\\${character}` : character === '\r' ? '\\r' : character))}"\n`,
  },
  { path: 'a.sh', title: 'shell single quotes', write: (value) => `a='${value.replaceAll("'", "'\\''")}'\n` },
  {
    path: 'a.sh',
    title: 'shell double quotes',
    write: (value) => `export a="${value.replace(/["\\$`]/g, '\\$&')}"\n`,
  },
  {
    path: 'a.sh',
    title: 'shell ANSI-C quotes',
    write: (value) => `a=$'${everyCharacter(value, (character) => `\\U${hex(character, 8)}`)}'\n`,
  },
  {
    path: 'a.ps1',
    title: 'PowerShell single quotes',
    write: (value) => `$a = '${value.replaceAll("'", "''")}'\n`,
    writable: (value) => value.replaceAll('\0', ''),
  },
  {
    path: 'a.ps1',
    title: 'PowerShell double quotes',
    write: (value) => `$a = "${value.replace(/["$`]/g, '`$&').replaceAll('\0', '`0')}"\n`,
    // The grammar takes a number sign behind an escaped quote for a comment.
    writable: (value) => value.replace(/"#+/g, '"'),
  },
  { path: 'a.rb', title: 'Ruby single quotes', write: (value) => `a = '${value.replace(/['\\]/g, '\\$&')}'\n` },
  {
    path: 'a.rb',
    title: 'Ruby double quotes',
    write: (value) => `a = "${everyCharacter(value, (character) => `\\u{${hex(character, 1)}}`)}"\n`,
  },
  { path: 'a.rb', title: 'Ruby %q', write: (value) => `a = %q|${value.replace(/[|\\]/g, '\\$&')}|\n` },
  {
    path: 'a.php',
    title: 'PHP single quotes',
    write: (value) => `<?php $a = '${value.replace(/['\\]/g, '\\$&')}';`,
    writable: (value) => value.replaceAll('\0', ''),
  },
  {
    path: 'a.php',
    title: 'PHP double quotes',
    write: (value) => `<?php $a = "${everyCharacter(value, (character) => `\\u{${hex(character, 1)}}`)}";`,
  },
  {
    path: 'a.toml',
    title: 'TOML basic string',
    write: (value) =>
      `a = "${everyCharacter(value, (character) => (/["\\]|[^\x20-\x7E]/u.test(character) ? `\\U${hex(character, 8)}` : character))}"\n`,
  },
  {
    path: 'a.tf',
    title: 'HCL template',
    write: (value) =>
      `a = "${everyCharacter(value, (character) => (/["\\$%{]|[^\x20-\x7E]/u.test(character) ? `\\U${hex(character, 8)}` : character))}"\n`,
  },
];

describe('properties of reading', () => {
  for (const { path: file, title, write, writable = (value: string) => value } of writings) {
    it(`decodes what was encoded: ${title}`, async () => {
      await fc.assert(
        fc.asyncProperty(anyText.map(writable), async (value) => {
          const literals = await literalsOf(file, write(value));
          assert.deepEqual(
            literals.map((literal) => [literal.text, literal.name]),
            [[value, ['a']]],
          );
        }),
        { numRuns: 300 },
      );
    });
  }

  it('decodes what was encoded: XML character references', async () => {
    // XML has no sign for the character zero, and an element without text has no literal.
    const texts = anyText.map((text) => `${text.replaceAll('\0', '')}x`);
    await fc.assert(
      fc.asyncProperty(texts, async (value) => {
        const source = `<a>${everyCharacter(value, (character) => `&#x${hex(character, 1)};`)}</a>`;
        const literals = await literalsOf('a.xml', source);
        assert.deepEqual(
          literals.map((literal) => [literal.text, literal.name]),
          [[value, ['a']]],
        );
      }),
      { numRuns: 300 },
    );
  });

  const garbage = fc.array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          '"',
          "'",
          '`',
          '\\',
          '\n',
          '\r\n',
          '${',
          '{',
          '}',
          '[',
          ']',
          '(',
          ')',
          '<',
          '>',
          '=',
          '==',
          ':',
          '+',
          ',',
          ';',
          '#',
          '//',
          '/*',
          '*/',
          "f'",
          '"""',
          'a',
          'password',
          ' ',
          '  ',
          '- ',
          '|',
          '&',
          '!',
          '\uFEFF',
          'class',
          'return',
          'export ',
          '@',
          '@"',
          '$"',
          'R"(',
          'r#"',
          '#define a ',
          '::',
          'new ',
          'fn ',
          'func ',
          '=>',
          '?',
          '||',
          '1',
          '$(',
          '<<E',
          '<<~E',
          'E',
          '$',
          "$'",
          ';;',
          'case a in ',
          '[[ ',
          'ENV ',
          'RUN ',
          '@{',
          '@"',
          '#{',
          '%q(',
          '<?php ',
          '<<<E',
          '=>',
          '->',
          ' --password=',
          ' -p',
          'curl -u ',
          'echo ',
          '\t',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    { maxLength: 60 },
  );
  const scripts = ['a.sh', 'Dockerfile', '.zsh_history', 'a.http', 'a.ps1', 'a.rb', 'a.php'];
  const files = [
    ...[
      'a.js',
      'a.ts',
      'a.tsx',
      'a.py',
      'a.json',
      'a.yaml',
      '.env',
      'a.unknown',
      'a.xml',
      'a.html',
      'a.ini',
      'a.toml',
      ...scripts,
    ],
    ...['a.tf', 'a.sql', 'a.md', 'a.txt', 'a.csv', '.netrc', '.pgpass', 'a.properties', 'a.ipynb', 'a.scala'],
    ...['a.java', 'a.go', 'a.cs', 'a.kt', 'a.rs', 'a.cpp'],
  ];
  for (const file of files) {
    it(`reads any garbage in ${file}`, async () => {
      await fc.assert(
        fc.asyncProperty(garbage, async (parts) => {
          await reading(file, parts.join(''), () => undefined);
        }),
        { numRuns: 300 },
      );
    });
  }

  const root = path.resolve(__dirname, '../../..');
  const programs = [
    'src/core/languages/ecmascript/contexts.ts',
    'package.json',
    'node_modules/mocha/lib/runner.js',
    'node_modules/@tree-sitter-grammars/tree-sitter-yaml/grammar.js',
    ...['javascript', 'typescript', 'python'].flatMap((folder) =>
      readdirSync(path.join(root, 'test/programs', folder)).map((name) => `test/programs/${folder}/${name}`),
    ),
  ];
  for (const file of programs) {
    it(`reads ${file} cut off anywhere`, async () => {
      const text = readFileSync(path.join(root, file), 'utf8');
      await fc.assert(
        fc.asyncProperty(fc.nat({ max: text.length }), async (end) => {
          await reading(file, text.slice(0, end), () => undefined);
        }),
        { numRuns: 12 },
      );
    });
  }

  describe('what is nested deep does not overflow the stack', () => {
    const depth = 10_000;
    const cases: readonly (readonly [file: string, text: string, literals: number])[] = [
      ['a.ts', `x = ${'["a", "b", '.repeat(depth)}1${']'.repeat(depth)}`, 2 * depth],
      ['a.ts', `x = ${'"a" + '.repeat(depth)}b`, 1],
      ['a.ts', `x = ${'b + '.repeat(depth)}f("c")`, 1],
      ['a.ts', `x = ${'('.repeat(depth)}"c"${')'.repeat(depth)}`, 1],
      ['a.js', 'f("a",'.repeat(depth), depth],
      ['a.py', `x = ${'{"k":'.repeat(depth)}"v"${'}'.repeat(depth)}`, 1],
      ['a.py', `x = ${'"a" + '.repeat(depth)}b`, 1],
      ['a.py', `x = a${'.b("c")'.repeat(depth)}`, depth],
      ['A.java', `class A { String x = ${'"a" + '.repeat(depth)}b; }`, 1],
      ['A.java', `class A { Object x = a${'.b("c")'.repeat(depth)}; }`, depth],
      ['a.go', `package p; var x = ${'T{"a", '.repeat(depth)}1${'}'.repeat(depth)}`, depth],
      ['A.cs', `class A { object x = ${'f("a", '.repeat(depth)}1${')'.repeat(depth)}; }`, depth],
      ['a.rs', `fn f() { x = ${'('.repeat(depth)}"c"${')'.repeat(depth)}; }`, 1],
      ['a.cpp', `auto x = ${'{"a", 1, '.repeat(depth)}1${'}'.repeat(depth)};`, depth],
      ['a.kt', `val x = ${'"a" + '.repeat(depth)}b`, 1],
      ['a.json', '[{"k": "v", "o":'.repeat(depth), depth],
      ['a.yaml', `${'[{k: v, o: '.repeat(depth)}1${'}]'.repeat(depth)}`, depth + 1],
      ['.env', 'A="b\n'.repeat(depth), depth],
      ['a.unknown', 'f(a="b",'.repeat(depth), depth],
      ['a.sh', 'a="$(b '.repeat(1_000), 1_000],
      ['a.sh', 'a=(b '.repeat(1_000), 1_999],
      ['a.sh', `a=${'${b:-'.repeat(15)}c${'}'.repeat(15)}`, 1],
      ['Dockerfile', 'ENV A=b \\\n'.repeat(depth), depth],
      ['a.ps1', `$x = ${'@{a = '.repeat(200)}'b'${'}'.repeat(200)}`, 1],
      ['a.rb', `x = ${'{"k" => '.repeat(2_000)}"v"${'}'.repeat(2_000)}`, 1],
      ['a.php', `<?php $x = ${'["k" => '.repeat(depth)}"v"${']'.repeat(depth)};`, 1],
      ['a.php', `<?php $x = ${'"a" . '.repeat(depth)}$b;`, 1],
      ['a.xml', '<a b="c">'.repeat(depth), depth],
      ['a.html', `${'<div>'.repeat(depth)}<p title="x">`, 1],
      ['a.toml', `a = ${'["b", '.repeat(depth)}`, depth],
      ['a.tf', `a = ${'[{ b = "c", d = '.repeat(depth)}`, depth],
      ['a.sql', `SELECT ${"f('a', ".repeat(depth)}`, depth],
      ['a.ini', `${'a {\n'.repeat(depth)}b = "c"\n`, 1],
    ];
    for (const [file, text, expected] of cases) {
      it(`${file}: ${text.slice(0, 20)}`, async () => {
        assert.equal((await literalsOf(file, text)).length, expected);
      });
    }
  });
});
