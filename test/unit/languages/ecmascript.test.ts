import assert from 'node:assert/strict';
import { onlyLiteral, outerText, reading, summary } from './reading';

/** A source, and what is read from it; keys are left out. */
type Case = readonly [source: string, ...expected: string[]];

const values: readonly Case[] = [
  [String.raw`x = "a\n\t\\\"\'\x41\u0042\u{43}\0\101\q"`, String.raw`assigned x "a\n\t\\\"'ABC\u0000Aq"`],
  ['x = "a\\\nb\\\r\nc"', 'assigned x "abc"'],
  ['x = `a\r\nb${c}d${`e${f}`}`', 'assigned x "a\\nb…d…"', 'other "e…"'],
  [String.raw`x = "\u{1F600}\uD83D\uDE00"`, 'assigned x "😀😀"'],
  ['x = ""', 'assigned x ""'],
  ['x = `${a}`'],
  ['x = String.raw`a\\n${b}c`', 'assigned x "a\\\\n…c"'],
  ['x = sql`select ${a}`', 'argument "select …" sql(0)'],
  ['x = "a" + \'b\' + `c`', 'assigned x "abc"'],
  ['x = "a" + // why\n  b /* how */ + ("c" + "d")', 'assigned x "a…cd"'],
  ['x = a + b.c + "d"', 'assigned x "……d"'],
  ['x = a + f("b")', 'argument "b" f(0)'],
  ['x = a - "b"', 'other "b"'],
  ['x = "a" + (y ? "b" : "c")', 'assigned x "a…"', 'other "b"', 'other "c"'],
];

const names: readonly Case[] = [
  ['const password = "x"', 'assigned password "x"'],
  ['password = "x"', 'assigned password "x"'],
  ['password += "x"', 'assigned password "x"'],
  ['config.db.password = "x"', 'assigned config.db.password "x"'],
  ['config?.["db"].password = "x"', 'assigned config.db.password "x"'],
  ['config[i].password = "x"', 'assigned config.password "x"'],
  ['const config = { db: { "password": "x" } }', 'assigned config.db.password "x"'],
  [
    'const config = { ["pass" ]: "x", [KEY]: "y", 1: "z" }',
    'assigned config.pass "x"',
    'assigned config.KEY "y"',
    'assigned config.1 "z"',
  ],
  ['this.password = "x"', 'assigned password "x"'],
  ['this.#db.password = "x"', 'assigned db.password "x"'],
  [
    'class A { password = "x"; #token = "y"; static "key" = "z" }',
    'assigned password "x"',
    'assigned token "y"',
    'assigned key "z"',
  ],
  [
    'const { password = "x", db: { token = "y" }, k: [l = "z"] } = o',
    'assigned password "x"',
    'assigned db.token "y"',
    'assigned k.l "z"',
  ],
  ['const { password: local = "x" } = o', 'assigned password "x"'],
  ['const [user, password] = ["a", "b"]', 'assigned user "a"', 'assigned password "b"'],
  ['[user, o.password] = ["a", "b"]', 'assigned user "a"', 'assigned o.password "b"'],
  ['const password = cond ? "a" : "b"', 'assigned password "a"', 'assigned password "b"'],
  ['const password = given || "b"', 'assigned password "b"'],
  ['const password = (given ?? ("b"))', 'assigned password "b"'],
  ['const password = debug && "b"', 'assigned password "b"'],
  ['const password = (log("l"), "b")', 'argument "l" log(0)', 'assigned password "b"'],
  ['const password = "b".trim().toString()', 'assigned password "b"'],
  ['const words = "a,b".split(",")', 'other "a,b"', 'argument "," split(0)'],
  ['export default { db: { password: "x" } }', 'assigned db.password "x"'],
  ['module.exports = { password: "x" }', 'assigned module.exports.password "x"'],
  ['exports.password = "x"', 'assigned exports.password "x"'],
  ['const config = Object.freeze({ password: "x" })', 'assigned config.password "x" Object.freeze(0)'],
  ['const headers = new Map([["password", "x"]])', 'assigned headers.password "x" new Map(0)'],
  ['const passwords = ["a", "b"]', 'element passwords "a"', 'element passwords "b"'],
  ['const env = [{ name: "DB", value: "x" }]', 'assigned env.name "DB"', 'assigned env.DB "x"'],
  ['headers["Authorization"] = "x"', 'assigned headers.Authorization "x"'],
  [
    '<A password="x" token={"y"} style={{ color: `z` }} />',
    'assigned password "x"',
    'assigned token "y"',
    'assigned style.color "z"',
  ],
  ['<A b="&lt;&amp;&#65;&nope;" />', 'assigned b "<&A&nope;"'],
  ['password: "x"', 'assigned password "x"'],
  ['const o = { ...{ password: "x" }, get token() { return "y" } }', 'assigned o.password "x"', 'returned o.token "y"'],
];

