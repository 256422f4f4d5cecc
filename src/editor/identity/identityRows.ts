import type { IdentityAssessment, KeyAssessment } from '../../core/hygiene/assessment';
import type { Identity, IdentityGap, MfaDevice } from '../../core/ports';
import { message } from '../../core/text/message';
import type { Message } from '../../core/text/message';
import { accountUrl, roleUrl, securityCredentialsUrl } from './consoleUrl';
import { keyRow, keysRow } from './keyRows';
import type { Row, Words } from './row';
import { sessionRow } from './sessionRow';

/** The rows of an identity: who, where, with which keys, behind which second factor, and what could not be read. */
export function identityRows(assessment: IdentityAssessment, keyAgeLimit: number, now: Date): readonly Row[] {
  const { identity, keys } = assessment;
  return [
    profileRow(identity),
    accountRow(identity),
    whoRow(identity),
    ...(sessionRow(assessment) ?? []),
    ...keyRows(assessment, keys, keyAgeLimit, now),
    ...mfaRows(assessment),
  ];
}

function profileRow({ profile, source, region }: Identity): Row {
  return {
    id: 'profile',
    label: profile === null ? message('Default credential chain') : message('Profile {0}', profile),
    ...(region !== null && { description: region }),
    tooltip: [
      message('Where the credentials come from:'),
      source,
      region === null
        ? message('No region is set; storing a secret asks for one.')
        : message('Secrets are stored in region {0}.', region),
    ],
    icon: 'server-environment',
    tone: 'plain',
    copy: profile ?? 'default',
  };
}

function accountRow(identity: Identity): Row {
  const { account, alias, arn } = identity;
  const gap = gapOf(identity, 'alias');
  return {
    id: 'account',
    label: message('Account {0}', account),
    ...(alias !== null && { description: alias }),
    tooltip: [
      ...(alias === null ? [] : [message('Its alias is {0}.', alias)]),
      ...(gap === undefined ? [] : gapSentences(gap)),
    ],
    icon: 'organization',
    tone: 'plain',
    copy: account,
    consoleUrl: accountUrl(arn),
  };
}

function whoRow(identity: Identity): Row {
  const { arn, user, role } = identity;
  const base = { id: 'who', tooltip: [arn], copy: arn, tone: 'plain' as const };
  switch (identity.kind) {
    case 'user':
      return {
        ...base,
        label: message('IAM user {0}', user ?? ''),
        icon: 'account',
        ...(user !== null && { consoleUrl: securityCredentialsUrl(user, arn) }),
      };
    case 'root':
      return {
        ...base,
        label: message('Root user'),
        tooltip: [
          ...base.tooltip,
          message(
            'The root user can do everything and cannot be limited. Work as an IAM role or an Identity Center user instead.',
          ),
        ],
        icon: 'account',
        tone: 'bad',
        consoleUrl: securityCredentialsUrl(undefined, arn),
      };
    case 'identity-center':
      return {
        ...base,
        label: message('Permission set {0}', role ?? ''),
        description: message('IAM Identity Center'),
        icon: 'account',
      };
    case 'assumed-role':
      return {
        ...base,
        label: message('Role {0}', role ?? ''),
        icon: 'account',
        ...(role !== null && { consoleUrl: roleUrl(role, arn) }),
      };
    case 'federated-user':
      return { ...base, label: message('Federated user'), icon: 'account' };
  }
}

function keyRows(
  { identity, shortLived }: IdentityAssessment,
  keys: readonly KeyAssessment[] | null,
  limit: number,
  now: Date,
): readonly Row[] {
  if (shortLived) {
    return [
      {
        id: 'keys',
        label: message('No long-term access keys'),
        tooltip: [message('This identity lives on short-lived credentials, so that there is no key to rotate. Good.')],
        icon: 'pass',
        tone: 'good',
      },
    ];
  }
  if (keys === null) {
    const gap = gapOf(identity, 'keys');
    return [gapRow('keys', message('Access keys'), gap)];
  }
  const lastUsedGap = gapOf(identity, 'last-used');
  const user = identity.user ?? undefined;
  return [
    keysRow(keys),
    ...keys.map((key) => keyRow(key, { limit, now, url: securityCredentialsUrl(user, identity.arn), lastUsedGap })),
  ];
}

function mfaRows({ identity, shortLived, problems }: IdentityAssessment): readonly Row[] {
  if (shortLived) {
    return [];
  }
  if (identity.mfaDevices === null) {
    return [gapRow('mfa', message('MFA'), gapOf(identity, 'mfa'))];
  }
  const url = securityCredentialsUrl(identity.user ?? undefined, identity.arn);
  if (identity.mfaDevices.length === 0) {
    const required = problems.some(({ check }) => check === 'mfa');
    return [
      {
        id: 'mfa',
        label: message('No MFA device'),
        description: required ? message('register one') : message('not required'),
        tooltip: required
          ? problems.filter(({ check }) => check === 'mfa').map(({ message: text }) => text)
          : [message('The configuration does not require MFA.')],
        icon: 'unverified',
        tone: required ? 'bad' : 'plain',
        consoleUrl: url,
      },
    ];
  }
  return identity.mfaDevices.map((device) => ({
    id: `mfa:${device.serial}`,
    label: message('MFA: {0}', deviceName(device)),
    description: deviceType(device),
    tooltip: [device.serial],
    icon: 'verified',
    tone: 'good' as const,
    copy: device.serial,
    consoleUrl: url,
  }));
}

function deviceName({ serial }: MfaDevice): string {
  return serial.slice(serial.lastIndexOf('/') + 1);
}

function deviceType({ type }: MfaDevice): Message {
  switch (type) {
    case 'virtual':
      return message('authenticator app');
    case 'security-key':
      return message('security key or passkey');
    case 'hardware':
      return message('hardware token');
    case 'sms':
      return message('text message');
  }
}

function gapOf({ gaps }: Identity, part: IdentityGap['part']): IdentityGap | undefined {
  return gaps.find((gap) => gap.part === part);
}

/** A part that could not be read: greyed, with the permission that is missing. */
function gapRow(id: string, label: Words, gap: IdentityGap | undefined): Row {
  return {
    id,
    label,
    description: gap?.permission === undefined ? message('could not be read') : message('needs {0}', gap.permission),
    tooltip: gap === undefined ? [] : gapSentences(gap),
    icon: 'circle-slash',
    tone: 'missing',
    ...(gap?.permission !== undefined && { copy: gap.permission }),
  };
}

function gapSentences(gap: IdentityGap): readonly Words[] {
  return [
    gap.explanation,
    ...(gap.permission === undefined ? [] : [message('The missing permission is {0}.', gap.permission)]),
  ];
}
