import type { Span } from '../../text/span';

/** A password in a line of a program's own settings. Offsets in the line. */
export interface DirectivePassword extends Span {
  /** Outermost first: the directive, and what its value is. */
  readonly name: readonly string[];
}

/** A word of a line, without its quotes. Offsets in the line. */
interface Word extends Span {
  readonly text: string;
}

/** Longer lines are no directives; in UTF-16 code units. */
const longestLine = 500;

/** With what a line begins that may be a directive, or what it holds. */
const worthALook =
  /^\s{0,20}(?:enable|username|user|crypto|neighbor|ppp|ntp|ip|key-string|standby|pre-shared-key|(?:tacacs|radius|snmp)-server|r[ow]community|createuser|rootpw|poll|server|skip|cachemgr_passwd|cache_peer|register|com2sec6?|(?:olc)?syncrepl:?|\w{0,20}password::)\s|[\])@:][\w.-]{0,100}[ \t]{1,20}\S{1,160}:\S|\S@[\w.-]{1,100}:\S|:[ \t]{1,20}(?:psk|eap|xauth|ntlm)[ \t]|password(?:-again)?[ \t]{1,20}password[ \t]/i;

/** The passwords of a line that is a directive of a daemon, a router or an installer; none for any other line. */
export function directivePasswords(line: string): readonly DirectivePassword[] {
  if (line.length > longestLine || !worthALook.test(line)) {
    return [];
  }
  const words = wordsIn(line);
  const names = words.map(({ text }) => text.toLowerCase());
  const first = names[0] ?? '';
  const login = mailLogin(words) ?? optionOf(first, words);
  if (login !== undefined) {
    return [login];
  }
  return (byDirective[first] ?? byForm)(names).flatMap(({ at, name }) => {
    const word = words[at];
    return word === undefined || word.text === '' ? [] : [{ start: word.start, end: word.end, name }];
  });
}

/** `client server secret [address]`: https://linux.die.net/man/8/pppd */
export function chapSecrets(line: string): readonly DirectivePassword[] {
  const words = line.length > longestLine ? [] : wordsIn(line);
  const secret = words[2];
  return secret === undefined || secret.text.length < 4 || words.length > 6
    ? []
    : [{ start: secret.start, end: secret.end, name: ['chap', 'secret'] }];
}

function wordsIn(line: string): Word[] {
  return Array.from(line.matchAll(/"([^"]*)"|'([^']*)'|[^\s;]+/g), (match) => {
    const quoted = match[1] ?? match[2];
    const start = match.index + (quoted === undefined ? 0 : 1);
    const text = quoted ?? match[0];
    return { text, start, end: start + text.length };
  });
}

interface Place {
  /** The index of a word; beyond the last where there is no such password. */
  readonly at: number;
  readonly name: readonly string[];
}

/**
 * What stands behind a word, where a kind may be named between the two; nothing where a digest is.
 *
 * - https://www.cisco.com/c/en/us/support/docs/security-vpn/remote-authentication-dial-user-service-radius/107614-64.html: 0 is plain.
 */
function behind(names: readonly string[], word: RegExp, from: number, ...name: readonly string[]): Place[] {
  const found = names.findIndex((each, index) => index >= from && word.test(each));
  if (found < 0) {
    return [];
  }
  const at = names[found + 1] === '0' ? found + 2 : found + 1;
  return /^\d$/.test(names[at] ?? '') ? [] : [{ at, name }];
}

const network = (word: RegExp, from: number) => (names: readonly string[]) =>
  behind(names, word, from, names[0] ?? '', 'password');

/** https://linux.die.net/man/1/fetchmail */
const mailbox = (names: readonly string[]): Place[] => {
  const user = names.findIndex((name) => /^user(?:name)?$/.test(name));
  return user < 0 ? [] : behind(names, /^pass(?:word)?$/, user + 2, 'fetchmail', 'password');
};

