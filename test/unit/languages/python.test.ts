import assert from 'node:assert/strict';
import { onlyLiteral, outerText, reading, summary } from './reading';

/** A source, and what is read from it; keys are left out. */
type Case = readonly [source: string, ...expected: string[]];

const values: readonly Case[] = [
  [String.raw`x = "a\n\t\\\"\'\x41\u0042\U0001F600\101\q"`, String.raw`assigned x "a\n\t\\\"'AB😀A\\q"`],
  ['x = r"a\\n\\""', 'assigned x "a\\\\n\\\\\\""'],
  [String.raw`x = b"\x41\u0042\377"`, String.raw`assigned x "A\\u0042ÿ"`],
  [String.raw`x = Rb'\n' u"é"`, String.raw`assigned x "\\né"`],
  [String.raw`x = "\N{BULLET}"`, String.raw`assigned x "\\N{BULLET}"`],
  ['x = """a\r\n"b"\\\r\nc"""', 'assigned x "a\\n\\"b\\"c"'],
  ['x = f"a{b!r:>{w}}{{c}}{f(\'d\')}"', 'assigned x "a…{c}…"', 'argument "d" f(0)'],
  ['x = rf"\\n{b}\\d"', 'assigned x "\\\\n…\\\\d"'],
  ['x = f"{a}{b}"'],
  ['x = ("a"  # why\n  \'b\'\n  f"c{d}")', 'assigned x "abc…"'],
  ['x = "a" \\\n  "b"', 'assigned x "ab"'],
  ['x = "a" + b.c + ("d" "e")', 'assigned x "a…de"'],
  ['x = a + f("b")', 'argument "b" f(0)'],
  ['x = "postgres://%s:%s@h" % ("a", b)', 'assigned x "postgres://%s:%s@h"', 'element "a"'],
  ['x = "{}:{}".format("a", b)', 'assigned x "{}:{}"', 'argument "a" format(0)'],
  ['x = "a".encode("utf-8")', 'assigned x "a"', 'argument "utf-8" encode(0)'],
  ['x = ""', 'assigned x ""'],
];

const names: readonly Case[] = [
  ['password = "x"', 'assigned password "x"'],
  ['password: Final[str] = "x"', 'assigned password "x"'],
  ['password += "x"', 'assigned password "x"'],
  ['config.db.password = "x"', 'assigned config.db.password "x"'],
  ['self.password = "x"; cls.token = "y"', 'assigned password "x"', 'assigned token "y"'],
  ['os.environ["AWS_SECRET_ACCESS_KEY"] = "x"', 'assigned os.environ.AWS_SECRET_ACCESS_KEY "x"'],
  ['config["db"][i]["password"] = "x"', 'assigned config.db.password "x"'],
  [
    'config = {"db": {"password": "x", KEY: "y", 1: "z"}}',
    'assigned config.db.password "x"',
    'assigned config.db.KEY "y"',
    'assigned config.db.1 "z"',
  ],
  ['user, password = "a", "b"', 'assigned user "a"', 'assigned password "b"'],
  ['(user, o.password) = ["a", ("b")]', 'assigned user "a"', 'assigned o.password "b"'],
  ['first, *rest = "a", "b"', 'assigned first "a"', 'assigned "b"'],
  ['a = password = "x"', 'assigned password "x"'],
  ['if (password := "x"): pass', 'assigned password "x"'],
  ['password = "a" if cond else "b"', 'assigned password "a"', 'assigned password "b"'],
  ['password = given or "b"', 'assigned password "b"'],
  ['password = debug and "b"', 'assigned password "b"'],
  ['class A:\n    password: str = "x"\n    token = "y"', 'assigned password "x"', 'assigned token "y"'],
  ['class A:\n    password: str = field(default="x")', 'argument password "x" field(default)'],
  ['class A(models.Model):\n    key = models.CharField(default="x")', 'argument key "x" models.CharField(default)'],
  [
    'config = dict(password="x", db={"host": "y"})',
    'assigned config.password "x" dict(password)',
    'assigned config.db.host "y" dict(db)',
  ],
  ['password = SecretStr("x")', 'argument password "x" SecretStr(0)'],
  ['headers = [("Authorization", "x")]', 'assigned headers.Authorization "x"'],
  ['passwords = ["a", "b"]', 'element passwords "a"', 'element passwords "b"'],
  ['env = [{"name": "DB", "value": "x"}]', 'assigned env.name "DB"', 'assigned env.DB "x"'],
  ['setattr(settings, "password", "x")', 'argument "password" setattr(1)', 'argument settings.password "x" setattr(2)'],
  [
    'parser.add_argument("-p", "--db-password", default="x")',
    'argument "-p" parser.add_argument(0)',
    'argument "--db-password" parser.add_argument(1)',
    'argument db_password "x" parser.add_argument(default)',
  ],
  [
    'monkeypatch.setenv("DB_PASSWORD", "x")',
    'argument "DB_PASSWORD" monkeypatch.setenv(0)',
    'argument monkeypatch.DB_PASSWORD "x" monkeypatch.setenv(1)',
  ],
];

