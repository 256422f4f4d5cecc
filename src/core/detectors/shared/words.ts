// Linear: a run of capitals always gives back a word, at most one letter short.
// eslint-disable-next-line regexp/no-super-linear-move
const boundary = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|\P{ASCII}+/gu;

/** Names that are written as one word although they are two: what they end in, by what may stand before it. */
const glued: readonly (readonly [tail: string, heads: ReadonlySet<string> | undefined])[] = [
  ['passphrase', undefined],
  ['password', undefined],
  ['passwort', undefined],
  ['passwd', undefined],
  ['secret', undefined],
  ['token', undefined],
  ['pwd', undefined],
  [
    'pass',
    new Set(
      'admin app auth bind broker conn crypt daemon db dba db2 default email ftp host http imap jdbc jms key keystore kafka ldap login mail mongo mqtt mssql my mysql neo net ora oracle pg pop postgres proxy psql rabbit rabbitmq redis root samba service sftp smb smtp snmp sql ssh ssl store sudo sys test trust truststore user usr vnc vpn web wifi wlan zip'.split(
        ' ',
      ),
    ),
  ],
  ['pw', new Set('admin db root user my login mail smtp ftp test pg mysql ldap'.split(' '))],
  [
    'key',
    new Set(
      'access account admin api apps app auth client consumer crypt crypto deploy enc encrypt encryption hmac jwt license master private public publish secret server service shared sign signing site ssh storage subscription write'.split(
        ' ',
      ),
    ),
  ],
];

/**
 * The words of a name, lower case: `dbPassword`, `DB_PASSWORD` and `db-password` all give `db`, `password`.
 *
 * Common compounds that are written as one word are taken apart: `apikey` gives `api`, `key`.
 */
export function wordsOf(name: string): string[] {
  const words: string[] = [];
  for (const [part] of name.matchAll(boundary)) {
    const word = part.toLowerCase();
    const compound = takeApart(word);
    if (compound === undefined) {
      words.push(word);
    } else {
      words.push(...compound);
    }
  }
  return words;
}

function takeApart(word: string): readonly string[] | undefined {
  for (const [tail, heads] of glued) {
    if (word.length > tail.length && word.endsWith(tail)) {
      const head = word.slice(0, -tail.length);
      if (heads === undefined ? head.length > 1 : heads.has(head)) {
        return [...(takeApart(head) ?? [head]), tail];
      }
    }
  }
  return undefined;
}
