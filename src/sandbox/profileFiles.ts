import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A profile of the shared AWS files. */
export type ProfileSpec =
  | {
      readonly name: string;
      readonly kind: 'key';
      readonly id: string;
      readonly secret: string;
      readonly token?: string;
    }
  | { readonly name: string; readonly kind: 'role'; readonly roleArn: string; readonly source: string }
  | {
      readonly name: string;
      readonly kind: 'identity-center';
      readonly permissionSet: string;
      readonly account: string;
      readonly session: string;
      readonly token: string;
      readonly expires: Date;
    };

export interface ProfileFilesOptions {
  /** The sandbox's URL; every profile sends its requests there. */
  readonly url: string;
  readonly region: string;
  readonly profiles: readonly ProfileSpec[];
}

/** The paths of what was written, for `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE`. */
export interface WrittenFiles {
  readonly config: string;
  readonly credentials: string;
}

/**
 * Writes an `.aws` folder for a sandbox below a home folder, as a person would have it. The cache of Identity Center
 * sessions is found only where `HOME` is that home folder.
 */
export async function writeProfileFiles(home: string, options: ProfileFilesOptions): Promise<WrittenFiles> {
  const folder = path.join(home, '.aws');
  const files = { config: path.join(folder, 'config'), credentials: path.join(folder, 'credentials') };
  await mkdir(path.join(folder, 'sso', 'cache'), { recursive: true, mode: 0o700 });
  await writeFile(files.config, configText(options), { mode: 0o600 });
  await writeFile(files.credentials, credentialsText(options.profiles), { mode: 0o600 });
  for (const profile of options.profiles) {
    if (profile.kind === 'identity-center') {
      // https://docs.aws.amazon.com/sdkref/latest/guide/feature-sso-credentials.html: the file is named by the session.
      const name = createHash('sha1').update(profile.session).digest('hex');
      const content = {
        startUrl: startUrl(profile.session),
        region: options.region,
        accessToken: profile.token,
        expiresAt: profile.expires.toISOString(),
      };
      await writeFile(path.join(folder, 'sso', 'cache', `${name}.json`), JSON.stringify(content), { mode: 0o600 });
    }
  }
  return files;
}

/** The config file. */
export function configText({ url, region, profiles }: ProfileFilesOptions): string {
  const sections = profiles.map((profile) => {
    const heading = profile.name === 'default' ? '[default]' : `[profile ${profile.name}]`;
    return [heading, `region = ${region}`, `endpoint_url = ${url}`, ...settings(profile)].join('\n');
  });
  const sessions = new Set(profiles.flatMap((profile) => (profile.kind === 'identity-center' ? profile.session : [])));
  for (const session of sessions) {
    sections.push(
      [`[sso-session ${session}]`, `sso_start_url = ${startUrl(session)}`, `sso_region = ${region}`].join('\n'),
    );
  }
  return `${sections.join('\n\n')}\n`;
}

/** The credentials file. */
export function credentialsText(profiles: readonly ProfileSpec[]): string {
  const sections = profiles.flatMap((profile) =>
    profile.kind === 'key'
      ? [
          [
            `[${profile.name}]`,
            `aws_access_key_id = ${profile.id}`,
            `aws_secret_access_key = ${profile.secret}`,
            ...(profile.token === undefined ? [] : [`aws_session_token = ${profile.token}`]),
          ].join('\n'),
        ]
      : [],
  );
  return sections.length === 0 ? '' : `${sections.join('\n\n')}\n`;
}

function settings(profile: ProfileSpec): string[] {
  switch (profile.kind) {
    case 'key':
      return [];
    case 'role':
      return [`role_arn = ${profile.roleArn}`, `source_profile = ${profile.source}`];
    case 'identity-center':
      return [
        `sso_session = ${profile.session}`,
        `sso_account_id = ${profile.account}`,
        `sso_role_name = ${profile.permissionSet}`,
      ];
  }
}

function startUrl(session: string): string {
  return `https://${session}.awsapps.com/start`;
}
