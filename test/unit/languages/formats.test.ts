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
  ['String password = "x" + "y";', 'assigned password "xy"'],
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
  ['Map("password" -> "x")', 'assigned password "x" Map(0)'],
  ['{:user "x" :password "y"}', 'assigned user "x"', 'assigned user "password"', 'assigned password "y"'],
  ['{password, "x"}', 'assigned password "x"'],
  ['$ENV{DB_PASS} = "x";', 'assigned DB_PASS "x"'],
  ['my $d = DBI->connect("x", "y");', 'argument "x" DBI.connect(0)', 'argument "y" DBI.connect(1)'],
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

const toml: readonly Case[] = [
  ['a.b = "x\\u0041" # c\n', 'assigned a.b "xA"'],
  [
    '[t."q.r".z]\np = \'lit\\n\'\nm = """\nline \\\n  on""q"""\n',
    'assigned t.q.r.z.p "lit\\\\n"',
    'assigned t.q.r.z.m "line on\\"\\"q"',
  ],
  [
    "l = [\"a\", # x\n  'b', {k = \"v\", n.o = 'w'}]\nl2 = '''a\n'b'''\n",
    'element l "a"',
    'element l "b"',
    'assigned l.k "v"',
    'assigned l.n.o "w"',
    'assigned l2 "a\\n\'b"',
  ],
  ['[[list]]\nx = { y = "z", w = 1 }\n', 'assigned list.x.y "z"'],
  [
    'a = "unclosed\nb = "ok"\nc = ["d",\ne = "f"\n',
    'assigned a "unclosed"',
    'assigned b "ok"',
    'element c "d"',
    'assigned e "f"',
  ],
];

const hcl: readonly Case[] = [
  [
    'variable "db_password" {\n  default = "x"\n}\n',
    'structural "db_password"',
    'assigned variable.db_password.default "x"',
  ],
  [
    'resource "a" "b" {\n  password = "p${var.x}q" # c\n  env = [{ name = "K", value : "v" }, "e"]\n}\n',
    'structural "a"',
    'structural "b"',
    'assigned resource.a.b.password "p…q"',
    'assigned resource.a.b.env.name "K"',
    'assigned resource.a.b.env.value "v"',
    'element resource.a.b.env "e"',
  ],
  ['a = var.b == "c" ? "d" : "e"\n', 'compared a "c"', 'assigned a "d"', 'assigned a "e"'],
  ['a = jsonencode({ "b" = "c" })\nd = file("e")\n', 'assigned a.b "c"', 'argument "e" file(0)'],
  ['a = <<-E\n    x ${y}\n      $${z}\n  E\nb = "c"\n', 'assigned a "x …\\n  ${z}\\n"', 'assigned b "c"'],
  ['a = "${f("b", { c = "}" })}d"\n', 'assigned a "…d"'],
  ['a = "b\nc = "d"\n', 'assigned a "b"', 'assigned c "d"'],
];

const properties: readonly Case[] = [
  ['a.b = c\\u0041\\\n   d  \n# e = f\n', 'assigned a.b "cAd"'],
  ['a:b\nc d\ne\\=f=g\n', 'assigned a "b"', 'assigned c "d"', 'assigned e=f "g"'],
  ['a = \nb=C\\:\\\\d\n', 'assigned b "C:\\\\d"'],
];

const ini: readonly Case[] = [
  [
    '[default]\naws_secret_access_key = x/y+ ; z\nb: "q\\"r" # s\n',
    'assigned default.aws_secret_access_key "x/y+"',
    'assigned default.b "q\\"r"',
  ],
  ['[Service]\nEnvironment="A=b c" \'D=e\' F=g\n', 'assigned A "b c"', 'assigned D "e"', 'assigned F "g"'],
  ['//registry.test/:_authToken=x\n', 'assigned registry.test/._authToken "x"'],
  ['a {\n  b = "c"\n}\nd "e";\n', 'assigned a.b "c"', 'assigned d "e"'],
  ['host x_user=a x_password=b\n', 'assigned x_user "a"', 'assigned x_password "b"'],
  ['passwd: files systemd\n', 'structural passwd "files systemd"'],
  ['; x = b\n"K"="v"\n', 'prose x "b"', 'assigned K "v"'],
];

