import { AwsFailure } from '../../core/ports';
import type { Profile, ProfileFiles } from '../../core/ports';
import { message } from '../../core/text/message';
import { Secret } from '../../core/text/secret';
import { profileKind } from '../connection/profileKind';
import { profileSection, readSharedFiles, section, sharedFilePaths } from '../connection/sharedFiles';
import type { AwsRoomOptions } from '../roomOptions';
import { addSettings, readSettings } from './credentialsText';
import type { Settings } from './credentialsText';
import { readPrivateFile, replacePrivateFile, writeBackup } from './privateFile';
import type { PresentFile } from './privateFile';

type KeyPair = Parameters<ProfileFiles['saveKeyPair']>[1];

/** Settings that give a profile its credentials in another way. */
const otherSources = [
  'role_arn',
  'source_profile',
  'credential_source',
  'credential_process',
  'web_identity_token_file',
  'login_session',
];
const identityCenter = ['sso_session', 'sso_start_url', 'sso_account_id', 'sso_role_name', 'sso_region'];

/** The shared configuration and credentials files of the person. */
export class AwsProfileFiles implements ProfileFiles {
  constructor(private readonly options: AwsRoomOptions) {}

  async list(): Promise<readonly Profile[]> {
    const files = await readSharedFiles(this.options.environment);
    const names = new Set([
      // The reader also gives other sections of the config file, by `kind.name`.
      ...Object.keys(files.config).filter((name) => !/^(?:sso-session|services)\./.test(name)),
      ...Object.keys(files.credentials),
    ]);
    return [...names]
      .sort((left, right) => Number(right === 'default') - Number(left === 'default') || (left < right ? -1 : 1))
      .map((name) => {
        const settings = profileSection(files, name) ?? {};
        return { name, region: settings['region'], kind: profileKind(settings) };
      });
  }

  async saveKeyPair(
    name: string,
    pair: KeyPair,
  ): Promise<{ readonly file: string; readonly backup: string | undefined }> {
    checkName(name);
    checkPair(pair);
    const named = sharedFilePaths(this.options.environment).credentials;
    const present = await this.#read(named);
    const text = decode(present);
    const settings = readSettings(text, name);
    if (settings !== undefined && holds(settings, pair)) {
      return { file: named, backup: undefined };
    }
    const config = section((await readSharedFiles(this.options.environment)).config, name) ?? {};
    if (
      settings?.has('aws_access_key_id') === true ||
      settings?.has('aws_secret_access_key') === true ||
      config['aws_access_key_id'] !== undefined
    ) {
      throw new AwsFailure(
        'name-taken',
        message('Profile {0} already holds another access key. It is unchanged: choose another name.', name),
      );
    }
    if ([...otherSources, ...identityCenter].some((key) => settings?.has(key) === true || config[key] !== undefined)) {
      throw new AwsFailure(
        'name-taken',
        message('Profile {0} already gets its credentials in another way. It is unchanged: choose another name.', name),
      );
    }
    const added = addSettings(text, name, [
      ['aws_access_key_id', pair.accessKeyId.reveal()],
      ['aws_secret_access_key', pair.secretAccessKey.reveal()],
      ...(pair.sessionToken === undefined ? [] : ([['aws_session_token', pair.sessionToken.reveal()]] as const)),
    ]);
    const written = readSettings(added, name);
    if (written === undefined || !holds(written, pair)) {
      throw new AwsFailure(
        'other',
        message(
          'The credentials file {0} is written in a way that profile {1} cannot be added to. It is unchanged.',
          named,
          name,
        ),
      );
    }
    const backup = await this.#write(named, present, added);
    this.options.log.info(`Profile ${name} was added to the shared credentials file.`);
    return { file: named, backup };
  }

  async #read(named: string): Promise<PresentFile> {
    try {
      return await readPrivateFile(named);
    } catch (error) {
      throw new AwsFailure(
        'other',
        message('The credentials file {0} cannot be read ({1}). Nothing was written.', named, codeOf(error)),
      );
    }
  }

  async #write(named: string, present: PresentFile, text: string): Promise<string | undefined> {
    try {
      const backup = await writeBackup(present, this.options.clock.now());
      await replacePrivateFile(present, text);
      return backup;
    } catch (error) {
      throw new AwsFailure(
        'other',
        codeOf(error) === 'ECHANGED'
          ? message(
              'Another program wrote to the credentials file {0} at the same time. Its changes are kept and nothing was added: try again.',
              named,
            )
          : message(
              'The credentials file {0} cannot be written ({1}). It is unchanged: check the rights of the file and its folder, and the space on the disk.',
              named,
              codeOf(error),
            ),
      );
    }
  }
}

/** Only what every SDK reads as one name without quotes. */
function checkName(name: string): void {
  if (!/^[\w@+.%:/-]{1,64}$/.test(name) || name in {}) {
    throw new AwsFailure(
      'invalid-name',
      message('A profile name has up to 64 letters without accents, digits and _ @ + . % : / -, and no spaces.'),
    );
  }
}

/** What would break the file's lines, or what its readers would cut off. */
function checkPair({ accessKeyId, secretAccessKey, sessionToken }: KeyPair): void {
  if (
    ![accessKeyId, secretAccessKey, sessionToken].every(
      (part) => part === undefined || /^[\x21-\x7e]+$/.test(part.reveal()),
    )
  ) {
    throw new AwsFailure(
      'other',
      message('These are no AWS keys that a credentials file can hold. Nothing was written.'),
    );
  }
}

function holds(settings: Settings, pair: KeyPair): boolean {
  const same = (key: string, value: Secret | undefined): boolean => {
    const present = settings.get(key);
    return present === undefined ? value === undefined : value?.equals(new Secret(present)) === true;
  };
  return (
    same('aws_access_key_id', pair.accessKeyId) &&
    same('aws_secret_access_key', pair.secretAccessKey) &&
    same('aws_session_token', pair.sessionToken)
  );
}

/** The text of the file. Bytes that are no UTF-8 could not be written back. */
function decode({ file, content }: PresentFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content ?? new Uint8Array());
  } catch {
    throw new AwsFailure(
      'other',
      message(
        'The credentials file {0} is not written in UTF-8. It is unchanged: add the profile by hand (aws configure).',
        file,
      ),
    );
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown error';
}