/** The manuals of the programs are the source. */
const byDirective: Readonly<Record<string, (names: readonly string[]) => readonly Place[]>> = {
  enable: (names) =>
    names[2] === 'level' ? [{ at: 4, name: ['enable', 'password'] }] : network(/^(?:secret|password)$/, 1)(names),
  username: network(/^(?:secret|password)$/, 2),
  // https://www.cisco.com/c/en/us/td/docs/ios-xml/ios/security/a1/sec-a1-cr-book.html, and the books of the other commands
  crypto: (names) => (names[1] === 'isakmp' ? behind(names, /^key$/, 2, 'isakmp', 'password') : []),
  'pre-shared-key': (names) => [{ at: /^(?:local|remote)$/.test(names[1] ?? '') ? 2 : 1, name: ['ipsec', 'password'] }],
  'key-string': (names) => behind(names, /^key-string$/, 0, 'keyString', 'password'),
  neighbor: network(/^password$/, 2),
  ppp: network(/^password$/, 2),
  standby: (names) => behind(names, /^authentication$/, 1, 'standby', 'password'),
  // A 7 behind a key says that it is not written plainly.
  ntp: (names) =>
    names[1] === 'authentication-key' && names[5] !== '7' ? behind(names, /^md5$/, 2, 'ntp', 'password') : [],
  ip: (names) => (names[1] === 'ospf' ? behind(names, /^(?:authentication-key|md5)$/, 2, 'ospf', 'password') : []),
  'tacacs-server': network(/^key$/, 1),
  'radius-server': network(/^key$/, 1),
  'snmp-server': network(/^community$/, 1),
  // https://www.net-snmp.org/docs/man/snmpd.conf.html
  rocommunity: () => [{ at: 1, name: ['community', 'password'] }],
  rwcommunity: () => [{ at: 1, name: ['community', 'password'] }],
  rocommunity6: () => [{ at: 1, name: ['community', 'password'] }],
  rwcommunity6: () => [{ at: 1, name: ['community', 'password'] }],
  createuser: (names) => [
    ...behind(names, /^(?:md5|sha(?:-?\d{3})?)$/, 2, 'createUser', 'authPassphrase'),
    ...behind(names, /^(?:des|aes[\w-]*)$/, 3, 'createUser', 'privatePassphrase'),
  ],
  com2sec: (names) => [{ at: names[1] === '-cn' ? 5 : 3, name: ['community', 'password'] }],
  com2sec6: (names) => [{ at: names[1] === '-cn' ? 5 : 3, name: ['community', 'password'] }],
  // http://www.squid-cache.org/Doc/config/cachemgr_passwd: `disable` and `none` are no passwords.
  cachemgr_passwd: (names) =>
    /^(?:disable|none)$/.test(names[1] ?? '') ? [] : [{ at: 1, name: ['cachemgr', 'password'] }],
  // https://pykickstart.readthedocs.io/en/latest/kickstart-docs.html#rootpw
  rootpw: (names) =>
    names.some((name) => /^(?:--iscrypted|--lock)$/.test(name)) ? [] : [{ at: names.length - 1, name: ['rootpw'] }],
  user: mailbox,
  poll: mailbox,
  server: mailbox,
  skip: mailbox,
};

function byForm(names: readonly string[]): readonly Place[] {
  const [first = '', second = '', third = ''] = names;
  // https://www.rfc-editor.org/rfc/rfc2849: two colons stand before base64. That of a digest begins with a brace.
  if (/^\w*password::$/.test(first) && !/^e[0-3w]/.test(second)) {
    return [{ at: 1, name: [first.slice(0, -2)] }];
  }
  // https://linux.die.net/man/5/ipsec.secrets
  const colon = names.indexOf(':');
  if (colon >= 0 && /^(?:psk|eap|xauth|ntlm)$/.test(names[colon + 1] ?? '')) {
    return [{ at: colon + 2, name: ['ipsec', 'password'] }];
  }
  // https://www.debian.org/releases/stable/amd64/apbs04.en.html
  if (/\/[\w-]*password(?:-again)?$/.test(second) && third === 'password') {
    return [{ at: 3, name: ['preseed', 'password'] }];
  }
  return [];
}

/** Directives whose options are words of their own, and which part of one is the password. */
const options: Readonly<Record<string, RegExp>> = {
  // http://www.squid-cache.org/Doc/config/cache_peer
  cache_peer: /^login=[^\s:]{1,64}:(\S{1,200})$/,
  // https://www.openldap.org/doc/admin26/slapdconf2.html
  syncrepl: /^credentials="?([^"]{1,200})/,
  // `register => user:secret@host/extension`: https://github.com/asterisk/asterisk/blob/18/configs/samples/sip.conf.sample
  register: /^[^\s:@]{1,64}(?:@[^\s:@]{1,64})?:([^\s:@]{1,100})(?::[^\s:@]{1,64})?@/,
};

/** `cache_peer … login=user:…`, `olcSyncrepl: … credentials=…`, `register => user:…@host` */
function optionOf(first: string, words: readonly Word[]): DirectivePassword | undefined {
  const directive = first.replace(/^olc|:$/g, '');
  const pattern = options[directive];
  for (const { text, start } of pattern === undefined ? [] : words) {
    const match = pattern?.exec(text);
    if (match?.[1] !== undefined) {
      const from = start + match[0].lastIndexOf(match[1]);
      return { start: from, end: from + match[1].length, name: [directive, 'password'] };
    }
  }
  return undefined;
}

/** `[smtp.company.com]:587 user@company.com:…`: https://www.postfix.org/SASL_README.html#client_sasl_enable */
function mailLogin(words: readonly Word[]): DirectivePassword | undefined {
  const [host, login, ...others] = words;
  if (
    host === undefined ||
    login === undefined ||
    others.length > 0 ||
    !/^\[?[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}\]?(?::\w{2,10})?$/.test(host.text)
  ) {
    return undefined;
  }
  const user = /^[\w.+-]{1,64}(@[\w.-]{1,100}\.\w{2,12})?:(?=[^\s/:])/.exec(login.text);
  const ofMail = /\]|:(?:25|465|587|2525|smtps?|submissions?)$/.test(host.text);
  return user !== null && (ofMail || user[1] !== undefined)
    ? { start: login.start + user[0].length, end: login.end, name: ['sasl', 'password'] }
    : undefined;
}
