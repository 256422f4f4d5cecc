import { matches } from '../../text/matches';
import type { Collector } from '../lines/collector';

/** What a secret is called in a text for people. */
const label =
  /pass(?:word|wd|phrase|code|wort)|(?<![a-z])pass(?![a-z])|pwd|(?<![a-z])pw(?![a-z])|kennwort|senha|contrase[ñn]a|mot de passe|wachtwoord|(?<![a-z])clave(?![a-z])|heslo|passord|adgangskode|kodeord|salasana|lozinka|пароль|κωδικός|パスワード|暗証番号|密码|密碼|口令|비밀번호|secret[ _-]?(?:access[ _-]?)?key|secret|token|(?:api|access|encryption|signing|shared|service|storage|account|master|session|hmac|auth)[ _-]?key/gi;
/** From a label to its value: what ties them, and an opening quote. */
const tie =
  /^[*_`"')\]]{0,4}(?:[ \t](?:for|of|on|to|für|von|zum|pour|de|du|para|del|voor)(?:[ \t][\w-]{1,30}){1,4})?(?:\s{0,3}(?:\([^()\r\n]{1,30}\))?\s{0,20}(?:[:?+.]{1,3}=|=>|->|[-–—](?=\s)|[:=|→：])|\s(?:is|was|ist|est|es)(?:[ \t]now)?(?::|\b)|\s?[是为為は는은][:：]?)[ \t]{0,20}(<(?:b|strong|em|i|code|kbd|samp|tt)>|[*_]{0,3})[ \t]{0,4}(``|[`"'“‘«「『]?)/;
const closings: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '«': '»', '「': '」', '『': '』' };
/** `Login: admin / S3cret!`, `credentials are admin:S3cret!` */
const pair =
  /(?<![\w-])(?:log[- ]?in|sign[- ]?in|credentials?|creds|account|user(?:name)?\s?[/:]\s?pass(?:word)?)(?:\s(?:is|are|with|as|using))?\s{0,3}[:=]?\s{1,3}[`"']?([\w.@+-]{2,60})[`"']?\s?[/:|]\s?[`"']?([^\s`"'/,;]{6,64})/gi;
/** `Admin: admin@shop.example / S3cret!` */
const behindAddress =
  /(?<![\w.@+-])([\w.+-]{1,40}@[\w-]{1,40}(?:\.[\w-]{1,20}){1,3})[`"']?\s?[/|]\s[`"']?([^\s`"'/,;|<>]{6,64})/g;
/** `user deploy, password: …`, `account x@y password …`, `login root, password "…"`: what is said of a user. */
const ofUser =
  /\b(?:log-?in|account|user(?:name)?|as)(?:\s(?:is|as|with|user))?\s{0,3}[:=]?\s{0,3}[`"']{0,2}[\w.@+-]{2,60}[`"']{0,2}\s{0,2}[,;/]?\s{1,2}(?:(?:and|with|using)\s)?(?:the\s)?(?:pass(?:word|wd)?|pw|pwd)\s{0,3}[:=]?\s{0,3}[`"']{0,2}([^\s`"'<>()]{6,64})/gi;

