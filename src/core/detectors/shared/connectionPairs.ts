import type { ConnectionString } from './connectionUrls';
import { matches } from '../../text/matches';

const passwordKey = /(?<![\w.-])(?:password|pwd|passwd|accountkey|sharedaccesskey|sharedsecretkey)\s{0,3}=\s{0,3}/gi;

/** Keys that make a list of pairs a connection string: ADO.NET, ODBC, JDBC, Azure, libpq. */
export const otherKeys =
  /(?<![\w-])(?:server|data source|datasource|host|hostname|hostaddr|addr|address|network address|user id|userid|uid|user|username|user name|initial catalog|database|dbname|dsn|driver|provider|port|accountname|accountendpoint|endpoint|defaultendpointsprotocol|sharedaccesskeyname|persist security info|integrated security|trusted_connection|encrypt|trustservercertificate|sslmode|deviceid|service name|sid)\s{0,3}=/gi;
const userKey =
  /(?<![\w-])(?:user id|userid|uid|user name|username|user|accountname|sharedaccesskeyname)\s{0,3}=\s{0,3}([^;\s]{1,128})/i;
const hostKey =
  /(?<![\w-])(?:server|data source|datasource|hostname|hostaddr|host|endpoint)\s{0,3}=\s{0,3}([^;\s]{1,128})/i;

