import { literalTable } from './reading';

describe('Java literals', () => {
  literalTable('A.java', 'values', [
    ['class A { String a = "a\\tb\\u0041\\uuu0042\\101\\7\\"\\s|"; }', 'assigned a "a\\tbABA\\u0007\\" |"'],
    ['class A { String a = """\n    x\n      "y" \\\n    z\\n\n    """; }', 'assigned a "x\\n  \\"y\\" z\\n\\n"'],
    ['class A { String a = """\r\n\tx  \r\n\ty"""; }', 'assigned a "x\\ny"'],
    ['class A { String a = "x" + y + ("z" + 1) + "w"; }', 'assigned a "x…z…w"'],
    ['class A { String a = "x" /* why */ + "y"; }', 'assigned a "xy"'],
    ['class A { char a = \'x\'; String b = ""; }', 'assigned b ""'],
    ['class A { String a = STR."x\\{f("y")}z"; }', 'assigned a "x…z"', 'argument "y" f(0)'],
  ]);

  literalTable('A.java', 'names', [
    ['class A { static final String PASSWORD = "x", OTHER[] = {"y"}; }', 'assigned PASSWORD "x"', 'element OTHER "y"'],
    [
      'class A { void f() { this.password = "x"; a.b.token = "y"; a["k"] = 1; } }',
      'assigned password "x"',
      'assigned a.b.token "y"',
    ],
    [
      'class A { Object m = Map.of("password", "x", "token", "y"); }',
      'assigned m.password "x"',
      'assigned m.token "y"',
    ],
    ['class A { Object m = Map.ofEntries(Map.entry("password", "x")); }', 'assigned m.password "x"'],
    [
      'class A { Object m = new HashMap<>() {{ put("password", "x"); }}; }',
      'argument "password" put(0)',
      'argument password "x" put(1)',
    ],
    [
      'class A { static { p.setProperty("db.password", "x"); } }',
      'argument "db.password" p.setProperty(0)',
      'argument p.db.password "x" p.setProperty(1)',
    ],
    ['class A { { source.setPassword("x"); } }', 'argument source.password "x" source.setPassword(0)'],
    ['class A { Object a = B.builder().password("x").build(); }', 'argument password "x" B.builder().password(0)'],
    ['class A { String[][] a = {{"password", "x"}}; }', 'assigned a.password "x"'],
    ['class A { String a = (String) ("x"); char[] b = "y".toCharArray(); }', 'assigned a "x"', 'assigned b "y"'],
    [
      'class A { Object a = new SecretKeySpec("x".getBytes(UTF_8), "AES"); }',
      'argument "x" new SecretKeySpec(0)',
      'argument "AES" new SecretKeySpec(1)',
    ],
    ['class A { String password = Optional.of(new String("x")).get(); }', 'other "x"'],
    ['class A { String password = cond ? "x" : "y"; }', 'assigned password "x"', 'assigned password "y"'],
    [
      'enum E { ONE("x", "y"); E(String label, String password) {} }',
      'argument label "x" E(0)',
      'argument password "y" E(1)',
    ],
    [
      'class A { A(String user, String password) {} Object b = new A("x", "y"); }',
      'argument user "x" new A(0)',
      'argument password "y" new A(1)',
    ],
    [
      'class A { void f(int n, String token) {} { f(1, "x"); f("x"); } }',
      'argument token "x" f(1)',
      'argument "x" f(0)',
    ],
    ['class A { void f(String a) {} void f(String b, int c) {} void g() { f("x", 1); } }', 'argument b "x" f(0)'],
    ['class A { void f(String a) {} class B { void f(String b) { f("x"); } } }', 'argument "x" f(0)'],
    [
      'record R(String user, String password) { static R a = new R("x", "y"); }',
      'argument user "x" new R(0)',
      'argument password "y" new R(1)',
    ],
  ]);

  literalTable('A.java', 'uses', [
    ['class A { String getPassword() { return "x"; } }', 'returned getPassword "x"'],
    ['class A { Supplier<String> password = () -> "x"; }', 'returned password "x"'],
    ['class A { boolean a = "x".equals(password); }', 'compared password "x"'],
    ['class A { boolean a = user.password.equals("x"); }', 'compared user.password "x" user.password.equals(0)'],
    ['class A { boolean a = token != "x"; }', 'compared token "x"'],
    [
      'class A { { switch (a) { case "x": f(); } } int b = switch (a) { case "y" -> 1; default -> 2; }; }',
      'compared "x"',
      'compared "y"',
    ],
    [
      'class A { String p = System.getenv().getOrDefault("KEY", "x"); }',
      'environment-default p.KEY "x" System.getenv().getOrDefault(1)',
    ],
    ['class A { String KEY = Optional.ofNullable(System.getenv("KEY")).orElse("x"); }', 'environment-default KEY "x"'],
    ['class A { String p = Objects.requireNonNullElse(System.getenv("KEY"), "x"); }', 'environment-default p.KEY "x"'],
    [
      'class A { String p = System.getenv("KEY") != null ? System.getenv("KEY") : "x"; }',
      'environment-default p.KEY "x"',
    ],
    [
      'class A { String p = System.getProperty("db.password", "x"); }',
      'environment-default p.db.password "x" System.getProperty(1)',
    ],
    [
      'class A { void f() { String p = System.getenv("KEY"); if (p == null) { p = "x"; } } }',
      'environment-default p.KEY "x"',
    ],
    ['class A { @Value("${db.password:x}") String p; }', 'annotation-argument db.password "x" Value(0)'],
    ['class A { @Value("${db.password}") String p; }', 'annotation-argument "${db.password}" Value(0)'],
    [
      '@Foo(password = "x", bar = {"y"}) class A {}',
      'annotation-argument password "x" Foo(password)',
      'annotation-argument bar "y" Foo(bar)',
    ],
    ['@interface A { String password() default "x"; }', 'assigned password "x"'],
    ['class A { void f() { throw new X("x"); } }', 'argument "x" new X(0)'],
    ['class A { { g(String.format("x%s", y)); } }', 'argument "x%s" g(0)'],
  ]);
});