const xml: readonly Case[] = [
  ['<a b="c&amp;d" e=\'f\'>g&#65;</a>', 'assigned a.b "c&d"', 'assigned a.e "f"', 'assigned a "gA"'],
  ['<add key="K" value="v"/>', 'structural add.key "K"', 'assigned K "v"'],
  ['<p name="k"><value>v</value></p>', 'structural p.name "k"', 'assigned k.value "v"'],
  ['<p><name>k</name><value>v</value></p>', 'assigned p.name "k"', 'assigned p.k "v"'],
  ['<dict><key>k</key><string>v</string></dict>', 'assigned dict.key "k"', 'assigned dict.k "v"'],
  ['<a><![CDATA[b<c]]>d</a><!-- <e>f</e> -->', 'assigned a "b<cd"', 'assigned e "f"'],
  ['<a b="c\n <d e="f">g', 'assigned a.b "c"', 'assigned a.d.e "f"', 'assigned a.d "g"'],
];

const html: readonly Case[] = [
  [
    '<input name="password" value="v" placeholder="p" :x="y">',
    'structural input.name "password"',
    'assigned password "v"',
    'structural input.placeholder "p"',
    'structural input.:x "y"',
  ],
  [
    '<script lang="ts">const a: string = "b";</script><p>c</p>',
    'structural script.lang "ts"',
    'assigned a "b"',
    'structural p "c"',
  ],
];

const sql: readonly Case[] = [
  ["CREATE USER a IDENTIFIED BY 'x''y';", 'assigned password "x\'y"'],
  ["ALTER LOGIN a WITH PASSWORD = N'x', B = 'c';", 'assigned PASSWORD "x"', 'assigned B "c"'],
  ["SET PASSWORD FOR a = PASSWORD('x');", 'assigned password "x"'],
  ["GRANT ALL TO a IDENTIFIED BY PASSWORD '*H';", 'structural "*H"'],
  [
    "INSERT INTO t (a, b) VALUES ('x', MD5('y')), ('z', 'w');",
    'assigned t.a "x"',
    'assigned t.b "y"',
    'assigned t.a "z"',
    'assigned t.b "w"',
  ],
  [
    "CREATE TABLE t (a int, `b` text DEFAULT 'd');\nINSERT INTO t VALUES (1, 'x');",
    'assigned t.b "d"',
    'assigned t.b "x"',
  ],
  ["UPDATE t SET a = 'x' WHERE b = 'y';", 'assigned t.a "x"', 'compared t.b "y"'],
  ["DECLARE @pwd nvarchar(20) = 'x';", 'assigned pwd "x"'],
  ["DO $$ BEGIN a := 'x'; END $$;", 'assigned a "x"'],
];

const markdown: readonly Case[] = [
  ['---\na: b\n---\n\n```python\nc = "d"\n```\n', 'assigned a "b"', 'assigned c "d"'],
  ['- x\n  ```yaml\n  a: "\\x41"\n  ```\n', 'assigned a "A"'],
  ['The admin password is S3cretX9, please. No token: x\n', 'assigned The admin password "S3cretX9"'],
  ['| Password | S3cretX9 |\n', 'assigned Password "S3cretX9"'],
  ['Login: admin / S3cretX9\n', 'assigned password "S3cretX9"'],
  ['.. code-block:: js\n\n   const a = "b";\n\nafter\n', 'assigned a "b"'],
  ['[source,yaml]\n----\na: b\n----\n', 'assigned a "b"'],
];

describe('TOML literals', () => {
  table('a.toml', toml);
});

