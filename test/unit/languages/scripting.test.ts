import assert from 'node:assert/strict';
import { summary } from './reading';

/** A source, and what is read from it; keys are left out. */
type Case = readonly [source: string, ...expected: string[]];

const ruby: readonly Case[] = [
  ["x = 'a\\'b\\n'", String.raw`assigned x "a'b\\n"`],
  ['x = "a#{b}\\n\\u{41}"', String.raw`assigned x "a…\nA"`],
  ["x = %q(a(b)c) + %Q{d#{e}} 'f'", 'assigned x "a(b)cd…f"'],
  ['x = %w[a b]', 'element x "a"', 'element x "b"'],
  ['x = <<~EOT\n  a #{b}\n    c\nEOT\n', 'assigned x "a …\\n  c\\n"'],
  ["f(<<-'A', k: 'v')\n  a\\n\n  A\n", 'argument k "v" f(k)', 'argument "  a\\\\n\\n" f(0)'],
  [
    "h = { 'a' => 'b', :c => 'd', e: 'f', \"g\": 'h' }",
    'assigned h.a "b"',
    'assigned h.c "d"',
    'assigned h.e "f"',
    'assigned h.g "h"',
  ],
  ["config.password = 'a'; self.token = 'b'", 'assigned config.password "a"', 'assigned token "b"'],
  ["@a = 'b'; A = 'c'.freeze", 'assigned a "b"', 'assigned A "c"'],
  ["a, b = 'c', 'd'", 'assigned a "c"', 'assigned b "d"'],
  ["h[:a]['b'] = 'c'", 'assigned h.a.b "c"'],
  ["x = ENV.fetch('A', 'b')", 'environment-default x.A "b" ENV.fetch(1)'],
  ["x = ENV['A'] || 'b'", 'environment-default x.A "b"'],
  ["ENV['A'] ||= 'b'", 'environment-default A "b"'],
  ["ENV.fetch('A') { 'b' }", 'environment-default A "b" ENV.fetch(1)'],
  ["f password: 'a', user: 'b'", 'argument password "a" f(password)', 'argument user "b" f(user)'],
  ["set :password, 'a'", 'argument password "a" set(1)'],
  ["let(:password) { 'a' }", 'assigned password "a" let(password)'],
  [
    "def get_a(b = 'c', d: 'e')\n  return 'f' if g\n  'h'\nend",
    'parameter-default b "c"',
    'parameter-default d "e"',
    'returned get_a "f"',
    'returned get_a "h"',
  ],
  ["x == 'a' && 'b' != y", 'compared x "a"', 'compared y "b"'],
  ["case x\nwhen 'a', 'b' then c\nend", 'compared "a"', 'compared "b"'],
  ["x = y ? 'a' : 'b'", 'assigned x "a"', 'assigned x "b"'],
];

const php: readonly Case[] = [
  ["$x = 'a\\'b\\n';", String.raw`assigned x "a'b\\n"`],
  ['$x = "a\\n{$b->c}d$e[0]\\x41";', String.raw`assigned x "a\n…d…A"`],
  ['$x = \'a\' . $b . "c";', 'assigned x "a…c"'],
  ['$x = <<<E\n  a $b\n  E;', 'assigned x "a …"'],
  ["$x = <<<'E'\na\\n\nE;", 'assigned x "a\\\\n"'],
  ["define('A', 'b'); const C = 'd';", 'argument "A" define(0)', 'argument A "b" define(1)', 'assigned C "d"'],
  ["$a = ['b' => 'c', 'd' => ['e']];", 'assigned a.b "c"', 'element a.d "e"'],
  ["$a = array('b' => 'c');", 'assigned a.b "c"'],
  ["class A { private string $b = 'c'; const D = 'e'; }", 'assigned b "c"', 'assigned D "e"'],
  ["$this->db->b = 'c'; self::$d = 'e';", 'assigned db.b "c"', 'assigned d "e"'],
  ["$a['b']['c'] = 'd';", 'assigned a.b.c "d"'],
  ["$a = getenv('B') ?: 'c';", 'environment-default a.B "c"'],
  ["$a = $_ENV['B'] ?? 'c';", 'environment-default a.B "c"'],
  ["$a = env('B', 'c');", 'environment-default a.B "c" env(1)'],
  ["f(password: 'a');", 'argument password "a" f(password)'],
  ["new \\PDO('a', 'b', 'c');", 'argument "a" new PDO(0)', 'argument "b" new PDO(1)', 'argument "c" new PDO(2)'],
  ["$o->setPassword('a');", 'argument o.password "a" o.setPassword(0)'],
  ["function f($a = 'b') { return 'c'; }", 'parameter-default a "b"', 'returned f "c"'],
  ["if ($a === 'b') {}", 'compared a "b"'],
  ["switch ($a) { case 'b': }", 'compared "b"'],
  ["$a = match($b) { 'c' => 'd' };", 'compared "c"', 'assigned a "d"'],
  ["use A\\B; require 'c.php';", 'structural "c.php"'],
];

