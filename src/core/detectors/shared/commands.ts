import type { Span } from '../../text/span';
import { matches } from './stretches';

/** Where a password stands in a command or a statement that is itself a text; the last group is the password. */
const places: readonly RegExp[] = [
  // https://dev.mysql.com/doc/refman/8.4/en/connecting.html: `-p` and the password are one word.
  /\bmysql(?:dump|admin|import|show|sh)?\s(?:[^\s|;&]{1,80}\s){0,8}-p([^\s"'`|;&]{4,64})/gi,
  /\bsshpass\s-p\s?["']?([^\s"'`]{4,64})/gi,
  // https://curl.se/docs/manpage.html#-u
  /\s(?:-u|--user|--proxy-user|-U|-a)[ =]["']?[\w.@+-]{1,64}:([^\s"'`]{4,64})/g,
  /\s--(?:[a-z]{1,20}-){0,2}(?:password|passwd|passphrase)[= ]["']?([^\s"'`-][^\s"'`]{3,63})/gi,
  /\b(?:(?:identified\s{1,4}by|(?:with|encrypted)\s{1,4}password)\s{0,4}=?|password\s{0,4}=)\s{0,4}N?'([^'\s]{4,64})'/gi,
];

/** The passwords in the commands and SQL statements of a text, as they stand in it. */
export function findCommandPasswords(text: string): Span[] {
  const found: Span[] = [];
  for (const place of places) {
    for (const match of matches(place, text)) {
      const password = match[1] ?? '';
      const start = match.index + match[0].lastIndexOf(password);
      if (!found.some((other) => other.start === start)) {
        found.push({ start, end: start + password.length });
      }
    }
  }
  return found;
}

/** Whether a keyword hit is one of a command or a statement that may be given a password: what a glance asks. */
export function mayBeCommand(text: string, hit: Span): boolean {
  const word = text.slice(hit.start, hit.end).toLowerCase();
  switch (word) {
    case 'mysql':
    case 'curl':
    case 'sshpass':
      return /\s(?:-p|-u|-U|--user)/.test(text.slice(hit.end, hit.end + 160).split('\n', 1)[0] ?? '');
    case 'identified':
      return /^\s+by\s+N?'/i.test(text.slice(hit.end, hit.end + 160));
    case 'pass':
      return (
        taken.test(text.slice(hit.end, hit.end + 16)) &&
        findCommandPasswords(text.slice(Math.max(0, hit.start - 50), hit.end + 100)).length > 0
      );
    default:
      return false;
  }
}

/** The rest of `password` or `--passphrase`, and what stands before its value. */
const taken = /^(?:word|wd|phrase)(?:[= ]|\s{0,4}'|\s{0,4}N')/i;
