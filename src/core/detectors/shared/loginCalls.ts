import type { KnownCalls } from './positions';

/** https://learn.microsoft.com/windows/win32/api/winbase/nf-winbase-logonusera: (user, domain, password, …) */
const logonUser: KnownCalls[string] = [[/^$/, { 2: 'password' }]];

/**
 * Calls that hash a password, derive a key from one, or make a login with one, in the form of the table of `positions`.
 *
 * The sources are the manuals of the libraries: bcrypt, argon2, passlib, Django, Laravel, Identity, Firebase, JCA.
 */
export const loginCalls: KnownCalls = {
  hashpw: [[/(?:^|\.)bcrypt$/, { 0: 'password' }]],
  checkpw: [[/(?:^|\.)bcrypt$/, { 0: 'password' }]],
  hashsync: [[/(?:^|\.)(?:bcrypt\w{0,4}|argon2)$/, { 0: 'password' }]],
  comparesync: [[/(?:^|\.)bcrypt\w{0,4}$/, { 0: 'password' }]],
  compare: [[/(?:^|\.)bcrypt\w{0,4}$/, { 0: 'password' }]],
  hash: [
    [
      /(?:^|\.)(?:bcrypt\w{0,4}|argon2\w{0,4}|scrypt|pwd_?(?:context|ctx)|\w{0,20}password_?hash(?:er)?)$/,
      { 0: 'password' },
    ],
  ],
  hash_password: [[undefined, { 0: 'password' }]],
  // Symfony's takes the user first; elsewhere a salt or a cost may follow.
  hashpassword: [[undefined, { 0: 'password', 1: 'pw' }]],
  password_hash: [[/^$/, { 0: 'password' }]],
  password_verify: [[/^$/, { 0: 'password' }]],
  generate_password_hash: [[undefined, { 0: 'password' }]],
  check_password_hash: [[undefined, { 1: 'password' }]],
  make_password: [[undefined, { 0: 'password' }]],
  bcrypt: [[/^$/, { 0: 'password' }]],
  make: [[/(?:^|\.)hash$/, { 0: 'password' }]],
  crypt: [[/^$/, { 0: 'password' }]],
  create: [
    [/(?:^|\.)bcrypt\.password$/, { 0: 'password' }],
    // https://docs.sqlalchemy.org/en/20/core/engines.html#sqlalchemy.engine.URL.create
    [/(?:^|\.)url$/, { 2: 'password' }],
    // https://www.h2database.com/javadoc/, https://jdbi.org: (address, user, password)
    [/(?:^|\.)(?:jdbcconnectionpool|jdbi)$/, { 2: 'password' }],
  ],
  generatefrompassword: [[/(?:^|\.)bcrypt$/, { 0: 'password' }]],
  comparehashandpassword: [[/(?:^|\.)bcrypt$/, { 1: 'password' }]],
  encode: [[/(?:password|pass|pwd|bcrypt)_?encoder(?:\(\))?$/, { 0: 'password' }]],
  // Keys that are derived from passwords.
  pbekeyspec: [[undefined, { 0: 'password' }]],
  scrypt: [[undefined, { 0: 'password' }]],
  scryptsync: [[undefined, { 0: 'password' }]],
  pbkdf2: [[undefined, { 0: 'password' }]],
  pbkdf2sync: [[undefined, { 0: 'password' }]],
  pbkdf2_hmac: [[undefined, { 1: 'password' }]],
  pgp_sym_encrypt: [[undefined, { 1: 'password' }]],
  pgp_sym_decrypt: [[undefined, { 1: 'password' }]],
  idkey: [[/(?:^|\.)argon2$/, { 0: 'password' }]],
  rfc2898derivebytes: [[undefined, { 0: 'password' }]],
  // Accounts that are made or given another password.
  create_user: [[/(?:^|\.)objects$/, { 2: 'password' }]],
  create_superuser: [[/(?:^|\.)objects$/, { 2: 'password' }]],
  createasync: [
    [/(?:^|\.)_?user_?manager$/, { 1: 'password' }],
    [undefined, { 1: 'pw' }],
  ],
  addpasswordasync: [[undefined, { 1: 'password' }]],
  resetpasswordasync: [[undefined, { 2: 'password' }]],
  changepasswordasync: [[undefined, { 1: 'password', 2: 'password' }]],
  sign_in_with_email_and_password: [[undefined, { 1: 'password' }]],
  create_user_with_email_and_password: [[undefined, { 1: 'password' }]],
  signinwithemailandpassword: [[undefined, { 1: 'password', 2: 'password' }]],
  createuserwithemailandpassword: [[undefined, { 1: 'password', 2: 'password' }]],
  set_password: [[/(?:^|\.)keyring$/, { 2: 'password' }]],
  setpassword: [
    [/(?:^|\.)keytar$/, { 2: 'password' }],
    // https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_methods_system_system.htm: (user, password)
    [/(?:^|\.)system$/, { 1: 'password' }],
  ],
  // https://forge.puppet.com/modules/puppetlabs/postgresql: (user, password)
  postgresql_password: [[undefined, { 1: 'password' }]],
  createcredential: [[/(?:^|\.)mongocredential$/, { 2: 'password' }]],
  createscramsha256credential: [[undefined, { 2: 'password' }]],
  createscramsha1credential: [[undefined, { 2: 'password' }]],
  createplaincredential: [[undefined, { 2: 'password' }]],
  // Documents, archives and stores that are opened with a password.
  decrypt: [[/(?:^|\.)\w{0,20}(?:pdf|reader)\w{0,10}$/, { 0: 'password' }]],
  unlock: [[/(?:^|\.)\w{0,20}(?:wallet|keychain|keyring)$/, { 0: 'password' }]],
  'convertto-securestring': [[undefined, { 0: 'password' }]],
  // https://developer.wordpress.org/reference/functions/wp_create_user/: (user, password, address)
  wp_create_user: [[/^$/, { 1: 'password' }]],
  wp_set_password: [[/^$/, { 0: 'password' }]],
  logonuser: logonUser,
  logonusera: logonUser,
  logonuserw: logonUser,
  userauth_password: [[undefined, { 1: 'password' }]],
  libssh2_userauth_password: [[/^$/, { 2: 'password' }]],
  ssh_userauth_password: [[/^$/, { 2: 'password' }]],
  ssl_ctx_set_default_passwd_cb_userdata: [[/^$/, { 1: 'password' }]],
  // Mail, files, brokers.
  newdialer: [[/(?:^|\.)(?:go)?mail$/, { 3: 'password' }]],
  start: [
    [/(?:^|\.)net\.smtp(?:\.new)?$/, { 4: 'password' }],
    [/(?:^|\.)smtp$/, { 2: 'password' }],
  ],
  open: [[/(?:^|\.)net\.ftp$/, { 2: 'password' }]],
  connection: [[/(?:^|\.)ldap3$/, { 2: 'password' }]],
};
