import assert from 'node:assert/strict';
import { namesBeside } from '../../../src/core/fix/beside';
import type { Beside } from '../../../src/core/rewriters/rewriter';
import type { Finding } from '../../../src/core/scan/finding';
import { openDocument, testParsers } from '../../cases/rewriters/document';

/** A secret in the texts of this test: no one's. */
const secret = 'Tr0ub4dor-and-3';

describe('what stands beside a secret', () => {
  const parsers = testParsers();
  const cases: [title: string, extension: string, source: string, expected: Beside][] = [
    ['the user in a pair', '.py', 'requests.get(url, auth=("indexer", "…"))', { user: 'indexer' }],
    ['the user of the same object', '.js', "connect({ user: 'orders', password: '…' })", { user: 'orders' }],
    ['the user of the same command', '.sh', "PGPASSWORD='…' pg_dump -h db -U sales sales", { user: 'sales' }],
    ['the user of one text', '.sh', 'echo "build:…" | chpasswd', { user: 'build' }],
    [
      'the user of a domain',
      '.ps1',
      "New-Object PSCredential ('CORP\\\\svc', (ConvertTo-SecureString '…' -AsPlainText))",
      { user: 'svc' },
    ],
    ['the user that a command makes', '.ps1', 'net user backup "…" /add', { user: 'backup' }],
    ['the user that a statement makes', '.sql', "CREATE USER 'sales'@'%' IDENTIFIED BY '…';", { user: 'sales' }],
    ['a user that is compared', '.rb', "username == 'admin' && password == '…'", { user: 'admin' }],
    ['the account of a mail address', '.js', "add({ email: 'ops@example.com', password: '…' })", { user: 'ops' }],
    ['no user of another object', '.js', "a({ user: 'orders' });\n\nb({ password: '…' })", {}],
    ['no user that is any', '.py', 'login("user", "…")', {}],
    [
      'the service of the address',
      '.js',
      "fetch('https://us1.api.mailchimp.com/3.0', { headers: { Authorization: 'Bearer …' } })",
      { service: 'mailchimp' },
    ],
    [
      'the host of the address that holds it',
      '.py',
      'get("https://deploy:…@git.widgets.dev/api")',
      { user: 'deploy', service: 'widgets' },
    ],
    [
      'the host of an address of one’s own',
      '.sh',
      'curl -H "Authorization: Bearer …" \\\n  https://notify.internal/x',
      { service: 'notify' },
    ],
    ['the entry of a list', '.js', "const all = [{ name: 'primary', url: '…' }]", { label: 'primary' }],
    ['no pattern of another branch', '.sh', "case $ENV in\n  prod) PASSWORD='' ;;\n  *) PASSWORD='…' ;;\nesac\n", {}],
    ['the variable within a text', '.py', 'run("RESTIC_PASSWORD=… restic backup")', { variable: 'RESTIC_PASSWORD' }],
    ['the section of settings', '.py', 'text = """\n[database]\npassword = …\n"""', { section: 'database' }],
  ];
  for (const [title, extension, text, expected] of cases) {
    it(title, async () => {
      const source = text.replace('…', secret);
      const document = await openDocument(parsers, undefined, extension, source);
      const start = source.indexOf(secret);
      const finding = { span: { start, end: start + secret.length }, name: ['password'] } as unknown as Finding;
      assert.deepEqual(namesBeside(document, [finding], finding), expected);
      document.dispose();
    });
  }

  it('is never another secret', async () => {
    const source = `login("aaa", "${secret}")`;
    const document = await openDocument(parsers, undefined, '.py', source);
    const findings = ['aaa', secret].map((value) => {
      const start = source.indexOf(value);
      return { span: { start, end: start + value.length }, name: [] } as unknown as Finding;
    });
    assert.deepEqual(namesBeside(document, findings, findings[1] as Finding), {});
    document.dispose();
  });
});
