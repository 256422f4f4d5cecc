import { literalTable } from './reading';

describe('C++ literals', () => {
  literalTable('a.cpp', 'values', [
    ['const char *a = "x\\t\\x41\\101\\u00e9\\"\\\\\\?" "y";', 'assigned a "x\\tAAé\\"\\\\?y"'],
    ['const char *a = "r\\xc3\\xa4g\\342\\230\\203" "\\xf0\\x9f\\x92\\xa9";', 'assigned a "räg☃💩"'],
    ['const char *a = "\\xc3 \\xa4\\xff\\xc0\\x80";', 'assigned a "Ã ¤ÿÀ\x80"'],
    ['const char *a = "x" PRIu64 "z", *b = "x\\\ny";', 'assigned a "x"', 'assigned a "…z"', 'assigned b "xy"'],
    [
      'auto a = R"d(x\\n"y)d"; auto b = L"x"; auto c = u8R"(y)";',
      'assigned a "x\\\\n\\"y"',
      'assigned b "x"',
      'assigned c "y"',
    ],
    ['std::string a = std::string("x") + y + "z";', 'assigned a "x…z"'],
    ['auto a = "x"s; char c = \'"\';', 'assigned a "x"'],
    ['#define PASSWORD "x" "y"', 'assigned PASSWORD "xy"'],
    ['#define PASSWORD ("x") // why', 'assigned PASSWORD "x"'],
    ['#define URL PREFIX "x"', 'assigned URL "…x"'],
    ['#define CALL(a) f("x", a, "y")', 'other "x"', 'other "y"'],
  ]);

  literalTable('a.cpp', 'names', [
    ['static const char *password = "x", token[] = "y";', 'assigned password "x"', 'assigned token "y"'],
    ['const char* list[] = { "a", "b" };', 'element list "a"', 'element list "b"'],
    ['std::string a{"x"}; std::string b("y"); Foo c("z");', 'assigned a "x"', 'assigned b "y"', 'argument "z" Foo(0)'],
    [
      'struct C { std::string password = "x"; C() : token_("y"), key{"z"} {} };',
      'assigned password "x"',
      'assigned token_ "y"',
      'assigned key "z"',
    ],
    ['struct c a = { .password = "x", .db = { .token = "y" } };', 'assigned a.password "x"', 'assigned a.db.token "y"'],
    [
      'struct C { char *user, *password; int n; }; struct C a = { "x", "y", 1 }; C b[] = { { "z", "w", 2 } };',
      'assigned a.user "x"',
      'assigned a.password "y"',
      'assigned b.user "z"',
      'assigned b.password "w"',
    ],
    [
      'static struct { const char *user, *password; } a[] = { { "x", "y" } };',
      'assigned a.user "x"',
      'assigned a.password "y"',
    ],
    ['std::map<std::string, std::string> m = { {"password", "x"} };', 'assigned m.password "x"'],
    [
      'void f() { c->password = "x"; m["token"] = "y"; strcpy(key, "z"); }',
      'assigned c.password "x"',
      'assigned m.token "y"',
      'argument key "z" strcpy(1)',
    ],
    [
      'void f() { setenv("KEY", "x", 1); o->setPassword("y"); m.insert({"token", "z"}); }',
      'argument "KEY" setenv(0)',
      'argument KEY "x" setenv(1)',
      'argument o.password "y" o.setPassword(0)',
      'assigned token "z" m.insert(0)',
    ],
    [
      'void login(const char *user, const char *password); void f() { login("x", "y"); }',
      'argument user "x" login(0)',
      'argument password "y" login(1)',
    ],
    [
      'class C { C(std::string user, std::string password) {} }; auto c = new C("x", "y");',
      'argument user "x" new C(0)',
      'argument password "y" new C(1)',
    ],
    ['QString password = QStringLiteral("x");', 'assigned password "x"'],
    ['auto p = std::make_pair("password", "x");', 'assigned p.password "x"'],
  ]);

  literalTable('a.cpp', 'uses', [
    ['#include "x"\nextern "C" { int a; }', 'structural "x"', 'structural "C"'],
    [
      'const char *password() { return "x"; } std::string C::token() { return "y"; }',
      'returned password "x"',
      'returned C.token "y"',
    ],
    ['void f(const char *password = "x");', 'parameter-default password "x"'],
    [
      'void f() { if (strcmp(password, "x") == 0 || token == "y") return; }',
      'compared password "x" strcmp(1)',
      'compared token "y"',
    ],
    ['const char *p = getenv("KEY") ? getenv("KEY") : "x";', 'environment-default p.KEY "x"'],
    ['void f() { const char *p = getenv("KEY"); if (!p) p = "x"; }', 'environment-default p.KEY "x"'],
    ['auto password = [] { return "x"; };', 'returned password "x"'],
    ['[[deprecated("x")]] void f();', 'annotation-argument "x" deprecated(0)'],
    ['void f() { throw std::runtime_error("x"); }', 'argument "x" std::runtime_error(0)'],
    ['#ifdef A\nconst char *password = "x";\n#endif', 'assigned password "x"'],
  ]);
});
