import assert from 'node:assert/strict';
import { seedTeam } from '../../src/sandbox/scenario';
import { withSession } from './support/session';
import { makeShop } from './support/shop';

describe('seeing a hard-coded secret', function () {
  this.timeout(240_000);

  it('is underlined and explained, in every language, without a call to AWS', async () => {
    const shop = makeShop(11);
    await withSession('see', { files: shop.files, account: seedTeam }, async ({ workbench, sandbox }) => {
      const text = shop.files['orders.ts'];
      await workbench.openFile('orders.ts');
      await workbench.squiggle();
      await workbench.goTo(text, shop.password, 3);
      const hover = await workbench.hover(/Confidence/);
      await workbench.screenshot('hover');
      assert.match(hover, /Secrets Manager|light bulb/);
      assert.ok(!hover.includes(shop.password), 'the hover shows the value');
      await workbench.dismiss();

      await workbench.openFile('report.py');
      await workbench.squiggle();

      await workbench.openFile('receipts.ts');
      await workbench.squiggle();
      await workbench.goTo(shop.files['receipts.ts'], shop.accessKeyId, 3);
      const keyHover = await workbench.hover(/123456789012/);
      await workbench.screenshot('access key hover');
      assert.match(keyHover, /default credential chain/);
      assert.ok(!keyHover.includes(shop.accessKeyId), 'the hover shows the whole id');
      assert.deepEqual(sandbox.requests, []);
    });
  });

  it('works in restricted mode, in which AWS is not called', async () => {
    const shop = makeShop(12);
    const options = { files: shop.files, account: seedTeam, workspaceTrust: true };
    await withSession('restricted', options, async ({ workbench, sandbox, fileText }) => {
      await workbench.staysRestricted();
      await workbench.openFile('orders.ts');
      await workbench.squiggle();
      await workbench.openView('Strongroom');
      await workbench.welcome(/restricted mode/);
      await workbench.screenshot('identity');
      await workbench.openFile('orders.ts');
      await workbench.goTo(shop.files['orders.ts'], shop.password, 3);
      await workbench.lightbulb('Move to AWS Secrets Manager');
      await workbench.chooseFix('Move to AWS Secrets Manager');
      const refusal = await workbench.notification(/restricted mode/);
      assert.match(refusal, /nothing was changed/i);
      assert.equal(await fileText('orders.ts'), shop.files['orders.ts']);
      assert.deepEqual(sandbox.requests, []);
    });
  });
});
