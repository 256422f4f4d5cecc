import { literalTable } from './reading';

describe('Kotlin literals', () => {
  literalTable('a.kt', 'values', [
    ['val a = "x\\t\\u00e9\\$\\"\\\\"', 'assigned a "x\\té$\\"\\\\"'],
    ['val a = "x${y}z$w!"', 'assigned a "x…z…!"'],
    ['val a = """x\\n$y${z}"w"""', 'assigned a "x\\\\n……\\"w"'],
    ['val a = "x" + y + ("z" + "w")', 'assigned a "x…zw"'],
    ['val a = """\n    |x\n""".trimMargin()', 'assigned a "\\n    |x\\n"'],
  ]);

  literalTable('a.kt', 'names', [
    [
      'class A { private val password: String = "x"; companion object { const val TOKEN = "y" } }',
      'assigned password "x"',
      'assigned TOKEN "y"',
    ],
    ['val (user, password) = "x" to "y"', 'assigned user "x"', 'assigned password "y"'],
    ['val m = mapOf("password" to "x", Pair("token", "y"))', 'assigned m.password "x"', 'assigned m.token "y"'],
    [
      'fun f() { c.password = "x"; m["token"] = "y"; c.apply { key = "z" } }',
      'assigned c.password "x"',
      'assigned m.token "y"',
      'assigned key "z"',
    ],
    [
      'fun f() { connect(user = "x", password = "y") }',
      'argument user "x" connect(user)',
      'argument password "y" connect(password)',
    ],
    [
      'fun connect(user: String, password: String) {} fun f() { connect("x", "y") }',
      'argument user "x" connect(0)',
      'argument password "y" connect(1)',
    ],
    [
      'data class C(val user: String, val password: String); val c = C("x", "y")',
      'argument user "x" C(0)',
      'argument password "y" C(1)',
    ],
    [
      'enum class E(val label: String, val secret: String) { A("x", "y") }',
      'argument label "x" E(0)',
      'argument secret "y" E(1)',
    ],
    [
      'fun f() { source.setPassword("x"); props["k"] = "y"; props.put("token", "z") }',
      'argument source.password "x" source.setPassword(0)',
      'assigned props.k "y"',
      'argument "token" props.put(0)',
      'argument props.token "z" props.put(1)',
    ],
    ['val a = listOf("x", "y")', 'element a "x"', 'element a "y"'],
    ['val a = B.builder().password("x").build()', 'argument password "x" B.builder().password(0)'],
    ['val password by lazy { "x" }', 'assigned password "x"'],
    ['val password get() = "x"', 'returned password "x"'],
    ['val p = if (a) "x" else "y"', 'assigned p "x"', 'assigned p "y"'],
    ['val p = when (a) { "x" -> "y"; else -> "z" }', 'compared "x"', 'assigned p "y"', 'assigned p "z"'],
    ['val p = "x".toByteArray()', 'assigned p "x"'],
  ]);

  literalTable('a.kt', 'uses', [
    ['@Value("\\${db.password:x}") class A', 'annotation-argument db.password "x" Value(0)'],
    [
      '@Foo(password = "x", b = ["y"]) class A',
      'annotation-argument password "x" Foo(password)',
      'annotation-argument b "y" Foo(b)',
    ],
    ['class A(val password: String = "x") : B("y")', 'parameter-default password "x"', 'argument "y" B(0)'],
    ['fun f(password: String = "x", b: Int) {}', 'parameter-default password "x"'],
    ['fun getPassword(): String = "x"', 'returned getPassword "x"'],
    ['fun getPassword(): String { return "x" }', 'returned getPassword "x"'],
    ['fun f() { if (password == "x") { } }', 'compared password "x"'],
    ['fun f() { if (password.equals("x")) { } }', 'compared password "x" password.equals(0)'],
    ['val p = System.getenv("KEY") ?: "x"', 'environment-default p.KEY "x"'],
    [
      'val p = System.getenv().getOrDefault("KEY", "x")',
      'environment-default p.KEY "x" System.getenv().getOrDefault(1)',
    ],
    ['fun f() { throw E("x") }', 'argument "x" E(0)'],
    ['val a = { "x" }', 'assigned a "x"'],
  ]);

  literalTable('a.kt', 'lines that the grammar makes no sense of', [
    ['package {{p}}\n\nimport a.B\n\nconst val password = "x\\n"\nval token = "$y"\n', 'assigned password "x\\n"'],
  ]);
});
