import assert from 'node:assert/strict';
import { literalsOf, onlyLiteral, outerText, reading, summary } from './reading';

/** A source, and what is read from it; keys are left out. */
type Case = readonly [source: string, ...expected: string[]];

const json: readonly Case[] = [
  [
    '{"db": {"password": "x"}, "list": ["a", {"b": "c"}]}',
    'assigned db.password "x"',
    'element list "a"',
    'assigned list.b "c"',
  ],
  [String.raw`{"a": "\"\\\/\b\f\n\r\t\u0041\ud83d\ude00"}`, String.raw`assigned a "\"\\/\b\f\n\r\tA😀"`],
  ['// c\n{"a": "b", /* d */ "e": 1, "f": true, "g": "h",}', 'assigned a "b"', 'assigned g "h"'],
  [
    '{"env": [{"name": "DB", "value": "x"}, {"value": "y", "name": "KEY"}]}',
    'assigned env.name "DB"',
    'assigned env.DB "x"',
    'assigned env.KEY "y"',
    'assigned env.name "KEY"',
  ],
  ['{"Password": {"Ref": "Parameter"}}', 'structural Password.Ref "Parameter"'],
  ['{a: \'b\', "c": 1, d: "e"}', 'assigned a "b"', 'assigned d "e"'],
  ['"x"', 'other "x"'],
  ['{"a": "b\n "c": "d"}', 'assigned a "b"', 'assigned c "d"'],
  ['{"a": {"b": "c"', 'assigned a.b "c"'],
  ['{"a": "b"}\n{"a": "c"}\n', 'assigned a "b"', 'assigned a "c"'],
  [']}{"a": '],
];

const yaml: readonly Case[] = [
  [
    'db:\n  password: x y # c\n  list: [a, {b: c}]\n',
    'assigned db.password "x y"',
    'element db.list "a"',
    'assigned db.list.b "c"',
  ],
  ['a: plain\n  goes on\n\n  here\n', 'assigned a "plain goes on\\nhere"'],
  ["a: 'it''s\n  b'\n", 'assigned a "it\'s b"'],
  [
    String.raw`a: "\x41\u0042\U0001F600\e\_\/\"\\"` + '\n',
    String.raw`assigned a "AB😀` + '\\u001b\u00a0' + String.raw`/\"\\"`,
  ],
  ['a: "b \\\n   c\n   d"\n', 'assigned a "b c d"'],
  ['a: |\n  b\n    c\n\n  d\ne: f\n', 'assigned a "b\\n  c\\n\\nd\\n"', 'assigned e "f"'],
  ['a: |-\r\n  b\r\n  c\r\n', 'assigned a "b\\nc"'],
  ['a: |+\n  b\n\ne: f\n', 'assigned a "b\\n\\n"', 'assigned e "f"'],
  ['a: >-\n  b\n  c\n\n  d\n    e\n  f\n', 'assigned a "b c\\nd\\n  e\\nf"'],
  ['a:\n  b: |2\n     c\n', 'assigned a.b " c\\n"'],
  ['a: &anchor x\nb: *anchor\nc: !!str "y"\n', 'assigned a "x"', 'assigned c "y"'],
  ['a: !Ref B\nc: !Sub "${D}x"\ne: !vault |\n  f\n', 'structural a "B"', 'assigned c "…x"', 'structural e "f\\n"'],
  [
    'env:\n  - name: DB_PASSWORD\n    value: x\n  - {key: TOKEN, value: "y"}\n',
    'assigned env.name "DB_PASSWORD"',
    'assigned env.DB_PASSWORD "x"',
    'assigned env.key "TOKEN"',
    'assigned env.TOKEN "y"',
  ],
  ['a: b\n---\na: c\n...\n', 'assigned a "b"', 'assigned a "c"'],
  ['a: null\nb: ~\nc: true\nd: 12\ne:\n', 'assigned d "12"'],
  ['? a\n: b\n"c d": e\n', 'assigned a "b"', 'assigned c d "e"'],
  ['- a\n- - b\n', 'element "a"', 'element "b"'],
  ['a: "b\nnext: x\n', 'assigned next "x"'],
  ['password: {{ .Values.password }}\nuser: x\n', 'assigned user "x"'],
];

const dotenv: readonly Case[] = [
  ['A=b\nexport C=d # e\nF = g\n', 'assigned A "b"', 'assigned C "d"', 'assigned F "g"'],
  ["A='b $c\\n'\n", 'assigned A "b $c\\\\n"'],
  ['A="b\\n\\"c\\"" # d\n', 'assigned A "b\\n\\"c\\""'],
  ['A="b\nc"\nD=e\n', 'assigned A "b\\nc"', 'assigned D "e"'],
  ['A=p#w$d\nB=\nC= # c\n', 'assigned A "p#w$d"'],
  ['A=x${B}y$(c)\nD=${E}\n', 'assigned A "x…y…"'],
  ['A="b\nC=d\n', 'assigned A "b"', 'assigned C "d"'],
  ['# A=b\n  # C=d\nnothing here\n'],
  ['A: b\r\nC=d\r\n', 'assigned A "b"', 'assigned C "d"'],
];

