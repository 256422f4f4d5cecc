import { daysBetween } from '../../core/hygiene/age';
import type { KeyAssessment } from '../../core/hygiene/assessment';
import type { AccessKey, IdentityGap } from '../../core/ports';
import { message } from '../../core/text/message';
import type { Row, RowTone, Words } from './row';

interface KeyContext {
  readonly limit: number;
  readonly now: Date;
  /** Where keys are managed. */
  readonly url: string;
  readonly lastUsedGap: IdentityGap | undefined;
}

/** What is said of the keys as a whole. */
export function keysRow(keys: readonly KeyAssessment[]): Row {
  const active = keys.filter(({ level }) => level !== 'inactive').length;
  if (keys.length === 0) {
    return {
      id: 'keys',
      label: message('No access keys'),
      tooltip: [message('This user has no long-term access keys. Good.')],
      icon: 'pass',
      tone: 'good',
    };
  }
  return {
    id: 'keys',
    label: message('Access keys: {0}', keys.length),
    ...(active < keys.length && { description: message('{0} active', active) }),
    tooltip: active > 1 ? [message('More than one key is active: deactivate the one that is not needed.')] : [],
    icon: 'key',
    tone: active > 1 ? 'warning' : 'plain',
  };
}

/** One key: how old it is against its limit, and when it was last used. */
export function keyRow({ key, ageDays, level }: KeyAssessment, { limit, now, url, lastUsedGap }: KeyContext): Row {
  const looks: Readonly<Record<KeyAssessment['level'], { readonly icon: string; readonly tone: RowTone }>> = {
    ok: { icon: 'key', tone: 'good' },
    warning: { icon: 'warning', tone: 'warning' },
    'past-limit': { icon: 'error', tone: 'bad' },
    inactive: { icon: 'circle-slash', tone: 'missing' },
  };
  const age =
    level === 'inactive' ? message('inactive, {0} days old', ageDays) : message('{0} days, limit {1}', ageDays, limit);
  return {
    id: `key:${key.id}`,
    label: shortId(key.id),
    description: age,
    tooltip: [
      key.id,
      statusWords(key),
      message('Created {0}', day(key.created)),
      lastUseWords(key, now),
      ...adviceFor(level, limit),
    ],
    ...looks[level],
    copy: key.id,
    consoleUrl: url,
    children: [lastUseRow(key, now, lastUsedGap)],
  };
}

function lastUseRow(key: AccessKey, now: Date, gap: IdentityGap | undefined): Row {
  const id = `key:${key.id}:last-used`;
  if (key.lastUsed === undefined) {
    return {
      id,
      label: message('Last use'),
      description: gap?.permission === undefined ? message('could not be read') : message('needs {0}', gap.permission),
      tooltip: gap === undefined ? [] : [gap.explanation],
      icon: 'circle-slash',
      tone: 'missing',
    };
  }
  return { id, label: lastUseWords(key, now), tooltip: [lastUseDate(key)], icon: 'history', tone: 'plain' };
}

function lastUseWords({ lastUsed }: AccessKey, now: Date): Words {
  if (lastUsed === undefined) {
    return message('When it was last used could not be read.');
  }
  if (lastUsed === null) {
    return message('Never used');
  }
  const days = daysBetween(lastUsed.at, now) ?? 0;
  const { service, region } = lastUsed;
  switch (days) {
    case 0:
      return message('Last used today: {0} in {1}', service, region);
    case 1:
      return message('Last used yesterday: {0} in {1}', service, region);
    default:
      return message('Last used {0} days ago: {1} in {2}', days, service, region);
  }
}

function lastUseDate({ lastUsed }: AccessKey): Words {
  return lastUsed ? message('Last used on {0}', day(lastUsed.at)) : message('AWS has no record of a use.');
}

function statusWords({ status }: AccessKey): Words {
  return status === 'Active' ? message('Active') : message('Inactive: nobody can use it');
}

function adviceFor(level: KeyAssessment['level'], limit: number): readonly Words[] {
  switch (level) {
    case 'past-limit':
      return [
        message(
          'It is past its limit of {0} days. Create a new key, use it everywhere, then deactivate this one.',
          limit,
        ),
      ];
    case 'warning':
      return [message('It reaches its limit of {0} days soon.', limit)];
    case 'ok':
      return [];
    case 'inactive':
      return [message('Delete it once nothing misses it.')];
  }
}

/** The ends of an id: enough to tell one's keys apart in a narrow view. */
function shortId(id: string): string {
  return `${id.slice(0, 4)}…${id.slice(-4)}`;
}

/** The day of a moment, `YYYY-MM-DD`, UTC as in the IAM console's reports. */
function day(moment: string): string {
  return moment.slice(0, 10);
}