describe('HCL literals', () => {
  table('a.tf', hcl);
});

describe('property file literals', () => {
  table('a.properties', properties);
});

describe('INI literals', () => {
  table('a.ini', ini);
});

describe('XML literals', () => {
  table('a.xml', xml);
});

describe('HTML literals', () => {
  table('a.html', html);
});

describe('SQL literals', () => {
  table('a.sql', sql);
});

describe('Markdown literals', () => {
  table('a.md', markdown);
});

describe('literals of password files and tables', () => {
  table('.netrc', [
    [
      'machine a login b password "c d"\n',
      'assigned a.machine "a"',
      'assigned a.login "b"',
      'assigned a.password "c d"',
    ],
    ['machine a\n  password b # c\n', 'assigned a.machine "a"', 'assigned a.password "b"'],
  ]);
  table('.pgpass', [
    [
      'h:5432:d:u\\:v:p\\\\w\n',
      'assigned host "h"',
      'assigned port "5432"',
      'assigned database "d"',
      'assigned user "u:v"',
      'assigned password "p\\\\w"',
    ],
  ]);
  table('a.csv', [['User,Password\nbob,"p""w"\n', 'assigned User "bob"', 'assigned Password "p\\"w"'], ['a,b\nc,d\n']]);
});

describe('texts within texts', () => {
  const encoded = (text: string): string => Buffer.from(text).toString('base64');

  it('decodes the data of a Kubernetes secret, and nothing else', async () => {
    const source = `kind: Secret\ndata:\n  a: ${encoded('déjà')}\n---\nkind: ConfigMap\ndata:\n  a: ${encoded('déjà')}\n`;
    const [, secret] = await literalsOf('a.yaml', source);
    assert.equal(secret?.text, 'déjà');
    assert.equal(source.slice(secret.span.start, secret.span.end), encoded('déjà'));
    assert.ok((await summary('a.yaml', source)).includes(`assigned data.a ${JSON.stringify(encoded('déjà'))}`));
  });

  it('reads a file within a secret, and places what it holds on the base64', async () => {
    const file = encoded('db.password=x\ndb.user=y\n');
    const source = `kind: Secret\ndata:\n  application.properties: ${file}\n`;
    const literals = (await literalsOf('a.yaml', source)).filter((literal) => literal.name[0] === 'db');
    assert.deepEqual(
      literals.map((literal) => [literal.text, source.slice(literal.span.start, literal.span.end)]),
      [
        ['x', file],
        ['y', file],
      ],
    );
  });

  it('places what a notebook holds where it stands in the JSON', async () => {
    const cells = [
      { cell_type: 'code', outputs: [{ text: ['password: S3cretX9\n'] }], source: ['a = "b\\x41"\n', "c = 'd'"] },
      { cell_type: 'markdown', source: '```python\ne = "f"\n```' },
    ];
    const source = JSON.stringify({ cells }, undefined, 1);
    const literals = (await literalsOf('a.ipynb', source)).filter(({ name }) =>
      /^(?:[ace]|password)$/.test(name[0] ?? ''),
    );
    assert.deepEqual(
      literals.map(({ text, name, span }) => [name.join('.'), text, source.slice(span.start, span.end)]),
      [
        ['password', 'S3cretX9', 'S3cretX9'],
        ['a', 'bA', 'b\\\\x41'],
        ['c', 'd', 'd'],
        ['e', 'f', 'f'],
      ],
    );
  });

  it('reads scripts and settings in YAML', async () => {
    const source = 'a:\n  run: |\n    export PASSWORD=x\n    y\nb:\n  app.ini: |\n    [c]\n    token = d\n';
    const found = await summary('a.yml', source);
    assert.ok(
      found.some((line) => /PASSWORD "x"/.test(line)),
      found.join('\n'),
    );
    assert.ok(found.includes('assigned c.token "d"'), found.join('\n'));
  });
});
