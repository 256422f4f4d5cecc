import type { ConnectionString } from './connectionUrls';
import { matches } from './stretches';

const passwordKey = /(?<![\w-])(?:password|pwd|passwd|accountkey|sharedaccesskey|sharedsecretkey)\s{0,3}=\s{0,3}/gi;

/** Keys that make a list of pairs a connection string: ADO.NET, ODBC, JDBC, Azure, libpq. */
const otherKeys =
  /(?<![\w-])(?:server|data source|datasource|host|hostname|hostaddr|addr|address|network address|user id|userid|uid|user|username|user name|initial catalog|database|dbname|dsn|driver|provider|port|accountname|endpoint|defaultendpointsprotocol|sharedaccesskeyname|persist security info|integrated security|trusted_connection|encrypt|trustservercertificate|sslmode|deviceid|service name|sid)\s{0,3}=/gi;
const userKey =
  /(?<![\w-])(?:user id|userid|uid|user name|username|user|accountname|sharedaccesskeyname)\s{0,3}=\s{0,3}([^;\s]{1,128})/i;
const hostKey =
  /(?<![\w-])(?:server|data source|datasource|hostname|hostaddr|host|endpoint)\s{0,3}=\s{0,3}([^;\s]{1,128})/i;

/** `user:password@tcp(host:3306)/db`, as Go's MySQL driver writes it. */
const goDsn =
  /(?<![\w.-])([\w.-]{1,64}):([^\s@"'`:]{1,128})@(?:tcp|tcp6|unix|udp)\([^\s"'`)]{0,255}\)\/?[^\s"'`]{0,255}/g;
/** `jdbc:oracle:thin:user/password@host:1521:sid` */
const oracleThin = /jdbc:oracle:(?:thin|oci8?):([\w$#]{1,64})\/([^\s@"'`/]{1,128})@[^\s"'`]{1,255}/gi;

/** In code units: no connection string is longer to either side of its password. */
const longest = 1024;

/**
 * Every connection string made of pairs (`Server=…;Password=…;`, `host=… password=…`) or of the forms that single
 * drivers have.
 *
 * @param bounded whether the text is one literal's; otherwise lines and quotes bound a connection string.
 */
export function findConnectionPairs(text: string, bounded: boolean): ConnectionString[] {
  const found: ConnectionString[] = [];
  for (const match of matches(passwordKey, text)) {
    const pairs = readPairs(text, match.index, match.index + match[0].length, bounded);
    if (pairs !== undefined) {
      found.push(pairs);
    }
  }
  for (const [pattern, scheme] of [
    [goDsn, 'mysql'],
    [oracleThin, 'jdbc:oracle'],
  ] as const) {
    for (const match of matches(pattern, text)) {
      const [whole, user = '', password = ''] = match;
      const start = match.index + whole.indexOf(password, whole.indexOf(user) + user.length);
      found.push({
        span: { start: match.index, end: match.index + whole.length },
        password: { start, end: start + password.length },
        user,
        host: '',
        scheme,
        store: true,
      });
    }
  }
  return found;
}

function readPairs(text: string, keyStart: number, valueStart: number, bounded: boolean): ConnectionString | undefined {
  const lowest = Math.max(0, keyStart - longest);
  const before = text.slice(lowest, keyStart);
  const stop = bounded ? -1 : Math.max(...['"', "'", '`', '\n', '>', '<'].map((sign) => before.lastIndexOf(sign)));
  const start = lowest + stop + 1;
  const after = text.slice(valueStart, valueStart + longest);
  const limit = bounded ? after.length : endOf(after, /["'`\n<]/);
  const semicolons = text.slice(start, keyStart).includes(';') || after.slice(0, limit).includes(';');
  const password = readValue(after.slice(0, limit), semicolons);
  if (password === undefined) {
    return undefined;
  }
  const end = valueStart + limit;
  const whole = text.slice(start, end);
  const keys = [...matches(otherKeys, whole)];
  const names = new Set(keys.map((key) => key[0].toLowerCase().replace(/\W+$/, '')));
  names.delete('encrypt');
  const first = keys[0];
  if (first === undefined || names.size < 1 || (!semicolons && (names.size < 2 || /[,()]/.test(whole)))) {
    return undefined;
  }
  const prefix = /(?:jdbc:|\w+:\/\/)[^\s;]*;$/.exec(whole.slice(0, first.index))?.[0].length ?? 0;
  return {
    span: { start: start + Math.min(first.index - prefix, keyStart - start), end: trimmedEnd(text, start, end) },
    password: { start: valueStart + password.start, end: valueStart + password.end },
    user: userKey.exec(whole)?.[1] ?? '',
    host: hostKey.exec(whole)?.[1] ?? '',
    scheme: semicolons ? 'odbc' : 'libpq',
    store: true,
  };
}

function endOf(text: string, stop: RegExp): number {
  const at = text.search(stop);
  return at < 0 ? text.length : at;
}

function trimmedEnd(text: string, start: number, end: number): number {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) {
    last -= 1;
  }
  return last;
}

/** The value at the start of a text, without its own quotes: up to `;`, or up to a space where pairs are separated by those. */
function readValue(text: string, semicolons: boolean): { start: number; end: number } | undefined {
  const quote = text.charAt(0);
  const close = quote === '{' ? '}' : quote;
  if (quote === "'" || quote === '"' || quote === '{') {
    const end = text.indexOf(close, 1);
    return end > 1 ? { start: 1, end } : undefined;
  }
  const end = semicolons ? endOf(text, /;/) : endOf(text, /\s/);
  const last = trimmedEnd(text, 0, end);
  return last > 0 ? { start: 0, end: last } : undefined;
}

/** Every pattern of this module, for the proof that none backtracks. */
export const patterns: readonly RegExp[] = [passwordKey, otherKeys, userKey, hostKey, goDsn, oracleThin];
