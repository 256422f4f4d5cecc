import type { ParsedDocument } from '../../languages/document';
import { HOLE } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { Candidate, Confidence, Detector } from '../detector';
import { mayBeGoNetwork, mayBePair } from '../shared/connectionGlance';
import { findConnectionPairs } from '../shared/connectionPairs';
import { findConnectionUrls, mayHoldCredentials } from '../shared/connectionUrls';
import type { ConnectionString } from '../shared/connectionUrls';
import { isTestAt, surroundingsOf } from '../shared/context';
import type { Surroundings } from '../shared/context';
import { isPlaceholder } from '../shared/placeholders';
import { isLettersAtRandom } from '../shared/letterOdds';
import { isGenerated, isRandom, isScrambled } from '../shared/randomness';
import { isReference } from '../shared/references';
import { isRewritten, stretches } from '../shared/stretches';
import type { Stretch } from '../shared/stretches';
import { weakPassword } from '../shared/weakPasswords';

/** Connection strings and URLs that hold a password. */
export const detector: Detector = {
  id: 'connection-string-with-password',
  title: message('Connection string with a password'),
  severity: 'error',
  kind: 'storable',
  keywords: [
    '://',
    'password=',
    'pwd=',
    'password =',
    'pwd =',
    'accountkey=',
    'sharedaccesskey=',
    'passwd=',
    '@tcp(',
    '@unix(',
    'jdbc:oracle:',
    '@(',
    ':1521',
    'sqlplus',
    'cx_oracle.',
    'oracledb.',
    'sqlldr',
    'expdp',
    'impdp',
  ],
  structural: true,
  priority: 70,
  glance: (text, hit) => {
    switch (text.charAt(hit.end - 1)) {
      case '/':
        return mayHoldCredentials(text, hit.start);
      case '=':
        return (
          !isWithinName(text, hit.start) && (text.charAt(hit.start - 1) === ',' || mayBePair(text, hit.start, hit.end))
        );
      case '(':
        return mayBeGoNetwork(text, hit.start, hit.end);
      default:
        return true;
    }
  },
  find: (document) => {
    const surroundings = surroundingsOf(document);
    return stretches(document).flatMap((stretch, index) =>
      [...findConnectionUrls(stretch.text), ...findConnectionPairs(stretch.text, index > 0)].flatMap((found) => {
        const candidate = judge(stretch, found, surroundings, document, index > 0);
        return candidate === undefined ? [] : [candidate];
      }),
    );
  },
  explain: (candidate) =>
    message(
      'Connection string with its password ({0}). Anyone who can read this file can connect with it. Move it to AWS Secrets Manager or SSM Parameter Store, or take it from an environment variable, and change the password.',
      candidate.facts['scheme'] ?? '',
    ),
};

/** Whether a key of a pair is the end of a longer name, and not of an escape: `db_password=`, but `\\npassword=`. */
function isWithinName(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 40), start);
  const rest = /[\w-]{1,40}$/.exec(before)?.[0];
  return (
    rest !== undefined &&
    rest.length < before.length &&
    !/[\\%&#$~]/.test(before.charAt(before.length - rest.length - 1))
  );
}

function judge(
  stretch: Stretch,
  found: ConnectionString,
  surroundings: Surroundings,
  document: ParsedDocument,
  decoded: boolean,
): Candidate | undefined {
  const span = stretch.toSource(found.span);
  const literal = stretch.literalAt(span);
  // A literal with escapes or holes is read as what it means, not as it is written.
  if (!decoded && literal !== undefined && isRewritten(literal)) {
    return undefined;
  }
  // `example: postgresql://…`, as descriptions of settings have it.
  if (literal?.name.some((segment) => /^examples?$/i.test(segment)) === true) {
    return undefined;
  }
  const written = stretch.text.slice(found.password.start, found.password.end);
  const password = decodePercent(written);
  if (
    isNoPassword(password, written, found) ||
    (surroundings.documentation && isNamedAfterStore(password, found.scheme))
  ) {
    return undefined;
  }
  const plain = !isRandom(password);
  const test = isTestAt(surroundings, span.start);
  const confidence = weigh(password, plain, found, literal, test, document);
  if (confidence === undefined) {
    return undefined;
  }
  const whole = literal !== undefined && found.span.end - found.span.start >= literal.text.trim().length;
  return {
    span: whole ? literal.span : span,
    value: new Secret(whole ? literal.text : stretch.text.slice(found.span.start, found.span.end)),
    ...(literal && { literal }),
    sensitive: stretch.toSource(found.password),
    confidence: test && plain ? 'low' : confidence,
    ...(test && plain && { testData: true as const }),
    ...(!test && isLocalDefault(found, password) && { severity: 'information' as const }),
    evidence: plain
      ? message('It is a connection string whose password stands in plain text.')
      : message('It is a connection string whose password stands in plain text and looks random.'),
    // A key within a connection string is part of it; a token of a service in a web address is more than its password.
    ...(!/^https?$/.test(found.scheme) && { priority: 82 }),
    facts: { scheme: found.scheme },
  };
}

