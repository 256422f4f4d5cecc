import { signInName } from './packageCommands';

/** How a command takes secrets where nothing beside them says so. */
export interface KnownCommand {
  /** One-letter flags whose value is a secret: `-pVALUE`, and where it may stand apart, `-p VALUE`. */
  readonly flags?: Readonly<
    Record<string, { readonly name: string; readonly apart: boolean; readonly attached: boolean }>
  >;
  /** One-letter flags that take `user:password`, and the sign between the two. */
  readonly logins?: Readonly<Record<string, string>>;
  /** Arguments without a flag that are secrets, counted from 0; from the end where negative. */
  readonly positions?: Readonly<Record<number, string>>;
  /** Only where this word is among its arguments: `docker login`. */
  readonly only?: RegExp;
}

const both = { name: 'password', apart: true, attached: true };
const apart = { name: 'password', apart: true, attached: false };
const attached = { name: 'password', apart: false, attached: true };

const database: KnownCommand = { flags: { p: attached } };
const login: KnownCommand = { flags: { p: both }, only: /^login$/ };
const directory: KnownCommand = { flags: { w: both } };
const microsoft: KnownCommand = { flags: { P: both } };
const samba: KnownCommand = { logins: { U: '%' } };
const oracle: KnownCommand = { positions: { 0: 'userid' } };
const archive: KnownCommand = { flags: { p: attached } };
const curl: KnownCommand = { logins: { u: ':', U: ':' } };

/** By the name that a command is called with. The manuals of the commands are the source. */
const commands: Readonly<Record<string, KnownCommand>> = {
  // https://dev.mysql.com/doc/refman/8.4/en/connecting.html: the value of `-p` must follow at once.
  mysql: database,
  mysqldump: database,
  mysqladmin: database,
  mysqlimport: database,
  mysqlcheck: database,
  mysqlshow: database,
  mysqlslap: database,
  mysqlsh: database,
  mysqlpump: database,
  mysql_upgrade: database,
  mariadb: database,
  'mariadb-dump': database,
  'mariadb-admin': database,
  'mariadb-check': database,
  mycli: database,
  mydumper: { flags: { p: both } },
  xtrabackup: database,
  mongo: { flags: { p: both } },
  mongosh: { flags: { p: both } },
  mongodump: { flags: { p: both } },
  mongorestore: { flags: { p: both } },
  mongoexport: { flags: { p: both } },
  mongoimport: { flags: { p: both } },
  'redis-cli': { flags: { a: apart } },
  'valkey-cli': { flags: { a: apart } },
  cqlsh: { flags: { p: apart } },
  influx: { flags: { p: apart } },
  sshpass: { flags: { p: both } },
  curl,
  'curl.exe': curl,
  wget: {},
  docker: login,
  podman: login,
  buildah: login,
  nerdctl: login,
  skopeo: login,
  helm: login,
  crane: login,
  oras: login,
  // https://learn.microsoft.com/cli/azure/sql/server: `-p` is the password of the administrator.
  az: { flags: { p: apart }, only: /^(?:login|sp|sql|mysql|postgres|mariadb)$/ },
  cf: login,
  oc: login,
  ibmcloud: login,
  'faas-cli': login,
  argocd: login,
  twine: { flags: { p: both } },
  // https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-add-source, and `push`
  dotnet: { flags: { p: apart, k: { ...apart, name: 'apiKey' } }, only: /^nuget$/ },
  codecov: { flags: { t: { ...apart, name: 'token' } } },
  // https://airflow.apache.org/docs/apache-airflow-providers-fab/stable/cli-ref.html
  airflow: { flags: { p: apart }, only: /^users$/ },
  // https://mosquitto.org/man/mosquitto_passwd-1.html
  mosquitto_passwd: { positions: { [-1]: 'password' }, only: /^-[a-zA-Z]*b/ },
  htpasswd: { positions: { [-1]: 'password' }, only: /^-[a-zA-Z]*b/ },
  zip: { flags: { P: both } },
  unzip: { flags: { P: both } },
  '7z': archive,
  '7za': archive,
  '7zr': archive,
  rar: archive,
  unrar: archive,
  ldapsearch: directory,
  ldapadd: directory,
  ldapmodify: directory,
  ldapdelete: directory,
  // https://www.openldap.org/software/man.cgi?query=ldappasswd: elsewhere `-s` is a scope, and `-a` tells of aliases.
  ldappasswd: { flags: { w: both, s: apart, a: apart } },
  ldapwhoami: directory,
  smbclient: samba,
  rpcclient: samba,
  winexe: samba,
  smbget: samba,
  lftp: { logins: { u: ',' } },
  // https://lftp.yar.ru/lftp-man.html: its own command, within `lftp -e`.
  open: { logins: { u: ',' } },
  ncftpput: { flags: { p: apart } },
  ncftpget: { flags: { p: apart } },
  ncftp: { flags: { p: apart } },
  sqlcmd: microsoft,
  osql: microsoft,
  bcp: microsoft,
  sqlplus: oracle,
  rman: oracle,
  sqlldr: oracle,
  expdp: oracle,
  impdp: oracle,
  exp: oracle,
  imp: oracle,
  ipmitool: { flags: { P: apart } },
  mosquitto_pub: { flags: { P: apart } },
  mosquitto_sub: { flags: { P: apart } },
  rabbitmqadmin: { flags: { p: both } },
  rdesktop: { flags: { p: apart } },
  crackmapexec: { flags: { p: apart } },
  'evil-winrm': { flags: { p: apart } },
  snmpwalk: { flags: { A: { ...apart, name: 'authPassphrase' }, X: { ...apart, name: 'privatePassphrase' } } },
  snmpget: { flags: { A: { ...apart, name: 'authPassphrase' }, X: { ...apart, name: 'privatePassphrase' } } },
  openssl: { flags: { k: apart } },
  'ssh-keygen': { flags: { N: both, P: both } },
  certutil: { flags: { p: apart } },
  psexec: { flags: { p: apart } },
  'psexec.exe': { flags: { p: apart } },
  // https://the.earth.li/~sgtatham/putty/latest/htmldoc/
  plink: { flags: { pw: apart } },
  'plink.exe': { flags: { pw: apart } },
  pscp: { flags: { pw: apart } },
  psftp: { flags: { pw: apart } },
  ab: { logins: { A: ':', P: ':' } },
  http: { logins: { a: ':' } },
  https: { logins: { a: ':' } },
  xh: { logins: { a: ':' } },
};

