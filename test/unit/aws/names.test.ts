import assert from 'node:assert/strict';
import { parameterNameProblem, secretNameProblem } from '../../../src/aws/stores/names';
import { proposeName } from '../../../src/core/fix/naming';
import { english } from '../../../src/core/text/message';

describe('the names that a store takes', () => {
  const secretNames: readonly (readonly [name: string, problem: RegExp | undefined])[] = [
    ['shop/config/dbPassword', undefined],
    ['a', undefined],
    ['/leading/slash', undefined],
    ['mail@example.com+x=1_2.3-4', undefined],
    ['x'.repeat(512), undefined],
    ['x'.repeat(513), /513 characters.*512/],
    ['', /needs a name/],
    ['two words', /letters without accents/],
    ['größe', /letters without accents/],
    ['a:b', /letters without accents/],
    ['a\n', /letters without accents/],
    ['shop-AbC123', /hyphen and six characters/],
    ['shop-AbC12', undefined],
    ['shop-AbC1234', undefined],
    ['shop-AbC123/x', undefined],
  ];
  for (const [name, problem] of secretNames) {
    it(`Secrets Manager: ${JSON.stringify(name.slice(0, 30))} ${problem === undefined ? 'is taken' : 'is refused'}`, () => {
      const found = secretNameProblem(name);
      assert.equal(found === undefined, problem === undefined, found && english(found));
      assert.match(found === undefined ? '' : english(found), problem ?? /^$/);
    });
  }

  const parameterNames: readonly (readonly [name: string, problem: RegExp | undefined])[] = [
    ['/shop/config/dbPassword', undefined],
    ['dbPassword', undefined],
    ['shop/dbPassword', /must begin with one/],
    ['/shop/', /must not end in \//],
    ['/shop//db', /two of them in a row/],
    ['/', /must not end in \//],
    ['', /needs a name/],
    ['/aws/x', /reserved/],
    ['SSM-thing', /reserved/],
    ['/shop/aws', undefined],
    ['/a'.repeat(15), undefined],
    ['/a'.repeat(16), /15 levels/],
    ['/shop/größe', /letters without accents/],
    ['/shop/a@b', /letters without accents/],
    [`/${'x'.repeat(949)}`, undefined],
    [`/${'x'.repeat(950)}`, /951 characters/],
  ];
  for (const [name, problem] of parameterNames) {
    it(`Parameter Store: ${JSON.stringify(name.slice(0, 40))} ${problem === undefined ? 'is taken' : 'is refused'}`, () => {
      const found = parameterNameProblem(name);
      assert.equal(found === undefined, problem === undefined, found && english(found));
      assert.match(found === undefined ? '' : english(found), problem ?? /^$/);
    });
  }

  it('are those that are proposed, whatever the code calls its things', () => {
    const texts = [
      '',
      'dbPassword',
      'größe',
      'a/b',
      '日本',
      'aws',
      'client-secret',
      '..',
      '-',
      'x'.repeat(600),
      '🔑',
      'a b',
      '$x',
      'SSM',
    ];
    for (const workspace of texts) {
      for (const name of texts) {
        for (const template of [
          '{workspace}/{file}/{name}',
          '{name}',
          '/{workspace}/{name}',
          '{workspace}-{name}',
          '//{file}//',
        ]) {
          const parts = { workspace, file: name, name };
          const secret = proposeName(template, parts, 'secretsmanager');
          const parameter = proposeName(template, parts, 'parameterstore');
          assert.equal(secretNameProblem(secret), undefined, `${template}: ${secret}`);
          assert.equal(parameterNameProblem(parameter), undefined, `${template}: ${parameter}`);
        }
      }
    }
  });
});
