import assert from 'node:assert/strict';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { ignoreComment } from '../../../src/core/scan/ignoreComment';
import { applyEdits } from '../../../src/core/text/edit';
import { english } from '../../../src/core/text/message';
import { Samples } from '../../support/samples';
import { createScanner } from '../../support/scanning';

const scanner = createScanner();

/** The text with each of its findings ignored in turn, from the last to the first; and what is still found then. */
async function ignoreAll(
  path: string,
  template: string,
): Promise<{ text: string; left: number; refused: string[]; hasErrors: boolean }> {
  let text = new Samples(9).expand(template);
  const refused: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    const { document, result } = await scanner.open({ path, text }, defaultConfiguration, '2026-06-15');
    const finding = result.findings.at(-1);
    const edit = finding && ignoreComment(document, finding, 'only for\nlocal use */ -->');
    const hasErrors = document.tree?.hasErrors ?? false;
    document.dispose();
    if (edit === undefined || !('span' in edit)) {
      if (edit !== undefined) {
        refused.push(english(edit));
      }
      return { text, left: result.findings.length, refused, hasErrors };
    }
    text = applyEdits(text, [edit]);
  }
  throw new Error(`The comment silences nothing:\n${text}`);
}

const key = '‹aws-access-key-id:k›';
const cases: readonly (readonly [title: string, path: string, text: string, comment: RegExp])[] = [
  [
    'a statement',
    'a.ts',
    `function f() {\n    const id = '${key}';\n}\n`,
    /^ {4}\/\/ strongroom-ignore-next-line aws-access-key-id: only for local use/m,
  ],
  ['the first line', 'a.ts', `const id = '${key}';\n`, /^\/\/ strongroom-ignore-next-line/],
  ['after a byte order mark', 'a.ts', `\uFEFFconst id = '${key}';\n`, /^\uFEFF\/\/ strongroom/],
  ['CRLF', 'a.ts', `const a = 1;\r\nconst id = '${key}';\r\n`, /use \*\/ -->\r\nconst id/],
  [
    'a template over several lines',
    'a.ts',
    `const text = \`\n  one\n  ${key}\n\`;\n`,
    /^\/\/ strongroom.*\nconst text/,
  ],
  [
    'a string in a hole of a template',
    'a.ts',
    `const text = \`\n  \${f('${key}')}\n\`;\n`,
    /^\/\/ strongroom.*\nconst text/,
  ],
  [
    'a JSX attribute',
    'a.tsx',
    `export const A = () => (\n  <Up\n    id="${key}"\n  />\n);\n`,
    /\n {4}\/\* strongroom.*\*\/\n {4}id=/,
  ],
  [
    'children of a JSX element',
    'a.tsx',
    `export const A = () => (\n  <p>\n    {'${key}'}\n  </p>\n);\n`,
    /\n {4}\{\/\* strongroom.*\*\/\}\n/,
  ],
  [
    'text of a JSX element',
    'a.jsx',
    `export const A = () => (\n  <p>\n    ${key}\n  </p>\n);\n`,
    /\n {2}\/\/ strongroom.*\n {2}<p>/,
  ],
  ['a JavaScript block', 'a.js', `if (a) {\n\tf('${key}');\n}\n`, /\n\t\/\/ strongroom/],
  ['a triple-quoted string', 'a.py', `def f():\n    text = """\n${key}\n"""\n`, /\n {4}# strongroom.*\n {4}text/],
  ['a continued line', 'a.py', `id = \\\n    "${key}"\n`, /^# strongroom.*\nid =/],
  ['a keyword argument', 'a.py', `c = f(\n    a=1,\n    b="${key}",\n)\n`, /\n {4}# strongroom.*\n {4}b=/],
  ['YAML', 'a.yaml', `a:\n  b: ${key}\n`, /\n {2}# strongroom.*\n {2}b:/],
  ['a block scalar', 'a.yaml', `a:\n  b: |\n    one\n    ${key}\n`, /\n {2}# strongroom.*\n {2}b:/],
  ['.env', '.env', `A=1\nKEY=${key}\n`, /\n# strongroom.*\nKEY/],
  ['JSON with comments', 'tsconfig.json', `{\n  "a": "${key}"\n}\n`, /\n {2}\/\/ strongroom/],
  ['Go', 'a.go', `var id = "${key}"\n`, /^\/\/ strongroom/],
  ['SQL', 'a.sql', `INSERT INTO t VALUES ('${key}');\n`, /^-- strongroom/],
  ['XML, inside a tag', 'a.xml', `<a>\n  <b\n    c="${key}"/>\n</a>\n`, /\n {2}<!-- strongroom.*-->\n {2}<b/],
  ['Markdown', 'a.md', `# A\n\n${key}\n`, /<!-- strongroom.*-->\n/],
  ['a Dockerfile', 'Dockerfile', `FROM x\nENV A=${key}\n`, /\n# strongroom.*\nENV/],
];

describe('ignore comment', () => {
  for (const [title, path, text, comment] of cases) {
    it(`silences and stays a comment: ${title}`, async () => {
      const result = await ignoreAll(path, text);
      assert.deepEqual([result.left, result.refused, result.hasErrors], [0, [], false], result.text);
      assert.match(result.text, comment);
    });
  }

  it('silences several findings of one line, one after the other', async () => {
    const result = await ignoreAll(
      'a.ts',
      `f({ accessKeyId: '${key}', secretAccessKey: '‹aws-secret-access-key›' });\n`,
    );
    assert.equal(result.left, 0);
    assert.equal(result.text.split('\n').filter((line) => line.startsWith('// strongroom')).length, 2);
  });

  it('says why JSON takes no comment, and what to do', async () => {
    const result = await ignoreAll('a.json', `{ "a": "${key}" }\n`);
    assert.match(result.refused.join(), /JSON has no comments.*\.strongroom\.json/);
  });

  it('says so of a file whose comments it does not know', async () => {
    const result = await ignoreAll('a.unknown', `${key}\n`);
    assert.match(result.refused.join(), /not known.*\.strongroom\.json/);
  });
});
