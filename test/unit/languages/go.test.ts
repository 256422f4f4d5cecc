import { literalTable } from './reading';

describe('Go literals', () => {
  literalTable('a.go', 'values', [
    ['package p; var a = "x\\t\\x41\\u00e9\\U0001F600\\101\\"\\\\"', 'assigned a "x\\tAé😀A\\"\\\\"'],
    ['package p; var a = "r\\xc3\\xa4g\\u00c3\\xa4"', 'assigned a "rägÃ¤"'],
    ['package p; var a = `x\\n\r\n"y"`', 'assigned a "x\\\\n\\n\\"y\\""'],
    ['package p; var a = "x" + y + ("z" + "w")', 'assigned a "x…zw"'],
    ['package p; var a, b = "", \'c\'', 'assigned a ""'],
    ['package p; var a = []byte("x")', 'assigned a "x"'],
  ]);

  literalTable('a.go', 'names', [
    ['package p; const ( A = "x"; B, C string = "y", `z` )', 'assigned A "x"', 'assigned B "y"', 'assigned C "z"'],
    [
      'package p; func f() { user, password := "a", "b"; c.password = "x"; m["token"] = "y" }',
      'assigned user "a"',
      'assigned password "b"',
      'assigned c.password "x"',
      'assigned m.token "y"',
    ],
    [
      'package p; var m = map[string]string{"password": "x", KEY: "y"}',
      'assigned m.password "x"',
      'assigned m.KEY "y"',
    ],
    ['package p; var m = map[string]map[string]string{"db": {"password": "x"}}', 'assigned m.db.password "x"'],
    ['package p; var c = &Config{DB: DB{Password: "x"}}', 'assigned c.DB.Password "x"'],
    [
      'package p; type C struct { User, Password string `json:"p"`; N int }; var c = C{"x", "y", 1}',
      'structural "json:\\"p\\""',
      'assigned c.User "x"',
      'assigned c.Password "y"',
    ],
    [
      'package p; type C struct { User, Password string }; var c = []*C{{"x", "y"}, {Password: "z"}}',
      'assigned c.User "x"',
      'assigned c.Password "y"',
      'assigned c.Password "z"',
    ],
    [
      'package p; func f() { for _, t := range []struct{ user, password string }{{"x", "y"}} { g(t) } }',
      'assigned user "x"',
      'assigned password "y"',
    ],
    [
      'package p; func f() { os.Setenv("KEY", "x"); c.SetPassword("y"); c.WithToken("z") }',
      'argument "KEY" os.Setenv(0)',
      'argument os.KEY "x" os.Setenv(1)',
      'argument c.password "y" c.SetPassword(0)',
      'argument c.token "z" c.WithToken(0)',
    ],
    [
      'package p; func login(user, password string) {}; func f() { login("x", "y") }',
      'argument user "x" login(0)',
      'argument password "y" login(1)',
    ],
    [
      'package p; func (c *C) login(user string, password string) {}; func f() { c.login("x", "y") }',
      'argument user "x" c.login(0)',
      'argument password "y" c.login(1)',
    ],
    ['package p; var s = []string{"a", "b"}', 'element s "a"', 'element s "b"'],
    ['package p; var p = aws.String("x")', 'assigned p "x"'],
    [
      'package p; var p = flag.String("password", "x", "usage")',
      'argument "password" flag.String(0)',
      'argument flag.password "x" flag.String(1)',
      'argument "usage" flag.String(2)',
    ],
    [
      'package p; func f() { viper.SetDefault("db.password", "x") }',
      'argument "db.password" viper.SetDefault(0)',
      'argument viper.db.password "x" viper.SetDefault(1)',
    ],
    ['package p; func f() { c := New().Password("x").Build() }', 'argument password "x" New().Password(0)'],
    ['package p; var p = fmt.Sprintf("x%s", y)', 'assigned p "x%s"'],
  ]);

  literalTable('a.go', 'uses', [
    ['package p; import "x"', 'structural "x"'],
    ['package p; func getPassword() (string, error) { return "x", nil }', 'returned getPassword "x"'],
    ['package p; var getToken = func() string { return "x" }', 'returned getToken "x"'],
    ['package p; func f() { if password == "x" || "y" != token { } }', 'compared password "x"', 'compared token "y"'],
    ['package p; func f() { switch a { case "x", "y": g("z") } }', 'compared "x"', 'compared "y"', 'argument "z" g(0)'],
    ['package p; func f() { if strings.EqualFold(token, "x") { } }', 'compared token "x" strings.EqualFold(1)'],
    ['package p; var p = cmp.Or(os.Getenv("KEY"), "x")', 'environment-default p.KEY "x"'],
    ['package p; var p = getEnv("KEY", "x")', 'environment-default p.KEY "x" getEnv(1)'],
    [
      'package p; func f() { p := os.Getenv("KEY"); if p == "" { p = "x" } }',
      'compared p ""',
      'environment-default p.KEY "x"',
    ],
    ['package p; func f() { p, ok := os.LookupEnv("KEY"); if !ok { p = "x" } }', 'environment-default p.KEY "x"'],
    ['package p; func f() { sql.Open("mysql", "x") }', 'argument "mysql" sql.Open(0)', 'argument "x" sql.Open(1)'],
  ]);
});
