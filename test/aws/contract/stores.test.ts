import assert from 'node:assert/strict';
import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  DescribeParametersCommand,
  GetParameterCommand,
  ListTagsForResourceCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { AwsFailure } from '../../../src/core/ports';
import type { AwsFailureReason, SecretStore, StoreKind } from '../../../src/core/ports';
import { english } from '../../../src/core/text/message';
import { Secret } from '../../../src/core/text/secret';
import { Samples } from '../../support/samples';
import { contract } from '../support/contract';
import type { ContractContext } from '../support/contract';

const samples = new Samples(5);
const value = samples.make('password');
const otherValue = samples.make('password');
const odd = `${value} "quoted" \\ <&> \t\n äöü 日本 🔑 \${x}`;

const choice = { profile: 'admin' };
const refuse = { onDifferent: 'refuse' } as const;
const newVersion = { onDifferent: 'new-version' } as const;

async function failure(work: Promise<unknown>, reason: AwsFailureReason): Promise<AwsFailure> {
  const error = await work.then(
    () => assert.fail(`nothing failed, and ${reason} was expected`),
    (thrown: unknown) => thrown,
  );
  assert.ok(AwsFailure.is(error), String(error));
  assert.equal(error.reason, reason, english(error.explanation));
  for (const secret of [value, otherValue, odd]) {
    assert.ok(
      !`${english(error.explanation)} ${error.message} ${String(error.cause)}`.includes(secret),
      'a value was told',
    );
  }
  return error;
}

const kinds: readonly { readonly kind: StoreKind; readonly name: string; readonly largest: number }[] = [
  { kind: 'secretsmanager', name: 'shop/config/dbPassword', largest: 65_536 },
  { kind: 'parameterstore', name: '/shop/config/dbPassword', largest: 8192 },
];

