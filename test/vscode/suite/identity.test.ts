import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { cleanUp, extensionUnderTest, script, writeRootFile, workspaceFolder } from './support/extension';
import { startSandboxed, userProfile } from './support/sandboxed';
import type { Sandboxed } from './support/sandboxed';

describe('the Identity view', () => {
  let aws: Sandboxed;

  beforeEach(async () => {
    aws = await startSandboxed();
  });
  afterEach(async () => {
    const { editor } = await extensionUnderTest();
    await editor.connection.choose(undefined);
    await cleanUp();
    await aws.end();
  });

  /** The rows as a person reads them, after a refresh. */
  async function rows(): Promise<readonly string[]> {
    const { editor } = await extensionUnderTest();
    await vscode.commands.executeCommand('strongroom.refreshIdentity');
    const lines: string[] = [];
    const read = async (row?: Parameters<typeof editor.identityRows.getTreeItem>[0]): Promise<void> => {
      for (const child of (await editor.identityRows.getChildren(row)) ?? []) {
        const item = await editor.identityRows.getTreeItem(child);
        assert.ok(item.iconPath instanceof vscode.ThemeIcon);
        assert.ok((item.accessibilityInformation?.label ?? '').length > 0);
        lines.push([item.label, item.description].filter((part) => typeof part === 'string').join(' · '));
        await read(child);
      }
    };
    await read();
    return lines;
  }

  async function state(): Promise<string> {
    const { editor } = await extensionUnderTest();
    await vscode.commands.executeCommand('strongroom.refreshIdentity');
    const { state: found } = editor.identity;
    return found.kind === 'failed' ? found.failure.reason : found.kind;
  }

  it('shows a user with an old key and no MFA', async () => {
    aws.sandbox.seed.alias('acme');
    await aws.profiles([userProfile(aws.sandbox, 'dev', 'default', 212)]);
    const lines = await rows();
    const text = lines.join('\n');
    assert.match(text, /Account 123456789012 · acme/);
    assert.match(text, /IAM user dev/);
    assert.match(text, /AKIA….{4} · 212 days, limit 90/);
    assert.match(text, /Last used 2 days ago: s3 in eu-central-1/);
    assert.match(text, /No MFA device/);
  });

  it('takes the limits of the configuration', async () => {
    const { editor } = await extensionUnderTest();
    await writeRootFile('.strongroom.json', '{ "identity": { "keyAgeLimit": 365, "keyAgeWarning": 300 } }');
    await editor.configurations.refresh(workspaceFolder());
    await aws.profiles([userProfile(aws.sandbox, 'dev', 'default', 212)]);
    assert.match((await rows()).join('\n'), /212 days, limit 365/);
  });

  it('shows a role session with its remaining time and no keys', async () => {
    const session = aws.sandbox.seed.roleSession(aws.sandbox.seed.role('Developer'), 'me', 3600);
    await aws.profiles([
      { name: 'default', kind: 'key', id: session.accessKeyId, secret: session.secretAccessKey, token: session.token },
    ]);
    const text = (await rows()).join('\n');
    assert.match(text, /Role Developer/);
    assert.match(text, /No long-term access keys/);
  });

  it('assumes a role by profile, and shows when its session ends', async () => {
    const role = aws.sandbox.seed.role('Developer');
    await aws.profiles([
      userProfile(aws.sandbox, 'dev'),
      { name: 'work', kind: 'role', roleArn: role.arn, source: 'default' },
    ]);
    const dialogs = await script({ press: /work/ });
    await vscode.commands.executeCommand('strongroom.chooseProfile');
    dialogs.verify();
    const text = (await rows()).join('\n');
    assert.match(text, /Profile work/);
    assert.match(text, /Session · (?:59 min|1 h 0 min) left/);
  });

  it('greys what may not be read, and names the permission', async () => {
    await aws.profiles([userProfile(aws.sandbox, 'dev')]);
    aws.sandbox.inject('iam:ListAccessKeys', { kind: 'denied' });
    aws.sandbox.inject('iam:ListMFADevices', { kind: 'denied' });
    const text = (await rows()).join('\n');
    assert.match(text, /Access keys · needs iam:ListAccessKeys/);
    assert.match(text, /MFA · needs iam:ListMFADevices/);
    assert.match(text, /IAM user dev/);
  });

  it('tells no credentials, an unknown profile and an unreachable network apart', async () => {
    const { editor } = await extensionUnderTest();
    await aws.profiles([]);
    assert.equal(await state(), 'no-credentials');
    assert.deepEqual(await rows(), []);

    await editor.connection.choose('nowhere');
    assert.equal(await state(), 'unknown-profile');
    await editor.connection.choose(undefined);

    await aws.profiles([userProfile(aws.sandbox, 'dev')]);
    aws.sandbox.inject('sts:GetCallerIdentity', { kind: 'expired' });
    assert.equal(await state(), 'expired');
    aws.sandbox.clearFaults();
    assert.equal(await state(), 'loaded');

    aws.sandbox.inject('*', { kind: 'reset' });
    assert.equal(await state(), 'network');
  });

  it('says in the tooltip all that a narrow view cuts off', async () => {
    await aws.profiles([userProfile(aws.sandbox, 'dev')]);
    await rows();
    const { editor } = await extensionUnderTest();
    for (const row of (await editor.identityRows.getChildren()) ?? []) {
      const { label, tooltip, accessibilityInformation } = await editor.identityRows.getTreeItem(row);
      assert.ok(typeof label === 'string' && tooltip instanceof vscode.MarkdownString);
      // As Markdown, with its marks escaped.
      assert.ok(tooltip.value.replaceAll('\\', '').startsWith(label), tooltip.value);
      assert.doesNotMatch(accessibilityInformation?.label ?? '', /[.:]\./);
    }
  });

  it('signs in with the command that the profile is for, and says what renews one that it is not for', async () => {
    const { editor } = await extensionUnderTest();
    await aws.profiles([userProfile(aws.sandbox, 'dev')]);
    const dialogs = await script();
    const before = vscode.window.terminals.length;
    await vscode.commands.executeCommand('strongroom.signIn');
    assert.match(dialogs.of('warn')[0]?.text ?? '', /Profile default holds keys, which no sign-in renews/);
    assert.deepEqual(dialogs.of('warn')[0]?.choices, ['Choose Profile…']);
    assert.equal(vscode.window.terminals.length, before, 'a terminal was opened for nothing');

    const role = aws.sandbox.seed.role('Developer');
    await aws.profiles([{ name: 'work', kind: 'role', roleArn: role.arn, source: 'default' }]);
    await editor.connection.choose('work');
    await vscode.commands.executeCommand('strongroom.signIn');
    assert.match(dialogs.of('warn')[1]?.text ?? '', /Profile work takes its credentials from elsewhere/);
    assert.equal(vscode.window.terminals.length, before);
    dialogs.verify();
  });

  it('copies and opens what a row stands for', async () => {
    await aws.profiles([userProfile(aws.sandbox, 'dev')]);
    await rows();
    const { editor } = await extensionUnderTest();
    const dialogs = await script();
    for (const row of (await editor.identityRows.getChildren()) ?? []) {
      await vscode.commands.executeCommand('strongroom.copyIdentityValue', row);
      await vscode.commands.executeCommand('strongroom.openIdentityInConsole', row);
    }
    assert.ok(dialogs.copied.includes('123456789012'));
    assert.ok(dialogs.copied.includes('arn:aws:iam::123456789012:user/dev'));
    assert.ok(dialogs.copied.some((text) => /^AKIA[A-Z2-7]{16}$/.test(text)));
    assert.ok(
      dialogs.opened.includes(
        'https://console.aws.amazon.com/iam/home#/users/details/dev?section=security_credentials',
      ),
    );
  });
});
