const markers = [
  'process.env',
  'import.meta.env',
  'os.environ',
  'os.getenv',
  'getenv(',
  'System.getenv',
  'System.getProperty',
  'ENV[',
  'ENC[',
  'ENC(',
  'ENCRYPTED[',
  'ENCRYPTED(',
  'DEC(',
  '{cipher}',
  'op://',
  'vault://',
  'ssm://',
  'keychain://',
  'secret://',
  'secrets://',
  'sm://',
  'awssm://',
  'kms://',
  'akv://',
  'azurekeyvault://',
  'gcpsecretmanager://',
  '@Microsoft.KeyVault(',
  '$ANSIBLE_VAULT',
  'secretKeyRef',
  'valueFrom',
  'Fn::',
  'getSecret',
  'get_secret',
  'secretsmanager',
];

/** Templates: an opening sign and, further on, its closing one. */
const templates: readonly (readonly [open: string, close: string])[] = [
  ['${', '}'],
  ['{{', '}}'],
  ['<%', '%>'],
  ['#{', '}'],
  ['$(', ')'],
  ['%(', ')s'],
  ['@{', '}'],
  ['[[', ']]'],
  ['{%', '%}'],
];

const wholes: readonly RegExp[] = [
  /^arn:aws[\w-]*:/,
  // https://www.rfc-editor.org/rfc/rfc8141: a name, also where a program begins one.
  /^urn:[a-z0-9][a-z0-9-]{1,31}:/i,
  /^\$[A-Za-z_]+[0-9]?$/,
  /^\$[A-Z][A-Z0-9]*_[A-Z0-9_]*$/,
  // A variable of a shell between pieces of JSON: `'{"password": "'$NEW_PASS'"}'`.
  /^(['"])\$[A-Za-z_]\w*\1$/,
  // A part of a variable: `$config{'password'}`, `$_[0]`.
  /^\$\w+(?:->)?[[{]['"]?\w+['"]?[\]}]$/,
  /^\$\w+-(?:>|$)/,
  // `'pwd_$email'` of Dart and Groovy
  /^[A-Za-z]{2,12}[_.:-]\$[a-z][A-Za-z]{2,30}$/,
  /^\$\w+(?::{1,2}\w+)+$/,
  // A variable of the topmost scope of Puppet and Tcl, and what Puppet and Perl call no value.
  /^\$(?:::\w+)+$/,
  /^undef$/,
  // An element that a template looks up by a quoted key, cut off at the quote: `hostvars[host]["db_password"]`.
  /^[a-z_]{2,40}\[[a-z_]{1,40}$/,
  // What Perl says of the last error, and the end of a line.
  /^\$[!@?](?:\\n|\n)?$/,
  // A key of a stored secret, and a member of what stands further out: `$store:auth.clientSecret`, `$._config.key`.
  /^\$(?:[A-Za-z_][\w-]*(?::[A-Za-z_][\w-]*)?)?(?:\.[A-Za-z_][\w-]*)+$/,
  // What a text refers to by a role: https://docutils.sourceforge.io/docs/ref/rst/roles.html
  /^:?[a-z][\w:.-]{1,40}:`[^`]{1,200}`?$/i,
  // An argument that is the last of its call: `settings.try_users)`.
  /^[a-z_]\w*(?:\.[a-z_]\w*)+\)+$/,
  // A member of a list's element, as templates write it: `items.0.web_secret`.
  /^[a-z_]{2,40}\.\d{1,2}(?:\.[a-z_]{2,40})+$/,
  // What servers fill in: `%{control:Cleartext-Password}`, `@ENV.NAME`.
  /^%\{[^{}]+\}$/,
  /^@[A-Z]+\.\w+$/,
  /^\$env:\w+$/i,
  /^\$[A-Za-z_]\w*\$$/,
  // Variables and arguments of batch files.
  /^%\w+%$/,
  /^!\w+!$/,
  /^%(?:~\w{0,8})?[\d*]$/,
  /^%[sdvq@]$/,
  /^%\([\w.]+\)[sdr]$/,
  // The rest of a look-up that a program joins: `{{resolve:secretsmanager:` and `:SecretString:password}}`.
  /^[\w:.-]*\}\}$/,
  // Variables of make, cut off where the text ends.
  /\$\([A-Z][A-Z_]+$/,
  /^\{\w*\}$/,
  /^[:@?&][A-Za-z_]+$/,
  /^(?:vault|ssm|env|file|kms|secret|secrets|keyring|keychain|credential|credentials|config|ref|gopass|pass|bitwarden|lastpass|doppler|aws|gcp|azure|sops|secretsmanager|parameterstore|akv|kv|cmd|exec|literal|docker-secret|file-content)(?::|\+)[\w./:#@-]+$/i,
  /^(?:secret|secrets|kv|auth|vault|cubbyhole|database)\/[\w./-]+(?:[#:]\w+)?$/,
  /^projects\/[\w-]+\/secrets\/[\w./-]+$/,
  // https://docs.aws.amazon.com/kms/latest/developerguide/alias-about.html
  /^alias\/[\w/-]{1,250}$/,
  /^!(?:vault|Ref|Sub|GetAtt|ImportValue|env|secret|reference|file)\b/,
  /^(?:env|vars?|secrets?|config|process|settings|params?|inputs?|local|data|module|this|self|props|state|context|ctx|req|request|options|opts|args)(?:\.|\[)[\w.[\]'"-]+$/,
  /^\w+\(.*\)$/,
  /^<\?(?:php|=)/,
];

/** Hashes of passwords, and passwords that a program has encrypted, in the forms that common tools store: what is hashed cannot be used. */
const hashes: readonly RegExp[] = [
  // https://jetty.org/docs: `CRYPT:…`, `MD5:…`; `OBF:…` can be read back.
  /^(?:CRYPT|MD5):[\w./]{8,64}$/,
  /^\$(?:2[abxy]?|[561y7PHS]|apr1|sha1|argon2(?:id|i|d)?|scrypt|pbkdf2[\w-]*)\$/,
  /^\{(?:SSHA\d*|SHA\d*|MD5|SMD5|CRYPT|bcrypt|noop|pbkdf2|scrypt|argon2)\}/i,
  /^(?:pbkdf2_sha\d+|bcrypt(?:_sha256)?|argon2(?:id)?|scrypt|md5|sha1|sha256|sha512|unsalted_md5)(?:\$|:)/,
  /^(?:hmac-)?(?:md5|sha-?\d{1,3})[:=-](?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/i,
  /^(?:SCRAM-SHA-256\$|md5[0-9a-f]{32}$|SHA256:|sha(?:1|256|384|512)-)/,
  /^\*[0-9A-F]{40}$/,
  // `$2a$`, `$2b$`, `$2y$` in base64, as Kubernetes keeps them.
  /^JDJ[hi5]JD/,
  // https://www.mediawiki.org/wiki/Manual:User_table#user_password
  /^:(?:[AB]|bcrypt|pbkdf2\w{0,20}|argon2\w{0,2}):/,
  // A user, a realm and the digest of both with the password: https://httpd.apache.org/docs/current/programs/htdigest.html
  /^[\w.@-]{1,64}:[^:\s]{1,64}:[0-9a-f]{32}$/,
  // `encrypted-…`: https://www.gnu.org/software/recutils/manual/Encryption.html; `{DES}…`: a key of its own is needed.
  /^encrypted[-:]\S{12,}$|^\{(?:3?DES|AES(?:-?\d{3})?)\}/i,
  /^grub\.pbkdf2\.|^\{(?:CRYPT|ARGON2|BLF-CRYPT|PLAIN-MD5)[\w.-]{0,20}\}/,
];

/** Whether a value looks a secret up instead of being one: `${DB_PASS}`, `{{ secrets.db }}`, `op://vault/item`, `arn:aws:…`. */
export function isReference(value: string): boolean {
  const text = value.trim();
  return (
    markers.some((marker) => text.includes(marker)) || isTemplate(text) || wholes.some((pattern) => pattern.test(text))
  );
}

function isTemplate(text: string): boolean {
  return templates.some(([open, close]) => {
    const start = text.indexOf(open);
    return start >= 0 && text.includes(close, start + open.length);
  });
}

/** Whether a value is the hash of a password, in a form that says so. */
export function isPasswordHash(value: string): boolean {
  // `user:$2y$…`, as htpasswd writes it.
  const hash = value.replace(/^[\w.@-]{1,64}:(?=[${])/, '');
  return hashes.some((pattern) => pattern.test(hash));
}
