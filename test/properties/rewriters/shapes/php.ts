import type { Shape } from '../programs';

/** PHP. */
export const php: Shape = {
  extension: '.php',
  refuses: ['secretsmanager', 'parameterstore', 'environment'],
  once: /->getSecretValue\(|->getParameter\(/g,
  imports: /^use /,
  forms: [
    "'SECRET'",
    '"SECRET"',
    "('SECRET')",
    "'a ' . 'SECRET'",
    '"user={$u};password=SECRET;x=$u"',
    "'a.SECRET'.$u",
    "trim('SECRET')",
    "self::call($u, 'SECRET')",
    "self::call($u, self::call('x', 'SECRET'))",
    "['k' => 'SECRET']['k']",
    "$u === '' ? 'SECRET' : null",
    "getenv('X') ?: 'SECRET'",
    "$_ENV['X'] ?? 'SECRET'",
    "(fn() => 'SECRET')()",
    "(function () { return 'SECRET'; })()",
  ],
  members: [
    "private $a# = 'SECRET'; // kept #",
    "const B# = 'SECRET';",
    "public static ?string $c# = 'SECRET';",
    '/** Says #. */\npublic function m#(): ?string\n{\n  $u = "";\n  return EXPRESSION;\n}',
    'public static function n#(string $u)\n{\n  $q = EXPRESSION;\n  return self::call($q, $u);\n}',
    "public function d#(string $p = 'SECRET', $o = 1)\n{\n  return $p;\n}",
    "#[Route('SECRET')]\npublic function r#()\n{\n  return 1;\n}",
    'public function __construct#($u)\n{\n  [$this->first, $x] = [EXPRESSION, EXPRESSION];\n}',
    'public function t#($u)\n{\n  try {\n    if ($u) {\n      self::call(EXPRESSION, EXPRESSION);\n    }\n  } finally {\n    $u = null;\n  }\n}',
    'public function w#(int $k, $u)\n{\n  switch ($k) {\n    case 1:\n      return EXPRESSION;\n    default:\n      return null;\n  }\n}',
    'public function x#(int $k, $u)\n{\n  return match ($k) {\n    1 => EXPRESSION,\n    default => null,\n  };\n}',
  ],
  heads: [
    '<?php\n\n',
    '<?php\n/* Licence ✓ */\n\ndeclare(strict_types=1);\n\nnamespace App\\Db;\n\n',
    '<?php\n\nnamespace App;\n\nuse Foo\\Bar;\nuse Psr\\Log\\LoggerInterface;\nuse function strlen;\n\n',
  ],
  types: [
    [
      'class Main\n{\n  private $first;\n',
      '\n  private static function call(?string $s, ?string $t): ?string\n  {\n    return $s;\n  }\n}\n',
    ],
    ['final class Main extends Base\n{\n  private $first;\n', '}\n'],
  ],
};