const uses: readonly Case[] = [
  [
    '"""doc"""\ndef f():\n    \'\'\'doc\'\'\' "two"\n    "nothing"',
    'structural "doc"',
    'structural "doctwo"',
    'structural "nothing"',
  ],
  [
    'def f(password="x", *, token: str = "y") -> "T": pass',
    'parameter-default password "x"',
    'parameter-default token "y"',
    'structural "T"',
  ],
  ['x: Literal["a", "b"] = "c"', 'structural "a"', 'structural "b"', 'assigned x "c"'],
  [
    'connect(password="x", **{"token": "y"})',
    'argument password "x" connect(password)',
    'assigned token "y" connect(0)',
  ],
  [
    'client = boto3.client("s3", aws_secret_access_key="x")',
    'argument "s3" boto3.client(0)',
    'argument aws_secret_access_key "x" boto3.client(aws_secret_access_key)',
  ],
  ['boto3.Session().client("s3")', 'argument "s3" boto3.Session().client(0)'],
  ['if password == "x" or "y" != token: pass', 'compared password "x"', 'compared token "y"'],
  ['if password in ("x", "y"): pass', 'compared password "x"', 'compared password "y"'],
  ['match a:\n    case "x" | "y": pass\n    case {"k": "z"}: pass', 'compared "x"', 'compared "y"', 'compared "z"'],
  ['assert_equal(a, "x")', 'argument "x" assert_equal(1)'],
  [
    'def get_password():\n    if a:\n        return "x"\n    return {"token": "y"}',
    'returned get_password "x"',
    'assigned get_password.token "y"',
  ],
  ['get_password = lambda: "x"', 'returned get_password "x"'],
  [
    '@app.route("/x", methods=["GET"])\ndef f(): pass',
    'annotation-argument "/x" app.route(0)',
    'annotation-argument methods "GET" app.route(methods)',
  ],
  ['a = os.environ.get("KEY", "x")', 'environment-default a.KEY "x" os.environ.get(1)'],
  ['KEY = os.getenv("KEY", default="x")', 'environment-default KEY "x" os.getenv(default)'],
  ['os.environ.setdefault("KEY", "x")', 'environment-default KEY "x" os.environ.setdefault(1)'],
  ['a = os.environ.get("KEY") or "x"', 'environment-default a.KEY "x"'],
  ['f(password=os.getenv("A") or os.getenv("B") or "x")', 'environment-default password.B "x" f(password)'],
  ['a = env.str("KEY", default="x")', 'environment-default a.KEY "x" env.str(default)'],
  ['raise ValueError("x")', 'argument "x" ValueError(0)'],
  ['for a in ["x"]: pass', 'element "x"'],
  ['print "x"', 'argument "x" print(0)'],
  ['del a["x"]'],
];

function table(cases: readonly Case[]): void {
  for (const [source, ...expected] of cases) {
    it(source.slice(0, 100), async () => {
      assert.deepEqual(await summary('a.py', source), expected);
    });
  }
}

describe('Python literals', () => {
  describe('values', () => {
    table(values);
  });
  describe('names', () => {
    table(names);
  });
  describe('uses', () => {
    table(uses);
  });

  it('replaces the whole of a concatenation, without its parentheses', async () => {
    const source = 'x = ("a"  # why\n  "b" + c)\n';
    assert.equal(outerText(await onlyLiteral('a.py', source), source), '"a"  # why\n  "b" + c');
    const alone = "x = (rb'a')\n";
    assert.equal(outerText(await onlyLiteral('a.py', alone), alone), "rb'a'");
  });

  it('keeps spans exact behind a byte order mark, emoji, combining characters, tabs and CRLF', async () => {
    const source = '\uFEFF# 😀\r\nif 1:\r\n\tשם = "é́😀"\r\n\tpassword = """x😀\r\ny"""  # é\r\n';
    await reading('a.py', source, ({ literals, comments }) => {
      assert.deepEqual(
        literals.map((literal) => source.slice(literal.span.start, literal.span.end)),
        ['é́😀', 'x😀\r\ny'],
      );
      assert.equal(literals[1]?.text, 'x😀\ny');
      assert.deepEqual(
        comments.map((comment) => source.slice(comment.start, comment.end)),
        ['# 😀', '# é'],
      );
    });
  });

  describe('broken source', () => {
    for (const source of [
      'password = "hunter2\nb = 1\n',
      'connect(a, password="hunter2"\n\ndef f(): pass\n',
      'def f(:\n  x = {"password": "hunter2", \n\nclass A:\n  y = "z"\n',
      'class A\n    password = "hunter2"\n',
    ]) {
      it(source, async () => {
        const found = await summary('a.py', source);
        assert.ok(
          found.some((line) => line.includes('password "hunter2"')),
          JSON.stringify(found),
        );
      });
    }
  });
});
