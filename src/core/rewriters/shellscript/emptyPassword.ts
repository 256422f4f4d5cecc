import { lineStart } from '../../text/lines';
import type { ShellSite } from './site';

/** What sets the password of an account to what it is given. */
const setting = /(?:^|[\s|/("'])(?:(?:ch|smb)?passwd|usermod|useradd)(?=[\s;|)"']|$)/;
/** What stands before the password in SQL that sets one: `IDENTIFIED BY '…'`, `WITH PASSWORD '…'`. */
const settingSql =
  /\b(?:identified[ \t]{1,8}(?:with[ \t]{1,8}\S{1,40}[ \t]{1,8})?by|(?:with|encrypted)[ \t]{1,8}password)[ \t]{1,8}\\?['"]$/i;

/** Whether a secret is what an account gets as its password, which then must not be empty: anyone could log in. */
export function setsPassword({ source, span, place }: ShellSite): boolean {
  const { document, span: command } = place;
  return (
    settingSql.test(source.slice(Math.max(0, span.start - 80), span.start)) ||
    setting.test(linesFrom(source, lineStart(source, command.start, reach), command.end, 1)) ||
    // `) | chpasswd` stands behind the line of the delimiter.
    (document !== undefined && setting.test(linesFrom(source, document.body.end, document.body.end, 2)))
  );
}

/** In UTF-16 code units. */
const reach = 400;

/** What stands from a place to another, and so many lines from there. */
function linesFrom(source: string, start: number, end: number, lines: number): string {
  const behind = source.slice(end, end + reach).split('\n');
  return source.slice(start, end) + behind.slice(0, lines).join('\n');
}
