import type { Shape } from '../programs';

/** PowerShell. */
export const powershell: Shape = {
  extension: '.ps1',
  comment: '#',
  refuses: ['secretsmanager', 'parameterstore', 'environment'],
  once: /never/g,
  imports: /^Import-Module /,
  forms: [
    "'SECRET'",
    '"SECRET"',
    "('SECRET')",
    "('a ' + 'SECRET')",
    '"user=$u;password=SECRET;x=$($u)"',
    "'SECRET'.Trim()",
    "(Get-Item (Join-Path 'SECRET' 'x'))",
    "@{ K = 'SECRET' }.K",
    "@('a', 'SECRET')[1]",
    "$(if ($u) { 'SECRET' } else { '' })",
  ],
  members: [
    '$a# = EXPRESSION',
    '$script:b# = EXPRESSION',
    'function Get-M# {\n  return EXPRESSION\n}',
    'function Get-N# {\n  $q = EXPRESSION\n  Invoke-Call -S $q -T $u\n}',
    "function Get-D# {\n  param(\n    [string]$P = 'SECRET'\n  )\n  $P\n}",
    '$x#, $y# = EXPRESSION, EXPRESSION',
    'class C# {\n  [string]$P = EXPRESSION\n}',
    "function Get-V# {\n  param(\n    [ValidateSet('SECRET')]$P\n  )\n  $P\n}",
    'if ($u -eq (EXPRESSION)) {\n  Invoke-Call -S (EXPRESSION) -T $u\n}',
    '1, 2 | ForEach-Object { EXPRESSION }',
    "$h# = @{\n  User = 'a'\n  Password = EXPRESSION\n}",
    "Invoke-Call -S 'SECRET' -T $u",
    "switch ($u) {\n  'x' { EXPRESSION }\n  default { '' }\n}",
  ],
  heads: ['', '# Licence ✓\n\n', '#Requires -Version 5.1\n\nSet-StrictMode -Version Latest\n\n'],
  types: [['', '']],
};