/** What stands before the query of an address. */
function withoutQuery(text: string): string {
  const query = text.search(/\?[\w.]{1,60}=/);
  return query < 0 ? text : text.slice(0, query);
}

function decodePercent(text: string): string {
  return text.replace(/%([2-7][0-9A-Fa-f])/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** @param written the password as it stands there, before percent signs are decoded: what a template would begin with. */
function isNoPassword(password: string, written: string, found: ConnectionString): boolean {
  return (
    password.length < 4 ||
    password.includes(HOLE) ||
    isVariable(written) ||
    // `APP_DB_USER:APP_DB_PASSWORD`: what is to be filled in.
    /^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:DB|ADMIN|USER|ROOT)?(?:PWD|PW|PASS|PASSWD|PASSWORD|SECRET|TOKEN|KEY)[)\]}]*$/.test(
      password,
    ) ||
    // `[user[:password]@]`, as a manual writes what may be left out.
    (/[[\]]/.test(found.user) && !isRandom(password)) ||
    withoutQuery(password).length < 4 ||
    isForm(password, found) ||
    // `char *password = pass_buff, *user = user_buff;`: variables of a program.
    (found.scheme === 'odbc' && /^[A-Za-z_]\w{0,40},(?:\s|$)/.test(password)) ||
    isNamedPair(found.user, password) ||
    // `PWD=/home/app ; USER=root`, as sudo logs it: a folder.
    (found.scheme === 'odbc' && /^\/(?:[\w.-]{1,60}\/){0,12}[\w.-]{0,60}$/.test(password) && !isRandom(password)) ||
    isReference(written) ||
    (isPlaceholder(password.replaceAll(' ', '')) && weakPassword(password) === undefined) ||
    // https://www.rfc-editor.org/rfc/rfc1635: anonymous FTP takes any password.
    /^anonymous$/i.test(found.user) ||
    // The user of Oracle's and SQLAlchemy's documentation.
    (found.user === 'scott' && password === 'tiger') ||
    (isUserAgain(found.user, password) && !isAccountElsewhere(found)) ||
    (/^(?:user(?:name)?|usr|u|me|you|name)$/i.test(found.user) &&
      /^(?:p|pw|pass|passw|secret|s3cret|pwd|hunter2)$/i.test(password))
  );
}

/** `imap://user:pass;option@server`, `user:p ss@host`: what shows how an address is written, and leads nowhere. */
function isForm(password: string, found: ConnectionString): boolean {
  return (
    !isRandom(password) &&
    !isGenerated(password) &&
    (/^(?:user(?:name)?|usr|u|login|name)$/i.test(found.user) ||
      /^[a-z]{1,12}(?:pass|pw|pwd|password)$/.test(password)) &&
    (/^(?:host(?:name)?|server(?:name)?|domain|address)(?:[:/?]|$)/i.test(found.host) ||
      /^(?:pass(?:wo?r?d)?|pwd?|secret);/i.test(password))
  );
}

/** `minio:minio123`, `guest:guest`, `kamailio:kamailiorw`: what a program comes with, known to everyone. */
function isUserAgain(user: string, password: string): boolean {
  return (
    user.length >= 3 &&
    password.startsWith(user) &&
    /^[_-]?(?:\d{0,3}|r[ow]|pw|pwd|pass|passwd|password|secret)$/.test(password.slice(user.length))
  );
}

/** Whether an address leads to a host of somebody's own, as a user who is not called as programs call theirs. */
function isAccountElsewhere({ user, host, store }: ConnectionString): boolean {
  return (
    store &&
    user.length >= 5 &&
    !/^(?:admin|administrator|root|user(?:name)?|tester|guest|minio|postgres|mysql|mongo|mongodb|rabbitmq|redis|elastic|airflow|app|myuser|dbuser)\d*$/i.test(
      user,
    ) &&
    (/^[\w-]{1,60}(?:\.[\w-]{1,60}){1,8}\.(?:[a-z]{2}|com|net|org|dev|app|cloud|tech)(?:[:/?,]|$)/i.test(host) ||
      isPublicAddress(host)) &&
    !exampleHost.test(host)
  );
}

/**
 * Whether a host is an IPv4 address that anyone may reach: none of a network of one's own, of this machine or of documentation.
 *
 * - https://www.rfc-editor.org/rfc/rfc6890: the addresses with a purpose of their own.
 */
