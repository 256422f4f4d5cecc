import assert from 'node:assert/strict';
import { CreateSecretCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import { AwsFailure } from '../../../src/core/ports';
import type { SecretLookup } from '../../../src/core/ports';
import { english } from '../../../src/core/text/message';
import { Samples } from '../../support/samples';
import { contract } from '../support/contract';
import { storeClients } from '../support/storeClients';

const samples = new Samples(6);
const value = samples.make('password');
const older = samples.make('password');
const choice = { profile: 'admin' };

contract('the reader of both stores', (context) => {
  const clients = storeClients(context);

  /** The answers in short: values as they are, failures by their reason. */
  async function read(...lookups: readonly SecretLookup[]): Promise<readonly string[]> {
    const answers = await context().home.room().reader(choice).read(lookups);
    return answers.map((answer) => (AwsFailure.is(answer) ? answer.reason : answer.reveal()));
  }

  it('reads secrets by name, ARN, stage and version', async () => {
    const { ARN, VersionId } = await clients().secrets.send(
      new CreateSecretCommand({ Name: 'shop/db', SecretString: older }),
    );
    await clients().secrets.send(new PutSecretValueCommand({ SecretId: 'shop/db', SecretString: value }));
    assert.ok(ARN !== undefined && VersionId !== undefined);
    const store = 'secretsmanager';
    assert.deepEqual(
      await read(
        { store, name: 'shop/db' },
        { store, name: ARN },
        { store, name: 'shop/db', stage: 'AWSPREVIOUS' },
        { store, name: 'shop/db', version: VersionId },
        { store, name: 'shop/none' },
        { store, name: 'shop/db', stage: 'NEXT' },
      ),
      [value, value, older, older, 'not-found', 'not-found'],
    );
  });

  it('reads many parameters, by name and version, plain ones too, and tells those that are not there', async () => {
    const put = (Name: string, Value: string, Type: 'SecureString' | 'String'): Promise<unknown> =>
      clients().parameters.send(new PutParameterCommand({ Name, Value, Type, Overwrite: true }));
    await put('/shop/db', older, 'SecureString');
    await put('/shop/db', value, 'SecureString');
    await put('plain', 'text', 'String');
    const many = Array.from({ length: 12 }, (_, index) => `/many/p${String(index)}`);
    for (const name of many) {
      await put(name, `value of ${name}`, 'SecureString');
    }
    const store = 'parameterstore';
    assert.deepEqual(
      await read(
        { store, name: '/shop/db' },
        { store, name: '/shop/db', version: '1' },
        { store, name: '/shop/none' },
        { store, name: 'plain' },
        { store, name: '/shop/db', version: '9' },
        ...many.map((name) => ({ store, name }) as const),
      ),
      [value, older, 'not-found', 'text', 'not-found', ...many.map((name) => `value of ${name}`)],
    );
  });

  it('tells of every look-up what went wrong, and no value', async () => {
    const answers = await context()
      .home.room()
      .reader({ profile: 'nobody' })
      .read([
        { store: 'secretsmanager', name: 'a' },
        { store: 'parameterstore', name: '/b' },
        { store: 'parameterstore', name: '/c' },
      ]);
    for (const answer of answers) {
      assert.ok(AwsFailure.is(answer, 'unknown-profile'));
      assert.match(english(answer.explanation), /nobody/);
    }
    assert.equal(answers.length, 3);
  });

  it('stops when it is cancelled', async () => {
    const stop = new AbortController();
    stop.abort();
    const answers = await context()
      .home.room()
      .reader(choice)
      .read(
        [
          { store: 'secretsmanager', name: 'a' },
          { store: 'parameterstore', name: '/b' },
        ],
        stop.signal,
      );
    assert.ok(answers.every((answer) => AwsFailure.is(answer, 'cancelled')));
  });
});