const uses: readonly Case[] = [
  [
    '"use strict"; import a from "b"; export * from "c"; const d = require("e"); import("f")',
    'structural "use strict"',
    'structural "b"',
    'structural "c"',
    'structural "e"',
    'structural "f"',
  ],
  ['import a from "b" with { type: "json" }', 'structural "b"', 'structural type "json"'],
  ['if (password === "x" || "y" != token) {}', 'compared password "x"', 'compared token "y"'],
  ['switch (a) { case "x": break }', 'compared "x"'],
  ['["a", "b"].includes(password)', 'compared "a"', 'compared "b"'],
  [
    'function f(password = "x", { token = "y" } = {}) {}',
    'parameter-default password "x"',
    'parameter-default token "y"',
  ],
  ['const f = (password = "x") => password', 'parameter-default password "x"'],
  [
    'function getPassword() { if (a) { return "x" } return { token: "y" } }',
    'returned getPassword "x"',
    'assigned getPassword.token "y"',
  ],
  ['const getPassword = () => "x"', 'returned getPassword "x"'],
  ['class A { async password() { return "x" } }', 'returned password "x"'],
  ['const password = process.env.DB_PASSWORD || "x"', 'environment-default password.DB_PASSWORD "x"'],
  ['const DB = process.env["DB"] ?? "x"', 'environment-default DB "x"'],
  ['connect({ password: process.env.A || process.env.B || "x" })', 'environment-default password.B "x" connect(0)'],
  ['const a = import.meta.env.VITE_KEY ?? "x"', 'environment-default a.VITE_KEY "x"'],
  ['const a = Deno.env.get("KEY") || "x"', 'environment-default a.KEY "x"'],
  ['const { KEY = "x" } = process.env', 'environment-default KEY "x"'],
  ['process.env.KEY ||= "x"', 'environment-default process.env.KEY "x"'],
  ['process.env.KEY = "x"', 'assigned process.env.KEY "x"'],
  ['throw new Error("x")', 'argument "x" new Error(0)'],
  ['jwt.sign(payload, "x")', 'argument "x" jwt.sign(1)'],
  [
    'new S3Client({ credentials: { secretAccessKey: "x" } })',
    'assigned credentials.secretAccessKey "x" new S3Client(0)',
  ],
  ['a().b("x").c("y")', 'argument "x" a().b(0)', 'argument "y" a().b().c(0)'],
  ['this.client.send("x"); super("y")', 'argument "x" this.client.send(0)', 'argument "y" super(0)'],
  ['(function () { f("x") })()', 'argument "x" f(0)'],
  ['map.set("password", "x")', 'argument "password" map.set(0)', 'argument map.password "x" map.set(1)'],
  ['setPassword("x")', 'argument "x" setPassword(0)'],
  ['run(a, ...b, "x")', 'argument "x" run(2)'],
];

const typed: readonly Case[] = [
  ['const a: "t" | "u" = "x" as const', 'structural "t"', 'structural "u"', 'assigned a "x"'],
  [
    'const a = <string>"x"; const b = "y" satisfies string; const c = ("z")!',
    'assigned a "x"',
    'assigned b "y"',
    'assigned c "z"',
  ],
  ['const c = { db: { password: "x" } } as const satisfies Config', 'assigned c.db.password "x"'],
  [
    'class A { constructor(private password = "x", readonly b: string = "y") {} }',
    'parameter-default password "x"',
    'parameter-default b "y"',
  ],
  ['class A { private readonly password: string = "x"; declare b?: "t" }', 'assigned password "x"', 'structural "t"'],
  [
    'enum Secrets { Password = "x", USER_NAME = "user-name" }',
    'assigned Secrets.Password "x"',
    'structural Secrets.USER_NAME "user-name"',
  ],
  [
    '@Component({ password: "x" }) class A { @Input("y") z = "w" }',
    'annotation-argument password "x" Component(0)',
    'annotation-argument "y" Input(0)',
    'assigned z "w"',
  ],
  ['import a = require("b"); declare module "c" {}', 'structural "b"', 'structural "c"'],
  ['interface A { "b-c": "d" }', 'structural "d"'],
  ['const m = new Map<string, "t">([["password", "x"]])', 'structural "t"', 'assigned m.password "x" new Map(0)'],
];

