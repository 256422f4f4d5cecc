/** Calls whose arguments have no names where they stand: what the argument at a position is. */
const positions: readonly (readonly [callee: RegExp, names: Readonly<Record<number, string>>])[] = [
  // https://github.com/auth0/node-jsonwebtoken: sign(payload, secret), verify(token, secret); PyJWT: encode(payload, key).
  [/(?:^|\.)(?:jwt|jsonwebtoken|jose)\.(?:sign|verify|encode|decode)$/i, { 1: 'jwtSecret' }],
  [/(?:^|\.)(?:createHmac|createCipheriv|createDecipheriv|createCipher|createDecipher)$/, { 1: 'hmacKey' }],
  [/^hmac\.new$/, { 0: 'hmacKey' }],
  [/(?:^|\.)(?:cookieParser|expressSession)$/, { 0: 'cookieSecret' }],
  [/(?:^|\.)(?:pymysql|MySQLdb|mysql\.connector|mariadb)\.connect$/, { 2: 'password' }],
  [/(?:^|\.)psycopg2?\.connect$/, { 3: 'password' }],
  [
    /^\w{0,20}(?:smtp|imap|pop3?|ftp|server|mail|mailer|session|client|conn|connection|telnet)\w{0,20}\.login$/i,
    { 1: 'password' },
  ],
  [/(?:^|\.)ftplib\.FTP(?:_TLS)?$/, { 2: 'password' }],
  [
    /(?:^|\.)(?:HTTPBasicAuth|HTTPDigestAuth|PlainTextAuthProvider|PasswordAuthenticator|UsernamePasswordCredentials)$/,
    { 1: 'password' },
  ],
  [/(?:^|\.)(?:basicAuth|basic_auth|auth)$/, { 1: 'password' }],
  [/^new (?:\w+\.)?Sequelize$/, { 2: 'password' }],
  [/^(?:new )?(?:AWS\.|aws\.)?Credentials$/, { 0: 'accessKeyId', 1: 'secretAccessKey', 2: 'sessionToken' }],
  // https://boto3.amazonaws.com/v1/documentation/api/latest/reference/core/session.html
  [
    /(?:^|\.)boto3\.(?:session\.)?Session$/,
    { 0: 'aws_access_key_id', 1: 'aws_secret_access_key', 2: 'aws_session_token' },
  ],
  [
    /(?:^|\.)boto3\.(?:client|resource)$/,
    { 6: 'aws_access_key_id', 7: 'aws_secret_access_key', 8: 'aws_session_token' },
  ],
  [
    /(?:^|\.)(?:S3Connection|boto\.connect_\w+|connect_to_region)$/,
    { 0: 'aws_access_key_id', 1: 'aws_secret_access_key' },
  ],
];

/** The name of a positional argument of a known call; undefined where the call is not known. */
export function positionalName(callee: string, argument: number): string | undefined {
  const tail = callee.split('.').slice(-3).join('.');
  return positions.find(([pattern, names]) => names[argument] !== undefined && pattern.test(tail))?.[1][argument];
}
