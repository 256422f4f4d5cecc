import { asciiName } from '../../text/asciiName';

/**
 * The words of an identifier, lower case: `dbPassword`, `DB_PASSWORD` and `db-password` are all `db`, `password`. None where
 * no letter has a spelling in ASCII; where some have, the last word stands for those that have none.
 */
export function words(identifier: string): string[] {
  const { text, mark } = asciiName(withoutInnerCapitals(identifier));
  const spelled = text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^a-z0-9]+/i)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
  return mark === undefined || spelled.length === 0 ? spelled : [...spelled, mark];
}

/** Names that are written with a capital within, and are one word all the same: `GitHub`, `MongoDB`. */
const oneWord =
  /(?:[Gg]it(?:Hub|Lab)|[Bb]itBucket|[Ss]endGrid|[Mm]ail(?:Gun|Chimp)|[Mm]y(?:SQL|Sql)|[Pp]ostgre(?:SQL|Sql)|[Mm]ongo(?:DB|Db)|[Dd]ynamo(?:DB|Db)|[Nn]extAuth|[Oo]pen(?:AI|Ai)|[Pp]ayPal|[Yy]ouTube|[Ll]inkedIn|[Ww]hatsApp|[Dd]ataDog|[Hh]ubSpot|[Pp]agerDuty|[Rr]abbit(?:MQ|Mq))(?![a-z])/g;

/** An identifier in which the names of products are one word: `githubToken` of `gitHubToken`. */
export function withoutInnerCapitals(identifier: string): string {
  return identifier.replace(oneWord, (name) => name.charAt(0) + name.slice(1).toLowerCase());
}

/** `dbPassword`; begins with a letter, never empty. */
export function camelCase(identifier: string): string {
  const name = words(identifier)
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
  return startWithLetter(name, 'secret', 'secret');
}

