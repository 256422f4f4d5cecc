import assert from 'node:assert/strict';
import { reading, summary } from './reading';

describe('Makefile literals', () => {
  const cases: readonly (readonly [source: string, ...expected: string[]])[] = [
    ['A = b c # d\n', 'assigned A "b c"'],
    ['export A ?= b\nx: C := d\n', 'assigned A "b"', 'assigned C "d"'],
    ['A := b\\#c\n', 'assigned A "b#c"'],
    ['x: y\n\t@A=b run\n', 'assigned A "b"'],
    ['x:\n\tmysql -pabc \\\n\t  db\n', 'argument password "abc" mysql(-p)', 'argument "db" mysql(0)'],
    ['A = $(B)\n# C = d\nifeq ($(A),b)\nendif\n'],
  ];
  for (const [source, ...expected] of cases) {
    it(JSON.stringify(source), async () => {
      assert.deepEqual(await summary('Makefile', source), expected);
    });
  }

  it('knows its comments', async () => {
    await reading('rules.mk', 'A = b # c\n# d\n', ({ comments, source }) => {
      assert.deepEqual(
        comments.map(({ start, end }) => source.slice(start, end)),
        ['# c', '# d'],
      );
    });
  });
});

describe('batch literals', () => {
  const cases: readonly (readonly [source: string, ...expected: string[]])[] = [
    ['set A=b c\r\nset "D=e&f"\r\n', 'assigned A "b c"', 'assigned D "e&f"'],
    ['if "%1"=="" set A=b& goto :end\r\n', 'assigned A "b"'],
    ['setx A b /M\nsetx /M C "d e"\n', 'assigned A "b"', 'assigned C "d e"'],
    ['rem set A=b\n', 'prose A "b"'],
    ['sqlcmd -P abc\n', 'argument password "abc" sqlcmd(-P)'],
  ];
  for (const [source, ...expected] of cases) {
    it(JSON.stringify(source), async () => {
      assert.deepEqual(await summary('run.bat', source), expected);
    });
  }
});