function isPublicAddress(host: string): boolean {
  return (
    /^(?:\d{1,3}\.){3}\d{1,3}(?:[:/?,]|$)/.test(host) &&
    !/^(?:0|10|127|2(?:2[4-9]|[3-5]\d))\.|^(?:169\.254|192\.168|198\.1[89]|192\.0\.[02]|198\.51\.100|203\.0\.113)\.|^172\.(?:1[6-9]|2\d|3[01])\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|^(\d)\.\1\.\1\.\1|^1\.2\.3\./.test(
      host,
    )
  );
}

/** `redis://:redis-password@…`: what belongs there, called after where it leads. */
function isNamedAfterStore(password: string, scheme: string): boolean {
  const [, store = ''] = /^([a-z-]{2,20}?)[_-]?(?:pass|passwd|password|pwd|secret)$/.exec(password) ?? [];
  return store !== '' && scheme.replace(/^jdbc:/, '').startsWith(store);
}

/** `mysqluser:mysqlpass`: one word, and what it stands for. */
function isNamedPair(user: string, password: string): boolean {
  const owner = /^([a-z]{1,16}[_-]?)user(?:name)?$/.exec(user)?.[1];
  return (
    owner !== undefined &&
    password.startsWith(owner) &&
    /^(?:pass|pw|pwd|passwd|password|secret)$/.test(password.slice(owner.length))
  );
}

/** Whether the place of a password is taken by a variable or a call, in any of the ways that templates have. */
function isVariable(written: string): boolean {
  return (
    (/^[${<[%(]|[{}<>]|^\w{1,200}\(/.test(written) && !isRandom(written) && !isGenerated(written)) ||
    /^\$[A-Za-z_]{3,}|^%[sdv]$|^%%?[A-Za-z_]+%%?$|^@@?\w+@@?$/.test(written)
  );
}

/** How sure it is; undefined: not enough, as with what documentation invents. */
function weigh(
  password: string,
  plain: boolean,
  found: ConnectionString,
  literal: Literal | undefined,
  test: boolean,
  document: ParsedDocument,
): Confidence | undefined {
  const chosen = isChosen(password) || weakPassword(password) === 'known';
  if (!found.store) {
    const alone = found.user === '';
    if (alone) {
      // `https://<token>@host`: a mail address and a Sentry key (hexadecimal, public) look the same.
      return !plain && /^https?$/.test(found.scheme) && password.length >= 20 && !/^[0-9a-f]+$/.test(password)
        ? 'medium'
        : undefined;
    }
    if (exampleHost.test(found.host) && isDocumentation(literal, document, found)) {
      return undefined;
    }
    if (!plain) {
      return 'high';
    }
    if (test || isDocumentation(literal, document, found) || exampleHost.test(found.host)) {
      return undefined;
    }
    // `http://eureka:876543@peer:8761/`
    return chosen ? 'medium' : /^\d{5,12}$/.test(password) ? 'low' : undefined;
  }
  if (!plain) {
    return 'high';
  }
  if (isDocumentation(literal, document, found)) {
    return chosen && !exampleHost.test(found.host) ? 'low' : undefined;
  }
  return chosen ? 'high' : password === found.user || /^[a-z]+$/i.test(password) ? 'low' : 'medium';
}

/** Letters with digits or signs, or in no order: what people and generators make passwords of, and examples seldom. */
function isChosen(password: string): boolean {
  return (
    isScrambled(password) ||
    (password.length >= 8 && isLettersAtRandom(password)) ||
    (/[A-Za-z]/.test(password) &&
      (/\d/.test(password) ? password.length >= 6 : /[!@#$%^&*+=?~]/.test(password) && password.length >= 8))
  );
}

/** Hosts of the machine itself: what opens a database there opens nothing else. */
const localHost = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?|0\.0\.0\.0|host\.docker\.internal)(?:[:/?]|$)/i;

/** `postgres:postgres@localhost`: the default of a developer's own database. Still a password; nobody else can use it. */
function isLocalDefault(found: ConnectionString, password: string): boolean {
  return (
    localHost.test(found.host) &&
    (password === found.user || weakPassword(password) !== undefined || /^[a-z]{1,8}$/.test(password))
  );
}

const exampleHost = /(?:^|[@.])example\.|^(?:host(?:name)?|foo|bar|a|b)(?:[:/?]|$)/;

/** Comments, docstrings and prose, where examples stand; also long texts over many lines that only mention it. */
function isDocumentation(literal: Literal | undefined, document: ParsedDocument, found: ConnectionString): boolean {
  if (literal === undefined) {
    return document.language.id !== 'plaintext' || /\.(?:md|mdx|rst|adoc|txt|html?)$/i.test(document.path ?? '');
  }
  return (
    literal.use === 'structural' ||
    literal.use === 'prose' ||
    (literal.text.includes('\n') && literal.text.length > 4 * (found.span.end - found.span.start))
  );
}
