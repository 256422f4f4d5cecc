import type { Shape } from '../programs';

/** Go. */
export const go: Shape = {
  extension: '.go',
  indents: ['\t'],
  once: /\.GetSecretValue\(|\.GetParameter\(|LookupEnv\(name\)/g,
  imports: /^(?:import |\t"|\t\w+ ")/,
  forms: [
    '"SECRET"',
    '`SECRET`',
    '("SECRET")',
    '"user=a;password=SECRET;x=" + u',
    'call("x", "SECRET")',
    'strings.TrimSpace("SECRET")',
    'map[string]string{"k": "SECRET"}["k"]',
    '[]string{"a", "SECRET"}[1]',
    'func() string { return "SECRET" }()',
    'string("SECRET")',
    'fmt.Sprintf("%s:SECRET@%d", u, 1)',
    'strings.Join([]string{"SECRET", u}, ",")',
  ],
  members: [
    'var a# = EXPRESSION // kept #',
    'const b# = "SECRET"',
    'const (\n  // Kept ✓\n  c# = "SECRET"\n  d# = 1\n)',
    '// M# says it.\nfunc m#() string {\n  return EXPRESSION\n}',
    'func n#(p string) string {\n  q := EXPRESSION\n  return call(q, p)\n}',
    'func o#() (string, error) {\n  return EXPRESSION, nil\n}',
    'type t# struct {\n  F string\n}\n\nvar v# = t#{F: EXPRESSION}',
    'func p#() {\n  if u != "" {\n    call(EXPRESSION, EXPRESSION)\n  }\n}',
    'func q#(k int) string {\n  switch k {\n  case 1:\n    return EXPRESSION\n  default:\n    return ""\n  }\n}',
    'func r#() {\n  go func() {\n    call(u, EXPRESSION)\n  }()\n}',
    'func s#() string {\n  if os.Getenv("X") == "" {\n    return EXPRESSION\n  }\n  return u\n}',
    'func w#() bool {\n  return u == EXPRESSION\n}',
  ],
  heads: [
    'package main\n\nimport (\n  "fmt"\n  "os"\n  "strings"\n)\n',
    '// Licence ✓\n\npackage main\n\nimport "fmt"\nimport "os"\nimport "strings"\n',
    'package main\n\nimport (\n  "fmt"\n  "os"\n  "strings"\n\n  "example.org/x/y"\n)\n\nvar _ = y.Z\n',
  ],
  types: [
    ['', '\nvar u = fmt.Sprint(os.Args, strings.ToUpper(""))\n\nfunc call(s, t string) string {\n  return s + t\n}\n'],
  ],
};
