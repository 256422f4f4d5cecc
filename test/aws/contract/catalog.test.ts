import assert from 'node:assert/strict';
import { CreateSecretCommand, DeleteSecretCommand, RotateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { AwsFailure } from '../../../src/core/ports';
import type { SecretDescription, StoreKind, StoredName } from '../../../src/core/ports';
import { english } from '../../../src/core/text/message';
import { Samples } from '../../support/samples';
import { contract } from '../support/contract';
import { storeClients } from '../support/storeClients';

const value = new Samples(8).make('password');
const choice = { profile: 'admin' };

contract('the catalog of both stores', (context) => {
  const clients = storeClients(context);

  async function all(store: StoreKind): Promise<readonly SecretDescription[]> {
    const catalog = context().home.room().catalog(choice);
    const entries: SecretDescription[] = [];
    let page = await catalog.list(store, undefined);
    entries.push(...page.entries);
    while (page.next !== undefined) {
      page = await catalog.list(store, page.next);
      entries.push(...page.entries);
    }
    return entries;
  }

  const describe = (...names: readonly StoredName[]): Promise<readonly (SecretDescription | AwsFailure)[]> =>
    context().home.room().catalog(choice).describe(names);

  it('lists secrets page by page, with their descriptions and without those that are to be deleted', async () => {
    for (let index = 0; index < 103; index += 1) {
      await clients().secrets.send(
        new CreateSecretCommand({ Name: `shop/s${String(index)}`, SecretString: value, Description: 'Of a test' }),
      );
    }
    await clients().secrets.send(new DeleteSecretCommand({ SecretId: 'shop/s7', RecoveryWindowInDays: 7 }));
    const entries = await all('secretsmanager');
    assert.equal(entries.length, 102);
    assert.ok(!entries.some(({ name }) => name === 'shop/s7'));
    const entry = entries.find(({ name }) => name === 'shop/s8');
    assert.equal(entry?.description, 'Of a test');
    assert.match(entry.changed ?? '', /^\d{4}-\d\d-\d\dT/);
    assert.match(entry.arn ?? '', /^arn:aws:secretsmanager:eu-central-1:\d{12}:secret:shop\/s8-/);
    assert.ok(!JSON.stringify(entries).includes(value));
  });

  it('lists parameters page by page, with their types', async () => {
    for (let index = 0; index < 53; index += 1) {
      await clients().parameters.send(
        new PutParameterCommand({
          Name: `/shop/p${String(index)}`,
          Value: value,
          Type: index === 0 ? 'String' : 'SecureString',
          Description: 'Of a test',
        }),
      );
    }
    const entries = await all('parameterstore');
    assert.equal(entries.length, 53);
    assert.deepEqual(
      entries.filter(({ type }) => type === 'String').map(({ name, description }) => [name, description]),
      [['/shop/p0', 'Of a test']],
    );
    assert.ok(!JSON.stringify(entries).includes(value));
  });

  it('finds nothing in an empty account', async () => {
    assert.deepEqual(await all('secretsmanager'), []);
    assert.deepEqual(await all('parameterstore'), []);
  });

  it('describes by name and ARN, and says of each what is not there', async () => {
    const { ARN = '' } = await clients().secrets.send(
      new CreateSecretCommand({ Name: 'shop/db', SecretString: value }),
    );
    await clients().parameters.send(new PutParameterCommand({ Name: '/shop/db', Value: value, Type: 'SecureString' }));
    await clients().parameters.send(new PutParameterCommand({ Name: 'plain', Value: value, Type: 'String' }));
    const account = /\d{12}/.exec(ARN)?.[0] ?? '';
    const answers = await describe(
      { store: 'secretsmanager', name: 'shop/db' },
      { store: 'secretsmanager', name: ARN },
      { store: 'secretsmanager', name: 'shop/none' },
      { store: 'parameterstore', name: '/shop/db' },
      { store: 'parameterstore', name: '/shop/none' },
      { store: 'parameterstore', name: `arn:aws:ssm:eu-central-1:${account}:parameter/shop/db` },
      { store: 'parameterstore', name: `arn:aws:ssm:eu-central-1:${account}:parameter/plain` },
      ...Array.from(
        { length: 30 },
        (_, index) => ({ store: 'parameterstore', name: `/none/${String(index)}` }) as const,
      ),
    );
    const short = answers.map((answer) => (AwsFailure.is(answer) ? answer.reason : answer.name));
    assert.deepEqual(short.slice(0, 7), [
      'shop/db',
      'shop/db',
      'not-found',
      '/shop/db',
      'not-found',
      '/shop/db',
      'plain',
    ]);
    assert.deepEqual([...new Set(short.slice(7))], ['not-found']);
    assert.ok(AwsFailure.is(answers[2]));
    assert.match(english(answers[2].explanation), /does not have shop\/none in this account and region/);
    assert.ok(!JSON.stringify(answers).includes(value));
  });

  it('tells how a secret is rotated, and that one is to be deleted', async () => {
    await clients().secrets.send(new CreateSecretCommand({ Name: 'shop/turned', SecretString: value }));
    await clients().secrets.send(
      new RotateSecretCommand({ SecretId: 'shop/turned', RotationRules: { AutomaticallyAfterDays: 30 } }),
    );
    await clients().secrets.send(new CreateSecretCommand({ Name: 'shop/gone', SecretString: value }));
    await clients().secrets.send(new DeleteSecretCommand({ SecretId: 'shop/gone', RecoveryWindowInDays: 7 }));
    const [turned, gone] = await describe(
      { store: 'secretsmanager', name: 'shop/turned' },
      { store: 'secretsmanager', name: 'shop/gone' },
    );
    assert.ok(turned !== undefined && !AwsFailure.is(turned));
    assert.equal(turned.rotation?.days, 30);
    assert.match(turned.rotation.last ?? '', /^\d{4}-/);
    assert.ok(gone !== undefined && !AwsFailure.is(gone));
    assert.equal(gone.rotation, undefined);
    assert.match(gone.deleted ?? '', /^\d{4}-/);
  });

  it('asks once where no call can succeed, and tells every name so', async () => {
    const answers = await context()
      .home.room()
      .catalog({ profile: 'nobody' })
      .describe([
        { store: 'secretsmanager', name: 'shop/db' },
        { store: 'parameterstore', name: '/shop/db' },
      ]);
    assert.deepEqual(
      answers.map((answer) => (AwsFailure.is(answer) ? answer.reason : 'described')),
      ['unknown-profile', 'unknown-profile'],
    );
  });
});
