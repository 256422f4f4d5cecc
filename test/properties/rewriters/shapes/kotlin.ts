import type { Shape } from '../programs';

/** Kotlin. */
export const kotlin: Shape = {
  extension: '.kt',
  once: /getSecretValue/g,
  imports: /^import /,
  forms: [
    '"SECRET"',
    '("SECRET")',
    '"a " + "SECRET"',
    '"user=$u;password=SECRET;x=${1 + 2}"',
    '"SECRET".trim()',
    'if (b) "SECRET" else ""',
    'call(1, "SECRET", "x")',
    'call(i = 1, s = "SECRET", t = "x")',
    'System.getenv("X") ?: "SECRET"',
    'System.getenv().getOrDefault("X", "SECRET")',
    'mapOf("k" to "SECRET").getValue("k")',
    'listOf("SECRET").first()',
    '"""\n  raw SECRET\n""".trimIndent()',
  ],
  members: [
    'private val a# = EXPRESSION // kept #',
    'var b#: String = EXPRESSION',
    'val c# by lazy { EXPRESSION }',
    '/** Says #. */\nfun m#(): String {\n  return EXPRESSION\n}',
    'fun n#() = EXPRESSION',
    'fun d#(p: String = EXPRESSION) = p',
    'val g#\n  get() = EXPRESSION',
    'object O# {\n  val t = EXPRESSION\n}',
    'class N#(val t: String = EXPRESSION)',
    'enum class E#(val s: String) {\n  ONE(EXPRESSION),\n  TWO("x"),\n}',
    'fun t#() {\n  try {\n    if (b) {\n      call(3, EXPRESSION, "")\n    }\n  } finally {\n    b = false\n  }\n}',
    'fun w#(k: Int) = when (k) {\n  1 -> EXPRESSION\n  else -> ""\n}',
  ],
  heads: [
    '',
    'package a.b\n\n',
    '/* Licence ✓ */\n\n',
    '@file:JvmName("X")\n\npackage a.b\n\nimport org.x.Y\n\n',
    'package a\n\nimport com.x.Y as Z\nimport java.util.*\n\n',
  ],
  types: [
    ['class Main {\n  var b = false\n', '}\n'],
    ['object Main {\n  var b = false\n', '\n  fun call(i: Int, s: String, t: String) = s\n}\n'],
  ],
};
