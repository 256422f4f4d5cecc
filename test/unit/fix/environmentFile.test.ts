import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseEnv } from 'node:util';
import fc from 'fast-check';
import { setVariable } from '../../../src/core/fix/environmentFile';
import { Secret } from '../../../src/core/text/secret';

function added(text: string | undefined, name: string, value: string): string {
  const change = setVariable(text, name, new Secret(value));
  assert.ok(change.kind === 'added');
  return change.text;
}

describe('a variable in a .env file', () => {
  const cases: [title: string, before: string | undefined, after: string][] = [
    ['in a new file', undefined, 'KEY=value\n'],
    ['after a last line without an end', 'A=1', 'A=1\nKEY=value\n'],
    ['with Windows line ends', '# mine\r\nA=1\r\n', '# mine\r\nA=1\r\nKEY=value\r\n'],
    ['after a byte order mark', '\uFEFF', '\uFEFFKEY=value\n'],
    ['that stands there empty', 'A=1\nKEY=\nB=2 # two\n', 'A=1\nKEY=value\nB=2 # two\n'],
    ['that stands there empty in quotes, with a comment', "export KEY='' # fill in\n", 'export KEY=value # fill in\n'],
    ['that a comment only mentions', '# KEY=other\n', '# KEY=other\nKEY=value\n'],
    ['that stands within the value of another', 'A="x\nKEY=other\n"\n', 'A="x\nKEY=other\n"\nKEY=value\n'],
  ];
  for (const [title, before, after] of cases) {
    it(title, () => {
      assert.equal(added(before, 'KEY', 'value'), after);
    });
  }

  it('that holds the same value is used again', () => {
    for (const text of ['KEY=value', 'export KEY = "value" # x', "\uFEFFKEY='value'\n", 'KEY=other\nKEY=value\n']) {
      assert.equal(setVariable(text, 'KEY', new Secret('value')).kind, 'reused', text);
    }
  });

  it('that holds another value is a conflict', () => {
    for (const text of ['KEY=other', 'KEY=value\nKEY=other\n', 'KEY=value2']) {
      assert.equal(setVariable(text, 'KEY', new Secret('value')).kind, 'conflict', text);
    }
  });

  it('set twice changes nothing the second time, and reads back in Node', () => {
    const value = fc.string({ unit: fc.constantFrom(...Array.from('abZ09 \t#$\\\'"`!=:/@{}\n&;é漢😀')), minLength: 1 });
    fc.assert(
      fc.property(value, fc.constantFrom('', 'A=1\n', '# c\r\nB="x"\r\n'), (text, before) => {
        const change = setVariable(before, 'KEY', new Secret(text));
        if (change.kind === 'unwritable') {
          return;
        }
        assert.ok(change.kind === 'added');
        const after = change.text;
        assert.ok(after.startsWith(before));
        assert.equal(setVariable(after, 'KEY', new Secret(text)).kind, 'reused');
        assert.equal(parseEnv(after)['KEY'], text);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads back in a shell, unless both kinds of quotes or a lone backslash forbid it', () => {
    const values = [
      'plain',
      'with space',
      'dollar$HOME',
      "it's",
      'say "hi"',
      'back`tick`',
      'a#b',
      'semi;colon&',
      'ünï',
      '!bang',
      '*?[x]',
    ];
    const text = values.reduce((before, value, index) => added(before, `V${String(index)}`, value), '');
    const folder = mkdtempSync(path.join(tmpdir(), 'strongroom-'));
    try {
      writeFileSync(path.join(folder, '.env'), text);
      const script = `. ./.env; printf '%s\\0' ${values.map((_, index) => `"$V${String(index)}"`).join(' ')}`;
      const read = execFileSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8' }).split('\0').slice(0, -1);
      assert.deepEqual(read, values);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses what the readers would take differently', () => {
    for (const value of ['a\0b', 'a\r\nb', `both ' and " and #`]) {
      assert.equal(setVariable(undefined, 'KEY', new Secret(value)).kind, 'unwritable');
    }
  });
});