const plain: readonly Case[] = [
  ['String password = "x" + "y";', 'assigned password "x"', 'assigned password "y"'],
  ['const password string = "x"', 'assigned password "x"'],
  ['password := "x"', 'assigned password "x"'],
  ['let password: &str = "x";', 'assigned password "x"'],
  ["  'password' => 'x',", 'assigned password "x"'],
  ['$this->password = "x"', 'assigned password "x"'],
  ["password: 'x',", 'assigned password "x"'],
  ['aws_secret_access_key = ab/cd+ef12', 'assigned aws_secret_access_key "ab/cd+ef12"'],
  ['spring.datasource.password=x1', 'assigned spring.datasource.password "x1"'],
  ['export PASSWORD=x1 OTHER=y', 'assigned PASSWORD "x1"', 'assigned OTHER "y"'],
  ['mysql --password=foo1234 db', 'assigned password "foo1234"'],
  ['ENV DB_PASS hunter22', 'assigned DB_PASS "hunter22"'],
  ['<password>x y</password>', 'assigned password "x y"'],
  ['<add key="DbPassword" value="x"/>', 'assigned key "DbPassword"', 'assigned DbPassword "x"'],
  ['#define PASSWORD "x"', 'assigned PASSWORD "x"'],
  ['# password = "x"', 'prose password "x"'],
  ['map.put("password", "x");', 'argument "password" map.put(0)', 'argument password "x" map.put(1)'],
  ['if (password.equals("x") || password == "y") {}', 'compared password "x"', 'compared password "y"'],
  ['DB_PASS=${DB_PASS:-hunter2}', 'assigned DB_PASS "hunter2"'],
  ['aws configure set aws_secret_access_key abc123', 'assigned aws_secret_access_key "abc123"'],
  ['String password = user != null ? "x" : "y";', 'assigned password "x"', 'assigned password "y"'],
  ['password=$(cat file)'],
  ['settings["password"] = "x"', 'assigned settings.password "x"'],
  ['conn = getConnection(foo);'],
  ["don't say what isn't so"],
  ['see https://user:word@host/path'],
  ['resource "aws_x" "y" {', 'structural "aws_x"', 'structural "y"'],
];

function table(path: string, cases: readonly Case[]): void {
  for (const [source, ...expected] of cases) {
    it(source.slice(0, 100), async () => {
      assert.deepEqual(await summary(path, source), expected);
    });
  }
}

describe('JSON literals', () => {
  table('a.json', json);

  it('finds comments', async () => {
    const source = '{ // a\n "b": "// no", /* c\n */ "d": 1 }';
    await reading('a.jsonc', source, ({ comments }) => {
      assert.deepEqual(
        comments.map((comment) => source.slice(comment.start, comment.end)),
        ['// a', '/* c\n */'],
      );
    });
  });
});

describe('YAML literals', () => {
  table('a.yaml', yaml);

  it('covers a scalar without its anchor and tag', async () => {
    const source = 'a: &b !!str "c"\n';
    assert.equal(outerText(await onlyLiteral('a.yml', source), source), '"c"');
  });

  it('reads lines that a template engine keeps from being YAML', async () => {
    const source = 'env:\n{{- if .Values.x }}\n  password: "hunter2"\n{{- end }}\n';
    const names = (await literalsOf('a.yaml', source)).map((literal) => [literal.name.at(-1), literal.text]);
    assert.ok(
      names.some(([name, text]) => name === 'password' && text === 'hunter2'),
      JSON.stringify(names),
    );
  });

  it('does not parse what is nested too deep for the grammar, and reads it as plain text', async () => {
    const source = `${Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}${' '.repeat(300)}password: "x"\n`;
    assert.deepEqual(await summary('a.yaml', source), ['assigned password "x"']);
    assert.deepEqual(await summary('a.yaml', `${'- '.repeat(5000)}x`), []);
    assert.deepEqual(await summary('a.yaml', 'a: b\n'), ['assigned a "b"']);
  });
});

describe('.env literals', () => {
  table('.env', dotenv);

  it('finds comments', async () => {
    const source = '# a\nB=c # d\n  # e\nF="# no" # g\n';
    await reading('.env.local', source, ({ comments }) => {
      assert.deepEqual(
        comments.map((comment) => source.slice(comment.start, comment.end)),
        ['# a', '# d', '# e', '# g'],
      );
    });
  });
});

describe('literals in any other text', () => {
  table('a.unknown', plain);
});