/** Words after which the next two arguments are a name and its value, or the next is what the word says. */
const pairs: ReadonlySet<string> = new Set(['set', 'put', 'setx', 'fw_setenv', 'config']);
const namedBefore: Readonly<Record<string, string>> = {
  authtoken: 'authtoken',
  'add-authtoken': 'authtoken',
  password: 'password',
  pass: 'password',
  psk: 'passphrase',
  requirepass: 'requirepass',
  masterauth: 'masterauth',
  // https://docs.oracle.com/en/database/oracle/oracle-database/19/rcmrf/: `rman target sys/…@prod`
  target: 'userid',
  catalog: 'userid',
  auxiliary: 'userid',
};
/** Commands whose arguments are names and values in turn. */
const named: ReadonlySet<string> = new Set([
  'nmcli',
  'rclone',
  'mysqladmin',
  'ngrok',
  'redis-cli',
  'netsh',
  'iwconfig',
  'rman',
]);
const rabbit = /^(?:add_user|change_password|authenticate_user)$/;

/** What is known of a command; undefined for all others. */
export function knownCommand(name: string): KnownCommand | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined;
}

/** The name of an argument without a flag, by those before it: `config set NAME value`. */
export function nameByPosition(command: string, positional: readonly string[], index: number): string | undefined {
  const signsIn = signInName(command, positional, index);
  if (signsIn !== undefined) {
    return signsIn;
  }
  const before = positional[index - 1] ?? '';
  const twoBefore = index >= 2 ? (positional[index - 2] ?? '') : command;
  if (named.has(command) && Object.hasOwn(namedBefore, before)) {
    return namedBefore[before];
  }
  if (index >= 1 && index === positional.length - 1 && pairs.has(twoBefore) && !pairs.has(before)) {
    return before;
  }
  if (command === 'rabbitmqctl' && rabbit.test(positional[index - 2] ?? '')) {
    return 'password';
  }
  if (command === 'openssl' && positional[0] === 'passwd' && index === positional.length - 1 && index > 0) {
    return 'password';
  }
  if (/^net1?(?:\.exe)?$/i.test(command) && isWindowsLogin(positional, index)) {
    return 'password';
  }
  if (command === 'vault' && before === 'login' && index === 1) {
    return 'token';
  }
  if (
    command === 'mc' &&
    index === positional.length - 1 &&
    /^(?:alias|config)$/.test(positional[0] ?? '') &&
    index >= 5
  ) {
    return 'secretKey';
  }
  return undefined;
}

