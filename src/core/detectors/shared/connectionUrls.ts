import type { Span } from '../../text/span';
import { HOLE } from '../../languages/literal';

/** A connection string within a text, and the password in it. */
export interface ConnectionString {
  readonly span: Span;
  readonly password: Span;
  readonly user: string;
  readonly host: string;
  /** `postgresql`, `https`; of key-value strings, `odbc`. */
  readonly scheme: string;
  /** Whether the scheme is one of data stores and brokers, where credentials are common and plain. */
  readonly store: boolean;
}

const stores =
  /^(?:jdbc:)?(?:postgres(?:ql)?|pgsql?|cockroach(?:db)?|redshift|mysqlx?|mysql2|mariadb|mongodb|mongo|redis|rediss|valkey|amqps?|rabbitmq|stomp|mqtts?|nats|kafka|mssql|(?:jtds:)?sqlserver|tds|jtds|oracle|db2|hive2?|presto|trino|snowflake|clickhouse|cassandra|couchdb|couchbases?|neo4j|bolt|influxdb|elasticsearch|opensearch|ldaps?|smtps?|imaps?|pop3s?|s?ftps?|smb|memcached|arangodb|firebird|sybase|teradata|vertica|ibmmq|timescaledb|postgis|hana|sap|as400|ads|libsql|surrealdb|questdb|scylladb|yugabytedb|tidb|beanstalkd?|celery|activemq|artemis|tcp|ssh|telnet|vnc|rdp|cifs|afp|davs?|webdavs?|sips?|xmpp|rtsps?|socks[45]?[ah]?|proxy|es|db|database)(?:\+[a-z0-9_]+)*$/i;