function table(path: string, cases: readonly Case[]): void {
  for (const [source, ...expected] of cases) {
    it(source.slice(0, 100), async () => {
      assert.deepEqual(await summary(path, source), expected);
    });
  }
}

describe('ECMAScript literals', () => {
  describe('values', () => {
    table('a.js', values);
  });
  describe('names', () => {
    table('a.jsx', names);
  });
  describe('uses', () => {
    table('a.js', uses);
  });
  describe('the same in TypeScript', () => {
    table('a.ts', [...values, ...uses, ...names.filter(([source]) => !source.startsWith('<A'))]);
  });
  describe('the same in TSX', () => {
    table('a.tsx', [...names, ...uses]);
  });
  describe('TypeScript alone', () => {
    table('a.ts', typed);
  });

  describe('what a rewriter replaces', () => {
    const cases: readonly (readonly [source: string, outer: string])[] = [
      ['const a = ("x")', '"x"'],
      ['const a = ("x" + b)', '"x" + b'],
      ['const a = "x" +\n  `y` // z\n  + b', '"x" +\n  `y` // z\n  + b'],
      ['const a = String.raw`x`', 'String.raw`x`'],
      ['const a = "x" as const', '"x"'],
    ];
    for (const [source, outer] of cases) {
      it(source, async () => {
        assert.equal(outerText(await onlyLiteral('a.ts', source), source), outer);
      });
    }
  });

  it('tells where each part of the value stands', async () => {
    const source = 'const a = "p:\\n" + /* c */ `x${y}zé`';
    const literal = await onlyLiteral('a.ts', source);
    assert.deepEqual(
      literal.pieces.map((piece) => [source.slice(piece.span.start, piece.span.end), piece.verbatim]),
      [
        ['p:', true],
        ['\\n', false],
        ['x', true],
        ['zé', true],
      ],
    );
    assert.equal(source.slice(literal.span.start, literal.span.end), 'p:\\n" + /* c */ `x${y}zé');
  });

  it('keeps spans exact behind a byte order mark, emoji, right-to-left text, tabs and CRLF', async () => {
    const source = '\uFEFF// 😀\r\n\tconst שם = "é́😀";\r\n\tconst password = "x😀y";\r\n';
    await reading('a.ts', source, ({ literals, comments }) => {
      assert.deepEqual(
        literals.map((literal) => source.slice(literal.span.start, literal.span.end)),
        ['é́😀', 'x😀y'],
      );
      assert.deepEqual(literals[0]?.name, ['שם']);
      assert.deepEqual(
        comments.map((comment) => source.slice(comment.start, comment.end)),
        ['// 😀'],
      );
    });
  });

  it('finds every comment', async () => {
    const source =
      '#!/usr/bin/env node\n/** a */ f(/* b */ "x", // c\n  y) // d\nlet r = /\\/\\//;\nif (q) /* e */ { }\n';
    await reading('a.js', source, ({ comments }) => {
      assert.deepEqual(
        comments.map((comment) => source.slice(comment.start, comment.end)),
        ['#!/usr/bin/env node', '/** a */', '/* b */', '// c', '// d', '/* e */'],
      );
    });
  });

  describe('broken source', () => {
    const cases: readonly (readonly [source: string, expected: string])[] = [
      ['const password = "hunter2\nconst b = 1;\n', 'assigned password "hunter2"'],
      ['foo({ a: 1, password: "hunter2"\nconst b = 1;\n', 'assigned password "hunter2"'],
      ['class A { password = "hunter2"', 'assigned password "hunter2"'],
      ['const c = { db: { password: "hunter2", ', 'assigned password "hunter2"'],
    ];
    for (const [source, expected] of cases) {
      it(source, async () => {
        const found = await summary('a.ts', source);
        assert.ok(
          found.some((line) => line.startsWith('assigned') && line.includes('password "hunter2"')),
          `${expected} is not among ${JSON.stringify(found)}`,
        );
      });
    }
  });
});
