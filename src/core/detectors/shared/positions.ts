import { keyCalls } from './keyCalls';
import { loginCalls } from './loginCalls';
import { serviceCalls } from './serviceCalls';

/** What the arguments of a call are, by position from 0, where they have no names of their own. */
type Positions = Readonly<Record<number, string>>;

/**
 * Calls that take a secret at a position: by the method, then by what it belongs to (both without regard to case).
 *
 * The owner is tested against what stands before the method, with `.` for `::`, `->` and `\`.
 */
export type KnownCalls = Readonly<
  Record<string, readonly (readonly [owner: RegExp | undefined, positions: Positions])[]>
>;

const password = (at: number): Positions => ({ [at]: 'password' });
/** The second of two texts that something logs in with, whatever it belongs to: it must look like a password. */
const perhapsPassword: KnownCalls[string][number] = [undefined, { 1: 'pw' }];
const awsKeys = { 0: 'aws_access_key_id', 1: 'aws_secret_access_key', 2: 'aws_session_token' };

/** https://github.com/sshnet/SSH.NET: `new SftpClient(host, user, password)`, `new SftpClient(host, port, user, password)` */
const sshNet: KnownCalls[string] = [[/^$|(?:^|\.)sshnet$/, { 2: 'password', 3: 'password' }]];