/** What a URL's authority is made of; quotes, spaces and the signs of the rest end it. */
const authority = /[^\s/?#"'`<>|\\]*/y;
const rest = /[^\s"'`<>\\]*/y;
const queryPassword = /[?&;](?:password|passwd|pwd|pass)=([^&;\s"'`<>\\]+)/i;
const queryUser = /[?&;](?:user|username|uid|user id)=([^&;\s"'`<>\\]+)/i;

/** Every URL of a text that holds a password, before its user name or among its parameters. */
export function findConnectionUrls(text: string): ConnectionString[] {
  const found: ConnectionString[] = [];
  for (let at = text.indexOf('://'); at >= 0; at = text.indexOf('://', at + 3)) {
    const url = readUrl(text, at);
    if (url !== undefined) {
      found.push(url);
    }
  }
  return found;
}

/** The end of a literal, and one or two that are joined to it, of which the last holds what is before a host. */
const goesOnToHost =
  /^["'`](?:\s{0,40}(?:\+{1,2}|\.{1,2}|<>|[&^\\])?\s{0,40}["'`][^"'`@\r\n]{1,120}["'`])?\s{0,40}(?:\+{1,2}|\.{1,2}|<>|[&^\\])?\s{0,40}["'`][^"'`@\s]{0,120}@/;

/** Whether a `://` is followed by something that may hold credentials. */
export function mayHoldCredentials(text: string, at: number): boolean {
  const after = run(authority, text, at + 3);
  if (after === '') {
    // `'mongodb://' + user + ':' + '…' + '@host'`
    return /^["'`]\s{0,4}[+.&][^\r\n]{0,200}@/.test(text.slice(at + 3, at + 230));
  }
  if (after.includes('@')) {
    return true;
  }
  if (
    /:[$#]?\{?$/.test(after) &&
    /^[$#]?\{?["'][^"'\r\n]{4,200}["']\}@/.test(text.slice(at + 3 + after.length, at + 230 + after.length))
  ) {
    // `postgres://user:${'…'}@host`
    return true;
  }
  if (after.includes(':') && goesOnToHost.test(text.slice(at + 3 + after.length, at + 400 + after.length))) {
    // `'postgres://user:' + '…' + '@host'`
    return true;
  }
  const whole = run(rest, text, at + 3).slice(0, longestAuthority);
  return queryPassword.test(whole) || (after.includes(':') && whole.includes('@'));
}

function run(pattern: RegExp, text: string, at: number): string {
  const own = new RegExp(pattern.source, pattern.flags);
  own.lastIndex = at;
  return own.exec(text)?.[0] ?? '';
}

function readUrl(text: string, at: number): ConnectionString | undefined {
  const scheme = schemeBefore(text, at);
  if (scheme === undefined) {
    return undefined;
  }
  const start = at - scheme.length;
  const body = at + 3;
  const credentials = run(authority, text, body);
  const end = trimEnd(text, body, body + run(rest, text, body).length);
  const store = stores.test(scheme);
  const signs = credentials.lastIndexOf('@');
  if (signs > 0) {
    const colon = credentials.indexOf(':');
    const password =
      colon >= 0 && colon < signs ? { start: body + colon + 1, end: body + signs } : { start: body, end: body + signs };
    const user = colon >= 0 && colon < signs ? credentials.slice(0, colon) : '';
    // A token that stands alone is its own user; an empty or conventional password goes with one.
    const alone = colon < 0 || colon > signs;
    const tokenFirst = !alone && /^(?:x-oauth-basic|x|api_token)?$/.test(credentials.slice(colon + 1, signs));
    return {
      span: { start, end: Math.max(end, body + signs) },
      password: tokenFirst ? { start: body, end: body + colon } : password,
      user: tokenFirst ? '' : user,
      host: credentials.slice(signs + 1),
      scheme: scheme.toLowerCase(),
      store: store && !alone && !tokenFirst,
    };
  }
  if (!store) {
    return undefined;
  }
  const split = readSplitCredentials(text, body, scheme);
  if (split !== undefined) {
    return split;
  }
  const whole = text.slice(body, end);
  const parameter = queryPassword.exec(whole);
  if (parameter?.[1] === undefined) {
    return undefined;
  }
  const passwordStart = body + parameter.index + parameter[0].length - parameter[1].length;
  return {
    span: { start, end },
    password: { start: passwordStart, end: passwordStart + parameter[1].length },
    user: queryUser.exec(whole)?.[1] ?? '',
    host: credentials,
    scheme: scheme.toLowerCase(),
    store: true,
  };
}

/** `user:pass/word@host`: people write passwords as they are, although `/`, `?` and `#` end a URL's authority. */
function readSplitCredentials(text: string, body: number, scheme: string): ConnectionString | undefined {
  const all = run(rest, text, body).slice(0, longestAuthority);
  const signs = all.lastIndexOf('@');
  const colon = all.indexOf(':');
  if (colon < 0 || signs <= colon || !/^[\w.+-]*$/.test(all.slice(0, colon))) {
    return undefined;
  }
  const password = all.slice(colon + 1, signs);
  const host = all.slice(signs + 1);
  // `host:6379/0`: what follows a port is no password.
  if (/^\d{1,5}(?:[/?#,;]|$)/.test(password) || !/^[\w.-]{1,120}(?::\d{1,5})?(?:[/?,]|$)/.test(host)) {
    return undefined;
  }
  const end = trimEnd(text, body, body + run(rest, text, body).length);
  return {
    span: { start: body - 3 - scheme.length, end: Math.max(end, body + signs) },
    password: { start: body + colon + 1, end: body + signs },
    user: all.slice(0, colon),
    host,
    scheme: scheme.toLowerCase(),
    store: true,
  };
}

const longestAuthority = 300;

/** The scheme that ends at an offset: a letter, then letters, digits, `+`, `-` and dots; `jdbc:` may stand before it. */
function schemeBefore(text: string, at: number): string | undefined {
  let start = at;
  while (start > 0 && at - start < 32 && /[A-Za-z0-9+.-]/.test(text.charAt(start - 1))) {
    start -= 1;
  }
  while (start < at && !/[A-Za-z]/.test(text.charAt(start))) {
    start += 1;
  }
  if (start === at) {
    return undefined;
  }
  return text.slice(text.slice(Math.max(0, start - 5), start) === 'jdbc:' ? start - 5 : start, at);
}

/** Without the signs that belong to the sentence around a URL. */
function trimEnd(text: string, start: number, end: number): number {
  let last = end;
  while (
    last > start &&
    '.,;:!?)]}*_'.includes(text.charAt(last - 1)) &&
    text.charAt(last - 1) !== HOLE &&
    !isBalanced(text, start, last)
  ) {
    last -= 1;
  }
  return last;
}

function isBalanced(text: string, start: number, end: number): boolean {
  const close = text.charAt(end - 1);
  const open = close === ')' ? '(' : close === ']' ? '[' : close === '}' ? '{' : undefined;
  return open !== undefined && text.slice(start, end).includes(open);
}
