import assert from 'node:assert/strict';
import { seedTeam } from '../../src/sandbox/scenario';
import { withSession } from './support/session';
import { makeShop } from './support/shop';

describe('the Identity view', function () {
  this.timeout(240_000);

  it('shows an old key and missing MFA, and a role session as good news', async () => {
    const shop = makeShop(41);
    await withSession('identity', { files: shop.files, account: seedTeam }, async ({ workbench, sandbox }) => {
      await workbench.openFile('orders.ts');
      assert.deepEqual(sandbox.requests, [], 'AWS was called before anybody asked');
      await workbench.openView('Strongroom');
      await workbench.row(/Account 123456789012/).waitFor();
      await workbench.row(/IAM user dev/).waitFor();
      await workbench.row(/200 days, limit 90/).waitFor();
      await workbench.row(/Last used 3 days ago: s3 in eu-central-1/).waitFor();
      await workbench.row(/No MFA device/).waitFor();
      await workbench.screenshot('user', 'identity');
      assert.ok((await workbench.rows()).some((row) => row.includes('acme-payments')));

      await workbench.command('Strongroom: Choose AWS Profile');
      await workbench.pick('dev-role');
      await workbench.row(/Role Developer/).waitFor();
      await workbench.row(/No long-term access keys/).waitFor();
      await workbench.row(/left|expires|remaining/i).waitFor();
      await workbench.screenshot('role');
      assert.deepEqual(
        (await workbench.rows()).filter((row) => /MFA|limit 90/.test(row)),
        [],
      );

      await workbench.command('Strongroom: Choose AWS Profile');
      await workbench.pick('stale');
      await workbench.welcome(/session has expired/);
      await workbench.screenshot('expired');
    });
  });

  it('tells the next step where there are no credentials', async () => {
    await withSession('no credentials', { files: makeShop(42).files }, async ({ workbench, sandbox }) => {
      await workbench.openView('Strongroom');
      const text = await workbench.welcome(/No AWS credentials were found/);
      await workbench.screenshot('welcome');
      assert.match(text, /Choose Profile/);
      assert.match(text, /aws sso login/);
      assert.deepEqual(sandbox.requests, []);
    });
  });

  it('greys out one row where one call is denied, and names the permission', async () => {
    const shop = makeShop(43);
    await withSession('identity denied', { files: shop.files, account: seedTeam }, async ({ workbench, sandbox }) => {
      sandbox.inject('iam:ListMFADevices', { kind: 'denied' });
      await workbench.openView('Strongroom');
      await workbench.row(/iam:ListMFADevices/).waitFor();
      await workbench.row(/200 days, limit 90/).waitFor();
      await workbench.screenshot('one row');
    });
  });
});
