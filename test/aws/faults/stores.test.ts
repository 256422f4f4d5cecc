import assert from 'node:assert/strict';
import type { SecretStore, StoreKind } from '../../../src/core/ports';
import { english } from '../../../src/core/text/message';
import { Secret } from '../../../src/core/text/secret';
import type { Sandbox } from '../../../src/sandbox/sandbox';
import { Samples } from '../../support/samples';
import { failsWith } from '../support/failsWith';
import { teamAws } from '../support/teamAws';
import { explainedFaults } from './explainedFaults';

const samples = new Samples(11);
const value = samples.make('password');
const refuse = { onDifferent: 'refuse' } as const;

const services: readonly {
  readonly kind: StoreKind;
  readonly name: string;
  readonly write: string;
  readonly update: string;
  readonly read: string;
}[] = [
  {
    kind: 'secretsmanager',
    name: 'shop/db/password',
    write: 'secretsmanager:CreateSecret',
    update: 'secretsmanager:PutSecretValue',
    read: 'secretsmanager:GetSecretValue',
  },
  {
    kind: 'parameterstore',
    name: '/shop/db/password',
    write: 'ssm:PutParameter',
    update: 'ssm:PutParameter',
    read: 'ssm:GetParameter',
  },
];

for (const { kind, name, write, update, read } of services) {
  describe(`the ${kind} store when things go wrong, answered by the embedded sandbox`, () => {
    const aws = teamAws(value);

    const store = (profile = 'dev'): SecretStore => aws.home.room().store(kind, { profile });
    const put = (target = store()): Promise<unknown> => target.put(name, new Secret(value), refuse);

    const tag = kind === 'secretsmanager' ? 'secretsmanager:TagResource' : 'ssm:AddTagsToResource';
    const mayNot = (action: string): Parameters<Sandbox['inject']>[1] => ({
      kind: 'error',
      code: 'AccessDeniedException',
      message: `User: x is not authorized to perform: ${action} on resource: y because no identity-based policy allows the ${action} action`,
    });

    it('creates without tags where only the permission to tag is missing, and says so', async () => {
      const injected = aws.sandbox.inject(write, mayNot(tag), { times: 1 });
      const stored = await store().put(name, new Secret(value), { ...refuse, tags: { project: 'shop' } });
      assert.equal(injected.hits, 1);
      assert.equal(stored.outcome, 'created');
      assert.deepEqual(stored.notes?.map(english), [`${name} has no tags: the permission ${tag} is missing.`]);
      assert.ok((await store().read(name)).equals(new Secret(value)));
    });

    it('does not try again where another permission is missing', async () => {
      const injected = aws.sandbox.inject(write, mayNot(write));
      await failsWith(store().put(name, new Secret(value), { ...refuse, tags: { project: 'shop' } }), 'access-denied');
      assert.equal(injected.hits, 1);
    });

    for (const [fault, reason, text] of explainedFaults) {
      it(`explains a request to store that is ${fault}, and stores nothing`, async () => {
        const injected = aws.sandbox.inject(write, { kind: fault });
        const failure = await failsWith(put(), reason, [value]);
        assert.match(english(failure.explanation), text);
        assert.equal(failure.permission, fault === 'denied' ? write : undefined);
        injected.remove();
        await failsWith(store().read(name), 'not-found');
      });

      it(`explains a request to read that is ${fault}`, async () => {
        await put();
        aws.sandbox.inject(read, { kind: fault });
        const failure = await failsWith(store().read(name), reason, [value]);
        assert.match(english(failure.explanation), text);
        assert.equal(failure.permission, fault === 'denied' ? read : undefined);
      });
    }

    it('stores once where the answer to a stored value is lost, and the request is sent again', async () => {
      aws.sandbox.inject(write, { kind: 'reset' }, { times: 1, afterwards: true });
      // Parameter Store then finds the value already there, and recognises it.
      assert.match(
        (await store().put(name, new Secret(value), refuse)).outcome,
        kind === 'secretsmanager' ? /created/ : /reused/,
      );
      assert.ok((await store().read(name)).equals(new Secret(value)));
    });

    it('recognises the value afterwards where every answer was lost', async () => {
      const injected = aws.sandbox.inject(write, { kind: 'reset' }, { afterwards: true });
      await failsWith(put(), 'network', [value]);
      injected.remove();
      assert.equal((await store().put(name, new Secret(value), refuse)).outcome, 'reused');
    });

    it('cannot compare where reading is denied, and so leaves what is there', async () => {
      await put();
      aws.sandbox.inject(read, { kind: 'denied' });
      const failure = await failsWith(store().put(name, new Secret(`${value}2`), refuse), 'access-denied', [value]);
      assert.equal(failure.permission, read);
    });

    it('names the permission that a new version lacks', async () => {
      await put();
      // The first request that creates, and finds the name taken, is let through.
      aws.sandbox.inject(update, { kind: 'denied' });
      if (update === write) {
        aws.sandbox.inject(write, { kind: 'error', code: 'ParameterAlreadyExists', message: '' }, { times: 1 });
      }
      const failure = await failsWith(
        store().put(name, new Secret(`${value}2`), { onDifferent: 'new-version' }),
        'access-denied',
        [value],
      );
      assert.equal(failure.permission, update);
    });

    it('gives another value where the service does, for the caller to compare', async () => {
      await put();
      aws.sandbox.inject(read, { kind: 'wrong-value' });
      assert.ok(!(await store().read(name)).equals(new Secret(value)));
    });

    it('gives up in time', async () => {
      aws.sandbox.inject(write, { kind: 'slow' });
      const impatient = aws.home.room({ requestMilliseconds: 20, attempts: 1 }).store(kind, { profile: 'dev' });
      const failure = await failsWith(impatient.put(name, new Secret(value), refuse), 'timeout', [value]);
      assert.match(english(failure.explanation), /did not answer in time/);
    });

    it('can be cancelled', async () => {
      const slow = aws.sandbox.inject(write, { kind: 'slow' });
      const controller = new AbortController();
      const putting = store().put(name, new Secret(value), { ...refuse, signal: controller.signal });
      await slow.hit;
      controller.abort();
      await failsWith(putting, 'cancelled', [value]);
    });

    it('asks for a region where none is set', async () => {
      const [dev] = seedFor(aws.sandbox);
      await aws.home.writeFile('.aws/config', '');
      await aws.home.writeFile('.aws/credentials', dev ?? '');
      const failure = await failsWith(put(store('plain')), 'no-region', [value]);
      assert.match(english(failure.explanation), /add a region to profile plain/);
    });

    it('says that nobody is there, or that a name leads nowhere', async () => {
      aws.home.setEnvironment({ AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
      assert.match(english((await failsWith(put(), 'network', [value])).explanation), /ECONNREFUSED/);
      aws.home.setEnvironment({ AWS_ENDPOINT_URL: 'nonsense' });
      assert.match(english((await failsWith(put(), 'network', [value])).explanation), /is not a URL/);
    });

    it('never repeats what AWS says about a request, since it repeats its values', async () => {
      for (const code of ['ValidationException', 'InternalServiceError', 'SomethingNew']) {
        const injected = aws.sandbox.inject(write, {
          kind: 'error',
          code,
          message: `1 validation error detected: Value '${value}' at 'value' failed`,
          status: code === 'InternalServiceError' ? 500 : 400,
        });
        const failure = await failsWith(put(), 'other', [value]);
        assert.match(english(failure.explanation), new RegExp(code));
        injected.remove();
      }
    });

    it('tells a key of KMS that may not be used', async () => {
      aws.sandbox.inject(write, {
        kind: 'error',
        code: 'AccessDeniedException',
        message: 'Access to KMS is not allowed',
      });
      const failure = await failsWith(put(), 'access-denied', [value]);
      assert.equal(failure.permission, 'kms:GenerateDataKey');
      aws.sandbox.inject(write, {
        kind: 'error',
        code: 'AccessDeniedException',
        message: 'User: arn:aws:iam::123456789012:user/dev is not authorized to perform: kms:Encrypt on resource: x',
      });
      assert.equal((await failsWith(put(), 'access-denied', [value])).permission, 'kms:Encrypt');
    });

    it('tells a policy of the organization', async () => {
      aws.sandbox.inject(write, {
        kind: 'error',
        code: 'AccessDeniedException',
        message: `User: x is not authorized to perform: ${write} on resource: y with an explicit deny in a service control policy`,
      });
      assert.match(
        english((await failsWith(put(), 'access-denied', [value])).explanation),
        /policy of the organization forbids/,
      );
    });

    it('takes new credentials after a failure, without a new store', async () => {
      const same = store('stale');
      await failsWith(put(same), 'expired', [value]);
      const fresh = aws.sandbox.seed.roleSession(aws.sandbox.seed.role('Fresh'), 'me', 3600);
      await aws.home.writeProfiles({
        url: aws.sandbox.url,
        region: 'eu-central-1',
        profiles: [
          { name: 'stale', kind: 'key', id: fresh.accessKeyId, secret: fresh.secretAccessKey, token: fresh.token },
        ],
      });
      await put(same);
    });
  });
}

/** A credentials file without a region anywhere. */
function seedFor(sandbox: Sandbox): readonly string[] {
  const key = sandbox.seed.key(sandbox.seed.user('plain'));
  return [`[plain]\naws_access_key_id = ${key.id}\naws_secret_access_key = ${key.secret}\n`];
}