/** `net use \\\\server\\share PASSWORD`, `net user NAME PASSWORD`: https://learn.microsoft.com/windows-server/administration/windows-commands/net-use */
function isWindowsLogin(positional: readonly string[], index: number): boolean {
  const [verb = '', first = ''] = positional;
  if (/^use$/i.test(verb)) {
    const before = positional[index - 1] ?? '';
    // `net use z: \\\\server\\share /user:NAME PASSWORD`
    const isBehindUser = /^\/user:/i.test(before) && /[^*]/.test(positional[index] ?? '');
    return index >= 2 && (isBehindUser || (index <= 3 && before.startsWith('\\')));
  }
  return /^user$/i.test(verb) && index === 2 && !first.startsWith('/');
}

/** What a command reads from its input, where that is a secret: `docker login --password-stdin`. */
export function inputName(command: string, words: readonly string[]): string | undefined {
  if (words.some((word) => /^--?pass(?:word|phrase)?-(?:stdin|fd)/.test(word))) {
    return 'password';
  }
  if (command === 'chpasswd') {
    return 'login';
  }
  // `echo -n user:… | base64`: the header of basic authentication is made of it.
  const encoder = command === 'openssl' ? words.find((word) => /^(?:base64|-base64|-a)$/.test(word)) : command;
  if (
    encoder !== undefined &&
    /^(?:-?base64|-a)$/.test(encoder) &&
    !words.some((word) => /^(?:-\w{0,3}[dD]|--decode)/.test(word))
  ) {
    return 'encoded';
  }
  if (command === 'debconf-set-selections') {
    return 'answers';
  }
  if (words.includes('--with-token') || words.includes('--token-stdin')) {
    return 'token';
  }
  if (
    // Without a terminal it reads its input, `--stdin` or not: https://man7.org/linux/man-pages/man1/passwd.1.html
    command === 'passwd' ||
    command === 'cryptsetup' ||
    /^(?:kinit|vncpasswd)$/.test(command)
  ) {
    return 'password';
  }
  if (((command === 'sudo' || words[0] === 'sudo') && words.includes('-S')) || command === 'smbpasswd') {
    return 'password';
  }
  return words.includes('chpasswd') ? 'login' : undefined;
}

/** Commands that only run another. */
export const wrappers: ReadonlySet<string> = new Set([
  'sudo',
  'env',
  'exec',
  'command',
  'builtin',
  'nohup',
  'nice',
  'time',
  'timeout',
  'xargs',
  'doas',
  'winpty',
  'eval',
]);

/** Commands that bind their arguments as assignments. */
export const declarations: ReadonlySet<string> = new Set([
  'export',
  'local',
  'declare',
  'readonly',
  'typeset',
  'alias',
]);

/** Commands that run shell text from a file, their input or an argument of `-c`. */
export const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'zsh', 'dash', 'ksh', 'ash', 'fish', 'ssh', 'su']);

/** Commands that search or print what they are given: nothing in it is bound. */
export const textual: ReadonlySet<string> = new Set([
  'echo',
  'printf',
  'print',
  'grep',
  'egrep',
  'fgrep',
  'rg',
  'sed',
  'awk',
  'gawk',
  'tr',
  'cut',
  'expr',
  'find',
  'cat',
  'read',
  'die',
  'usage',
  'log',
  'warn',
  'error',
  'info',
  'dialog',
  'whiptail',
  'trap',
]);
