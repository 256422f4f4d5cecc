import assert from 'node:assert/strict';
import { withHeldBlock } from '../../../src/core/detectors/shared/heldBlock';
import { Samples } from '../../support/samples';
import { createScanner, scanText } from '../../support/scanning';

const scanner = createScanner();
const samples = new Samples(11);
const count = 150;
const users = Array.from({ length: count }, (_, index) => ({
  user: `user${String(index)}`,
  password: samples.make('password'),
}));
const entries = (entry: (user: string, password: string) => string): string =>
  users.map(({ user, password }) => entry(user, password)).join('');
const password = samples.make('password');
const description =
  'What the application says to the database when it opens its first connection; long enough, with letters and digits, and never the same in two stages. '.repeat(
    3,
  );

/** Much that holds nothing, so that not all is read. */
const around: Readonly<Record<string, string>> = {
  py: 'def step(items):\n    for item in items:\n        emit("one more", item)\n\n\n'.repeat(120),
  ts: 'function step(items: string[]) {\n  items.forEach((item) => emit("one more", item));\n}\n\n'.repeat(120),
  go: 'func step(items []string) {\n\tfor _, item := range items {\n\t\temit("one more", item)\n\t}\n}\n\n'.repeat(120),
  java: '  void step(String item) {\n    emit("one more", item);\n  }\n\n'.repeat(120),
  yaml: Array.from({ length: 200 }, (_, index) => `step${String(index)}:\n  emit: one more\n`).join(''),
  json: Array.from({ length: 200 }, (_, index) => `"step${String(index)}": { "emit": "one more" },\n`).join(''),
  tf: 'locals {\n  step = "one more"\n}\n\n'.repeat(200),
};

const far: readonly (readonly [path: string, found: number, text: string])[] = [
  [
    'map.json',
    count,
    `{${around.json ?? ''}"passwords": {${entries((user, it) => `\n  "${user}": "${it}",`)}\n"": 0 } }`,
  ],
  ['list.json', count, `{${around.json ?? ''}"passwords": [${entries((_, it) => `\n  "${it}",`)}\n"" ] }`],
  ['map.yaml', count, `${around.yaml ?? ''}passwords:\n${entries((user, it) => `  ${user}: "${it}"\n`)}`],
  ['list.yaml', count, `${around.yaml ?? ''}passwords:\n${entries((_, it) => `- "${it}"\n`)}`],
  ['map.ts', count, `${around.ts ?? ''}const passwords = {\n${entries((user, it) => `  ${user}: '${it}',\n`)}};\n`],
  ['map.py', count, `${around.py ?? ''}PASSWORDS = {\n${entries((user, it) => `    "${user}": "${it}",\n`)}}\n`],
  [
    'template.yaml',
    1,
    `${around.yaml ?? ''}Parameters:\n  DbPassword:\n    Type: String\n    Description: ${description}\n    Default: "${password}"\n`,
  ],
  [
    'variables.tf',
    1,
    `${around.tf ?? ''}variable "db_password" {\n  description = "${description}"\n  type = string\n  default = "${password}"\n}\n`,
  ],
  [
    'core-site.xml',
    1,
    `<configuration>\n<property>\n<name>db.password</name>\n<description>${description}</description>\n<value>${password}</value>\n</property>\n</configuration>\n`,
  ],
  [
    'stages.py',
    1,
    `${around.py ?? ''}def get_db_password(stage):\n    """${description}"""\n    log(stage)\n    return "${password}"\n`,
  ],
  [
    'stages.ts',
    1,
    `${around.ts ?? ''}function getPassword(stage: string): string {\n  // ${description}\n  log(stage);\n  return '${password}';\n}\n`,
  ],
  [
    'stages.go',
    1,
    `package stages\n\n${around.go ?? ''}func passwordOf(stage string) string {\n\t// ${description}\n\tlog(stage)\n\treturn "${password}"\n}\n`,
  ],
  [
    'Stages.java',
    1,
    `class Stages {\n${around.java ?? ''}  String getPassword(String stage) {\n    // ${description}\n    log(stage);\n    return "${password}";\n  }\n}\n`,
  ],
];

describe('what stands far behind its name', () => {
  for (const [path, found, text] of far) {
    it(`is found in ${path}`, async () => {
      const { findings } = await scanText(scanner, path, text);
      assert.equal(findings.length, found);
    });
  }

  const blocks: readonly (readonly [text: string, name: string, block: string])[] = [
    ['x = 1\npasswords = [\n  "a]",\n  "b"\n]\ny = [2]', 'passwords', 'passwords = [\n  "a]",\n  "b"\n]'],
    ['"passwords": { "a": [1, { "b": 2 }] }, "c": {}', 'passwords', 'passwords": { "a": [1, { "b": 2 }] }'],
    ['check(password, { a: 1 })', 'password', 'password'],
    ['if (password) { return; }', 'password', 'password'],
    ['passwords:\n  a: 1\n\n  b: 2\nc: 3', 'passwords', 'passwords:\n  a: 1\n\n  b: 2'],
    ['passwords:\n- a\n- b\nc: 3', 'passwords', 'passwords:\n- a\n- b'],
    ['- passwords:\n    a: 1\n- b: 2', 'passwords', 'passwords:\n    a: 1'],
    ["def password():\n    # it's\n    return 1\n\nx = 2", 'password', "password():\n    # it's\n    return 1\n"],
    ['var passwords =\n{\n  1\n};\n2', 'passwords', 'passwords =\n{\n  1\n}'],
    ['password = 1\nother = { 2 }', 'password', 'password'],
    ['passwords = [', 'passwords', 'passwords = ['],
  ];
  for (const [text, name, block] of blocks) {
    it(`is followed to the end of its block: ${JSON.stringify(text)}`, () => {
      const start = text.indexOf(name);
      const span = withHeldBlock(text, { start, end: start + 4 });
      assert.equal(text.slice(span.start, Math.max(span.end, start + name.length)), block);
    });
  }
});
