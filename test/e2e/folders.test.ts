import assert from 'node:assert/strict';
import { seedTeam } from '../../src/sandbox/scenario';
import { Samples } from '../support/samples';
import { withSession } from './support/session';
import { secretInSandbox } from './support/shop';

const samples = new Samples(83);
const passwords = {
  orders: samples.make('password', {}, 'orders'),
  mail: samples.make('password', {}, 'mail'),
  old: samples.make('password', {}, 'old'),
};
const compose = (password: string): string =>
  `services:\n  db:\n    image: postgres\n    environment:\n      POSTGRES_PASSWORD: ${password}\n`;
const old = `DB_PASSWORD = "${passwords.old}"\n`;

const files = {
  'team.code-workspace': `${JSON.stringify({ folders: [{ path: 'orders' }, { path: 'mail' }] })}\n`,
  'orders/compose.yaml': compose(passwords.orders),
  'orders/legacy/report.py': old,
  'orders/.strongroom.json': `${JSON.stringify({ ignore: ['legacy/**'] })}\n`,
  'mail/compose.yaml': compose(passwords.mail),
  'mail/legacy/letter.py': old,
};

describe('a workspace of several folders', function () {
  this.timeout(240_000);

  it('goes by the settings of each folder, and leaves the references of each in its own .env', async () => {
    await withSession('folders', { files, opened: 'team.code-workspace', account: seedTeam }, async (session) => {
      const { workbench, sandbox, fileText } = session;
      await workbench.openFile('letter.py');
      await workbench.squiggle();
      await workbench.openFile('report.py');
      await workbench.noSquiggle();

      await workbench.command('Fix All Secrets in the Workspace');
      await workbench.pick('Secrets Manager');
      const planned = (await workbench.quickPickEntries('Store and replace all')).join('\n');
      await workbench.screenshot('planned');
      for (const line of [
        '3 values · 3 places · 3 files',
        'mail/letter/DB_PASSWORD ← mail/legacy/letter.py:1',
        'References that are left in orders/.env',
        'References that are left in mail/.env',
      ]) {
        assert.ok(planned.includes(line), planned);
      }
      await workbench.pick('Store and replace all');
      const said = await workbench.notification(/references/);
      await workbench.screenshot('done');
      assert.match(said, /In orders\/\.env stand references .*In mail\/\.env stand references/);

      for (const folder of ['orders', 'mail'] as const) {
        const name = `${folder}/compose/POSTGRES_PASSWORD`;
        assert.match(await fileText(`${folder}/compose.yaml`), /POSTGRES_PASSWORD: \$\{POSTGRES_PASSWORD:\?\}/);
        assert.match(
          await fileText(`${folder}/.env`),
          new RegExp(`^POSTGRES_PASSWORD='secretsmanager://${name}\\?region=eu-central-1'\\n$`),
        );
        assert.equal(await secretInSandbox(sandbox, name), passwords[folder]);
      }
      assert.ok(!(await fileText('mail/legacy/letter.py')).includes(passwords.old));
      assert.equal(await fileText('orders/legacy/report.py'), old);
    });
  });
});
