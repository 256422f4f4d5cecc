import assert from 'node:assert/strict';
import { storeAndVerify } from '../../../src/core/fix/transaction';
import { AwsFailure } from '../../../src/core/ports';
import type { AwsFailureReason, SecretStore } from '../../../src/core/ports';
import { english, message } from '../../../src/core/text/message';
import { Secret } from '../../../src/core/text/secret';

const value = new Secret('the value');

function storeOf(parts: Partial<SecretStore>): SecretStore {
  return {
    kind: 'secretsmanager',
    nameProblem: () => undefined,
    put: (name) => Promise.resolve({ name, arn: undefined, outcome: 'created' }),
    read: () => Promise.resolve(new Secret('the value')),
    ...parts,
  };
}

function failing(reason: AwsFailureReason): () => Promise<never> {
  return () => Promise.reject(new AwsFailure(reason, message('It went wrong.')));
}

describe('storing and verifying', () => {
  it('is verified once the value was read back and compared', async () => {
    const outcome = await storeAndVerify(storeOf({}), 'app/db', value, { onDifferent: 'refuse' });
    assert.deepEqual(outcome, { kind: 'verified', stored: { name: 'app/db', arn: undefined, outcome: 'created' } });
  });

  it('makes no call for a name that the service would refuse', async () => {
    let calls = 0;
    const store = storeOf({
      nameProblem: () => message('That name is not allowed.'),
      put: () => {
        calls += 1;
        return failing('other')();
      },
    });
    const outcome = await storeAndVerify(store, 'a b', value, { onDifferent: 'refuse' });
    assert.equal(outcome.kind === 'failed' && outcome.failure.reason, 'invalid-name');
    assert.equal(calls, 0);
  });

  const left: [reason: AwsFailureReason, left: 'nothing' | 'perhaps'][] = [
    ['name-taken', 'nothing'],
    ['access-denied', 'nothing'],
    ['expired', 'nothing'],
    ['no-credentials', 'nothing'],
    ['throttled', 'nothing'],
    ['network', 'perhaps'],
    ['timeout', 'perhaps'],
    ['unexpected-answer', 'perhaps'],
  ];
  for (const [reason, expected] of left) {
    it(`says what may exist after ${reason}: ${expected}`, async () => {
      const outcome = await storeAndVerify(storeOf({ put: failing(reason) }), 'app/db', value, {
        onDifferent: 'refuse',
      });
      assert.ok(outcome.kind === 'failed');
      assert.equal(outcome.left.kind, expected);
      assert.match(english(outcome.aftermath), /was stored/);
    });
  }

  it('names what was created where it cannot be read back', async () => {
    const outcome = await storeAndVerify(storeOf({ read: failing('access-denied') }), 'app/db', value, {
      onDifferent: 'refuse',
    });
    assert.ok(outcome.kind === 'failed');
    assert.equal(outcome.failure.reason, 'access-denied');
    assert.match(english(outcome.aftermath), /^app\/db was created/);
  });

  it('fails where another value is read back, and names neither', async () => {
    const store = storeOf({ read: () => Promise.resolve(new Secret('another value')) });
    const outcome = await storeAndVerify(store, 'app/db', value, { onDifferent: 'refuse' });
    assert.ok(outcome.kind === 'failed');
    assert.equal(outcome.failure.reason, 'read-back-differs');
    assert.doesNotMatch(JSON.stringify(outcome), /the value|another value/);
  });

  it('reads again as long as it is told to, while the new value is not there yet', async () => {
    let reads = 0;
    const store = storeOf({
      read: () => {
        reads += 1;
        return reads < 3 ? failing('not-found')() : Promise.resolve(new Secret('the value'));
      },
    });
    const attempts: number[] = [];
    const outcome = await storeAndVerify(store, 'app/db', value, {
      onDifferent: 'refuse',
      again: (attempt) => {
        attempts.push(attempt);
        return Promise.resolve(true);
      },
    });
    assert.equal(outcome.kind, 'verified');
    assert.deepEqual(attempts, [1, 2]);
  });

  it('repeats no text of what a store throws against its promise', async () => {
    const store = storeOf({ put: () => Promise.reject(new Error('the value')) });
    const outcome = await storeAndVerify(store, 'app/db', value, { onDifferent: 'refuse' });
    assert.ok(outcome.kind === 'failed');
    assert.equal(outcome.failure.reason, 'other');
    assert.doesNotMatch(`${english(outcome.failure.explanation)}${outcome.failure.message}`, /the value/);
  });
});