/** `DbPassword`. */
export function pascalCase(identifier: string): string {
  const name = camelCase(identifier);
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** `db_password`. */
export function snakeCase(identifier: string): string {
  return startWithLetter(words(identifier).join('_'), 'secret_', 'secret');
}

/** `DB_PASSWORD`. */
export function screamingCase(identifier: string): string {
  return snakeCase(identifier).toUpperCase();
}

function startWithLetter(name: string, prefix: string, fallback: string): string {
  return name === '' ? fallback : /^\d/.test(name) ? prefix + name : name;
}

/** The first of the names that is not taken; where all are, the first with the lowest number from 2 that is free. */
export function freeName(names: readonly [string, ...string[]], taken: ReadonlySet<string>): string {
  const free = names.find((name) => !taken.has(name));
  if (free !== undefined) {
    return free;
  }
  let number = 2;
  while (taken.has(`${names[0]}${String(number)}`)) {
    number += 1;
  }
  return `${names[0]}${String(number)}`;
}

/** Words that say what kind of value something is but not whose. */
const generic = new Set([
  ...[
    'auth',
    'authorization',
    'bearer',
    'client',
    'conn',
    'connection',
    'connectionstring',
    'credential',
    'credentials',
  ],
  ...[
    'dsn',
    'key',
    'pass',
    'passphrase',
    'passwd',
    'password',
    'pw',
    'pwd',
    'requirepass',
    'secret',
    'string',
    'token',
    'uri',
    'url',
  ],
  ...['value', 'access', 'api'],
]);

/** Names of ways to write a connection down, which say nothing of what is connected to but in part. */
const products: Readonly<Record<string, string>> = { libpq: 'postgres', odbc: 'database' };

/** What a connection string connects to, by its scheme: `mongodb` of `mongodb+srv`. */
export function productOf(scheme: string): string {
  const [first = 'database'] = words(scheme);
  return products[first] ?? first;
}

/**
 * What the password of a connection string is called where it is stored alone, in words: not the address that it goes
 * into. `db password` of `dbUrl`.
 */
export function connectionPassword(hint: string, scheme: string): string {
  const rest = words(hint).filter((word) => !/^(?:url|uri|dsn|string|conn|connection)$/.test(word));
  const owner = rest.length === 0 ? [productOf(scheme)] : rest;
  return [...owner, ...(rest.includes('password') ? [] : ['password'])].join(' ');
}

/** Containers whose name says nothing of what they hold. */
const containers = new Set([
  ...[
    'app',
    'args',
    'base',
    'common',
    'conf',
    'config',
    'configuration',
    'const',
    'constants',
    'context',
    'cfg',
    'data',
  ],
  ...[
    'cached',
    'source',
    'default',
    'defaults',
    'env',
    'environment',
    'exports',
    'globals',
    'init',
    'kwargs',
    'module',
    'opts',
    'options',
  ],
  ...[
    'body',
    'headers',
    'param',
    'params',
    'props',
    'query',
    'self',
    'setting',
    'settings',
    'state',
    'this',
    'constructor',
    'secrets',
    'values',
  ],
  ...['container', 'definitions', 'healthcheck', 'parameters', 'properties', 'resources', 'variables'],
  ...['jobs', 'plays', 'stages', 'steps', 'tasks', 'vars'],
]);

/** Plurals by which tables go whose entries are what a secret belongs to: `DATABASES`, `db_configs`. */
const collections =
  /^(?:accounts|backends|brokers|caches|clients|clusters|configs|connections|databases|datasources|environments|instances|mailers|nodes|profiles|providers|queues|servers|services|stores|users)$/;

/**
 * What stands before the name of Ansible's modules: `community.mysql.` of `community.mysql.mysql_user`; of those that come
 * with it all, which are for anything.
 */
const qualifiedModule = /^ansible\.builtin\.\w{1,60}$|^[a-z]\w{0,60}\.[a-z]\w{0,60}\.(?=[a-z]\w{0,60}$)/;

/** The words of a name by which one entry of a table goes: `database` of `DATABASES`. */
function entryWords(name: string): readonly string[] {
  return words(name.replace(qualifiedModule, ''))
    .map((word) => (collections.test(word) ? word.slice(0, -1) : word))
    .filter((word) => !containers.has(word));
}

/** Words that say of a value where it is, or that it is one, but not whose. */
const places = new Set([
  ...['address', 'addresses', 'addr', 'endpoint', 'host', 'location', 'server', 'text', 'default'],
  ...['fallback', 'var', 'or'],
]);

/** Whether a name says what kind of value something is but not whose: `password`, `API_KEY`, `uri`. */
export function isGeneral(name: string): boolean {
  return words(name).every((word) => generic.has(word) || places.has(word));
}

/** Whether a name says nothing of what it holds, but that it holds it: `Properties`, `environment`, `default`. */
export function isContainer(name: string): boolean {
  return words(name).every((word) => containers.has(word) || word === 'value' || /^\d+$/.test(word));
}

/** Words that say where a value holds, but not what it is: `{ PROD: '…', STAGING: '…' }`. */
const stages =
  /^(?:prod|production|dev|development|stage|staging|test|testing|qa|uat|sandbox|live|local|primary|secondary|main|master|replica)$/;

/** Words of keys whose value stands in where a setting has none: `defaultValue`, `fallback`. */
const standIns: ReadonlySet<string> = new Set(['default', 'fallback', 'value', 'to']);

/** What the host ends in that a package manager is given a token for: `//npm.example.com/:_authToken=…`. */
const topLevelDomain = /^(?:com|org|net|io)$/;

/**
 * Variables of PHP that hold what was sent, and say nothing of what it is.
 * https://www.php.net/manual/en/language.variables.superglobals.php
 */
const superglobal = /^\$?_(?:GET|POST|REQUEST|SERVER|COOKIE|SESSION|ENV|FILES)$/;

/** Words of owners that say what is done, or how a value is handed over: `newApp`, `Services.AddSingleton`, `c`. */
const handing =
  /^(?:.|new|get|set|add|of|to|from|with|handle|handler|services?|builder|singleton|scoped|transient|property)$/;

/** Plurals of what secrets are called, by which a table of them goes. */
const plurals = /^(?:keys|passwords|secrets|tokens|urls|dsns)$/;

/** What each entry of a table is that goes by the plural: `api key` of `API_KEYS`, `service token` of `serviceTokens`. */
function kindOfEntries(table: string): string | undefined {
  const said = words(table);
  return plurals.test(said.at(-1) ?? '') ? said.join(' ').replace(/s$/, '') : undefined;
}

/** Whether a key says that its value stands in where a setting has none: `DB_PASSWORD: str({ devDefault: "…" })`. */
function saysStandIn(said: readonly string[]): boolean {
  return (
    said.some((word) => word === 'default' || word === 'fallback') &&
    said.every((word) => standIns.has(word) || stages.test(word))
  );
}

/** Whether a name is written as constants are: `API_KEY`. */
export function isScreaming(name: string): boolean {
  return /^[A-Z][A-Z\d_]*$/.test(name);
}

/** Words written as a name is: `LOAD_TOKEN`, `load_token`, `loadToken`. */
export function writtenLike(name: string, text: string): string {
  return isScreaming(name) ? screamingCase(text) : name.includes('_') ? snakeCase(text) : camelCase(text);
}

/**
 * An identifier to name a secret by, from what its literal is bound to: the last name, with the nearest telling name
 * before it where it is as general as `password`. `["config","db","password"]` gives `dbPassword`.
 *
 * @param fallback taken where the literal is bound to nothing that can be an identifier.
 * @param owners names around what the literal is bound to, the best first: the variable that a client is assigned to,
 *   the class that is made. One of them goes before a general name that has no telling name of its own.
 */
export function nameHint(path: readonly string[], fallback: string, owners: readonly string[] = []): string {
  // PowerShell says before the name where a variable lives: `$env:DB_PASSWORD`.
  const last = path.at(-1)?.replace(/^(?:env|global|script|local|private):\b/i, '');
  const lastWords = last === undefined ? [] : words(last);
  if (last === undefined || lastWords.length === 0) {
    const { mark } = asciiName(last ?? '');
    return mark === undefined ? fallback : camelCase(`${fallback} ${mark}`);
  }
  const domain = path.at(-2);
  if (domain !== undefined && topLevelDomain.test(last)) {
    return camelCase(`${domain} token`);
  }
  if (lastWords.every((word) => stages.test(word))) {
    const holder = path
      .slice(0, -1)
      .reverse()
      .find((name) => words(name).some((word) => !containers.has(word) && !stages.test(word)));
    const both = `${holder ?? ''} ${last}`;
    return holder === undefined ? last : holder === holder.toUpperCase() ? screamingCase(both) : camelCase(both);
  }
  const kind = kindOfEntries(path.at(-2) ?? '');
  if (kind !== undefined && !lastWords.some((word) => generic.has(word))) {
    return writtenLike(last, `${last} ${kind}`);
  }
  if (saysStandIn(lastWords) && domain !== undefined && words(domain).length > 0 && !isContainer(domain)) {
    return nameHint(path.slice(0, -1), fallback, owners);
  }
  if (lastWords.every((word) => generic.has(word))) {
    const owner = [...path.slice(0, -1).reverse(), ...owners]
      .filter((name) => !superglobal.test(name))
      .map(entryWords)
      .find((name) => name.length > 0 && !name.every((word) => generic.has(word) || handing.test(word)));
    if (owner !== undefined) {
      return camelCase([...owner, ...lastWords].join(' '));
    }
  }
  return /^[a-z_]\w*$/i.test(last) ? last : camelCase(last);
}
