import { wordsOf } from './words';

/** Values that name something of a program, although people choose such passwords, too: what they stand among tells. */

/** What constants of applications begin with that name arguments, settings and events: `arg_password2`, `pref_token_v3`. */
const prefixed =
  /^(?:arg|key|prefs?|extra|param|field|attr|col|column|evt|event|action|btn|lbl|txt|bundle|intent|cookie|sess|session|storage|ctx)[_.-](?:[a-z]{2,14}[_.-]){0,3}(?:pass|pwd|passwd|password|token|secret|key)(?:[_.-][a-z]{2,12}){0,2}[_.-]?v?\d{0,2}$/i;

/** Whether a value is the name of an argument, a setting or an event, with a number at most. */
export function isPrefixedName(value: string): boolean {
  return prefixed.test(value);
}

const holdersOfNames =
  /^(?:icons?|i18n_?keys?|translation_?keys?|selectors?|locators?|test_?ids?|storage_?keys?|query_?keys?|class_?names?|css|css_?classes|action_?types?)$/i;

/** Hold names as often as what happens, with the login that it happens with: names of several words alone are none. */
const holdersOfEvents = /^(?:routes?|analytics|events?|actions?)$/i;

/** `icons: { password: 'mdi-lock-2' }`, `selectors.password = '.field-2'`: what holds a value holds names alone. */
export function isNameAmongNames(value: string, name: readonly string[]): boolean {
  const holders = name.slice(0, -1);
  return (
    /^[.#@]?[A-Za-z]{1,20}(?:(?:-{1,2}|_{1,2}|[.:/])[A-Za-z]{1,20}){0,8}[-_.]?v?\d{0,2}$/.test(value) &&
    (holders.some((holder) => holdersOfNames.test(holder)) ||
      (/[A-Za-z][-_.:/]{1,2}[A-Za-z]/.test(value) && holders.some((holder) => holdersOfEvents.test(holder))))
  );
}

/** Holders of texts in several languages, in code, settings or a database: `translations.nl.password`. */
const holdersOfTexts = /^(?:i18n|l10n|translations?|locali[sz]ations?|locali[sz]ed(?:_?strings)?|phrases|messages)$/i;

/** Whether what holds a value holds texts for people. */
export function isAmongTexts(name: readonly string[]): boolean {
  const holders = name.slice(0, -1);
  return holders.some((holder) => holdersOfTexts.test(holder)) && !servers.test(holders.at(-1) ?? '');
}

/** What sends messages has such a member, too: `messages.kafka.password`. */
const servers =
  /(?:^|[_-])(?:kafka|rabbit(?:mq)?|amqp|mqtt|redis|smtp|imap|ftp|ldap|jms|activemq|nats|db|database|mysql|postgres(?:ql)?|mongo(?:db)?|oracle|broker|datasource|server)$/i;

/** `KEY_PASSWORD = "key_password_v2"`: the name over again, and its version. */
export function repeatsNameVersioned(value: string, name: readonly string[]): boolean {
  const [, base = ''] = /^([A-Za-z][A-Za-z_.-]{5,60}?)[_.-]?v\d{1,2}$/.exec(value) ?? [];
  const words = wordsOf(base);
  return words.length > 1 && words.join('') === wordsOf(name.at(-1) ?? '').join('');
}

/** `NPM_TOKEN = "app01/build/NPM_TOKEN"`: where a store keeps it, by levels of which the last is the name over again. */
export function isPathToName(value: string, name: readonly string[]): boolean {
  const [, base = ''] = /^\/?(?:[\w.+=@-]{1,60}\/){1,15}([A-Za-z][\w.-]{3,60})$/.exec(value) ?? [];
  return base !== '' && wordsOf(base).join('') === wordsOf(name.at(-1) ?? '').join('');
}
