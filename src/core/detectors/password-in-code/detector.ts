import type { Language } from '../../languages/language';
import { message } from '../../text/message';
import type { Span } from '../../text/span';
import type { Detector } from '../detector';
import { mayTakeFlag } from '../shared/flagLists';
import { findByName } from '../shared/byName';
import { mayBindToDirectory } from '../shared/callNames';
import { mayBeCommand, mayFillColumn } from '../shared/commands';
import { mayNameSecret } from '../shared/glance';
import { mayBeDirective } from '../shared/directives';
import { mayHoldLogins } from '../shared/logins';
import { mayBeSaidBefore } from '../shared/saidBefore';
import { findEmbeddedPasswords } from './embedded';

/** Passwords and passphrases, known by their names, their values and what is done with them. */
export const detector: Detector = {
  id: 'password-in-code',
  title: message('Password'),
  severity: 'warning',
  kind: 'storable',
  keywords: [
    ...[
      'pass',
      'pwd',
      'pw',
      'psw',
      'psk',
      'pswd',
      'mdp',
      '_pin',
      'kennwort',
      'wachtwoord',
      'senha',
      'contrase',
      'clave',
      'parola',
    ],
    ...[
      'haslo',
      'heslo',
      'jelsz',
      'ifre',
      'senord',
      'adgangskode',
      'kodeord',
      'salasana',
      'lozinka',
      'zaporka',
      'geslo',
    ],
    ...[
      // Without their first letters, which are as often capitals.
      'ароль',
      'κωδικός',
      'ωδικος',
      'パスワード',
      '暗証番号',
      '密码',
      '密碼',
      '口令',
      '비밀번호',
      'slaptazodis',
      'matkhau',
      'sandi',
      'mima',
      'login',
      'connect',
      'credential',
      'creds',
      'users',
      'accounts',
      'admins',
      'mysqli',
      'pdo(',
      'imap_open',
      'ldap_bind',
    ],
    ...[
      'basicauth',
      'basic_auth',
      ':basic,',
      'basic-auth',
      'digestauth',
      'plainauth',
      'proxyauth',
      'auth=(',
      'auth = (',
      'auth: [',
    ],
    ...['sequelize', 'ftplib', 'simple_bind', 'openssl_'],
    ...['basic(', 'auth(', 'authprovider', 'authenticator(', 'setauthentication(', 'add_auth('],
    ...['wifimulti.begin(', 'softap(', 'addap(', 'net::smtp', 'gmail('],
    ...[
      'store.getkey(',
      'ks.getkey(',
      'addidentity(',
      'datasource(',
      'drivermanager',
      'sql2o(',
      'redis(',
      'jedispool(',
    ],
    ...[
      'newstore(',
      'jdbi',
      'hash::make(',
      'hash.make(',
      'mapnetworkdrive',
      'forurl(',
      'execute_kw(',
      'influxdbclient(',
      'github(',
      'restclient',
    ],
    ...['value.plaintext', 'value.plain_text', 'unsafeplaintext', 'unsafe_plain_text'],
    ...[
      'identified',
      'community',
      'com2sec',
      'syncrepl',
      'cache_peer',
      'register =>',
      'isakmp key',
      'shared-key',
      'key-string',
      'authentication-key',
      'digest-key',
      'standby',
      'createuser',
      '-server',
      ': eap',
      ': xauth',
      ': ntlm',
      ']:25',
      ':587',
      ':465',
      'username ',
      'enable ',
      ' on >',
      '"auth ',
      "'auth ",
      'log in with',
      'sign in with',
      'masterauth',
      ':5432:',
      ':5433:',
      ':6432:',
      ':*:',
      'sshpass',
      // Behind an address, in a note of logins.
      '.com / ',
      '.org / ',
      '.net / ',
      '.local / ',
      '.test / ',
      '.io / ',
      '.dev / ',
    ],
    // Commands that take a password by a flag of one letter.
    'mysql',
    'mariadb',
    'mongo',
    'redis-cli',
    'twine ',
    'etcdctl',
    'http-basic',
    'bundle config',
    'nuget add',
    'airflow users',
    'valkey-cli',
    'curl',
    'wget',
    'lftp',
    'ftp -',
    'ldap',
    'sqlcmd',
    'sqlplus',
    'smbclient',
    'ipmitool',
    'mosquitto',
    'openssl',
    'unzip',
    'rabbitmqctl',
    'with-token',
    'zip -',
    '7z ',
    'sudo -s',
    'psexec',
    'ssh-keygen',
    'freerdp',
    'certutil',
    'rclone',
    'kinit',
    'cqlsh',
    'snmpget',
    'snmpwalk',
    'http -a',
    'https -a',
    'pgp_sym_',
    "auth' =>",
    'auth" =>',
    'plink',
    'pscp',
    'security_credentials',
    'security.credentials',
    'net use',
    'net user',
    'schtasks',
    'sc config',
    // Formats of connection strings, filled by the arguments behind them.
    '%s:%s@',
    '{}:{}@',
    '{0}:{1}@',
    // Calls that take a password, and whose names do not say so.
    'create_user(',
    'create_superuser(',
    'bcrypt',
    'argon2',
    'scrypt',
    'pbkdf2',
    'pbekeyspec',
    'hash::make',
    'crypt(',
    'url.create(',
    'sql.newinstance(',
    '.unlock(',
    'sftpclient(',
    'sshclient(',
    'scpclient(',
    'npmauthident',
    // Two texts beside each other, as in a list of users of PgBouncer.
    '" "',
    'createasync(',
    'x509certificate2(',
    'newdialer(',
    'smtp.start(',
    'ftp.open(',
    'ftp(',
    'mqtt.client(',
    'wifi.begin(',
    'wifi.sta.config(',
    'wifi.ap.config(',
    'blynk.begin(',
    '.softap(',
    '.addap(',
    'setauthorization(',
    'setsaslauthdata(',
    'setprotection(',
    'authenticate(',
    'authenticateasync(',
    'conn.bind(',
    'connection.bind(',
    'aes_encrypt(',
    'aes_decrypt(',
    'ks.load(',
    'rfc2898derivebytes',
    'createcipher(',
    'createdecipher(',
    'sp_addlogin',
    'cmdkey',
    // A call that binds to a directory as an entry of it.
    ',dc=',
    ', dc=',
    // What says that a password comes, or that a login is made.
    'assword',
    'assphrase',
    'securestring',
    'base64',
    'b64encode',
    'btoa',
  ],
  byName: true,
  structural: false,
  priority: 40,
  glance: (text, hit, language, memory) =>
    mayNameSecret(text, hit, language, memory) ||
    mayBeCommand(text, hit) ||
    mayFillColumn(text, hit) ||
    mayBeSaidBefore(text, hit) ||
    (text.charAt(hit.start) === '"' && mayBeUserOfPool(text, hit, language)) ||
    mayHoldLogins(text, hit, memory) ||
    mayBeDirective(text, hit, language) ||
    mayTakeFlag(text, hit) ||
    (text.charAt(hit.end - 1) === ' ' && text.charAt(hit.start) === '.' && mayStandBehindAddress(text, hit)) ||
    (text.charAt(hit.start) === ',' && mayBindToDirectory(text, hit)),
  find: (document) => [...findByName(document, new Set(['password'])), ...findEmbeddedPasswords(document)],
  explain: (candidate) =>
    message(
      'Hard-coded password in “{0}”. Anyone who can read this file can use it. Move it to AWS Secrets Manager or SSM Parameter Store, or take it from an environment variable, and change it where it is valid.',
      candidate.facts['name'] ?? '',
    ),
};

/** Whether an address ends at a keyword hit, and a word with a digit stands behind it: what a glance asks. */
function mayStandBehindAddress(text: string, hit: Span): boolean {
  return (
    /@[\w.-]{1,60}$/.test(text.slice(Math.max(0, hit.start - 64), hit.start)) &&
    /^[`"']?(?=\S{0,64}\d)\S{6}/.test(text.slice(hit.end, hit.end + 72))
  );
}

/** Whether a line is a user and a password, each in quotes, in a text without a language: what a glance asks. */
function mayBeUserOfPool(text: string, hit: Span, language: Language): boolean {
  return (
    language.id === 'text' &&
    /(?:^|\n)"[\w.@-]{1,64}$/.test(text.slice(Math.max(0, hit.start - 66), hit.start)) &&
    /^(?=[^"\s]{0,127}\d)[^"\s]{6,128}"[ \t\r]{0,4}(?:\n|$)/.test(text.slice(hit.end, hit.end + 140))
  );
}
