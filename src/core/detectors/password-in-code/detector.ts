import { message } from '../../text/message';
import type { Detector } from '../detector';
import { findByName } from '../shared/byName';
import { mayBeCommand } from '../shared/commands';
import { mayNameSecret } from '../shared/glance';
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
      'slaptazodis',
      'matkhau',
      'sandi',
      'login',
      'connect',
      'credential',
      'mysqli',
      'pdo(',
      'imap_open',
      'ldap_bind',
    ],
    ...['basicauth', 'basic_auth', 'digestauth', 'plainauth', 'proxyauth', 'auth=(', 'auth = (', 'auth: [', '.auth(', ':auth('],
    ...['sequelize', 'ftplib', 'simple_bind', 'openssl_'],
    ...['identified', 'masterauth', ':5432:', 'sshpass'],
    // Commands that take a password by a flag of one letter.
    'mysql',
    'mariadb',
    'mongo',
    'redis-cli',
    'valkey-cli',
    'curl',
    'wget',
    'lftp',
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
  ],
  structural: false,
  priority: 40,
  glance: (text, hit, language, memory) => mayNameSecret(text, hit, language, memory) || mayBeCommand(text, hit),
  find: (document) => [...findByName(document, new Set(['password'])), ...findEmbeddedPasswords(document)],
  explain: (candidate) =>
    message(
      'Hard-coded password in “{0}”. Anyone who can read this file can use it. Move it to AWS Secrets Manager or SSM Parameter Store, or take it from an environment variable, and change it where it is valid.',
      candidate.facts['name'] ?? '',
    ),
};