/** `connecting with password …`, `using the password …` */
const withPassword =
  /\b(?:with|using|has|db|database|admin|root|production|prod|staging|old|new|current|temporary|temp|initial)\s{1,3}(?:the\s)?pass(?:word|wd)\s{1,2}[`"']{0,2}([^\s`"'<>()]{6,64})/gi;
/** `curl --user "app:…" https://…` */
const userOfRequest = /\bcurl\s(?:[^\r\n]{0,200}\s)?(?:-u|--user)[ =]?[`"']?[\w.@+-]{1,64}:([^\s"'`]{6,64})/gi;
/** The same in a line of its own, which goes on one that ends in a backslash. */
const userInNextLine = /^\s{0,12}(?:-u|--user)[ =][`"']?[\w.@+-]{1,64}:([^\s"'`]{6,64})/;
/** `setProperty("API_TOKEN", "…")`: a name and a value as two arguments of a call. */
const nextArgument = /^["'],[ \t]{0,4}(["'])/;
const namesPassword = /pass|pw/i;
/** What stands behind “account” where that is described rather than told: `Account Name: …`. */
const namesField =
  /^(?:name|domain|id|type|number|status|state|e-?mail|key|token|expires?|created|disabled|locked|file|path|provider|store|helper|service|process|source|chain|error|cache|profile|scope|endpoint|issuer|version)$/i;

/** `"user" "password"`, as a list of users of PgBouncer has it: https://www.pgbouncer.org/config.html#authentication-file-format */
const userOfPool = /^"[\w.@-]{1,64}" "([^"\s]{6,128})"\s{0,4}$/;

/** What a declaration begins with, before the name that is declared. */
const declaration = /^(?:(?:private|public|static|final|const|var|let)[ \t])*(?:String|string)[ \t]/;

/** How much of a line is read; a longer one was not written by a person. */
const longest = 2_000;