/** Calls of drivers and clients that log in. */
const calls: KnownCalls = {
  // https://docs.rs/lettre: Credentials::new(user, password)
  new: [
    // https://docs.aws.amazon.com/sdk-for-ruby/v3/api/Aws/Credentials.html
    [/(?:^|\.)aws\.credentials$/, awsKeys],
    [/(?:^|\.)credentials$/, password(1)],
    // https://github.com/rest-client/rest-client: RestClient::Resource.new(address, user, password)
    [/(?:^|\.)restclient\.resource$/, password(2)],
    // https://www.twilio.com/docs/libraries/ruby: Twilio::REST::Client.new(account, token)
    [/(?:^|\.)twilio\.rest\.client$/, { 1: 'authToken' }],
    // https://github.com/rubyzip/rubyzip
    [/(?:^|\.)traditionaldecrypter$/, password(0)],
  ],
  connect: [
    // pymysql.connect(host, user, password): https://pymysql.readthedocs.io/en/latest/modules/connections.html
    [/(?:^|\.)(?:pymysql|mysqldb|mysql\.connector|mariadb|pymssql|_mssql|ibm_db)$/, password(2)],
    // https://docs.micropython.org/en/latest/library/network.WLAN.html
    [/(?:^|\.)(?:wifi|wlan\w{0,4}|sta(?:_if|tion)?|nic)$/, password(1)],
    // https://jakarta.ee/specifications/mail/2.1/apidocs/: Service.connect(host, user, password)
    [/(?:^|\.)\w{0,20}(?:transport|store)(?:\(\))?$/, password(2)],
    // https://pubsubclient.knolleary.net/api: PubSubClient.connect(clientId, user, password)
    [/^\w{0,12}mqtt\w{0,12}$/, password(2)],
    // https://www.erlang.org/doc: `epgsql:connect(host, user, password)`; https://juliadatabases.org/DBInterface.jl
    [/(?:^|\.)(?:epgsql|pgsql|mysql_otp)$/, password(2)],
    [/(?:^|\.)dbinterface$/, password(3)],
    // https://deveiate.org/code/pg/PG/Connection.html: (host, port, options, terminal, database, user, password)
    [/(?:^|\.)pg$/, password(6)],
    // https://github-api.kohsuke.org: GitHub.connect(user, token)
    [/(?:^|\.)github$/, { 1: 'oauthToken' }],
    // https://jetbrains.github.io/Exposed: Database.connect(address, driver, user, password)
    [/^database$/, password(3)],
    // The third of what a client of unknown make connects with: it must look like a password.
    [/(?:^|\.)(?:\w{0,20}client|db|mysql|pg|sql|ftp|sftp|imap)$|^$/, { 2: 'pw' }],
    [/(?:^|\.)psycopg2?$/, password(3)],
    // https://python-oracledb.readthedocs.io/en/latest/user_guide/connection_handling.html
    [/(?:^|\.)(?:cx_oracle|oracledb)$/, password(1)],
    [/(?:^|\.)(?:ssh|sshclient|ssh_client|client|transport)$/, password(3)],
    // Connector/C++: driver->connect(address, user, password)
    [/(?:^|\.)\w{0,20}driver$/, password(2)],
    // DBI->connect(dsn, user, password)
    [/(?:^|\.)dbi$/, password(2)],
    // https://lunarmodules.github.io/luasql/manual.html
    [/(?:^|\.)(?:env\w{0,12}|luasql\.\w{1,12}(?:\(\))?)$/, password(2)],
  ],
  // https://scala-slick.org/doc/stable/database.html: (address, user, password)
  forurl: [[/(?:^|\.)database$/, password(2)]],
  // https://dbi.r-dbi.org/reference/dbConnect.html: of RJDBC (driver, url, user, password)
  dbconnect: [[undefined, { 3: 'pw' }]],
  // http://scalikejdbc.org/documentation/connection-pool.html
  singleton: [[/(?:^|\.)connectionpool$/, password(2)]],
  // `RestAssured.basic(user, password)`, `AuthProviders.plain(user, password)`, `Credentials.basic(user, password)`
  basic: [
    [
      /(?:^|\.)(?:restassured|preemptive(?:\(\))?|credentials|basicauth|auth(?:tokens|\(\))?|httpauthenticationfeature)$|^$/,
      password(1),
    ],
  ],
  plain: [[/auth\w{0,20}$/, password(1)]],
  // https://docs.arduino.cc/libraries/wifi/
  begin: [
    [/(?:^|\.)wifi(?:multi)?$/, password(1)],
    // https://docs.blynk.io: Blynk.begin(token, network, password)
    [/^blynk$/, { 0: 'authToken', 2: 'password' }],
  ],
  softap: [[undefined, password(1)]],
  // https://nodemcu.readthedocs.io/en/release/modules/wifi/#wifistaconfig
  config: [[/(?:^|\.)wifi\.(?:sta|ap)$/, password(1)]],
  addap: [[undefined, password(1)]],
  // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/security/KeyStore.html
  load: [[/(?:^|\.)(?:\w{0,20}(?:keystore|truststore)|ks|ts)$/, password(1)]],
  getkey: [[/(?:^|\.)\w{0,20}keystore$/, password(1)]],
  addidentity: [[/(?:^|\.)jsch$/, password(1)]],
  // https://documentation.red-gate.com/fd: Flyway.configure().dataSource(url, user, password)
  datasource: [[/flyway|configure(?:\(\))?$/, password(2)]],
  mysqli: [[/^$/, password(2)]],
  mysqli_connect: [[/^$/, password(2)]],
  mysql_connect: [[/^$/, password(2)]],
  mysql_pconnect: [[/^$/, password(2)]],
  mysqli_real_connect: [[/^$/, password(3)]],
  mysql_real_connect: [[/^$/, password(3)]],
  real_connect: [[undefined, password(2)]],
  pdo: [[/^$/, password(2)]],
  mssql_connect: [[/^$/, password(2)]],
  mssql_pconnect: [[/^$/, password(2)]],
  sybase_connect: [[/^$/, password(2)]],
  ibase_connect: [[/^$/, password(2)]],
  ibase_pconnect: [[/^$/, password(2)]],
  db2_connect: [[/^$/, password(2)]],
  db2_pconnect: [[/^$/, password(2)]],
  odbc_pconnect: [[/^$/, password(2)]],
  oci_connect: [[/^$/, password(1)]],
  oci_pconnect: [[/^$/, password(1)]],
  oci_new_connect: [[/^$/, password(1)]],
  // https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PQSETDBLOGIN
  pqsetdblogin: [[/^$/, password(6)]],
  ldap_simple_bind: [[/^$/, password(2)]],
  ldap_simple_bind_s: [[/^$/, password(2)]],
  // https://mosquitto.org/api/files/mosquitto-h.html, https://eclipse.dev/paho/files/paho.mqtt.python/html/client.html
  mosquitto_username_pw_set: [[/^$/, password(2)]],
  username_pw_set: [[undefined, password(1)]],
  // https://learn.microsoft.com/dotnet/api/system.net.http.headers.authenticationheadervalue
  authenticationheadervalue: [[undefined, { 1: 'authorization' }]],
  setsaslauthdata: [[undefined, password(1)]],
  odbc_connect: [[/^$/, password(2)]],
  sqlsrv_connect: [],
  ftp_login: [[/^$/, password(2)]],
  imap_open: [[/^$/, password(2)]],
  ldap_bind: [[/^$/, password(2)]],
  ssh2_auth_password: [[/^$/, password(2)]],
  // https://docs.oracle.com/en/java/javase/21/docs/api/java.sql/java/sql/DriverManager.html
  getconnection: [
    [/(?:^|\.)drivermanager$/, password(2)],
    [/(?:datasource|ds|pool)$/, password(1)],
  ],
  createconnection: [[/(?:factory|cf)$/, password(1)]],
  passwordauthentication: [[undefined, password(1)]],
  networkcredential: [[undefined, password(1)]],
  pscredential: [[undefined, password(1)]],
  // https://learn.microsoft.com/uwp/api/windows.security.credentials.passwordcredential
  // https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/security/KeyStore.PasswordProtection.html
  passwordprotection: [[undefined, password(0)]],
  // https://www.fpdf.org/en/script/script37.php
  setprotection: [[undefined, { 1: 'userPassword', 2: 'ownerPassword' }]],
  passwordcredential: [[undefined, password(2)]],
  usernamepasswordcredential: [[undefined, { 1: 'password', 3: 'password' }]],
  usernamepasswordcredentials: [[undefined, password(1)]],
  usernamepasswordauthenticationtoken: [[undefined, password(1)]],
  usernamepasswordtoken: [[undefined, password(1)]],
  clientsecretcredential: [[undefined, { 2: 'clientSecret' }]],
  plaintextauthprovider: [[undefined, password(1)]],
  passwordauthenticator: [[undefined, password(1)]],
  httpbasicauth: [[undefined, password(1)]],
  httpdigestauth: [[undefined, password(1)]],
  httpproxyauth: [[undefined, password(1)]],
  httpbasicauthenticator: [[undefined, password(1)]],
  basicauthrequestinterceptor: [[undefined, password(1)]],
  basicauthenticationinterceptor: [[undefined, password(1)]],
  usernamepasswordcredentialsprovider: [[undefined, password(1)]],
  userpass_plaintext: [[undefined, password(1)]],
  setauthorization: [[undefined, password(1)]],
  authenticate: [
    // https://www.odoo.com/documentation/18.0/developer/reference/external_api.html: (database, user, password, …)
    [/^common$/, password(2)],
    [/(?:^|[._])\w{0,20}(?:smtp|imap|pop3?|server|client)\w{0,20}$/, password(1)],
    perhapsPassword,
  ],
  authenticateasync: [[/(?:^|[._])\w{0,20}(?:smtp|imap|pop3?|server|client)\w{0,20}$/, password(1)], perhapsPassword],
  // `req.SetBasicAuth(user, password)`, `http_basic_authenticate_with`, `request.basic_auth(user, password)`
  setbasicauth: [[undefined, password(1)]],
  basicauth: [[undefined, password(1)]],
  // https://laravel.com/docs/http-client#authentication
  withbasicauth: [[undefined, password(1)]],
  withdigestauth: [[undefined, password(1)]],
  withtoken: [[undefined, { 0: 'authToken' }]],
  setauth: [perhapsPassword],
  sign_in: [perhapsPassword],
  signin: [perhapsPassword],
  basic_auth: [[undefined, password(1)]],
  // https://ktor.io/docs/client-basic-auth.html
  basicauthcredentials: [[undefined, password(1)]],
  basicauthentication: [[undefined, password(1)]],
  // https://docs.python.org/3/library/poplib.html#poplib.POP3.pass_
  pass_: [[undefined, password(0)]],
  auth: [
    [/(?:^|\.)(?:\w{0,20}(?:red|redis|conn|connection|jedis)\w{0,10}|client|j|r)$/, { 0: 'password', 1: 'password' }],
    [undefined, password(1)],
  ],
  x509certificate2: [[undefined, password(1)]],
  // https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.SecretValue.html
  unsafeplaintext: [[/(?:^|\.)secretvalue$/, password(0)]],
  unsafe_plain_text: [[/(?:^|\.)secretvalue$/, password(0)]],
  plaintext: [[/(?:^|\.)secretvalue$/, password(0)]],
  plain_text: [[/(?:^|\.)secretvalue$/, password(0)]],
  // smtp.PlainAuth(identity, user, password, host): https://pkg.go.dev/net/smtp
  plainauth: [[/(?:^|\.)smtp$/, password(2)]],
  login: [
    [/^$|^cy$/, password(1)],
    [
      /(?:^|[._])\w{0,20}(?:smtp|imap|pop3?|ftp|server|mail|mailer|session|client|conn|connection|telnet|userpass|ldap)\w{0,20}(?:\(\))?$/,
      password(1),
    ],
    perhapsPassword,
  ],
  ftp: [[/(?:^|\.)ftplib$|^$/, password(2)]],
  ftp_tls: [[/(?:^|\.)ftplib$/, password(2)]],
  userpassword: [[/(?:^|\.)url$/, password(1)]],
  sftpclient: sshNet,
  sshclient: sshNet,
  scpclient: sshNet,
  simple_bind_s: [[undefined, password(1)]],
  simple_bind: [[undefined, password(1)]],
  bind: [
    [/(?:^|\.)\w{0,20}ldap\w{0,10}$/, password(1)],
    [/(?:^|\.)\w{0,20}conn(?:ection)?$/, { 1: 'pw' }],
  ],
  sequelize: [[/^$|\.$/, password(2)]],
  credentials: [
    [/^(?:aws\.)?$|^pika$/, awsKeys],
    // https://www.scala-sbt.org/1.x/docs/Publishing.html#Credentials: Credentials(realm, host, user, password)
    [/^$/, password(3)],
    // https://metacpan.org/pod/LWP::UserAgent#credentials: (location, realm, user, password)
    [/(?:^|\.)(?:ua|\w{0,20}agent|mech\w{0,10}|browser)$/, password(3)],
    // https://metacpan.org/pod/WWW::Mechanize#%24mech-%3Ecredentials(-%24username%2C-%24password-): the page is known.
    [/(?:^|\.)mech\w{0,10}$/, password(1)],
  ],
  // https://metacpan.org/pod/HTTP::Headers#authorization_basic
  authorization_basic: [[undefined, password(1)]],
  proxy_authorization_basic: [[undefined, password(1)]],
  // https://min.io/docs/minio/linux/developers/dotnet/API.html, https://typelevel.org/doobie/docs/14-Managing-Connections.html
  withcredentials: [[undefined, { 1: 'pw' }]],
  fromdrivermanager: [[undefined, password(3)]],
  // https://pub.dev/packages/mailer: gmail(user, password)
  gmail: [[/^$/, password(1)]],
  // https://learn.microsoft.com/windows/win32/wmisdk/swbemlocator-connectserver: (computer, namespace, user, password)
  connectserver: [[/locator\w{0,10}$/, password(3)]],
  // https://learn.microsoft.com/previous-versions/8kst88h6(v=vs.84): (drive, share, keep, user, password)
  mapnetworkdrive: [[undefined, password(4)]],
  // https://docs.groovy-lang.org/latest/html/gapi/groovy/sql/Sql.html
  newinstance: [[/(?:^|\.)sql$/, password(2)]],
  plaincredentials: [[undefined, password(1)]],
  basicawscredentials: [[undefined, awsKeys]],
  basicsessioncredentials: [[undefined, awsKeys]],
  sessionawscredentials: [[undefined, awsKeys]],
  // https://pkg.go.dev/github.com/aws/aws-sdk-go-v2/credentials
  newstaticcredentials: [[undefined, awsKeys]],
  newstaticcredentialsprovider: [[undefined, awsKeys]],
  // https://boto3.amazonaws.com/v1/documentation/api/latest/reference/core/session.html
  session: [[/(?:^|\.)boto3(?:\.session)?$/, awsKeys]],
  client: [
    // https://nodemcu.readthedocs.io/en/release/modules/mqtt/: mqtt.Client(id, keepalive, user, password)
    [/(?:^|\.)mqtt$/, password(3)],
    [/(?:^|\.)boto3$/, { 6: 'aws_access_key_id', 7: 'aws_secret_access_key', 8: 'aws_session_token' }],
  ],
  resource: [[/(?:^|\.)boto3$/, { 6: 'aws_access_key_id', 7: 'aws_secret_access_key', 8: 'aws_session_token' }]],
  s3connection: [[undefined, { 0: 'aws_access_key_id', 1: 'aws_secret_access_key' }]],
  connect_to_region: [[undefined, { 0: 'aws_access_key_id', 1: 'aws_secret_access_key' }]],
};

