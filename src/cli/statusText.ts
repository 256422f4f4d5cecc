import type { IdentityAssessment, KeyLevel } from '../core/hygiene/assessment';
import { english } from '../core/text/message';
import { count } from './formats/textFormat';
import type { Output, Style } from './output';

const levelStyles: Readonly<Record<KeyLevel, Style>> = {
  'past-limit': 'red',
  warning: 'yellow',
  ok: 'green',
  inactive: 'dim',
};

/** An assessed identity for people. */
export function statusText({ identity, keys, session, shortLived, problems }: IdentityAssessment, out: Output): string {
  const rows: (readonly [label: string, value: string])[] = [
    ['Profile', `${identity.profile ?? 'none'} (${english(identity.source)})`],
    ['Account', identity.alias === null ? identity.account : `${identity.account} (${identity.alias})`],
    ['Identity', identity.arn],
  ];
  if (session !== null) {
    rows.push([
      'Session',
      session.level === 'over' ? 'expired' : `ends in ${duration(session.remainingMinutes)} (${session.expires})`,
    ]);
  }
  if (shortLived) {
    rows.push(['Access keys', 'none: short-lived credentials, as it should be']);
  } else if (keys === null) {
    rows.push(['Access keys', 'could not be read']);
  } else if (keys.length === 0) {
    rows.push(['Access keys', 'none']);
  }
  for (const { key, ageDays, level } of shortLived ? [] : (keys ?? [])) {
    const age = out.style(levelStyles[level], `${count(ageDays, 'day')} old`);
    rows.push(['Access key', `${key.id}  ${key.status.toLowerCase()}, ${age}, ${lastUse(key.lastUsed)}`]);
  }
  if (!shortLived) {
    rows.push(['MFA', mfa(identity.mfaDevices)]);
  }
  const width = Math.max(...rows.map(([label]) => label.length));
  const table = rows.map(([label, value]) => `${out.style('bold', label.padEnd(width))}  ${value}\n`).join('');
  const list = problems
    .map(
      ({ severity, message }) =>
        `${out.style(severity === 'error' ? 'red' : severity === 'warning' ? 'yellow' : 'dim', severity)}: ${english(message)}\n`,
    )
    .join('');
  return list === '' ? `${table}\nAll well.\n` : `${table}\n${list}`;
}

function mfa(devices: readonly { readonly serial: string; readonly type: string }[] | null): string {
  if (devices === null) {
    return 'could not be read';
  }
  return devices.length === 0 ? 'no device' : devices.map(({ serial, type }) => `${serial} (${type})`).join(', ');
}

function lastUse(
  lastUsed: { readonly at: string; readonly service: string; readonly region: string } | null | undefined,
): string {
  if (lastUsed === undefined) {
    return 'last use unknown';
  }
  return lastUsed === null ? 'never used' : `last used ${lastUsed.at} (${lastUsed.service}, ${lastUsed.region})`;
}

function duration(minutes: number): string {
  return minutes < 120 ? count(minutes, 'minute') : `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
}