/** `user:password@tcp(host:3306)/db`, as Go's MySQL driver writes it: what stands between password and host. */
const goNetwork = /@(?:tcp6?|unix|udp)?\((?=[^()\s]{1,120}\)[/?]|[^()\s]{0,120}$)/g;
/** `jdbc:oracle:thin:user/password@host:1521:sid` */
const oracleThin = /jdbc:oracle:(?:thin|oci8?):([\w$#]{1,64})\/([^\s@"'`/]{1,128})@[^\s"'`]{1,255}/gi;

/** Where `user/password@host` may stand: before Oracle's port, or behind its tools. */
const oraclePlace =
  /:1521(?=[/:])|\b(?:sqlplus|sqlldr|expdp|impdp)\s|\b(?:cx_)?oracle(?:db)?\.(?:connect|create_pool|sessionpool)\(\s{0,8}(?:dsn\s?=\s?)?["'](?=[\w.$#]{1,60}\/)/gi;
const optionPassword = /,password=([^\s,"'`<>]{4,200})/gi;

/** In code units: no connection string is longer to either side of its password. */
export const longest = 1024;

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
  for (const match of matches(oracleThin, text)) {
    found.push(ofMatch(match, match[1], match[2], 'jdbc:oracle'));
  }
  for (const match of matches(oraclePlace, text)) {
    const logon = readOracleLogon(text, match.index, match[0]);
    if (logon !== undefined) {
      found.push(logon);
    }
  }
  for (const match of matches(optionPassword, text)) {
    const options = readRedisOptions(text, match.index, match[1] ?? '');
    if (options !== undefined) {
      found.push(options);
    }
  }
  for (const match of matches(goNetwork, text)) {
    const dsn = readGoDsn(text, match.index);
    if (dsn !== undefined) {
      found.push(dsn);
    }
  }
  return found;
}

/** `host:6380,password=…,ssl=True`: https://stackexchange.github.io/StackExchange.Redis/Configuration */
function readRedisOptions(text: string, at: number, password: string): ConnectionString | undefined {
  let start = at;
  while (start > 0 && at - start < longest && !/[\s"'`<>(=]/.test(text.charAt(start - 1))) {
    start -= 1;
  }
  const host = /^[A-Za-z][\w.-]{1,120}:\d{2,5}(?=,|$)/.exec(text.slice(start, at))?.[0];
  if (host === undefined) {
    return undefined;
  }
  const passwordStart = at + ',password='.length;
  const tail = text.slice(passwordStart, passwordStart + longest).split(/[\s"'`<>]/, 1)[0] ?? password;
  return {
    span: { start, end: passwordStart + tail.length },
    password: { start: passwordStart, end: passwordStart + password.length },
    user: '',
    host,
    scheme: 'redis',
    store: true,
  };
}

/**
 * `user/password@host:1521/service`, alone or behind one of Oracle's tools and its options.
 *
 * https://docs.oracle.com/en/database/oracle/oracle-database/23/sqpug/starting-SQL-Plus.html
 */
function readOracleLogon(text: string, at: number, place: string): ConnectionString | undefined {
  let start = at;
  if (/["']$/.test(place)) {
    // `oracledb.connect("user/password@dsn")`
    start = at + place.length;
  } else if (place.startsWith(':')) {
    while (start > 0 && at - start < 200 && !/[\s"'`<>(=]/.test(text.charAt(start - 1))) {
      start -= 1;
    }
  } else {
    const line = text.slice(at, at + longest).split('\n', 1)[0] ?? '';
    const word = line.split(/\s/).findIndex((part, index) => index > 0 && part !== '' && !part.startsWith('-'));
    const before = line.split(/\s/).slice(0, word).join(' ');
    start = word < 0 ? at : at + before.length + 1;
  }
  const token = text.slice(start, start + 300).split(/[\s"'`<>]/, 1)[0] ?? '';
  const slash = token.indexOf('/');
  const sign = token.lastIndexOf('@');
  if (slash < 1 || sign < slash + 5 || !/^[A-Za-z][\w$#]{0,40}$/.test(token.slice(0, slash))) {
    return undefined;
  }
  if (token.slice(slash + 1, sign).includes('/')) {
    return undefined;
  }
  return {
    span: { start, end: start + token.length },
    password: { start: start + slash + 1, end: start + sign },
    user: token.slice(0, slash),
    host: token.slice(sign + 1),
    scheme: 'oracle',
    store: true,
  };
}

function ofMatch(match: RegExpExecArray, user = '', password = '', scheme = ''): ConnectionString {
  const [whole] = match;
  const start = match.index + whole.indexOf(password, user === '' ? 0 : whole.indexOf(user) + user.length);
  return {
    span: { start: match.index, end: match.index + whole.length },
    password: { start, end: start + password.length },
    user,
    host: '',
    scheme,
    store: true,
  };
}

function readGoDsn(text: string, at: number): ConnectionString | undefined {
  let start = at;
  while (start > 0 && at - start < 200 && !/[\s"'`<>]/.test(text.charAt(start - 1))) {
    start -= 1;
  }
  const colon = text.slice(start, at).indexOf(':');
  if (colon < 1) {
    return undefined;
  }
  // With a scheme before it, it is a URL of its own; with a group of a pattern, it is a pattern.
  if (/^\/\/|\(\?[:=!<]/.test(text.slice(start + colon + 1, at))) {
    return undefined;
  }
  const end = at + endOf(text.slice(at, at + longest), /[\s"'`<>]/);
  return {
    span: { start, end },
    password: { start: start + colon + 1, end: at },
    user: text.slice(start, start + colon),
    host: '',
    scheme: 'mysql',
    store: true,
  };
}

function readPairs(text: string, keyStart: number, valueStart: number, bounded: boolean): ConnectionString | undefined {
  const lowest = Math.max(0, keyStart - longest);
  const before = text.slice(lowest, keyStart);
  const stop = bounded ? -1 : Math.max(...['"', "'", '`', '\n', '>', '<'].map((sign) => before.lastIndexOf(sign)));
  const after = text.slice(valueStart, valueStart + longest);
  const limit = bounded ? after.length : endOf(after, before.charAt(stop) === "'" ? /['\n]/ : /["`\n<]/);
  // Among the parameters of an address, a password ends where the next one begins.
  const rest = after.slice(0, /[?&]$/.test(before) ? Math.min(limit, endOf(after, /&/)) : limit);
  // At the beginning of a line, a semicolon makes a comment.
  const semicolons =
    before
      .slice(stop + 1)
      .trimStart()
      .replace(/^;+/, '')
      .includes(';') || rest.includes(';');
  const password = readValue(rest, semicolons);
  if (password === undefined) {
    return undefined;
  }
  const separator = semicolons ? ';' : ' ';
  const start = lowest + stop + 1 + startOfPairs(before.slice(stop + 1), separator);
  const end = valueStart + password.whole + lengthOfPairs(rest.slice(password.whole), separator);
  const whole = text.slice(start, end);
  const names = new Set(
    [...matches(otherKeys, whole)].map((key) => key[0].slice(0, key[0].indexOf('=')).trim().toLowerCase()),
  );
  names.delete('encrypt');
  if (names.size < (semicolons ? 1 : 2)) {
    return undefined;
  }
  return {
    span: { start, end: trimmedEnd(text, start, end) },
    password: { start: valueStart + password.start, end: valueStart + password.end },
    user: userKey.exec(whole)?.[1] ?? '',
    host: hostKey.exec(whole)?.[1] ?? '',
    scheme: semicolons ? 'odbc' : 'libpq',
    store: true,
  };
}

/** Whether a text is `key=value` with a value that is plain or wholly quoted, or nothing. */
function isPair(segment: string): boolean {
  const text = segment.trim();
  const equals = text.indexOf('=');
  if (equals < 0) {
    return text === '';
  }
  const value = text.slice(equals + 1).trim();
  return (
    /^[A-Za-z][\w .-]{0,40}$/.test(text.slice(0, equals)) &&
    (!/["'`(){}]/.test(value) || /^\{[^{}]*\}$|^'[^']*'$|^"[^"]*"$/.test(value))
  );
}

const address = /^(?:jdbc:|[a-z]{2,20}:\/\/)\S*$/;

/** Keys that connection strings begin with. */
const firstKeys = ['server', 'data source', 'host', 'driver', 'endpoint', 'defaultendpointsprotocol', 'jdbc:'];

/** Where a connection string begins in a segment that something else stands before: `ConnectionString=Server=db`. */
function firstKeyIn(segment: string): number {
  const lower = segment.toLowerCase();
  return Math.max(...firstKeys.map((key) => lower.lastIndexOf(key)));
}

/** Where the run of pairs that ends a text begins. */
function startOfPairs(text: string, separator: string): number {
  let start = text.length;
  while (start > 0) {
    const cut = start < 2 ? -1 : text.lastIndexOf(separator, start - 2);
    const segment = text.slice(cut + 1, start).replace(/;$/, '');
    if (!isPair(segment) && !address.test(segment.trim())) {
      const inner = firstKeyIn(segment);
      return inner < 0 ? start : cut + 1 + inner;
    }
    if (cut < 0) {
      const nested = segment.indexOf('=') !== segment.lastIndexOf('=') ? firstKeyIn(segment) : 0;
      return Math.max(nested, segment.length - segment.trimStart().length);
    }
    start = cut + 1;
  }
  return start;
}

/** How long the run of pairs that begins a text is. */
function lengthOfPairs(text: string, separator: string): number {
  let end = 0;
  while (end < text.length) {
    const from = text.charAt(end) === separator ? end + 1 : end;
    const cut = text.indexOf(separator, from);
    const next = cut < 0 ? text.length : cut;
    const segment = text.slice(from, next);
    if (!isPair(segment)) {
      return end;
    }
    end = Math.max(next, end + 1);
  }
  return end;
}

/** Where the first match of a pattern begins; the length of the text where there is none. */
export function endOf(text: string, stop: RegExp): number {
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
export function readValue(
  text: string,
  semicolons: boolean,
): { start: number; end: number; whole: number } | undefined {
  const quote = text.charAt(0);
  if (quote === "'" || quote === '"' || quote === '{') {
    const end = text.indexOf(quote === '{' ? '}' : quote, 1);
    return end > 1 ? { start: 1, end, whole: end + 1 } : undefined;
  }
  // `password= user=`: nothing stands there before the next key.
  if (!semicolons && /^[a-z_]{2,30}=/.test(text)) {
    return undefined;
  }
  const end = endOf(text, semicolons ? /[;'"]/ : /[\s'"]/);
  const last = trimmedEnd(text, 0, end);
  return last > 0 && !isExpression(text.slice(0, last)) ? { start: 0, end: last, whole: end } : undefined;
}

/** `settings.db.password`, `get(…)`: what stands there in a program is no value. */
function isExpression(value: string): boolean {
  return /^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)+$/.test(value)
    ? !/\d/.test(value) || /pass(?:word|wd|phrase)?$/i.test(value)
    : /^\w{1,200}\((?![^()]*\)[\w!@#$%^&*])|^[(,]|[(,]$|^[A-Za-z_$][\w$.]{0,200} = |^[A-Za-z_$][\w$]{0,200}\.(?:password|passwd|pwd|username)[,=]/.test(
        value,
      );
}
