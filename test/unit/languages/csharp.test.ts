import { literalTable } from './reading';

describe('C# literals', () => {
  literalTable('A.cs', 'values', [
    ['class A { string a = "x\\t\\x41\\u00e9\\U0001F600\\0\\"\\\\"; }', 'assigned a "x\\tAé😀\\u0000\\"\\\\"'],
    ['class A { string a = @"x\\n""y"""; }', 'assigned a "x\\\\n\\"y\\""'],
    [
      'class A { string a = $"x{y}{{z}}\\n"; string b = $@"{y}\\""z"; string c = @$"a{y}"; }',
      'assigned a "x…{z}\\n"',
      'assigned b "…\\\\\\"z"',
      'assigned c "a…"',
    ],
    ['class A { string a = """x"y\\n"""; }', 'assigned a "x\\"y\\\\n"'],
    ['class A { string a = """\n    x\n      "y"\n\n    """; }', 'assigned a "x\\n  \\"y\\"\\n"'],
    ['class A { string a = $$"""\n  x{{y}}{z}\n  """; }', 'assigned a "x…{z}"'],
    ['class A { string a = "x" + y + ("z" + "w"); }', 'assigned a "x…zw"'],
    ['class A { byte[] a = "x"u8.ToArray(); char c = \'"\'; }', 'assigned a "x"'],
  ]);

  literalTable('A.cs', 'names', [
    ['class A { const string P = "x", Q = "y"; }', 'assigned P "x"', 'assigned Q "y"'],
    ['class A { public string Password { get; set; } = "x"; }', 'assigned Password "x"'],
    [
      'class A { public string Password => "x"; string Token { get { return "y"; } } string Pw { get => "z"; } }',
      'assigned Password "x"',
      'returned Token "y"',
      'returned Pw "z"',
    ],
    [
      'class A { void F() { this.password = "x"; a.B.Token = "y"; conf["k"] = "z"; } }',
      'assigned password "x"',
      'assigned a.B.Token "y"',
      'assigned conf.k "z"',
    ],
    [
      'class A { object d = new Dictionary<string, string> { ["Password"] = "x", { "Token", "y" } }; }',
      'assigned d.Password "x"',
      'assigned d.Token "y"',
    ],
    [
      'class A { object o = new Settings { Password = "x", Db = { Token = "y" }, Sub = new Sub { Key = "z" } }; }',
      'assigned o.Password "x"',
      'assigned o.Db.Token "y"',
      'assigned o.Sub.Key "z"',
    ],
    ['class A { object o = new { Password = "x" }; }', 'assigned o.Password "x"'],
    [
      'class A { void F() { Connect(user: "x", password: "y"); } }',
      'argument user "x" Connect(user)',
      'argument password "y" Connect(password)',
    ],
    [
      'class A { void Connect(string user, string password) { } void F() { Connect("x", "y"); } }',
      'argument user "x" Connect(0)',
      'argument password "y" Connect(1)',
    ],
    [
      'record R(string User, string Password); class A { R r = new R("x", "y"); R s = r with { Password = "z" }; }',
      'argument User "x" new R(0)',
      'argument Password "y" new R(1)',
      'assigned s.Password "z"',
    ],
    [
      'class A { void F() { c.SetPassword("x"); var b = new B().WithToken("y"); } }',
      'argument c.password "x" c.SetPassword(0)',
      'argument token "y" B().WithToken(0)',
    ],
    [
      'class A { void F() { (string user, string password) = ("x", "y"); } }',
      'assigned user "x"',
      'assigned password "y"',
    ],
    [
      'class A { string[] a = { "x" }; string[] b = new[] { "y" }; string[] c = new string[] { "z" }; }',
      'element a "x"',
      'element b "y"',
      'element c "z"',
    ],
    [
      'class A { void F() { settings.Add("Password", "x"); Environment.SetEnvironmentVariable("KEY", "y"); } }',
      'argument "Password" settings.Add(0)',
      'argument settings.Password "x" settings.Add(1)',
      'argument "KEY" Environment.SetEnvironmentVariable(0)',
      'argument Environment.KEY "y" Environment.SetEnvironmentVariable(1)',
    ],
    ['class A { byte[] k = Encoding.UTF8.GetBytes("x"); }', 'assigned k "x"'],
    ['class A { string p = cond ? "x" : (string)"y"; }', 'assigned p "x"', 'assigned p "y"'],
    ['class A { object p = new KeyValuePair<string, string>("password", "x"); }', 'assigned p.password "x"'],
  ]);

  literalTable('A.cs', 'uses', [
    ['[assembly: Foo("x")]', 'annotation-argument "x" Foo(0)'],
    [
      '[Attr("x", Password = "y", token: "z")] class A { }',
      'annotation-argument "x" Attr(0)',
      'annotation-argument Password "y" Attr(Password)',
      'annotation-argument token "z" Attr(token)',
    ],
    ['class A { A(string password = "x") : base("y") { } }', 'parameter-default password "x"', 'argument "y" base(0)'],
    [
      'class A { string GetPassword() { return "x"; } string GetToken() => "y"; }',
      'returned GetPassword "x"',
      'returned GetToken "y"',
    ],
    ['class A { Func<string> password = () => "x"; }', 'returned password "x"'],
    [
      'class A { bool a = password == "x" || token.Equals("y"); }',
      'compared password "x"',
      'compared token "y" token.Equals(0)',
    ],
    [
      'class A { void F() { switch (a) { case "x": break; } var b = a switch { "y" => "z", _ => "w" }; } }',
      'compared "x"',
      'compared "y"',
      'assigned b "z"',
      'assigned b "w"',
    ],
    ['class A { bool a = password is "x" or "y"; }', 'compared "x"', 'compared "y"'],
    ['class A { string p = Environment.GetEnvironmentVariable("KEY") ?? "x"; }', 'environment-default p.KEY "x"'],
    [
      'class A { void F() { var p = Environment.GetEnvironmentVariable("KEY"); p ??= "x"; } }',
      'environment-default p.KEY "x"',
    ],
    [
      'class A { void F() { var p = Environment.GetEnvironmentVariable("KEY"); if (string.IsNullOrEmpty(p)) { p = "x"; } } }',
      'environment-default p.KEY "x"',
    ],
    ['class A { string p = configuration["Key"] ?? "x"; }', 'assigned p "x"'],
    ['class A { void F() { throw new Exception("x"); } }', 'argument "x" new Exception(0)'],
  ]);
});
