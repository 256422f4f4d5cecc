import type { Span } from '../../text/span';
import { isChosen } from './noted';
import { matches } from '../../text/matches';

/**
 * Where a password stands in a command or a statement that is itself a text; the last group is the password. Before it
 * what such a text holds in any case, in lower case: that is quicker to look for.
 */
const places: readonly (readonly [needed: readonly string[], place: RegExp])[] = [
  // https://dev.mysql.com/doc/refman/8.4/en/connecting.html: `-p` and the password are one word.
  [['mysql'], /\bmysql(?:dump|admin|import|show|sh)?\s(?:[^\s|;&]{1,80}\s){0,8}-p([^\s"'`|;&]{4,64})/gi],
  [['sshpass'], /\bsshpass\s-p\s?["']?([^\s"'`]{4,64})/gi],
  // https://curl.se/docs/manpage.html#-u
  [[':', '-'], /(?<!\bsocat)\s(?:-u|--user|--proxy-user|-U|-a)[ =]["']?[\w.@+-]{1,64}:([^\s"'`]{4,64})/g],
  [['--'], /\s--(?:[a-z]{1,20}-){0,2}(?:password|passwd|passphrase)[= ]["']?([^\s"'`-][^\s"'`]{3,63})/gi],
  // `mvn -Dnexus.password=…`
  [['-', '='], /\s-[DP][\w.-]{0,60}(?:password|passwd|passphrase|pwd)=["']?([^\s"'`$%{<][^\s"'`]{3,63})/gi],
  // https://www.postgresql.org/docs/current/sql-alterrole.html: `WITH` may be left out.
  [
    ['password', "'"],
    /\b(?:alter|create)\s{1,4}(?:user|role)\s{1,4}[\w"$.-]{1,64}\s{1,4}(?:[a-z]{4,12}\s{1,4}){0,6}password\s{1,4}'([^'\s]{4,64})'/gi,
  ],
  // `PGPASSWORD=… psql`, `name=app password=… priv=…`
  [
    ['='],
    /(?:^|[\s;,&?|"'`(])(?:[A-Z][A-Z0-9_]{0,40}_)?(?:PG)?(?:PASSWORD|PASSWD|PWD|SSHPASS|PASSPHRASE)=["']?([^\s"'`$;&|<>{}(),=]{4,64})["']?(?=[\s;,&]|$)/gi,
  ],
  // `{"user":"app","password":"…"}`
  [
    ['pass', ':'],
    /["'](?:[A-Z]\w{0,40}_)?(?:password|passwd|passphrase)["']\s{0,3}:\s{0,3}["']([^"'\s<>{}$]{4,64})["']/gi,
  ],
  // https://learn.microsoft.com/windows-server/administration/windows-commands/net-use
  [
    ['net'],
    /\bnet(?:\.exe)?\s{1,4}(?:use\s{1,4}(?:[a-z*]:?\s{1,4})?\\{2,4}\S{1,80}(?:\s{1,4}\/user:\S{1,60})?|user\s{1,4}[\w.@-]{1,40})\s{1,4}["']?([^\s"'`/*$%][^\s"'`]{3,63})/gi,
  ],
  // https://learn.microsoft.com/windows-server/administration/windows-commands/cmdkey
  [['cmdkey'], /\bcmdkey(?:\.exe)?\s[^\r\n]{0,120}?\/pass:["']?([^\s"'`$%][^\s"'`]{3,63})/gi],
  // https://learn.microsoft.com/windows-server/administration/windows-commands/reg-add
  [
    ['/v', '/d'],
    /\s\/v\s{1,4}["']?\w{0,40}pass(?:word|wd)["']?\s{1,4}(?:\/t\s{1,4}\w{1,20}\s{1,4})?\/d\s{1,4}\\?["']?([^\s"'`/$%<][^\s"'`\\]{3,63})/gi,
  ],
  // https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/sp-addlogin-transact-sql
  [
    ['sp_addlogin'],
    /\bsp_addlogin\s{1,4}(?:@loginame\s?=\s?)?N?'[^'\r\n]{1,64}'\s{0,4},\s{0,4}(?:@passwd\s?=\s?)?N?'([^'\s]{4,64})'/gi,
  ],
  // https://learn.microsoft.com/sql/relational-databases/system-stored-procedures/sp-addlinkedsrvlogin-transact-sql
  [
    ['sp_addlinkedsrvlogin'],
    /\bsp_addlinkedsrvlogin\s{1,4}(?:N?'[^'\r\n]{0,128}'|NULL)(?:\s{0,4},\s{0,4}(?:N?'[^'\r\n]{0,128}'|NULL)){3}\s{0,4},\s{0,4}N?'([^'\s]{4,64})'/gi,
  ],
  // https://www.sudo.ws/docs/man/sudo.man/: `-S` reads the password from the input.
  [
    ['sudo', '-s'],
    /\b(?:echo|printf)\s{1,4}(?:-\w{1,3}\s{1,4})?\\?["']?([^\s"'`$%\\|]{4,64})(?:\\n)?\\?["']?\s{0,4}\|\s{0,4}sudo\s{1,4}(?:-[A-Zk-z]{1,4}\s{1,4}){0,3}-[A-RT-Zk-z]{0,3}S\b/g,
  ],
  // `expect "assword:"; send "…\r"`
  [
    ['ass', 'send'],
    /(?:assword|assphrase)[^\r\n;]{0,24}[;\r\n{]\s{0,20}send\s{1,4}(?:--\s{1,4})?\\?"([^"\\\s$]{4,64})/gi,
  ],
  [
    ["'"],
    /\b(?:(?:identified\s{1,4}by|(?:with|encrypted)\s{1,4}password)\s{0,4}=?|password\s{0,4}=)\s{0,4}N?'([^'\s]{4,64})'/gi,
  ],
];

/** Commands that take passwords from their input, where it is given them: `echo … | chpasswd`, `passwd root <<< …`. */
export const feedsPassword =
  /\|\s{0,4}(?:sudo\s{1,4})?(?:ch|smb)?passwd\b|\b(?:ch|smb)?passwd\b[^\r\n|;]{0,60}<<|\bdebconf-set-selections\b/;

/** The passwords in the commands and SQL statements of a text, as they stand in it. */
export function findCommandPasswords(text: string): Span[] {
  const found: Span[] = [];
  const lower = text.toLowerCase();
  for (const [needed, place] of places) {
    if (!needed.every((part) => lower.includes(part))) {
      continue;
    }
    for (const match of matches(place, text)) {
      const matched = match[1] ?? '';
      const start = match.index + match[0].lastIndexOf(matched);
      const password = withoutBracket(text.slice(Math.max(0, start - 120), start), matched);
      if (!found.some((other) => other.start === start)) {
        found.push({ start, end: start + password.length });
      }
    }
  }
  return found;
}

/** `[iterations=8192,password=…]`: the bracket that closes what was opened before is none of the password. */
function withoutBracket(before: string, password: string): string {
  const isOpen = before.lastIndexOf('[') > before.lastIndexOf(']');
  return isOpen && password.length > 4 && !password.includes('[') ? password.replace(/\]$/, '') : password;
}

/** Whether a keyword hit is one of a command or a statement that may be given a password: what a glance asks. */
export function mayBeCommand(text: string, hit: Span): boolean {
  const word = text.slice(hit.start, hit.end).toLowerCase();
  switch (word) {
    case 'mysql':
    case 'mariadb':
      return /["']-p[^"'\s]{4}/.test(text.slice(hit.end, hit.end + 300)) || /\s-p/.test(restOfLine(text, hit.end));
    case 'curl':
      return /\s(?:-u|-U|--user)/.test(restOfCommand(text, hit.end));
    case 'sshpass':
      return /\s(?:-p|-u|-U|--user)/.test(restOfLine(text, hit.end));
    case ' on >':
      return true;
    case '"auth ':
    case "'auth ":
      // `AUTH password`, `AUTH user password`, and nothing more, or a string that another is added to.
      return /^(?:[\w.-]{1,64} )?[^\s%{$"'`]{0,200}["'`]/.test(text.slice(hit.end, hit.end + 270));
    case 'login':
      // `docker login -u ci -p …`
      return /\s-p\s?["']?[^\s"'$]{6}/.test(restOfLine(text, hit.end));
    case 'zip -':
    case '7z ':
      return /\s-?[a-z]{0,3}p\s?["']?[^\s"'$]{3}/i.test(
        ` ${text.slice(hit.end - 1, hit.end + 160).split('\n', 1)[0] ?? ''}`,
      );
    case 'ftp -':
      return restOfLine(text, hit.end).includes('<<');
    case 'sudo -s':
      return /\b(?:echo|printf)\s|<<</.test(text.slice(Math.max(0, hit.start - 200), hit.end + 200));
    case 'schtasks':
      return /\s\/r?p\s/i.test(restOfLine(text, hit.end));
    case 'sc config':
      return /\spassword=\s/i.test(restOfLine(text, hit.end));
    case '%s:%s@':
    case '{}:{}@':
    case '{0}:{1}@':
      return /["'][^"'\r\n]{0,200}["']/.test(text.slice(hit.end, hit.end + 400));
    case 'psexec':
    case 'cmdkey':
    case 'plink':
    case 'pscp':
      return isProgram(text, hit) && /\s\S{4}/.test(restOfLine(text, hit.end));
    case 'net use':
    case 'net user':
    case 'http -a':
    case 'https -a':
    case 'sp_addlogin':
      return /\s\S{4}/.test(restOfLine(text, hit.end));
    case 'basic_auth':
    case ':basic,':
      // `request :basic_auth, 'user', '…'`, where no parenthesis opens the arguments.
      return /^,?\s{0,4}["'][^"'\r\n]{1,64}["'],\s{0,4}["'][^"'\s]{4}/.test(text.slice(hit.end, hit.end + 90));
    case 'base64':
      // `echo -n user:… | base64`
      return (
        /\|\s{0,4}(?:openssl\s{1,4})?$/.test(text.slice(Math.max(0, hit.start - 16), hit.start)) &&
        /\b(?:echo|printf)\s[^|\n]{1,200}:[^|\n]{4,200}\|/.test(text.slice(Math.max(0, hit.start - 300), hit.start))
      );
    case 'pwd':
      return holdsChosen(text.slice(Math.max(0, hit.start - 50), hit.end + 100));
    case 'assword':
      return holdsChosen(text.slice(hit.start, hit.end + 120));
    case 'identified':
      return /^\s+by\s+N?'/i.test(text.slice(hit.end, hit.end + 160));
    case 'pass':
      return (
        feedsPassword.test(text.slice(Math.max(0, hit.start - 24), hit.end + 64)) ||
        (taken.test(text.slice(hit.end, hit.end + 16)) &&
          holdsChosen(text.slice(Math.max(0, hit.start - 50), hit.end + 100).replace(/\\(?=["'])/g, '')))
      );
    default:
      return false;
  }
}

/**
 * Whether a keyword hit is in the name of a column that a statement fills further on, with a value that may be a password:
 * what a glance asks.
 */
export function mayFillColumn(text: string, { end }: Span): boolean {
  if (!/^[\p{L}\w]{0,20}["'`\]]?\s{0,8}[,)]/u.test(text.slice(end, end + 32))) {
    return false;
  }
  const near = text.slice(end, end + 800);
  const values = /\bvalues[\s"'+]{0,40}\(/i.exec(near);
  return (
    values !== null &&
    Array.from(near.slice(values.index).matchAll(/'([^'\r\n]{4,128})'/g)).some(([, value = '']) => isChosen(value))
  );
}

/** Whether a text holds a command with a password that may be one, or goes on elsewhere, or is written otherwise than it is. */
function holdsChosen(text: string): boolean {
  return findCommandPasswords(text).some(({ start, end }) => {
    return end === text.length || /[\\%{]|["'`]$/.test(text.slice(start, end + 1)) || isChosen(text.slice(start, end));
  });
}

/** Whether a word is the name of a program, and no part of another word. */
function isProgram(text: string, word: Span): boolean {
  return (
    !/\w/.test(text.charAt(word.start - 1)) && /^(?:64)?(?:\.exe)?["'`\s,)]/i.test(text.slice(word.end, word.end + 8))
  );
}

/** What stands in the line from an offset on, as far as options of a command are looked for. */
function restOfLine(text: string, offset: number): string {
  return text.slice(offset, offset + 160).split('\n', 1)[0] ?? '';
}

/** What stands in a command from an offset on, whose lines may end in a backslash to go on in the next. */
function restOfCommand(text: string, offset: number): string {
  return text.slice(offset, offset + 600).split(/(?<![\\\r])\r?\n/, 1)[0] ?? '';
}

/** The rest of `password` or `--passphrase`, and what stands before its value. */
const taken = /^(?:word|wd|phrase)["']?\s\/[td]\s|^(?:word|wd|phrase)(?:[= ]|\s{0,4}'|\s{0,4}N')/i;
