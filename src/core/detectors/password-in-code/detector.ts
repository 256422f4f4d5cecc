import { message } from '../../text/message';
import type { Detector } from '../detector';
import { findByName } from '../shared/byName';
import { mayNameSecret } from '../shared/glance';

/** Passwords and passphrases, known by their names, their values and what is done with them. */
export const detector: Detector = {
  id: 'password-in-code',
  title: message('Password'),
  severity: 'warning',
  kind: 'storable',
  keywords: [
    'passw',
    'passphrase',
    'passcode',
    'pass',
    'pwd',
    'pw',
    'pswd',
    'kennwort',
    'senha',
    'contrasena',
    'motdepasse',
    'wachtwoord',
    'login',
    'basicauth',
    'sequelize',
    'credentials',
    'connect',
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
  glance: mayNameSecret,
  find: (document) => findByName(document, new Set(['password'])),
  explain: (candidate) =>
    message(
      'Hard-coded password in “{0}”. Anyone who can read this file can use it. Move it to AWS Secrets Manager or SSM Parameter Store, or take it from an environment variable, and change it where it is valid.',
      candidate.facts['name'] ?? '',
    ),
};