for (const { kind, name, largest } of kinds) {
  contract(`the ${kind} store`, (context) => {
    const store = (): SecretStore => context().home.room().store(kind, choice);

    it('creates what is not there, and reads it back as it was', async () => {
      for (const [index, text] of [value, odd, ' ', 'x'.repeat(4096)].entries()) {
        const target = `${name}${String(index)}`;
        const stored = await store().put(target, new Secret(text), { ...refuse, description: 'Made by a test' });
        assert.equal(stored.name, target);
        assert.equal(stored.outcome, 'created');
        assert.ok((await store().read(target)).equals(new Secret(text)));
      }
    });

    it('recognises a value that is already there, and writes nothing', async () => {
      await store().put(name, new Secret(value), refuse);
      const before = await versions(context(), kind, name);
      const stored = await store().put(name, new Secret(value), newVersion);
      assert.equal(stored.outcome, 'reused');
      assert.equal(await versions(context(), kind, name), before);
    });

    it('refuses a name that holds another value, and leaves that value', async () => {
      await store().put(name, new Secret(value), refuse);
      const refusal = await failure(store().put(name, new Secret(otherValue), refuse), 'name-taken');
      assert.match(english(refusal.explanation), new RegExp(`${name}.*Choose another name`));
      assert.ok((await store().read(name)).equals(new Secret(value)));
    });

    it('adds a version where that was asked for', async () => {
      await store().put(name, new Secret(value), refuse);
      const stored = await store().put(name, new Secret(otherValue), newVersion);
      assert.equal(stored.outcome, 'new-version');
      assert.ok((await store().read(name)).equals(new Secret(otherValue)));
    });

    it('says that a name holds nothing', async () => {
      const missing = await failure(store().read(name), 'not-found');
      assert.match(english(missing.explanation), new RegExp(name));
    });

    it(`takes a value of ${String(largest)} bytes and refuses one more, counted in UTF-8`, async () => {
      const full = new Secret('é'.repeat(largest / 2));
      await store().put(name, full, refuse);
      assert.ok((await store().read(name)).equals(full));
      const refusal = await failure(
        store().put(name, new Secret(`${'é'.repeat(largest / 2)}x`), newVersion),
        'too-large',
      );
      assert.match(english(refusal.explanation), new RegExp(String(largest)));
      assert.ok((await store().read(name)).equals(full));
    });

    it('refuses an empty value', async () => {
      await failure(store().put(name, new Secret(''), refuse), 'other');
      await failure(store().read(name), 'not-found');
    });

    it('creates with tags, a key and a description, and leaves those of what is there', async () => {
      const made = {
        tags: { project: 'shop', file: 'src/a b.ts' },
        kmsKeyId: 'alias/shop',
        description: 'From a test',
      };
      const stored = await store().put(name, new Secret(value), { ...refuse, ...made });
      assert.equal(stored.outcome, 'created');
      assert.equal(stored.notes, undefined);
      assert.ok((await store().read(name)).equals(new Secret(value)));
      const described = await madeWith(context(), kind, name);
      assert.deepEqual(described, { ...made, kmsKeyId: described.kmsKeyId });
      assert.match(described.kmsKeyId ?? '', /alias\/shop/);
      const other = { tags: { project: 'other' }, description: 'Another' };
      await store().put(name, new Secret(value), { ...refuse, ...other });
      await store().put(name, new Secret(otherValue), { ...newVersion, ...other, kmsKeyId: 'alias/shop' });
      assert.deepEqual(await madeWith(context(), kind, name), described);
      assert.ok((await store().read(name)).equals(new Secret(otherValue)));
    });

    it('keeps regions apart', async () => {
      await store().put(name, new Secret(value), refuse);
      const elsewhere = context()
        .home.room()
        .store(kind, { ...choice, region: 'us-west-2' });
      await failure(elsewhere.read(name), 'not-found');
      assert.equal((await elsewhere.put(name, new Secret(otherValue), refuse)).outcome, 'created');
      assert.ok((await store().read(name)).equals(new Secret(value)));
    });

    it('refuses a bad name before it asks anyone', async () => {
      const refusal = await failure(store().put('mit Leerzeichen', new Secret(value), refuse), 'invalid-name');
      assert.deepEqual(refusal.explanation, store().nameProblem('mit Leerzeichen'));
      assert.deepEqual(context().home.log, []);
    });

    it('tells the log what it called, and no value', async () => {
      await store().put(name, new Secret(odd), refuse);
      await store().put(name, new Secret(odd), refuse);
      const log = context().home.log.join('\n');
      assert.match(log, kind === 'secretsmanager' ? /secretsmanager:CreateSecret/ : /ssm:PutParameter/);
      assert.ok(!log.includes(value), 'the log holds the value');
    });
  });
}

contract('Secrets Manager itself', (context) => {
  const client = (): SecretsManagerClient => clientOf(context(), SecretsManagerClient);
  const store = (): SecretStore => context().home.room().store('secretsmanager', choice);

  it('keeps the name of a secret that is scheduled for deletion, and this is said', async () => {
    await store().put('shop/old', new Secret(value), refuse);
    await client().send(new DeleteSecretCommand({ SecretId: 'shop/old', RecoveryWindowInDays: 7 }));
    for (const options of [refuse, newVersion]) {
      const refusal = await failure(store().put('shop/old', new Secret(value), options), 'scheduled-for-deletion');
      assert.match(english(refusal.explanation), /shop\/old.*Restore.*another name/);
    }
    await failure(store().read('shop/old'), 'scheduled-for-deletion');
  });

  it('may have a secret without a value, which then gets its first', async () => {
    await client().send(new CreateSecretCommand({ Name: 'shop/empty' }));
    await failure(store().read('shop/empty'), 'not-found');
    const stored = await store().put('shop/empty', new Secret(value), refuse);
    assert.equal(stored.outcome, 'new-version');
    assert.ok((await store().read('shop/empty')).equals(new Secret(value)));
  });

  it('may hold binary data, which is another value', async () => {
    await client().send(new CreateSecretCommand({ Name: 'shop/binary', SecretBinary: new Uint8Array([1, 2, 3]) }));
    await failure(store().put('shop/binary', new Secret(value), refuse), 'name-taken');
    await failure(store().read('shop/binary'), 'not-found');
  });

  it('tells the ARN', async () => {
    const stored = await store().put('shop/arn', new Secret(value), refuse);
    const described = await client().send(new DescribeSecretCommand({ SecretId: 'shop/arn' }));
    assert.equal(stored.arn, described.ARN);
  });
});

