import assert from 'node:assert/strict';
import { chmod, lstat, mkdir, readdir, readFile, readlink, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import type { ProfileFiles } from '../../../src/core/ports';
import { english } from '../../../src/core/text/message';
import { Secret } from '../../../src/core/text/secret';
import { Samples } from '../../support/samples';
import { createAwsHome } from '../support/awsHome';
import type { AwsHome } from '../support/awsHome';
import { failsWith } from '../support/failsWith';

const samples = new Samples(21);
const id = samples.make('aws-access-key-id');
const secret = samples.make('aws-secret-access-key', { start: '/' });
const otherId = samples.make('aws-access-key-id');
const otherSecret = samples.make('aws-secret-access-key', { start: '+' });
const token = samples.make('aws-session-token');
const values = [secret, otherSecret, token];

const pair = { accessKeyId: new Secret(id), secretAccessKey: new Secret(secret) };
const otherPair = { accessKeyId: new Secret(otherId), secretAccessKey: new Secret(otherSecret) };
const now = (): Date => new Date('2026-11-23T09:25:30.123Z');

describe('the shared AWS files', () => {
  let home: AwsHome;
  let credentials: string;

  beforeEach(async () => {
    home = await createAwsHome();
    credentials = path.join(home.awsFolder, 'credentials');
  });
  afterEach(async () => {
    const log = home.log.join('\n');
    await home.dispose();
    assert.ok(
      values.every((value) => !log.includes(value)),
      'the log holds a value',
    );
  });

  const files = (): ProfileFiles => home.room({}, now).profiles;
  const text = (file = credentials): Promise<string> => readFile(file, 'utf8');
  const names = async (): Promise<string[]> => (await readdir(home.awsFolder)).sort();
  const mode = async (file: string): Promise<string> => ((await stat(file)).mode & 0o777).toString(8);
  const section = `aws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n`;

  describe('keeping a key pair', () => {
    it('makes folder and file where there are none, for their owner only', async () => {
      const saved = await files().saveKeyPair('kept', pair);
      assert.deepEqual(saved, { file: credentials, backup: undefined });
      assert.equal(await text(), `[kept]\n${section}`);
      assert.equal(await mode(home.awsFolder), '700');
      assert.equal(await mode(credentials), '600');
      assert.deepEqual(await names(), ['credentials']);
    });

    it('adds to what is there, keeps it to the byte, and leaves a copy of it', async () => {
      const before = `# mine\r\n; and mine\r\n[zeta]\r\naws_access_key_id=x\r\n\r\n  [ alpha ]\r\nregion=eu-west-1 # no key`;
      await home.writeFile('.aws/credentials', before);
      await chmod(credentials, 0o644);
      const saved = await files().saveKeyPair('kept', pair);
      assert.equal(await text(), `${before}\r\n\r\n[kept]\r\n${section.replaceAll('\n', '\r\n')}`);
      assert.equal(saved.backup, `${credentials}.backup-20261123T092530Z`);
      assert.equal(await text(saved.backup), before);
      assert.equal(await mode(saved.backup), '600');
      assert.equal(await mode(credentials), '600');
      assert.deepEqual(await names(), ['credentials', 'credentials.backup-20261123T092530Z']);
    });

    it('never writes over an earlier copy', async () => {
      await home.writeFile('.aws/credentials', '[a]\n');
      await files().saveKeyPair('one', pair);
      const saved = await files().saveKeyPair('two', otherPair);
      assert.equal(saved.backup, `${credentials}.backup-20261123T092530Z-2`);
      assert.equal((await names()).length, 3);
    });

    const shapes: readonly (readonly [what: string, before: string, after: string])[] = [
      ['an empty file', '', `[kept]\n${section}`],
      ['a file of one blank line', '\n', `\n[kept]\n${section}`],
      ['a byte order mark', '\uFEFF[a]\nregion=x\n', `\uFEFF[a]\nregion=x\n\n[kept]\n${section}`],
      ['a file that ends in a blank line', '[a]\nregion=x\n\n', `[a]\nregion=x\n\n[kept]\n${section}`],
      [
        'a section that has the name and no key',
        `[kept]\nregion = eu-west-1\n[b]\n`,
        `[kept]\n${section}region = eu-west-1\n[b]\n`,
      ],
      ['such a section at the end, without a line end', '[b]\n[kept]', `[b]\n[kept]\n${section}`],
      [
        'a section whose name only begins so',
        `[kept-not]\naws_access_key_id = x\n`,
        `[kept-not]\naws_access_key_id = x\n\n[kept]\n${section}`,
      ],
      ['a name with blanks, which is another', `[ kept ]\nregion = x\n`, `[ kept ]\nregion = x\n\n[kept]\n${section}`],
      ['a name in a comment', '# [kept]\n', `# [kept]\n\n[kept]\n${section}`],
    ];
    for (const [what, before, after] of shapes) {
      it(`knows ${what}`, async () => {
        await home.writeFile('.aws/credentials', before);
        await files().saveKeyPair('kept', pair);
        assert.equal(await text(), after);
        const { credentialsFile } = await loadSharedConfigFiles({ filepath: credentials, ignoreCache: true });
        assert.equal(credentialsFile['kept']?.['aws_access_key_id'], id);
        assert.equal(credentialsFile['kept']['aws_secret_access_key'], secret);
      });
    }

    it('keeps a session token too', async () => {
      await files().saveKeyPair('kept', { ...pair, sessionToken: new Secret(token) });
      assert.equal(await text(), `[kept]\n${section}aws_session_token = ${token}\n`);
    });

    it('recognises the same pair, and writes nothing', async () => {
      await files().saveKeyPair('kept', pair);
      const before = await stat(credentials);
      assert.deepEqual(await files().saveKeyPair('kept', pair), { file: credentials, backup: undefined });
      assert.equal((await stat(credentials)).mtimeMs, before.mtimeMs);
      assert.deepEqual(await names(), ['credentials']);
    });

    it('refuses a name that has another key, another secret or another token', async () => {
      await files().saveKeyPair('kept', pair);
      const before = await text();
      for (const other of [
        otherPair,
        { ...pair, secretAccessKey: otherPair.secretAccessKey },
        { ...pair, sessionToken: new Secret(token) },
      ]) {
        const failure = await failsWith(files().saveKeyPair('kept', other), 'name-taken', values);
        assert.match(english(failure.explanation), /kept already holds another access key/);
      }
      assert.equal(await text(), before);
      assert.deepEqual(await names(), ['credentials']);
    });

    it('refuses a name that gets its credentials in another way, in either file', async () => {
      await home.writeFile('.aws/credentials', '[proc]\ncredential_process = x\n');
      await home.writeFile(
        '.aws/config',
        '[profile role]\nrole_arn = x\nsource_profile = y\n[profile sso]\nsso_session = s\n[profile login]\nlogin_session = x\n[profile plain]\nregion = eu-west-1\n[profile keyed]\naws_access_key_id = x\naws_secret_access_key = y\n',
      );
      for (const name of ['proc', 'role', 'sso', 'login', 'keyed']) {
        await failsWith(files().saveKeyPair(name, pair), 'name-taken', values);
      }
      await files().saveKeyPair('plain', pair);
    });

    it('refuses names that not every program reads as one', async () => {
      for (const name of ['', 'two words', 'a]b', 'a#b', 'a\nb', '__proto__', 'constructor', 'é', 'x'.repeat(65)]) {
        await failsWith(files().saveKeyPair(name, pair), 'invalid-name', values);
      }
      for (const name of ['default', 'team.dev-1', 'a@b', 'acme/prod']) {
        await files().saveKeyPair(name, pair);
      }
    });

    it('refuses what would break the lines of the file', async () => {
      await failsWith(files().saveKeyPair('kept', { ...pair, secretAccessKey: new Secret('a\nb') }), 'other', values);
      await failsWith(files().saveKeyPair('kept', { ...pair, secretAccessKey: new Secret('') }), 'other', values);
      await assert.rejects(lstat(credentials), { code: 'ENOENT' });
    });

    it('refuses a file that is not UTF-8 rather than damage it', async () => {
      const { writeFile } = await import('node:fs/promises');
      await home.writeFile('.aws/credentials', '');
      const bytes = Buffer.from([0x5b, 0x61, 0x5d, 0x0a, 0x23, 0xff, 0xfe, 0x0a]);
      await writeFile(credentials, bytes);
      await failsWith(files().saveKeyPair('kept', pair), 'other', values);
      assert.ok((await readFile(credentials)).equals(bytes));
    });

    it('follows a symbolic link and does not replace it', async () => {
      await home.writeFile('dotfiles/credentials', '[a]\nregion = x\n');
      await mkdir(home.awsFolder);
      await symlink('../dotfiles/credentials', credentials);
      const saved = await files().saveKeyPair('kept', pair);
      assert.equal(await readlink(credentials), '../dotfiles/credentials');
      assert.match(await text(path.join(home.folder, 'dotfiles/credentials')), /\[kept\]/);
      assert.equal(path.dirname(saved.backup ?? ''), path.join(home.folder, 'dotfiles'));
    });

    it('follows a symbolic link that leads to no file yet', async () => {
      await mkdir(home.awsFolder);
      await mkdir(path.join(home.folder, 'dotfiles'));
      await symlink(path.join(home.folder, 'dotfiles/credentials'), credentials);
      await files().saveKeyPair('kept', pair);
      assert.ok((await lstat(credentials)).isSymbolicLink());
      assert.match(await text(), /\[kept\]/);
    });

    it('writes where AWS_SHARED_CREDENTIALS_FILE says', async () => {
      const elsewhere = path.join(home.folder, 'else/where');
      home.setEnvironment({ AWS_SHARED_CREDENTIALS_FILE: elsewhere });
      assert.equal((await files().saveKeyPair('kept', pair)).file, elsewhere);
      assert.equal(await text(elsewhere), `[kept]\n${section}`);
      await assert.rejects(lstat(home.awsFolder), { code: 'ENOENT' });
    });

    it('says that it could not write, and leaves all as it was', async () => {
      await mkdir(credentials, { recursive: true });
      const failure = await failsWith(files().saveKeyPair('kept', pair), 'other', values);
      assert.match(english(failure.explanation), /EISDIR/);
      assert.deepEqual(await names(), ['credentials']);
    });

    it('keeps pairs apart that are saved one after another', async () => {
      await files().saveKeyPair('one', pair);
      await files().saveKeyPair('two', otherPair);
      const { credentialsFile } = await loadSharedConfigFiles({ filepath: credentials, ignoreCache: true });
      assert.equal(credentialsFile['one']?.['aws_secret_access_key'], secret);
      assert.equal(credentialsFile['two']?.['aws_secret_access_key'], otherSecret);
    });
  });

  describe('listing profiles', () => {
    it('finds none where there are no files', async () => {
      assert.deepEqual(await files().list(), []);
    });

    it('tells how each gets its credentials, the default first', async () => {
      await home.writeFile(
        '.aws/credentials',
        `[keys]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\n[default]\naws_access_key_id = x\naws_secret_access_key = y\n`,
      );
      await home.writeFile(
        '.aws/config',
        `[default]\nregion = eu-west-1\n[profile role]\nrole_arn = x\nsource_profile = keys\n[profile sso]\nsso_session = s\nsso_account_id = 1\n[sso-session s]\nsso_region = eu-west-1\n[services local]\niam =\n  endpoint_url = http://127.0.0.1:1\n[profile old-sso]\nsso_start_url = x\n[profile login]\nlogin_session = x\n[profile proc]\ncredential_process = x\n[profile web]\nrole_arn = x\nweb_identity_token_file = y\n[profile none]\nregion = eu-north-1\n[unprefixed]\nregion = x\n`,
      );
      assert.deepEqual(
        (await files().list()).map(({ name, kind, region }) => [name, kind, region]),
        [
          ['default', 'access-key', 'eu-west-1'],
          ['keys', 'access-key', undefined],
          ['login', 'login', undefined],
          ['none', 'none', 'eu-north-1'],
          ['old-sso', 'sso', undefined],
          ['proc', 'credential-process', undefined],
          ['role', 'assume-role', undefined],
          ['sso', 'sso', undefined],
          ['web', 'web-identity', undefined],
        ],
      );
    });

    it('sees what was just saved', async () => {
      assert.deepEqual(await files().list(), []);
      await files().saveKeyPair('kept', pair);
      assert.deepEqual(
        (await files().list()).map(({ name }) => name),
        ['kept'],
      );
    });
  });
});