/** `CREATE USER app IDENTIFIED BY '…'`, `ALTER ROLE app PASSWORD '…'`: a statement of SQL, noted down. */
const statement =
  /\b(?:create|alter|grant|set)\s[^;\r\n]{1,300}?\b(?:identified\s{1,4}(?:with\s{1,4}\S{1,60}\s{1,4})?by|password)(?:\s{1,4}for\s{1,4}[^;=\r\n]{1,80})?\s{0,4}(?:=\s{0,4})?(?:password\s{0,2}\()?(['"])([^\s'"]{4,64})\1/gi;

/** Reads a line of a text for people: `Password: …`, `the password is “…”`, `login: user / password`. */
export function readProseLine(source: string, start: number, end: number, into: Collector): void {
  const line = source.slice(start, Math.min(end, start + longest));
  let behind = 0;
  const pooled = userOfPool.exec(line)?.[1];
  if (pooled !== undefined && isMixed(pooled)) {
    into.plain(start + line.lastIndexOf(pooled), start + line.lastIndexOf(pooled) + pooled.length, ['password']);
    return;
  }
  for (const match of /password|identified/i.test(line) ? matches(statement, line) : []) {
    const end = start + match.index + match[0].length - 1;
    into.plain(end - (match[2]?.length ?? 0), end, ['password']);
    behind = end - start;
  }
  for (const match of matches(label, line)) {
    if (match.index < behind) {
      continue;
    }
    // `PASS: TestName`: what became of a test.
    const isOutcome = match[0] === 'PASS' && line.charAt(match.index - 1) !== '_';
    const value = isOutcome ? undefined : valueBehind(line, match.index + match[0].length);
    if (value !== undefined) {
      into.plain(start + value.start, start + value.end, [nameAround(line, match.index, value.name)]);
      behind = value.end;
    }
  }
  // Most lines hold neither, and are quicker looked through for what both have.
  const told = namesPassword.test(line) ? [...matches(ofUser, line), ...matches(withPassword, line)] : [];
  if (/curl\s/.test(line)) {
    told.push(...matches(userOfRequest, line));
  }
  const continued = /\\\r?\n$/.test(source.slice(Math.max(0, start - 3), start)) ? userInNextLine.exec(line) : null;
  if (continued !== null) {
    told.push(continued);
  }
  for (const match of told) {
    const password = match[1] ?? '';
    const at = match.index + match[0].length - password.length;
    const length = trimmedLength(password);
    if (at >= behind && isMixed(password.slice(0, length))) {
      into.plain(start + at, start + at + length, ['password']);
      behind = at + length;
    }
  }
  const pairs = [...matches(pair, line), ...(line.includes('@') ? matches(behindAddress, line) : [])];
  for (const match of pairs.sort((left, right) => left.index - right.index)) {
    const [whole, user = '', password = ''] = match;
    const at = match.index + whole.length - password.length;
    if (at >= behind && isMixed(password) && !/^\d+$/.test(user) && !namesField.test(user)) {
      into.plain(start + at, start + at + trimmedLength(password), ['password']);
      behind = at + password.length;
    }
  }
}

function valueBehind(line: string, from: number): { start: number; end: number; name: number } | undefined {
  // The name goes on: `password_hash`, `tokens`.
  const more = /^[\w-]{0,60}/.exec(line.slice(from, from + 60))?.[0].length ?? 0;
  const name = from + more;
  const rest = line.slice(name, name + 120);
  const match = tie.exec(rest) ?? (isFirstArgument(line, from) ? nextArgument.exec(rest) : null);
  if (match === null) {
    return undefined;
  }
  const start = name + match[0].length;
  const quote = match[2] ?? match[1] ?? '';
  if (quote !== '') {
    const close = line.slice(start, start + 200).indexOf(closings[quote] ?? quote);
    const value = close < 0 ? '' : line.slice(start, start + close);
    return value.length >= 4 && !/\s/.test(value) ? { start, end: start + close, name } : undefined;
  }
  const tagged = (match[1] ?? '').startsWith('<');
  const token =
    (tagged ? /^[^\s<]{4,200}(?=<\/)/ : /^[^\s，。；！、）」』】]{4,200}/).exec(line.slice(start, start + 200))?.[0] ??
    '';
  const length = trimmedLength(token, (match[1] ?? '') !== '');
  const value = token.slice(0, length);
  // “password for the console: …” is told in a sentence.
  const told = /^[*_`"')\]]{0,4}[ \t](?:for|of|on|to|für|von|zum|pour|de|du|para|del|voor)[ \t]/.test(match[0]);
  const behind = line.slice(start + token.length);
  // Within a sentence only what no word looks like; at the end of a line anything.
  const ends = (tagged || /^\s*(?:[|,;，。；、）]|$|[(#]|\/\/)/.test(behind)) && /[:：=|→>]/.test(match[0]);
  return length >= 4 && (isMixed(value) || (ends && !told && !/[<>{}()[\]]/.test(value)))
    ? { start, end: start + length, name }
    : undefined;
}

/**
 * Without the signs that end a sentence or a cell.
 *
 * @param emphasised whether asterisks or underscores opened before it.
 */
function trimmedLength(token: string, emphasised = false): number {
  const signs = emphasised ? /[.,;:|)"'`”’»*_]/ : /[.,;:|)"'`”’»]/;
  let length = token.length;
  while (length > 0 && signs.test(token.charAt(length - 1))) {
    length -= 1;
  }
  return length;
}

/** Whether a label that ends at a place stands in the first argument of a call, alone in its quotes. */
function isFirstArgument(line: string, end: number): boolean {
  return /\w\(["'][\w.-]{1,60}$/.test(line.slice(Math.max(0, end - 80), end));
}

function isMixed(value: string): boolean {
  return (
    value.length >= 6 &&
    /[A-Za-z]/.test(value) &&
    // `Summer_Rain!`: words that nobody writes like that in a sentence.
    (/\d/.test(value) || /^[A-Z]?[a-z]{2,20}(?:[_.-][A-Za-z]|[A-Z])[a-z]{2,20}[!?*#$%^&@]{1,3}$/.test(value)) &&
    !/^[a-z]+:\/\//i.test(value) &&
    !/[<>{}()[\]]/.test(value)
  );
}

/** The label with the two words before it: “no password” is none, and “db password” says more. */
function nameAround(line: string, start: number, end: number): string {
  const before = line.slice(Math.max(0, start - 40), start);
  const words = /(?:[A-Za-z]{1,20}[ \t]){0,2}[\w.-]{0,40}$/.exec(before)?.[0] ?? '';
  return `${words.replace(declaration, '')}${line.slice(start, end)}`.trim();
}
