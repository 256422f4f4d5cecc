import type { Shape } from '../programs';

/** Rust. */
export const rust: Shape = {
  extension: '.rs',
  refuses: ['secretsmanager', 'parameterstore'],
  once: /\.get_secret_value\(\)|\.get_parameter\(\)/g,
  mayStay: /^#\[/,
  imports: /^use /,
  forms: [
    '"SECRET"',
    '("SECRET")',
    'r"SECRET"',
    '"SECRET".trim()',
    'call("x", "SECRET")',
    'call(call("x", "SECRET"), "y")',
    '["a", "SECRET"][1]',
    '{ "SECRET" }',
    'if u().is_empty() { "SECRET" } else { "" }',
    'String::from("SECRET").leak()',
    '"SECRET".to_string().leak()',
    'format!("{}:SECRET@{}", u(), 1).leak()',
  ],
  members: [
    'const A#: &str = "SECRET";\n\nfn a#() -> &\'static str {\n  A#\n}',
    "/// Says #.\npub async fn m#() -> &'static str {\n  EXPRESSION\n}",
    "fn n#() -> &'static str {\n  let q = EXPRESSION; // kept #\n  q\n}",
    "struct T# {\n  f: &'static str,\n}\n\nasync fn t#() -> T# {\n  T# { f: EXPRESSION }\n}",
    'async fn p#() {\n  if u().is_empty() {\n    call(EXPRESSION, EXPRESSION);\n  }\n}',
    'async fn y#() {\n  let (a, b) = (EXPRESSION, EXPRESSION);\n  call(a, b);\n}',
    "struct I#;\n\nimpl I# {\n  pub async fn f(&self) -> &'static str {\n    EXPRESSION\n  }\n}",
    '#[deprecated = "SECRET"]\nfn d#() {}',
    'async fn b#() {\n  async { call(EXPRESSION, u().leak()) }.await;\n}',
    'async fn q#(k: u8) -> &\'static str {\n  match k {\n    1 => EXPRESSION,\n    _ => "",\n  }\n}',
    'async fn r#() {\n  println!("{}", EXPRESSION);\n}',
    'mod s# {\n  pub async fn f() -> &\'static str {\n    "SECRET"\n  }\n}',
    'fn w#() {\n  let f = || EXPRESSION;\n  f();\n}',
    'async fn x#() {\n  println!("a {} SECRET", 1);\n}',
  ],
  heads: [
    '',
    '// Licence ✓\n\nuse std::collections::HashMap;\n\ntype M = HashMap<u8, u8>;\n\n',
    '//! Licence ✓\n\n#![allow(dead_code)]\n\n',
  ],
  types: [
    [
      '',
      "\nfn u() -> String {\n  String::new()\n}\n\nfn call(s: &'static str, _: &'static str) -> &'static str {\n  s\n}\n",
    ],
  ],
};
