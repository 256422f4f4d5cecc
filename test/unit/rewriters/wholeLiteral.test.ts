import assert from 'node:assert/strict';
import { defaultConfiguration } from '../../../src/core/config/configuration';
import { createEngine } from '../../../src/core/engine';
import type { Plan } from '../../../src/core/rewriters/rewriter';
import { applyEdits } from '../../../src/core/text/edit';
import { InstalledGrammars } from '../../support/grammars';
import { Samples } from '../../support/samples';

const engine = createEngine(new InstalledGrammars());
const key = new Samples(91).make('pem-rsa');
const lines = key.split('\n');
const escaped = lines.join('\\n');

/** The path, the text, the line that stands in the place of the key, and whether the value ends in a line end. */
const cases: readonly (readonly [path: string, text: string, after: string, endsLine: boolean])[] = [
  ['a.ts', `export const key = \`${key}\n\`;\n`, "export const key = await getSecret('app/key');", true],
  ['b.ts', `export const key = '${escaped}\\n';\n`, "export const key = await getSecret('app/key');", true],
  ['c.py', `KEY = """${key}\n"""\n`, 'KEY = get_secret("app/key")', true],
  ['d.py', `KEY = (\n${lines.map((line) => `    "${line}\\n"\n`).join('')})\n`, 'KEY = get_secret("app/key")', true],
  ['e.go', `package main\n\nvar key = \`${key}\n\`\n`, 'var key = mustGetSecret("app/key")', true],
  [
    'F.java',
    `class F {\n  static final String KEY =\n${lines.map((line) => `      "${line}\\n"`).join(' +\n')};\n}\n`,
    '      Secrets.get("app/key");',
    true,
  ],
  ['g.php', `<?php\n$key = <<<EOT\n${key}\nEOT;\n`, "$key = read_secret('app/key');", false],
  ['h.cs', `class A\n{\n    string key = @"${key}\n";\n}\n`, '    string key = Secrets.Get("app/key");', true],
  [
    'i.tf',
    `resource "aws_iam_server_certificate" "c" {\n  private_key = <<EOT\n${key}\nEOT\n}\n`,
    '  private_key = data.aws_secretsmanager_secret_version.c_private_key.secret_string',
    true,
  ],
  ['j.sh', `#!/bin/bash\nKEY="${key}"\n`, `KEY="$(aws secretsmanager get-secret-value --secret-id 'app/key'`, false],
];

describe('a private key that is all of its literal but for white space', () => {
  for (const [path, text, after, endsLine] of cases) {
    it(`gives way as a whole: ${path}`, async () => {
      const open = await engine.open({ path, text }, defaultConfiguration, '2026-06-15');
      try {
        const [finding, ...more] = open.result.findings;
        assert.ok(finding !== undefined && more.length === 0);
        const plan = open
          .options(finding, { packageType: 'module', dependencies: [] })
          .find((option): option is Plan => option.kind === 'plan' && option.target === 'secretsmanager');
        assert.ok(plan !== undefined);
        const result = applyEdits(text, plan.edits({ target: 'secretsmanager', name: 'app/key' }));
        assert.ok(!result.includes(lines[1] ?? key), result);
        const replaced = result.split('\n').some((line) => line.startsWith(after));
        assert.ok(replaced, result);
        assert.equal(plan.value?.reveal(), endsLine ? `${key}\n` : key);
      } finally {
        open.dispose();
      }
    });
  }

  it('stays a part where a rewriter takes no such literal whole', async () => {
    const text = `KEY = <<~PEM\n${lines.map((line) => `  ${line}\n`).join('')}PEM\n`;
    const open = await engine.open({ path: 'a.rb', text }, defaultConfiguration, '2026-06-15');
    const [finding] = open.result.findings;
    assert.ok(finding !== undefined);
    const [option] = open.options(finding, { dependencies: [] });
    assert.ok(option?.kind === 'plan');
    assert.match(applyEdits(text, option.edits({ target: 'secretsmanager', name: 'app/key' })), /^ {2}#\{.*\}\nPEM$/m);
    assert.equal(option.value?.reveal(), key);
    open.dispose();
  });
});