/** All known calls, as the table of `KnownCalls` holds them. */
export const knownCalls: ReadonlyMap<string, KnownCalls[string]> = joined([calls, loginCalls, keyCalls, serviceCalls]);

function joined(tables: readonly KnownCalls[]): ReadonlyMap<string, KnownCalls[string]> {
  const all = new Map<string, KnownCalls[string]>();
  for (const [method, owners] of tables.flatMap((table) => Object.entries(table))) {
    all.set(method, [...(all.get(method) ?? []), ...owners]);
  }
  return all;
}

/** `new Foo::Bar->baz` as `foo.bar` and `baz`. */
function partsOf(callee: string): readonly [owner: string, method: string] {
  const path = callee
    .slice(-120)
    .replace(/^new\s+/, '')
    .replace(/::|->|\\|\?\.|:/g, '.')
    .replace(/[$@&*]/g, '')
    .toLowerCase();
  const dot = path.lastIndexOf('.');
  return [path.slice(0, Math.max(dot, 0)), path.slice(dot + 1)];
}

/** The name of a positional argument of a known call; undefined where the call is not known. */
export function positionalName(callee: string, argument: number): string | undefined {
  const [owner, method] = partsOf(callee);
  if (method === 'new' && /(?:^|\.)hmac\.New$/.test(callee)) {
    // https://pkg.go.dev/crypto/hmac#New: the key is the second argument, where Python and Ruby take it first.
    return argument === 1 ? 'hmacKey' : undefined;
  }
  if (/^connect_\w+$/.test(method) && /(?:^|\.)boto$/.test(owner)) {
    return positionalName('connect_to_region', argument);
  }
  return knownCalls
    .get(method)
    ?.find(([pattern, names]) => names[argument] !== undefined && (pattern === undefined || pattern.test(owner)))?.[1][
    argument
  ];
}

