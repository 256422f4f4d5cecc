import { wordsOf } from './words';

/** What a name says that its value is. */
export type SecretRole = 'password' | 'secret' | 'token' | 'key' | 'authorization';

export interface NameVerdict {
  readonly role: SecretRole;
  /** `strong`: hardly anything else has this name. `weak`: the value must speak for itself. */
  readonly strength: 'strong' | 'weak';
  /** The segment that says so, as written. */
  readonly segment: string;
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

const passwordWords = set(
  'password passwd passphrase passwort passwrd pwd pswd psswd kennwort senha contrasena wachtwoord motdepasse',
);
const weakPasswordWords = set('pass pw passcode psw pwds');
const secretWords = set('secret secrets');

/** Before `pass` and `pw`: what has a password. */
const accounts = set(
  'admin administrator app auth basic bind broker client conn connection crypt database db dba default email ftp host http https imap jdbc jenkins jwt key keystore kafka ldap login mail mailer mongo mongodb mqtt mssql my mysql neo4j oracle pg pop3 postgres postgresql proxy rabbit rabbitmq redis remote root samba server service sftp site smb smtp sql ssh ssl store sudo su superuser svc sys system truststore user username vnc vpn web wifi wp zip',
);

/** Before `token`: what makes it one that opens something. */
const tokenOwners = set(
  'access account admin api app auth authentication authorization bearer bot circle circleci cloudflare deploy device discord dropbox facebook gh github gitlab heroku hub id installation jwt mapbox npm oauth oauth2 personal pat private publish pypi read refresh registry secret security service session shopify slack sonar telegram travis twilio twitter upload user vault webhook write x',
);

/** Before `token`: tokens of parsers, lists, forms and models. */
const otherTokens = set(
  'anti antiforgery lock verification ast authenticity bos boundary cancel cancellation change cls comment completion continuation continue csrf current cursor delim delimiter design di dummy end eof eol eos erc20 expected first forgery ident identifier idempotency inject injection input keyword last lex lexer mask max min more next nft num number open close operator output pad page pageing pagination paging parse parser prev previous prompt provider punctuation request resume scan scroll sep separator special start stop string sub sync syntax text theme total type unk utility whitespace word xsrf',
);

/** Before `key`: which keys are secrets for sure, and which only where the value looks it. */
const strongKeys = set('api apikey secret private encryption encrypt signing signature master shared hmac jwt aes');
const weakKeys = set(
  'access account admin app application auth authentication authorization bot cipher client consumer cookie crypt crypto crypt deploy des enc fcm fernet gcm ingest ingestion integration license licence maps write partner project push rest root server service session sign storage subscription team upload webhook x',
);

/** After the word that matters: says of what kind, where, or in which form it is, and leaves it a secret. */
const neutralTails = set(
  'value val values plain plaintext cleartext clear string str raw text txt b64 base64 encoded prod production dev develop development stage staging test testing qa uat demo local live sandbox old new current default main primary secondary master slave replica backup temp tmp admin root user app db database web api my literal constant const confirmation confirm again repeat repeated retype here prd stg v a b',
);

/** After the word that matters: the thing named is something else. */
const otherTails = set(
  `abbr commit commits sha sha1 sha256 sha512 md5 revision rev etag guid uuid fingerprint thumbprint action actions age aliases alert alg algo algorithm algorithms alias alive allowed amount args arn arns attempt attempts attribute attributes audience authenticated authentication authenticator author bits blacklist block body bool box bucket button bytes cache callback caption case cell chain change changed char chars charset check checker checkbox checksum class classes classifier claims code codes col column columns comment complexity component condition config configuration container content contents context controller cookie count counter created criteria crypt cls css data date days db_id decode decoder def definition delimiter delegate desc description descriptor details dialog digest dir directory disabled display docs doc document domain domains dto editor el elem element email empty enabled encoder encoding encrypted encryption end endpoint endpoints engine entity entropy entry enum env environment err error errors event events exception exchange exists expiration expired expires expiry explanation expression extension eye factory feature fetcher field fields file filename files filepath filter flag flags flow fn folder form format formatter forgot func function generator getter grant group groups guard guide handler handlers hash hashed hasher hashers hashes hashing header headers heading help helper hidden hide hint hints history holder host hostname html icon icons id identifier ids image index indices info input inputs instance instructions invalid issuer issues item items iteration iterations json kind label labels last len length less level lifetime limit limits line link list listener loader location lock login logo lookup managed manager map mapping mask masked match matches max meta metadata method methods meter middleware min mismatch missing mode model modal module msg msgs message messages name names namespace need needed nonce note notice number object obj offset ok only op operation option optional options order owner page pages pane panel param parameter parameters params parse parser part parts path paths pattern patterns payload pem period permission permissions picker place placeholder plugin policies policy pool popup port pos position pref preference prefix prefixes problem processor prompt prompts prop properties property protected protection protector protocol provider providers query quality question reader reason recovery redirect ref reference references regex regexp region registry rejected reminder remove repo repository request requests required requirement requirements reset resource response result results retries retry role roles rotation route rounds row rule rules salt saved schema scheme scope scopes score screen section select selector separator server service session setter setting settings setup severity show sid signature size source sources spec splitter stack start state states status step storage store strategy stream strength style subject submit success suffix support supported switch symbol syntax tab table tag tags target task template tester text_field theme threshold tip tips title titles toggle tooltip topic transformer ttl tries type types ui uid update updated uri uris url urls usage use used username users uuid validate validation validator validators var variable variables vault verified verifier verify version view viewer visibility visible volume warning weak whitelist widget width window word words wrapper writer year`,
);

/** Before the word that matters: questions, actions and states, not values. */
const otherHeads = set(
  'is has have had show shows hide toggle forgot forget forgotten lost no not missing invalid wrong incorrect bad enter entering prompt requires require required use uses using enable enabled disable allow allowed ask need needs can could should must want supports support empty encrypted encoded hashed hash encrypted encypted sealed masked mask redacted redact sanitized obfuscated fake dummy example sample placeholder label hint error err regex regexp pattern remember without max maximum min minimum num number count last expired expire revoke revoked delete remove removed validate validating check checking verify verifying change changing reset resetting update updating set get getting on before after generate generated generating create creating compare comparing match matching mismatch public publishable nonexistent unknown resolve',
);

const prepositions = set('for of from to in on at by with');

/** Leaves of a tree that only hold the value of what is named above them. */
const transparent = set(
  'value val default defaultvalue stringvalue plainvalue plaintext literal plain _ text #text $t data',
);

const separators = /[.:/\\]/;
const longestSegment = 80;

/**
 * What a name path says of its value; undefined where it says nothing of a secret.
 *
 * The last segment decides, in English word order: `password` is one, `passwordField` is a field. A last segment that
 * only says “value” stands for the one before it. What stands among examples, as in an API's description, is one.
 */
export function judgeName(path: readonly string[]): NameVerdict | undefined {
  if (path.some((segment) => /^examples?$/i.test(segment))) {
    return undefined;
  }
  for (let index = path.length - 1; index >= 0; index -= 1) {
    const segment = path[index] ?? '';
    if (/^\d*$/.test(segment) || (index > 0 && transparent.has(segment.toLowerCase()))) {
      continue;
    }
    return judgeSegment(segment);
  }
  return undefined;
}

/** What one segment says: a variable, a property, a key, a command line flag. */
export function judgeSegment(segment: string): NameVerdict | undefined {
  // `AWS::ApiGateway::ApiKey` is a type.
  if (segment.length > longestSegment || segment.includes('::') || /\s\S+\s\S+\s/.test(segment)) {
    return undefined;
  }
  const parts = segment.split(separators).filter((part) => part !== '');
  const words = wordsOf(parts.at(-1) ?? '');
  const verdict = judgeWords(words);
  return verdict && { ...verdict, segment };
}

function judgeWords(words: readonly string[]): Omit<NameVerdict, 'segment'> | undefined {
  const found = lastSecretWord(words);
  if (found === undefined) {
    return undefined;
  }
  const before = words.slice(0, found.start);
  const after = words.slice(found.end);
  if (before.some((word) => otherHeads.has(word))) {
    return undefined;
  }
  if (
    found.role === 'token' &&
    before.some((word) => otherTokens.has(word)) &&
    !before.some((word) => word === 'bearer')
  ) {
    return undefined;
  }
  let strength = found.strength;
  for (const [index, word] of after.entries()) {
    if (/^\d+$/.test(word) || neutralTails.has(word)) {
      continue;
    }
    if (prepositions.has(word) && index === 0) {
      break;
    }
    if (otherTails.has(word)) {
      return undefined;
    }
    strength = 'weak';
  }
  return { role: found.role, strength };
}

interface SecretWord {
  readonly role: SecretRole;
  readonly strength: 'strong' | 'weak';
  readonly start: number;
  readonly end: number;
}

function lastSecretWord(words: readonly string[]): SecretWord | undefined {
  for (let index = words.length - 1; index >= 0; index -= 1) {
    const word = words[index] ?? '';
    const previous = words[index - 1] ?? '';
    const at = (role: SecretRole, strength: 'strong' | 'weak', start = index): SecretWord => ({
      role,
      strength,
      start,
      end: index + 1,
    });
    if (passwordWords.has(word)) {
      return at('password', 'strong');
    }
    if (weakPasswordWords.has(word)) {
      return at('password', accounts.has(previous) ? 'strong' : 'weak');
    }
    if (secretWords.has(word)) {
      return at('secret', word === 'secret' ? 'strong' : 'weak');
    }
    if (word === 'token') {
      return at('token', tokenOwners.has(previous) ? 'strong' : 'weak');
    }
    if (word === 'key' && previous === 'access' && words[index - 2] === 'secret') {
      return at('secret', 'strong', index - 2);
    }
    if (word === 'key' && strongKeys.has(previous)) {
      return at(previous === 'secret' ? 'secret' : 'key', 'strong', index - 1);
    }
    if (word === 'key' && weakKeys.has(previous)) {
      return at('key', 'weak', index - 1);
    }
    if (word === 'credential' || word === 'credentials' || word === 'creds') {
      return at('secret', 'weak');
    }
    if (word === 'authorization' || word === 'bearer' || (word === 'auth' && words.length <= 2)) {
      return at('authorization', 'weak');
    }
  }
  return undefined;
}
