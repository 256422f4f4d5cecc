import assert from 'node:assert/strict';
import { seedTeam } from '../../src/sandbox/scenario';
import { withSession } from './support/session';
import { makeShop, parameterInSandbox, putSecret, secretInSandbox } from './support/shop';

describe('moving a password to AWS', function () {
  this.timeout(240_000);

  it('stores it in Secrets Manager, and the code looks it up', async () => {
    const shop = makeShop(21);
    await withSession('store', { files: shop.files, account: seedTeam }, async (session) => {
      const { workbench, sandbox, fileText } = session;
      const text = shop.files['orders.ts'];
      await workbench.openFile('orders.ts');
      await workbench.squiggle();
      await workbench.goTo(text, shop.password, 3);
      const entries = await workbench.lightbulb('Move to AWS Secrets Manager');
      await workbench.screenshot('lightbulb', 'fix');
      assert.ok(
        entries.some((entry) => entry.includes('SSM Parameter Store')),
        entries.join(', '),
      );
      await workbench.chooseFix('Move to AWS Secrets Manager');
      const lines = await workbench.quickPickEntries(/account 123456789012/);
      await workbench.screenshot('where to');
      assert.ok(
        lines.some((line) => /Name/.test(line) && /orders/.test(line) && /password/i.test(line)),
        lines.join(', '),
      );
      await workbench.pick('Name');
      await workbench.answer(/name that the code looks up/, 'shop/orders/password');
      await workbench.quickPickEntries(/shop\/orders\/password/);
      assert.deepEqual(
        sandbox.requests.filter(({ operation }) => operation.startsWith('secretsmanager:')),
        [],
        'something was stored before the person said so',
      );
      await workbench.pick('Store and replace');
      const said = await workbench.notification(/shop\/orders\/password was created/);
      assert.match(said, /read back and compared/);
      await workbench.screenshot('stored', 'stored');

      assert.equal(await secretInSandbox(sandbox, 'shop/orders/password'), shop.password);
      await workbench.changed();
      await workbench.noSquiggle();
      await workbench.save();
      const rewritten = await fileText('orders.ts');
      assert.ok(!rewritten.includes(shop.password));
      assert.match(rewritten, /const password = await getSecret\('shop\/orders\/password'\);/);
      assert.match(rewritten, /import \{ .*SecretsManagerClient.* \} from '@aws-sdk\/client-secrets-manager';/);

      await workbench.undo();
      await workbench.squiggle();
      await workbench.save();
      assert.equal(await fileText('orders.ts'), text, 'one step of undo brings all of it back');
    });
  });

  it('stores it in Parameter Store as a SecureString, from Python', async () => {
    const shop = makeShop(22);
    await withSession('parameter', { files: shop.files, account: seedTeam }, async (session) => {
      const { workbench, sandbox, fileText } = session;
      await workbench.openFile('report.py');
      await workbench.squiggle();
      await workbench.goTo(shop.files['report.py'], shop.password, 3);
      await workbench.lightbulb('Move to SSM Parameter Store');
      await workbench.chooseFix('Move to SSM Parameter Store');
      await workbench.pick('Name');
      await workbench.answer(/name that the code looks up/, '/shop/report/password');
      await workbench.quickPickEntries(/\/shop\/report\/password/);
      await workbench.pick('Store and replace');
      await workbench.notification(/\/shop\/report\/password was created/);
      assert.deepEqual(await parameterInSandbox(sandbox, '/shop/report/password'), {
        value: shop.password,
        type: 'SecureString',
      });
      await workbench.changed();
      await workbench.save();
      const rewritten = await fileText('report.py');
      assert.ok(!rewritten.includes(shop.password));
      assert.match(rewritten, /boto3/);
      assert.match(rewritten, /\/shop\/report\/password/);
      await workbench.screenshot('rewritten');
    });
  });

  it('leaves the file alone where AWS denies it, and names the permission', async () => {
    const shop = makeShop(23);
    await withSession('denied', { files: shop.files, account: seedTeam }, async (session) => {
      const { workbench, sandbox, fileText } = session;
      sandbox.inject('secretsmanager:CreateSecret', { kind: 'denied' });
      await workbench.openFile('orders.ts');
      await workbench.squiggle();
      await workbench.goTo(shop.files['orders.ts'], shop.password, 3);
      await workbench.lightbulb('Move to AWS Secrets Manager');
      await workbench.chooseFix('Move to AWS Secrets Manager');
      await workbench.pick('Store and replace');
      const said = await workbench.notification(/secretsmanager:CreateSecret/);
      await workbench.screenshot('notification');
      assert.match(said, /untouched|unchanged|not changed/i);
      await workbench.squiggle();
      assert.equal(await fileText('orders.ts'), shop.files['orders.ts']);
    });
  });

  it('asks where the name holds another value already', async () => {
    const shop = makeShop(24);
    await withSession('taken', { files: shop.files, account: seedTeam }, async (session) => {
      const { workbench, sandbox, fileText } = session;
      await putSecret(sandbox, 'shop/orders', shop.secretAccessKey);
      await workbench.openFile('orders.ts');
      await workbench.squiggle();
      await workbench.goTo(shop.files['orders.ts'], shop.password, 3);
      await workbench.lightbulb('Move to AWS Secrets Manager');
      await workbench.chooseFix('Move to AWS Secrets Manager');
      await workbench.pick('Name');
      await workbench.answer(/name that the code looks up/, 'shop/orders');
      await workbench.quickPickEntries(/shop\/orders/);
      await workbench.pick('Store and replace');
      const question = await workbench.dialog(/already holds a different value/);
      await workbench.screenshot('question');
      assert.match(question, /file is untouched/);
      assert.equal(await secretInSandbox(sandbox, 'shop/orders'), shop.secretAccessKey);
      assert.equal(await fileText('orders.ts'), shop.files['orders.ts']);

      await workbench.answerDialog('Store as New Version');
      await workbench.notification(/shop\/orders got a new version/);
      assert.equal(await secretInSandbox(sandbox, 'shop/orders'), shop.password);
      await workbench.changed();
      await workbench.save();
      assert.ok(!(await fileText('orders.ts')).includes(shop.password));
    });
  });
});