/** What an argument may be where the table does not say it. */
const anyArgument: readonly string[] = ['password', 'secret', 'secretKey'];

/**
 * What the arguments may be of a call whose name, with the sign that opens its arguments, stands in a text: what a glance
 * at a hit asks; empty where none is known.
 */
export function namesInKnownCall(text: string): readonly string[] {
  if (!/[([]|\w\s["']/.test(text)) {
    return noNames;
  }
  // `auth=("user", "password")`
  if (/^\.?(?:(?:basic|digest|http)[_-])?auth["']?(?:\s?(?:=>|[=:])?\s?[([]|\s["'])/i.test(text)) {
    return anyArgument;
  }
  // `Login root = new(…)` of C#: the type stands before the name.
  const name = ((text.includes('new(') ? typeBeforeNew.exec(text) : null) ??
    (text.includes('(') ? calledName.exec(text) : null))?.[1];
  if (name === undefined) {
    // `login "user", "password"`, as Ruby calls.
    const command = /^\w{0,60}(?<!\d)(?=\s["'])/.exec(text)?.[0] ?? '';
    return namesOf(command);
  }
  if (/^(?:hmac|jwt|require|new)$/i.test(name)) {
    return anyArgument;
  }
  return namesOf(name);
}

const typeBeforeNew = /^\w{0,30}?([A-Za-z_]\w{1,60})\s\w{1,40}\s?=\s?new\(/;
const calledName = /([A-Za-z_]\w{1,60})\(/;

/** What `namesOf` said of the calls in the table. */
const namesOfCalls = new Map<string, readonly string[]>();
const noNames: readonly string[] = [];

/** What the table says of the arguments of calls of a name; `anyArgument` where it leaves them open. */
function namesOf(name: string): readonly string[] {
  const call = name.toLowerCase();
  const rows = knownCalls.get(call);
  if (rows === undefined) {
    return noNames;
  }
  let names = namesOfCalls.get(call);
  if (names === undefined) {
    const all = rows.flatMap(([, positions]) => Object.values(positions));
    names = all.length === 0 ? anyArgument : all;
    namesOfCalls.set(call, names);
  }
  return names;
}
