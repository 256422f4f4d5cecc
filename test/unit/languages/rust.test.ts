import { literalTable } from './reading';

describe('Rust literals', () => {
  literalTable('a.rs', 'values', [
    ['const A: &[u8] = b"r\\xc3\\xa4g\\xf0\\x9f\\x92\\xa9\\0";', 'assigned A "räg💩\\u0000"'],
    ['const A: &str = "x\\t\\x41\\u{e9}\\u{1F600}\\0\\"\\\\";', 'assigned A "x\\tAé😀\\u0000\\"\\\\"'],
    ['const A: &str = "x \\\n    y";', 'assigned A "x y"'],
    [
      'const A: &str = r#"x\\n"y"#; const B: &[u8] = br"x"; const C: &[u8] = b"y";',
      'assigned A "x\\\\n\\"y"',
      'assigned B "x"',
      'assigned C "y"',
    ],
    ['const A: &str = concat!("x", "y");', 'assigned A "xy"'],
    ['fn f() { let a = b + "x" + &c; }', 'assigned a "…x…"'],
    ['fn f() { let a = format!("x{}", y); let c = \'c\'; }', 'assigned a "x{}"'],
  ]);

  literalTable('a.rs', 'names', [
    ['static PASSWORD: &str = "x"; const TOKEN: &\'static str = "y";', 'assigned PASSWORD "x"', 'assigned TOKEN "y"'],
    [
      'fn f() { let mut password: String = "x".to_string(); let (a, b) = ("y", "z"); }',
      'assigned password "x"',
      'assigned a "y"',
      'assigned b "z"',
    ],
    [
      'fn f() { self.password = "x".into(); c.token = String::from("y"); }',
      'assigned password "x"',
      'assigned c.token "y"',
    ],
    [
      'fn f() { let c = Config { user: "x".into(), password: Some("y".to_owned()), ..d }; }',
      'assigned c.user "x"',
      'assigned c.password "y"',
    ],
    [
      'fn f() { let m = HashMap::from([("password", "x")]); m.insert("token", "y"); }',
      'assigned m.password "x"',
      'argument "token" m.insert(0)',
      'argument m.token "y" m.insert(1)',
    ],
    ['fn f() { let a = vec!["x", "y"]; let b = &["z"]; }', 'element a "x"', 'element a "y"', 'element b "z"'],
    [
      'fn f() { let v = json!({"db": {"password": "x"}, "token": "y"}); }',
      'assigned v.db.password "x"',
      'assigned v.token "y"',
    ],
    [
      'lazy_static! { static ref PASSWORD: String = "x".to_string(); static ref TOKEN: &\'static str = "y"; }',
      'assigned PASSWORD "x"',
      'assigned TOKEN "y"',
    ],
    [
      'fn f() { Client::builder().password("x").set_token("y").build(); }',
      'argument password "x" Client::builder().password(0)',
      'argument token "y" Client::builder().password().set_token(0)',
    ],
    [
      'fn login(user: &str, password: &str) {} fn f() { login("x", "y") }',
      'argument user "x" login(0)',
      'argument password "y" login(1)',
    ],
    [
      'impl C { fn new(user: &str, password: String) -> C {} } fn f() { C::new("x", "y".into()); }',
      'argument user "x" C::new(0)',
      'argument password "y" C::new(1)',
    ],
    [
      'fn f() { env::set_var("KEY", "x"); let s = SecretString::from("y"); }',
      'argument "KEY" env::set_var(0)',
      'argument env.KEY "x" env::set_var(1)',
      'assigned s "y"',
    ],
    [
      'fn f() { let p = if a { "x" } else { "y" }; let q = match b { "z" => "v", _ => "w" }; }',
      'assigned p "x"',
      'assigned p "y"',
      'compared "z"',
      'assigned q "v"',
      'assigned q "w"',
    ],
  ]);

  literalTable('a.rs', 'uses', [
    [
      '#[serde(rename = "x")] #[doc = "y"] struct S { #[arg(default_value = "z")] password: String }',
      'annotation-argument rename "x" serde(0)',
      'structural "y"',
      'annotation-argument default_value "z" arg(0)',
    ],
    ['fn password() -> &\'static str { "x" }', 'returned password "x"'],
    ['fn password() -> String { return "x".to_string(); }', 'returned password "x"'],
    ['fn f() { let password = || "x"; }', 'returned password "x"'],
    [
      'fn f() { if password == "x" || "y" != token {} assert_eq!(secret, "z"); }',
      'compared password "x"',
      'compared token "y"',
      'compared secret "z" assert_eq!(1)',
    ],
    ['fn f() { if let Some("x") = a {} matches!(b, "y"); }', 'compared "x"', 'compared b "y" matches!(1)'],
    ['fn f() { let p = env::var("KEY").unwrap_or("x".into()); }', 'environment-default p.KEY "x"'],
    ['fn f() { let p = std::env::var("KEY").unwrap_or_else(|_| "x".to_string()); }', 'environment-default p.KEY "x"'],
    ['fn f() { let p = option_env!("KEY").unwrap_or("x"); }', 'environment-default p.KEY "x"'],
    [
      'fn f() { println!("x {}", "y"); panic!("z"); c.expect("w"); }',
      'argument "x {}" println!(0)',
      'argument "y" println!(1)',
      'argument "z" panic!(0)',
      'argument "w" c.expect(0)',
    ],
  ]);
});
