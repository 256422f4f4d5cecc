import assert from 'node:assert/strict';
import type { Sandbox } from '../../src/sandbox/sandbox';
import { seedTeam } from '../../src/sandbox/scenario';
import { withSession } from './support/session';
import { makeShop, secretInSandbox, shopSecrets } from './support/shop';
import type { Shop } from './support/shop';
import type { Workbench } from './support/workbench';

/** The steps between "Store and replace" and the edit at which the editor is killed. */
const steps = [
  { when: 'the creation was sent, and not carried out', operation: 'CreateSecret', afterwards: false, stored: false },
  { when: 'the secret was created, and the answer is lost', operation: 'CreateSecret', afterwards: true, stored: true },
  { when: 'the value is being read back', operation: 'GetSecretValue', afterwards: false, stored: true },
] as const;

/** What the editor proposes as the name. */
const name = 'shop/orders/password';

describe('the editor is killed in the middle of a fix', function () {
  this.timeout(300_000);

  for (const [index, { when, operation, afterwards, stored }] of steps.entries()) {
    it(`while ${when}: the next start finishes it`, async () => {
      const shop = makeShop(61 + index);
      const title = `killed ${String(index + 1)}`;
      await withSession(title, { files: shop.files, account: seedTeam }, async (session) => {
        const { workbench, sandbox, fileText } = session;
        const text = shop.files['orders.ts'];
        const slow = sandbox.inject(`secretsmanager:${operation}`, { kind: 'slow' }, { afterwards, times: 1 });
        await startFix(workbench, shop);
        await slow.hit;
        await session.kill();
        assert.equal(await fileText('orders.ts'), text, 'half an edit was left');
        assert.equal(stored, await exists(sandbox));

        const again = await session.startAgain();
        const offer = await again.notification(/did not finish/);
        await again.screenshot('offered again');
        assert.ok(offer.includes(name) && offer.includes('orders.ts'), offer);
        assert.ok(!offer.includes(shop.password));
        await again.answerNotification(/did not finish/, 'Finish the Fix');
        if (!stored) {
          // There is nothing in AWS yet: where to is asked anew.
          await again.pick('Store and replace');
        }
        await again.notification(/was created|already|stored/);
        await again.screenshot('finished');
        await again.openFile('orders.ts');
        await again.changed();
        await again.noSquiggle();
        await again.save();
        const rewritten = await fileText('orders.ts');
        assert.ok(!rewritten.includes(shop.password));
        assert.ok(rewritten.includes(`'${name}'`), rewritten);
        assert.equal(await secretInSandbox(sandbox, name), shop.password);
        assert.deepEqual(await shopSecrets(sandbox), [name], 'the value was stored more than once');
      });
    });
  }

  it('after the edit, before it was saved: the file is as it was, and the value stands in AWS', async () => {
    const shop = makeShop(67);
    await withSession('killed unsaved', { files: shop.files, account: seedTeam }, async (session) => {
      const { workbench, sandbox, fileText } = session;
      const text = shop.files['orders.ts'];
      await startFix(workbench, shop);
      await workbench.notification(/was created/);
      await workbench.changed();
      await session.kill();
      assert.equal(await fileText('orders.ts'), text);
      assert.deepEqual(await shopSecrets(sandbox), [name]);
      assert.equal(await secretInSandbox(sandbox, name), shop.password);
    });
  });
});

/** Has the password of the orders moved to Secrets Manager, up to the answer that starts it. */
async function startFix(workbench: Workbench, { files, password }: Shop): Promise<void> {
  await workbench.openFile('orders.ts');
  await workbench.squiggle();
  await workbench.goTo(files['orders.ts'], password, 3);
  await workbench.lightbulb('Move to AWS Secrets Manager');
  await workbench.chooseFix('Move to AWS Secrets Manager');
  await workbench.pick('Store and replace');
}

/** Whether AWS holds the secret, however its request ended. */
async function exists(sandbox: Sandbox): Promise<boolean> {
  return await secretInSandbox(sandbox, name).then(
    () => true,
    (error: unknown) => {
      assert.equal((error as Error).name, 'ResourceNotFoundException');
      return false;
    },
  );
}
