import type { IdentityAssessment } from '../../core/hygiene/assessment';
import { message } from '../../core/text/message';
import type { Row, Words } from './row';

/** What remains of a session; nothing where the credentials do not expire or it is not known. */
export function sessionRow({ session, shortLived }: IdentityAssessment): readonly Row[] | undefined {
  if (session === null) {
    return shortLived
      ? [
          {
            id: 'session',
            label: message('Session'),
            description: message('end not known'),
            tooltip: [message('The credentials are short-lived, but do not say when they end.')],
            icon: 'clock',
            tone: 'plain',
          },
        ]
      : undefined;
  }
  const { level, remainingMinutes, expires } = session;
  const base = { id: 'session', tooltip: [message('Ends at {0} (UTC)', expires.slice(0, 16).replace('T', ' '))] };
  switch (level) {
    case 'over':
      return [
        {
          ...base,
          label: message('Session has expired'),
          description: message('sign in again'),
          icon: 'error',
          tone: 'bad',
        },
      ];
    case 'ending':
      return [
        {
          ...base,
          label: message('Session ends soon'),
          description: left(remainingMinutes),
          icon: 'warning',
          tone: 'warning',
        },
      ];
    case 'ok':
      return [{ ...base, label: message('Session'), description: left(remainingMinutes), icon: 'clock', tone: 'good' }];
  }
}

function left(minutes: number): Words {
  return minutes < 60
    ? message('{0} min left', minutes)
    : message('{0} h {1} min left', Math.floor(minutes / 60), minutes % 60);
}
