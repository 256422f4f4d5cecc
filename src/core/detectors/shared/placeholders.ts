import { isRandom, isRepetition } from './randomness';
import { wordsOf } from './words';

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/));
}

/** A value that holds one of these as a word of its own says that it stands for something else. */
const markers = set(
  'changeme changethis changeit change example examples sample placeholder replaceme replace replacethis replacement your yours insert todo fixme tbd tba dummy fake redacted masked removed censored obfuscated omitted xxx xxxx xxxxx foo bar baz qux quux foobar foobaz barbaz lorem ipsum mock mocked stub null none nil undefined unset unknown notset empty blank nothing somevalue whatever enter fill notreal notsecret insecure invalid nonexistent bogus noop na votre ihr ihre dein deine tu su aqui sua seu inserisci vostra uw jouw hier hidden somevalue somestring',
);

/** Longer words that give a placeholder away wherever they stand, even in something that looks random. */
const strongMarkers = [
  'example',
  'changeme',
  'change_me',
  'change-me',
  'changethis',
  'placeholder',
  'replaceme',
  'replace_me',
  'replace-me',
  'redacted',
  'yourpass',
  'your_',
  'your-',
  'your ',
  'yoursecret',
  'yourtoken',
  'yourapi',
  'yourkey',
  'youraccess',
  'dummy',
  'notasecret',
  'not-a-secret',
  'not_a_secret',
  'notreal',
  'donotuse',
  'do-not-use',
  'fakekey',
  'fakesecret',
  'insert_',
  'insert-',
  'todo',
];

/** Words for secrets themselves: a value made of nothing else names what belongs there. */
const roleWords = set(
  'password passwd passwort pass pwd pw passphrase passcode secret secrets token tokens key keys apikey api access auth authentication authorization credential credentials client user username login email my the some a an this that is it test testing tests demo default new old current confirm confirmation db database root admin administrator private public encryption signing jwt session cookie bearer basic oauth refresh id hash hashed salt value string text plain encoded encrypted app application service server account name field input label for of in with and or to no not valid shared webhook aws azure google github gitlab slack stripe twilio heroku npm prod production dev development staging local i t s contrasena contrase clave senha kennwort mot de passe wachtwoord hasło parola only type random generated generate hello world temp temporary wrong incorrect bad correct required optional nothing anything something here goes first second another other good strong weak simple long short more very use used url uri path file header http https',
);

const wordForms =
  /^(?:\*+|x{3,}|X{3,}|…+|-{2,}|_{2,}|\?+|#{2,}|•+|●+|0{4,}|\.+|[·∙]+|=+|~{2,}|\/{2,}|\\+|,+|;+|:+|!+|%+|&+|\++|@+|\^+)$/;

const wrapped =
  /^(?:<[^<>]{1,80}>|\[[^[\]]{1,80}\]|\{[^{}]{0,80}\}|\(\(?[^()]{1,80}\)?\)|%[A-Za-z_]\w{0,60}%|@[A-Za-z_][\w.-]{0,60}@|__\w{1,60}__|«[^»]{1,80}»|‹[^›]{1,80}›|#\{?[A-Z_]{2,60}\}?#|\|[^|]{1,60}\||\*{1,2}\w{1,40}\*{1,2}|_{1,2}[A-Z_]{2,60}_{1,2}|-{2,}\s?[\w ]{1,40}\s?-{2,})$/;

/** Letters that the words of a placeholder are written in, in languages that do not write passwords with them. */
const foreignLetters = /[\u0370-\u1fff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/;

const masked = /\*{3,}|x{5,}|X{4,}|•{2,}|●{2,}|…|\.{3}|<[a-z][\w .-]{1,60}>/;

/** Whether a value only holds the place of a secret: “changeme”, “your-token-here”, “<password>”, “********”, “ここにパスワード”. */
export function isPlaceholder(value: string): boolean {
  const text = value.trim();
  if (text === '' || wordForms.test(text) || wrapped.test(text) || foreignLetters.test(text)) {
    return true;
  }
  const lower = text.toLowerCase();
  if (strongMarkers.some((marker) => lower.includes(marker)) || /^ch[a@]n?g[e3]_?m[e3]/.test(lower)) {
    return true;
  }
  if (isRandom(text)) {
    return false;
  }
  if (masked.test(text) || (text.length >= 6 && isRepetition(lower) && !/^\d+$/.test(lower))) {
    return true;
  }
  const words = wordsOf(text);
  if (words.some((word) => markers.has(word))) {
    return true;
  }
  if (/^(?:wrong|incorrect|invalid|bad)[\W_]?(?:user)?[\W_]?(?:pass|pwd|secret|token|key)/.test(lower)) {
    return true;
  }
  const letters = words.filter((word) => !/^\d+$/.test(word));
  // `password`, `my_secret_token`, `TestPassword`: names, where nothing but letters and separators is there.
  return (
    letters.length > 0 &&
    letters.length === words.length &&
    /^[\w .:-]+$/.test(text) &&
    letters.every((word) => roleWords.has(word))
  );
}
