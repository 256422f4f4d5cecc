import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { detectors } from '../../../src/core/detectors/registry.generated';
import type { Language } from '../../../src/core/languages/language';
import { Parsers } from '../../../src/core/languages/parsers';
import { languages } from '../../../src/core/languages/registry.generated';
import { selectLanguage } from '../../../src/core/languages/selection';
import { Scanner } from '../../../src/core/scan/scanner';
import { Spots } from '../../../src/core/scan/spots';
import { readDetectorCases, takeMarks } from '../../support/detectorCases';
import { InstalledGrammars } from '../../support/grammars';
import { Samples } from '../../support/samples';

const parsers = new Parsers(new InstalledGrammars());
const read: { literals: number; within: boolean }[] = [];
const scanner = new Scanner({
  detectors,
  parsers,
  languages: languages.map((language): Language => ({
    ...language,
    read: (source, tree, within) => {
      const reading = language.read(source, tree, within);
      read.push({ literals: reading.literals.length, within: within !== undefined });
      return reading;
    },
  })),
});
const whole = new Scanner({
  detectors,
  parsers,
  languages: languages.map((language): Language => ({
    ...language,
    parts: () => undefined,
    read: (source, tree) => language.read(source, tree),
  })),
});

/** A program of many functions that hold literals, with something in the middle. */
interface Program {
  readonly path: string;
  readonly filler: (index: number) => string;
  readonly middle: string;
}

const password = new Samples(3).make('password');

const programs: readonly Program[] = [
  {
    path: 'app.py',
    filler: (index) =>
      `def step_${index}(items):\n    for item in items:\n        log("step ${index}", item, "of", "many")\n${'        emit("one more", item)\n'.repeat(8)}\n`,
    middle: `def login():\n    db_password = "${password}"\n    return db_password\n\n`,
  },
  {
    path: 'app.ts',
    filler: (index) =>
      `function step${index}(items: string[]) {\n  for (const item of items) {\n    log("step ${index}", item, "of", "many");\n${'    emit("one more", item);\n'.repeat(8)}  }\n}\n`,
    middle: `function login() {\n  const dbPassword = "${password}";\n  return dbPassword;\n}\n`,
  },
  {
    path: 'app.go',
    filler: (index) =>
      `func step${index}(items []string) {\n\tfor _, item := range items {\n\t\tlog("step ${index}", item, "of", "many")\n${'\t\temit("one more", item)\n'.repeat(8)}\t}\n}\n`,
    middle: `func login() string {\n\tdbPassword := "${password}"\n\treturn dbPassword\n}\n`,
  },
  {
    path: 'App.java',
    filler: (index) =>
      `class Step${index} {\n  void run(String item) {\n    log("step ${index}", item, "of", "many");\n${'    emit("one more", item);\n'.repeat(8)}  }\n}\n`,
    middle: `class Login {\n  String run() {\n    String dbPassword = "${password}";\n    return dbPassword;\n  }\n}\n`,
  },
  {
    path: 'app.json',
    filler: (index) =>
      `{ "step": "step ${index}", "items": ["of", "many"], ${'"emit": "one more", '.repeat(8)}"end": ${index} }\n`,
    middle: `{ "login": { "db_password": "${password}" } }\n`,
  },
  {
    path: 'app.yaml',
    filler: (index) =>
      `step${index}:\n  name: step ${index}\n  items: ["of", 'many']\n  emit:\n${'    - one more\n'.repeat(8)}`,
    middle: `login:\n  db_password: "${password}"\n`,
  },
  {
    path: 'app.md',
    filler: (index) =>
      `## Step ${index}\n\nItems: \`of=many\`.\n\n\`\`\`js\nlog("step ${index}", item);\n${'emit("one more", item);\n'.repeat(8)}\`\`\`\n\n`,
    middle: `db_password: ${password}\n`,
  },
  {
    path: 'app.nim',
    filler: (index) =>
      `proc step${index}(item) =\n  log("step ${index}", item)\n${'  emit("one more", item)\n'.repeat(8)}`,
    middle: `let dbPassword = "${password}"\n`,
  },
];

/** What may stand behind whole statements of a language and says nothing of secrets. */
const fillers: Readonly<Record<string, string>> = {
  python: 'def more(items):\n    return "more" + items[0]\n\n',
  javascript: 'function more(items) {\n  return "more" + items[0];\n}\n',
  typescript: 'function more(items: string[]) {\n  return "more" + items[0];\n}\n',
  go: 'func more(items []string) string {\n\treturn "more" + items[0]\n}\n',
  java: 'class More {\n  String more(String item) {\n    return "more" + item;\n  }\n}\n',
  csharp: 'class More {\n  string Next(string item) {\n    return "more" + item;\n  }\n}\n',
  ruby: 'def more(items)\n  "more" + items[0]\nend\n',
  rust: 'fn more(item: &str) -> String {\n    format!("more {}", item)\n}\n',
  php: 'function more($items) {\n  return "more" . $items[0];\n}\n',
  yaml: '---\nmore:\n  - item\n  - name: of\n    value: many\n',
  json: `{ "more": "item", "items": ["of", "many"] }\n`,
  source: 'proc more(item) =\n  log("more", item)\n',
  plaintext: 'more = "item" of many\n',
  markdown: '\nOne more `item` of many.\n\n```js\nlog("more", item);\n```\n',
  cpp: 'std::string more(std::string item) {\n  return "more" + item;\n}\n',
};

