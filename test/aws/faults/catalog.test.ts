import assert from 'node:assert/strict';
import { AwsFailure } from '../../../src/core/ports';
import type { SecretCatalog, StoredName, StoreKind } from '../../../src/core/ports';
import { english } from '../../../src/core/text/message';
import { Secret } from '../../../src/core/text/secret';
import { Samples } from '../../support/samples';
import { failsWith } from '../support/failsWith';
import { teamAws } from '../support/teamAws';
import { explainedFaults } from './explainedFaults';

const value = new Samples(17).make('password');

const services: readonly {
  readonly store: StoreKind;
  readonly name: string;
  readonly list: string;
  readonly describes: string;
}[] = [
  {
    store: 'secretsmanager',
    name: 'shop/db/password',
    list: 'secretsmanager:ListSecrets',
    describes: 'secretsmanager:DescribeSecret',
  },
  {
    store: 'parameterstore',
    name: '/shop/db/password',
    list: 'ssm:DescribeParameters',
    describes: 'ssm:DescribeParameters',
  },
];

for (const { store, name, list, describes } of services) {
  describe(`the catalog of ${store} when things go wrong, answered by the embedded sandbox`, () => {
    const aws = teamAws(value);
    beforeEach(async () => {
      await aws.home.room().store(store, { profile: 'dev' }).put(name, new Secret(value), { onDifferent: 'refuse' });
    });

    const catalog = (): SecretCatalog => aws.home.room().catalog({ profile: 'dev' });
    const known: StoredName = { store, name };

    /** The one failure that a description came to. */
    const described = async (from: SecretCatalog, signal?: AbortSignal): Promise<unknown> => {
      const [answer] = await from.describe([known], signal);
      if (AwsFailure.is(answer)) {
        throw answer;
      }
      return answer;
    };

    for (const [fault, reason, text] of explainedFaults) {
      it(`explains a list that is ${fault}, and lists again afterwards`, async () => {
        const same = catalog();
        const injected = aws.sandbox.inject(list, { kind: fault });
        const failure = await failsWith(same.list(store, undefined), reason, [value]);
        assert.match(english(failure.explanation), text);
        assert.equal(failure.permission, fault === 'denied' ? list : undefined);
        injected.remove();
        const { entries } = await same.list(store, undefined);
        assert.deepEqual(
          entries.map((entry) => entry.name),
          [name],
        );
      });

      it(`explains a description that is ${fault}: nothing is said to be missing`, async () => {
        aws.sandbox.inject(describes, { kind: fault });
        const failure = await failsWith(described(catalog()), reason, [value]);
        assert.match(english(failure.explanation), text);
        assert.equal(failure.permission, fault === 'denied' ? describes : undefined);
      });
    }

    it('still describes what the other store holds', async () => {
      const other = services.find((service) => service.store !== store);
      assert.ok(other);
      await aws.home
        .room()
        .store(other.store, { profile: 'dev' })
        .put(other.name, new Secret(value), { onDifferent: 'refuse' });
      aws.sandbox.inject(describes, { kind: 'denied' });
      const answers = await catalog().describe([known, { store: other.store, name: other.name }]);
      assert.deepEqual(
        answers.map((answer) => (AwsFailure.is(answer) ? answer.reason : answer.name)),
        ['access-denied', other.name],
      );
    });

    it('gives up in time', async () => {
      for (const operation of new Set([list, describes])) {
        aws.sandbox.inject(operation, { kind: 'slow' });
      }
      const impatient = aws.home.room({ requestMilliseconds: 20, attempts: 1 }).catalog({ profile: 'dev' });
      await failsWith(impatient.list(store, undefined), 'timeout', [value]);
      await failsWith(described(impatient), 'timeout', [value]);
    });

    it('can be cancelled', async () => {
      const slow = aws.sandbox.inject(list, { kind: 'slow' });
      const controller = new AbortController();
      const listing = catalog().list(store, undefined, controller.signal);
      await slow.hit;
      controller.abort();
      await failsWith(listing, 'cancelled', [value]);
    });

    it('says that nobody is there', async () => {
      aws.home.setEnvironment({ AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
      assert.match(
        english((await failsWith(catalog().list(store, undefined), 'network', [value])).explanation),
        /ECONNREFUSED/,
      );
      await failsWith(described(catalog()), 'network', [value]);
    });
  });
}
