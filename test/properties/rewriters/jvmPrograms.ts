import fc from 'fast-check';

/** A program with secrets at several places. */
export interface JvmProgram {
  readonly extension: '.java' | '.kt';
  readonly source: string;
  readonly comments: readonly string[];
}

/** How one language is generated: SECRET stands for a string that is one, EXPRESSION for one of the forms. */
interface Shape {
  readonly extension: '.java' | '.kt';
  readonly forms: readonly string[];
  /** Members of a class, as lines. */
  readonly members: readonly string[];
  readonly heads: readonly string[];
  /** What is around the members: the lines before and after. */
  readonly types: readonly (readonly [string, string])[];
}

const java: Shape = {
  extension: '.java',
  forms: [
    '"SECRET"',
    '("SECRET")',
    '"a " + "SECRET"',
    '"user=a;password=SECRET;x=" + 1',
    '"SECRET".trim()',
    'String.valueOf("SECRET")',
    'b ? "SECRET" : null',
    'call(1, "SECRET", "x")',
    'new String("SECRET")',
    'java.util.Optional.ofNullable(System.getenv("X")).orElse("SECRET")',
    'System.getenv().getOrDefault("X", "SECRET")',
    'b ? System.getenv("X") : "SECRET"',
    'java.util.Map.of("k", "SECRET").get("k")',
    '(String) "SECRET"',
  ],
  members: [
    'private static final String A# = EXPRESSION; // kept #',
    'String b# = EXPRESSION;',
    'static String s#;\n\nstatic {\n  s# = EXPRESSION;\n}',
    '/** Says #. */\nString m#() {\n  return EXPRESSION;\n}',
    'void n#(String p) {\n  String q = EXPRESSION;\n  call(0, q, p);\n}',
    'java.util.function.Supplier<String> f# = () -> EXPRESSION;',
    'Runnable r# = () -> {\n  call(2, EXPRESSION, "");\n};',
    'Object o# = new Object() {\n  String inner = EXPRESSION;\n};',
    'String[] l# = {EXPRESSION, "x"};',
    'static class N# {\n  String t = EXPRESSION;\n}',
    'interface I# {\n  String C = EXPRESSION;\n}',
    'enum E# {\n  ONE(EXPRESSION), TWO("x");\n\n  E#(String s) {\n  }\n}',
    'void t#() {\n  try {\n    if (b) {\n      call(3, EXPRESSION, "");\n    }\n  } finally {\n    b = false;\n  }\n}',
    'String w#(int k) {\n  switch (k) {\n    case 1:\n      return EXPRESSION;\n    default:\n      return "";\n  }\n}',
  ],
  heads: [
    '',
    'package a.b;\n\n',
    '/* Licence ✓ */\n\n',
    'package a.b;\n\nimport java.util.List;\nimport org.x.Y;\n\n',
    'package a;\n\nimport static java.lang.Math.max;\n\nimport com.x.Y;\n\nimport java.util.*;\n\n',
    'import org.x.Map;\nimport java.util.concurrent.*;\n\n',
  ],
  types: [
    [
      'public class Main {\n\n  static boolean b;\n',
      '\n  static String call(int i, String s, String t) {\n    return s;\n  }\n}\n',
    ],
    ['abstract class Main extends Base implements Runnable {\n  static boolean b;\n', '}\n'],
  ],
};

const kotlin: Shape = {
  extension: '.kt',
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

/** Programs of a language with a secret at one to four places. */
export const jvmPrograms = (extension: '.java' | '.kt', secret: string): fc.Arbitrary<JvmProgram> => {
  const shape = extension === '.java' ? java : kotlin;
  return fc
    .record({
      head: fc.constantFrom(...shape.heads),
      type: fc.constantFrom(...shape.types),
      members: fc.array(fc.tuple(fc.constantFrom(...shape.members), fc.constantFrom(...shape.forms), fc.boolean()), {
        minLength: 1,
        maxLength: 4,
      }),
      eol: fc.constantFrom('\n', '\r\n'),
      indent: fc.constantFrom('  ', '    ', '\t'),
      mark: fc.constantFrom('', '\uFEFF'),
    })
    .map(({ head, type, members, eol, indent, mark }) => {
      const comments: string[] = head.includes('✓') ? ['/* Licence ✓ */'] : [];
      const body = members.map(([member, form, above], index) => {
        const number = String(index + 1);
        if (above) {
          comments.push(`// Step ${number} ✓`);
        }
        const text = `${above ? `// Step ${number} ✓\n` : ''}${member}`.replaceAll('#', number);
        const lines = text.split('\n').map((line) => (line === '' ? line : `  ${line}`));
        return `\n${lines.join('\n').replace('EXPRESSION', () => form)}\n`;
      });
      const source = (head + type[0] + body.join('') + type[1])
        .replace(/^(?: {2})+/gm, (blanks) => indent.repeat(blanks.length / 2))
        .replaceAll('SECRET', secret)
        .replaceAll('\n', eol);
      return { extension, source: mark + source, comments };
    });
};
