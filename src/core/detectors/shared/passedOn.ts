import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';

/** In UTF-16 code units: how far behind a variable, and behind what opens a call, is looked. */
const farthest = 4_000;
const longestCall = 300;

/** What connects or logs in, as it is called. */
const logsIn =
  /(?:connect(?:ion|ed)?|log_?in|sign_?in|auth(?:enticate|enticator|entication)?|credentials?|createPool|createClient|createTransport|PDO|mysqli|Pool|basic_?auth|BasicAuth)(?:\.new)?[ \t]?\(/g;

/** Commands of a shell that are given a password. */
const loginCommands =
  /(?:^|[\s;&|(])(?:mysql\w{0,10}|mariadb[\w-]{0,10}|psql|pg_\w{2,12}|sshpass|curl|wget|redis-cli|mongo\w{0,10}|ldap\w{2,10}|smbclient|docker[ \t]login|PGPASSWORD=|MYSQL_PWD=)/g;

/** Whether a variable that holds a literal is given to what connects or logs in, further on in the text. */
export function isPassedToLogin({ source, language }: ParsedDocument, literal: Literal): boolean {
  const name = literal.use === 'assigned' && literal.name.length === 1 ? literal.name[0] : undefined;
  if (name === undefined || !/^\w{2,60}$/.test(name)) {
    return false;
  }
  const behind = source.slice(literal.outer.end, literal.outer.end + farthest);
  const word = new RegExp(`(?<![\\w.])(?:\\$\\{?)?${name}(?!\\w)`);
  const [opens, ends] = language.id === 'shellscript' ? [loginCommands, /[\n;|]/] : [logsIn, /[;{}]/];
  return Array.from(behind.matchAll(opens)).some((call) => {
    const from = call.index + call[0].length;
    const given = behind.slice(from, from + longestCall);
    const end = given.search(ends);
    return word.test(end < 0 ? given : given.slice(0, end));
  });
}
