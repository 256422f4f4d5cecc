import type { Shape } from '../programs';

/** C#. */
export const csharp: Shape = {
  extension: '.cs',
  once: /GetSecretValueAsync\(|GetParameterAsync\(/g,
  mayStay: /\[Display\([^)]*$/,
  imports: /^using [\w.]+;/,
  forms: [
    '"SECRET"',
    '("SECRET")',
    '@"SECRET"',
    '"a " + "SECRET"',
    '$"user={u};password=SECRET;x={1 + 2}"',
    '"SECRET".Trim()',
    'Call(u, "SECRET")',
    'Call(s: "x", t: "SECRET")',
    'new string("SECRET")',
    'Call(Call(u, "SECRET"), "x")',
    'u == "" ? "SECRET" : null',
    'Environment.GetEnvironmentVariable("X") ?? "SECRET"',
    'new[] { "SECRET" }[0]',
    'new Dictionary<string, string> { ["k"] = "SECRET" }["k"]',
  ],
  members: [
    'private const string A# = "SECRET"; // kept #',
    'static readonly string b# = EXPRESSION;',
    'string C# { get; } = EXPRESSION;',
    'string D# => EXPRESSION;',
    '/// <summary>Says #.</summary>\nstring M#()\n{\n  return EXPRESSION;\n}',
    'void N#(string p)\n{\n  var q = EXPRESSION;\n  Call(q, p);\n}',
    'async Task<string> O#()\n{\n  await Task.Yield();\n  return EXPRESSION;\n}',
    'Func<string> f# = () => EXPRESSION;',
    'static string s#;\n\nstatic void I#()\n{\n  s# = EXPRESSION;\n}',
    'class P#\n{\n  string t = EXPRESSION;\n}',
    '[Obsolete("x")]\nstring G#() => EXPRESSION;',
    '[Display(Name = "SECRET")]\nstring H#;',
    'class K#\n{\n  readonly string t;\n\n  K#()\n  {\n    t = EXPRESSION;\n  }\n}',
    'void Q#()\n{\n  try\n  {\n    if (u != "")\n    {\n      Call(EXPRESSION, EXPRESSION);\n    }\n  }\n  finally\n  {\n    u = "";\n  }\n}',
    'string W#(int k)\n{\n  switch (k)\n  {\n    case 1:\n      return EXPRESSION;\n    default:\n      return "";\n  }\n}',
  ],
  heads: [
    'using System;\nusing System.Collections.Generic;\nusing System.Threading.Tasks;\n\n',
    '/* Licence ✓ */\nusing System;\nusing System.Collections.Generic;\nusing System.Threading.Tasks;\nusing Xyz.Abc;\n\nnamespace App;\n\n',
  ],
  types: [
    [
      'public class Main\n{\n  static string u = "";\n',
      '\n  static string Call(string s, string t)\n  {\n    return s;\n  }\n}\n',
    ],
  ],
};