function textOf({ filler, middle }: Program, count: number): string {
  const fill = (from: number): string => Array.from({ length: count }, (_, index) => filler(from + index)).join('');
  return fill(0) + middle + fill(count);
}

async function spansIn(by: Scanner, path: string, text: string): Promise<unknown> {
  const { findings } = await by.scan({ path, text }, defaultConfiguration, '2026-11-29');
  return findings.map(({ detector, span, name, confidence, fingerprint }) => ({
    detector,
    span,
    name,
    confidence,
    fingerprint,
  }));
}

describe('what is read of a text', function () {
  this.timeout(240_000);
  for (const program of programs) {
    it(`is what lies around its spots: ${program.path}`, async () => {
      const text = textOf(program, 40);
      read.length = 0;
      const found = await spansIn(scanner, program.path, text);
      assert.deepEqual(found, await spansIn(whole, program.path, text));
      assert.equal((found as unknown[]).length, 1);
      const [{ literals, within } = { literals: 0, within: false }] = read;
      assert.ok(within);
      assert.ok(literals > 0 && literals < 300, `${literals} literals of some ${40 * 2 * 11} were read`);
    });
  }

  it('holds the findings of every case, far from everything else', async () => {
    let count = 0;
    for (const { id } of detectors) {
      const file = path.resolve(__dirname, '../../../src/core/detectors', id, 'cases.md');
      for (const one of existsSync(file) ? readDetectorCases(readFileSync(file, 'utf8')) : []) {
        const { text } = takeMarks(new Samples(one.line).expand(one.content));
        const filler = fillers[selectLanguage({ path: one.path, text }, languages).id];
        if (filler === undefined) {
          continue;
        }
        count += 1;
        const apart = `${text}\n${filler.repeat(100)}`;
        assert.deepEqual(
          await spansIn(scanner, one.path, apart),
          await spansIn(whole, one.path, apart),
          `${id}, line ${one.line}`,
        );
      }
    }
    assert.ok(count > 200, `${count} cases`);
  });

  it('is everything where a parameter is given elsewhere', async () => {
    const [, script] = programs;
    assert.ok(script);
    const text = `function open(host: string, password: string) {}\n${textOf({ ...script, middle: '' }, 40)}open("db", "${password}");\n`;
    const found = await spansIn(scanner, script.path, text);
    assert.equal((found as unknown[]).length, 1);
    assert.deepEqual(found, await spansIn(whole, script.path, text));
  });

  it('is everything where a pattern of the configuration may match', async () => {
    const [python] = programs;
    assert.ok(python);
    const value = new Samples(5).make('hex');
    const ticket = `ticket("${'-'.repeat(1_500)}")\ndef check(items):\n    number = "${value}"; log("${'-'.repeat(300)}")\n`;
    const text = `${textOf({ ...python, middle: '' }, 20)}${ticket}`;
    const configuration = {
      ...defaultConfiguration,
      patterns: [
        {
          id: 'ticket',
          description: 'Ticket',
          pattern: value,
          keywords: ['ticket'],
          ignoreCase: false,
          severity: 'warning' as const,
        },
      ],
    };
    const { findings } = await scanner.scan({ path: python.path, text }, configuration, '2026-11-29');
    assert.deepEqual(
      findings.map(({ name }) => name),
      [['number']],
    );
  });

  it('is everything where a comment of ours has to be accounted for', async () => {
    const [, script] = programs;
    assert.ok(script);
    const text = `// strongroom-ignore-next-line: gone\nlog("nothing");\n${textOf(script, 40)}`;
    const { problems } = await scanner.scan({ path: script.path, text }, defaultConfiguration, '2026-11-29');
    const expected = await whole.scan({ path: script.path, text }, defaultConfiguration, '2026-11-29');
    assert.ok(problems.length > 0);
    assert.deepEqual(problems, expected.problems);
  });
});

describe('spots', () => {
  it('join where what is around them touches', () => {
    const spots = new Spots(50_000, false);
    spots.add({ start: 5_000, end: 5_004 });
    spots.add({ start: 6_500, end: 6_504 });
    spots.add({ start: 20_000, end: 20_010 });
    assert.deepEqual(spots.within, [
      { start: 4_000, end: 7_504 },
      { start: 19_000, end: 21_010 },
    ]);
  });

  it('are everywhere where there are too many, or one says so', () => {
    const many = new Spots(50_000, false);
    for (let index = 0; index < 40; index += 1) {
      many.add({ start: index * 10_000, end: index * 10_000 + 4 });
    }
    assert.equal(many.within, undefined);
    const far = new Spots(50_000, false);
    far.add({ start: 10, end: 14 });
    far.addEverywhere();
    assert.equal(far.within, undefined);
    assert.equal(new Spots(50_000, true).within, undefined);
  });
});
