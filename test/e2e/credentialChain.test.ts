import assert from 'node:assert/strict';
import { seedTeam } from '../../src/sandbox/scenario';
import { withSession } from './support/session';
import { makeShop } from './support/shop';

describe('taking an access key out of the code', function () {
  this.timeout(240_000);

  it('keeps the pair as a profile and leaves the default credential chain', async () => {
    const shop = makeShop(31);
    await withSession('chain', { files: shop.files, account: seedTeam }, async (session) => {
      const { workbench, sandbox, fileText, homeText } = session;
      const before = await homeText('.aws/credentials');
      await workbench.openFile('receipts.ts');
      await workbench.squiggle();
      await workbench.goTo(shop.files['receipts.ts'], shop.accessKeyId, 3);
      const entries = await workbench.lightbulb('Use the default credential chain');
      await workbench.screenshot('lightbulb');
      assert.deepEqual(
        entries.filter((entry) => /Secrets Manager|Parameter Store/.test(entry)),
        [],
        'a look-up of an AWS key would itself need a key',
      );
      assert.ok(
        entries.some((entry) => entry.includes('IAM console')),
        entries.join(', '),
      );
      await workbench.chooseFix('Use the default credential chain');
      await workbench.quickPickEntries('Keep it as a profile');
      await workbench.screenshot('offer');
      await workbench.pick('Keep it as a profile');
      await workbench.answer(/Name of the profile/, 'shop-receipts');
      const said = await workbench.notification(/kept as profile shop-receipts/);
      assert.match(said, /stays valid until it is deactivated/);
      assert.ok(!said.includes(shop.accessKeyId) && !said.includes(shop.secretAccessKey));
      await workbench.screenshot('done');

      await workbench.changed();
      await workbench.noSquiggle();
      await workbench.save();
      const rewritten = await fileText('receipts.ts');
      assert.ok(!rewritten.includes(shop.accessKeyId));
      assert.ok(!rewritten.includes(shop.secretAccessKey));
      assert.doesNotMatch(rewritten, /credentials/);
      assert.match(rewritten, /new S3Client\(\{\s*region: 'eu-central-1',?\s*\}\)/);

      const after = await homeText('.aws/credentials');
      assert.ok(before !== undefined && after?.includes(before.trimEnd()) === true, 'what stood there is kept');
      assert.match(after, /\[shop-receipts\]/);
      assert.ok(after.includes(shop.accessKeyId) && after.includes(shop.secretAccessKey));
      assert.deepEqual(
        sandbox.requests.filter(({ operation }) => /^(?:secretsmanager|ssm):/.test(operation)),
        [],
      );
    });
  });

  it('changes nothing where the offer is dismissed', async () => {
    const shop = makeShop(32);
    await withSession('dismissed', { files: shop.files, account: seedTeam }, async (session) => {
      const { workbench, fileText, homeText } = session;
      const before = await homeText('.aws/credentials');
      await workbench.openFile('receipts.ts');
      await workbench.squiggle();
      await workbench.goTo(shop.files['receipts.ts'], shop.secretAccessKey, 3);
      await workbench.lightbulb('Use the default credential chain');
      await workbench.chooseFix('Use the default credential chain');
      await workbench.quickPickEntries('Keep it as a profile');
      await workbench.dismiss();
      await workbench.quickInputClosed();
      assert.equal(await fileText('receipts.ts'), shop.files['receipts.ts']);
      assert.equal(await homeText('.aws/credentials'), before);
      await workbench.squiggle();
    });
  });
});
