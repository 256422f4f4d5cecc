import assert from 'node:assert/strict';
import { seedTeam } from '../../src/sandbox/scenario';
import { withSession } from './support/session';
import { makeShop, putSecret } from './support/shop';

const token = `/** The token of the courier's service. */
export async function courierToken(): Promise<void> {

}
`;

describe('look-ups in code', function () {
  this.timeout(240_000);

  it('inserts one from the names that AWS has, describes it, and says what is not there', async () => {
    const shop = makeShop(51);
    const files = { ...shop.files, 'courier.ts': token };
    await withSession('lookups', { files, account: seedTeam }, async ({ workbench, sandbox, fileText }) => {
      await putSecret(sandbox, 'shop/courier-token', shop.password);
      await workbench.openFile('courier.ts');
      await workbench.goTo(token, '\n\n}', 1);
      assert.deepEqual(asked(sandbox.requests), [], 'AWS was asked before the person did');

      await workbench.command('Strongroom: Insert Look-up at Cursor');
      const lines = await workbench.quickPickEntries(/shop\/courier-token/);
      await workbench.screenshot('names');
      assert.ok(!lines.some((line) => line.includes(shop.password)), 'a value is shown');
      await workbench.pick('shop/courier-token');
      await workbench.answer(/the key to read/);
      const changes = await workbench.quickPickEntries(/needs AWS credentials/);
      await workbench.screenshot('what changes');
      assert.ok(
        changes.some((line) => line.includes('the function waits for it')),
        changes.join('\n'),
      );
      // The first line is the chosen one; the pointer's tooltip may lie over it.
      await workbench.page.keyboard.press('Enter');
      await workbench.notification(/shop\/courier-token/);
      await workbench.changed();
      await workbench.save();
      const written = await fileText('courier.ts');
      assert.match(written, /^ {2}const storedCourierToken = await getSecret\('shop\/courier-token'\);$/m);
      assert.match(written, /import \{ .*SecretsManagerClient.* \} from '@aws-sdk\/client-secrets-manager';/);

      await workbench.goTo(written, "'shop/courier-token'", 5);
      const hover = await workbench.hover(/123456789012/);
      await workbench.screenshot('hover');
      assert.match(hover, /shop\/courier-token/);
      assert.ok(!hover.includes(shop.password));
      await workbench.dismiss();

      await workbench.noSquiggle();
      await workbench.goTo(written, "courier-token');", 0);
      await workbench.page.keyboard.type('no-such-');
      await workbench.command('Strongroom: Check Look-ups in This File');
      await workbench.squiggle();
      await workbench.hover(/no-such-courier-token/);
      await workbench.screenshot('missing');
      assert.deepEqual(
        asked(sandbox.requests).filter((operation) => /GetSecretValue|GetParameter/.test(operation)),
        [],
        'a value was read',
      );
    });
  });
});

/** The operations of the stores that were called by the editor, in their order. */
function asked(requests: readonly { readonly operation: string }[]): readonly string[] {
  return requests
    .map(({ operation }) => operation)
    .filter((operation) => /^(?:secretsmanager|ssm):/.test(operation) && operation !== 'secretsmanager:CreateSecret');
}