const powershell: readonly Case[] = [
  ["$a = 'b''c`n'", 'assigned a "b\'c`n"'],
  ['$a = "b`n`"$c$($d.e)""f"', String.raw`assigned a "b\n\"……\"f"`],
  ["$a = @'\nb\n'@", 'assigned a "b"'],
  ['$a = @"\nb $c\n"@', 'assigned a "b …"'],
  ['$a = \'b\' + "c" + $d', 'assigned a "bc…"'],
  ["[string]$a = 'b'; $c.d.e = 'f'; $g['h'] = 'i'", 'assigned a "b"', 'assigned c.d.e "f"', 'assigned g.h "i"'],
  ["$env:A = 'b'", 'assigned env:A "b"'],
  ["$a = @{ B = 'c'; 'D' = \"e\" }", 'assigned a.B "c"', 'assigned a.D "e"'],
  ["A-B -Password 'c' -User d", 'argument Password "c" A-B(Password)', 'argument User "d" A-B(User)'],
  ['$a = ConvertTo-SecureString "b" -AsPlainText -Force', 'assigned a.password "b" ConvertTo-SecureString(0)'],
  ["'a' | ConvertTo-SecureString -AsPlainText -Force", 'argument password "a" ConvertTo-SecureString(0)'],
  [
    "New-Object X.PSCredential('a', (ConvertTo-SecureString 'b' -AsPlainText))",
    'argument "a" new PSCredential(0)',
    'argument password "b" ConvertTo-SecureString(0)',
  ],
  [
    "[Environment]::SetEnvironmentVariable('A', 'b')",
    'argument "A" Environment.SetEnvironmentVariable(0)',
    'argument A "b" Environment.SetEnvironmentVariable(1)',
  ],
  ["function F {\n param([string]$A = 'b')\n}", 'parameter-default A "b"'],
  ["if ($a -eq 'b') { }", 'compared a "b"'],
  // PowerShell 7, which the grammar does not know: https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_if#using-the-ternary-operator-syntax
  [
    String.raw`$a = ($b -eq "c") ? "C:\new" : "d"`,
    'compared b "c"',
    String.raw`assigned a "C:\\new"`,
    'assigned a "d"',
  ],
  ['$a = $b ? "c$d" : \'e\'', 'assigned a "e"'],
  ['$a ??= "b"', 'assigned a "b"'],
];

describe('scripting languages', () => {
  for (const [name, file, cases, before] of [
    ['Ruby', 'a.rb', ruby, ''],
    ['PHP', 'a.php', php, '<?php '],
    ['PowerShell', 'a.ps1', powershell, ''],
  ] as const) {
    describe(name, () => {
      for (const [source, ...expected] of cases) {
        it(source.slice(0, 70), async () => {
          assert.deepEqual(await summary(file, before + source), expected);
        });
      }
    });
  }
});