contract('Parameter Store itself', (context) => {
  const client = (): SSMClient => clientOf(context(), SSMClient);
  const store = (): SecretStore => context().home.room().store('parameterstore', choice);

  it('holds what was put there encrypted', async () => {
    await store().put('/shop/secure', new Secret(value), refuse);
    const { Parameter } = await client().send(new GetParameterCommand({ Name: '/shop/secure' }));
    assert.equal(Parameter?.Type, 'SecureString');
    assert.notEqual(Parameter.Value, value);
  });

  it('does not take a plain parameter for a safe place, even for the same value', async () => {
    await client().send(new PutParameterCommand({ Name: '/shop/plain', Value: value, Type: 'String' }));
    for (const options of [refuse, newVersion]) {
      const refusal = await failure(store().put('/shop/plain', new Secret(value), options), 'name-taken');
      assert.match(english(refusal.explanation), /not encrypted/);
    }
  });

  it('uses the advanced tier only for a value above 4 KB, and says that it costs', async () => {
    const small = await store().put('/shop/small', new Secret('x'.repeat(4096)), refuse);
    const large = await store().put('/shop/large', new Secret('x'.repeat(4097)), refuse);
    assert.equal(small.notes, undefined);
    assert.match(large.notes?.map(english).join() ?? '', /\/shop\/large.*charges/);
    const { Parameters = [] } = await client().send(new DescribeParametersCommand({}));
    assert.deepEqual(Parameters.map(({ Name, Tier }) => [Name, Tier]).sort(), [
      ['/shop/large', 'Advanced'],
      ['/shop/small', 'Standard'],
    ]);
  });
});

function clientOf<T>(
  { backend }: ContractContext,
  type: new (configuration: { endpoint: string; region: string; credentials: typeof backend.admin }) => T,
): T {
  return new type({ endpoint: backend.url, region: 'eu-central-1', credentials: backend.admin });
}

/** How often a name was written to. */
async function versions(context: ContractContext, kind: StoreKind, name: string): Promise<number> {
  if (kind === 'parameterstore') {
    const { Parameter } = await clientOf(context, SSMClient).send(new GetParameterCommand({ Name: name }));
    return Parameter?.Version ?? 0;
  }
  const described = await clientOf(context, SecretsManagerClient).send(new DescribeSecretCommand({ SecretId: name }));
  return Object.keys(described.VersionIdsToStages ?? {}).length;
}

/** How a secret or parameter was made. */
async function madeWith(
  context: ContractContext,
  kind: StoreKind,
  name: string,
): Promise<{
  readonly tags: Readonly<Record<string, string>>;
  readonly kmsKeyId: string | undefined;
  readonly description: string | undefined;
}> {
  const named = (
    tags: readonly { Key?: string | undefined; Value?: string | undefined }[] = [],
  ): Record<string, string> => Object.fromEntries(tags.map(({ Key, Value }) => [Key ?? '', Value ?? '']));
  if (kind === 'secretsmanager') {
    const secret = await clientOf(context, SecretsManagerClient).send(new DescribeSecretCommand({ SecretId: name }));
    return { tags: named(secret.Tags), kmsKeyId: secret.KmsKeyId, description: secret.Description };
  }
  const client = clientOf(context, SSMClient);
  const { Parameters = [] } = await client.send(new DescribeParametersCommand({}));
  const { TagList } = await client.send(
    new ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId: name }),
  );
  return { tags: named(TagList), kmsKeyId: Parameters[0]?.KeyId, description: Parameters[0]?.Description };
}
