import {
  accounts,
  holdersOfAccounts,
  neutralTails,
  otherHeads,
  otherKeys,
  otherTails,
  otherTokens,
  passwordWords,
  pinOwners,
  prepositions,
  secretHolders,
  strongKeys,
  tokenOwners,
  transparentLeaves,
  vendors,
  weakKeys,
  weakPasswordWords,
} from './nameWords';
import { wordsOf } from './words';

/** What a name says that its value is. */
export type SecretRole = 'password' | 'secret' | 'token' | 'key' | 'authorization';

export interface NameVerdict {
  readonly role: SecretRole;
  /** `strong`: hardly anything else has this name. `weak`: the value must speak for itself. */
  readonly strength: 'strong' | 'weak';
  /** Whether the name says of what: `dbPassword`, `ADMIN_TOKEN`. */
  readonly owned: boolean;
  /** The segment that says so, as written. */
  readonly segment: string;
}

/** A pepper is what a server adds to passwords before it hashes them: https://www.rfc-editor.org/rfc/rfc9106 calls it a secret value. */
const secretWords: ReadonlySet<string> = new Set(['secret', 'secrets', 'pepper']);

const digestWord = /^(?:checksums?|hash(?:es)?|digests?|sha\d{0,3}|md5|integrity|fingerprints?)$/i;
const separators = /[.:/\\]/;
const longestSegment = 80;

/**
 * What a name path says of its value; undefined where it says nothing of a secret.
 *
 * The last segment decides, in English word order: `password` is one, `passwordField` is a field. A last segment that
 * only says “value” stands for the one before it; a member of `passwords` or `secrets` is one of those unless its own
 * name says otherwise. What stands among examples, as in an API's description, is one.
 */
export function judgeName(path: readonly string[]): NameVerdict | undefined {
  // `encryptedData` of a SealedSecret: https://github.com/bitnami-labs/sealed-secrets
  if (path.some((segment) => /^(?:examples?|encrypted_?data)$/i.test(segment))) {
    return undefined;
  }
  for (let index = path.length - 1; index >= 0; index -= 1) {
    const segment = path[index] ?? '';
    if (/^\d*$/.test(segment) || (index > 0 && transparentLeaves.has(segment.toLowerCase()))) {
      continue;
    }
    // `passwordField.text = "…"`: what is filled into a field, where the field alone would only name it.
    if (index < path.length - 1 && fieldOfForm.test(segment) && /^(?:text|value)$/i.test(path.at(-1) ?? '')) {
      return judgeField(segment);
    }
    const whole = path[index - 1] === 'sonar' && segment === 'login' ? 'sonar.login' : segment;
    return judgeSegment(whole) ?? judgeKeyOf(path[index - 1], segment) ?? judgeMember(path[index - 1], segment);
  }
  return undefined;
}

/** `passwordField`, `password_input`, `PwdTextBox` */
const fieldOfForm = /^(\w{2,40}?)_?(?:[Tt]ext)?(?:[Ff]ield|[Bb]ox|[Ii]nput|[Ee]dit|[Ee]ntry|[Cc]ontroller)$/;

/** What a field of a form says of the text in it. */
export function judgeField(name: string): NameVerdict | undefined {
  const verdict = judgeSegment(fieldOfForm.exec(name)?.[1] ?? '');
  return verdict?.role === 'password' ? { ...verdict, strength: 'weak' } : undefined;
}

/** `secret.key`, `api: { key: … }`: a key whose kind its holder says. */
function judgeKeyOf(holder: string | undefined, member: string): NameVerdict | undefined {
  if (holder === undefined || !/^key$/i.test(member) || /\s/.test(holder)) {
    return undefined;
  }
  const verdict = judgeSegment(`${holder}_${member}`);
  return verdict?.strength === 'strong' ? verdict : undefined;
}

/** What the name of a map says of its members: `passwords: { alice: "…" }`, `password: { postgres: "…" }`. */
function judgeMember(holder: string | undefined, member: string): NameVerdict | undefined {
  if (holder === undefined || /\s/.test(member)) {
    return undefined;
  }
  const plain = holder.toLowerCase().replace(/[_-]/g, '');
  const words = wordsOf(member);
  const ofAccounts = words.length > 0 && words.every((word) => accounts.has(word) || holdersOfAccounts.has(word));
  const role = secretHolders.get(plain) ?? (ofAccounts && passwordWords.has(plain) ? 'password' : undefined);
  if (role === undefined || (!ofAccounts && words.some((word) => otherTails.has(word)))) {
    return undefined;
  }
  return { role, strength: 'weak', owned: true, segment: holder };
}

/** What one segment says: a variable, a property, a key, a command line flag. */
export function judgeSegment(segment: string): NameVerdict | undefined {
  // `AWS::ApiGateway::ApiKey` is a type; `mysql::server::root_password` is a parameter of Puppet.
  if (
    segment.length > longestSegment ||
    (segment.includes('::') && !/^[a-z]\w*(?:::[a-z]\w*)+$/.test(segment)) ||
    /\s\S+\s\S+\s/.test(segment)
  ) {
    return undefined;
  }
  // https://developer.wordpress.org/reference/functions/wp_salt/: what signs the cookies of a login.
  if (/^(?:SECURE_AUTH|AUTH|LOGGED_IN|NONCE)_SALT$/.test(segment)) {
    return { role: 'key', strength: 'strong', owned: false, segment };
  }
  // https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/analysis-parameters: a token in the place of a user.
  if (/(?:^|\.)sonar\.login$/.test(segment)) {
    return { role: 'token', strength: 'strong', owned: true, segment };
  }
  // https://developer.hashicorp.com/consul/docs/reference/agent/configuration-file/encryption: the key of the gossip.
  if (segment === 'encrypt') {
    return { role: 'key', strength: 'weak', owned: false, segment };
  }
  // https://registry.terraform.io/providers/integrations/github/latest/docs/resources/actions_secret
  if (segment === 'plaintext_value') {
    return { role: 'secret', strength: 'weak', owned: true, segment };
  }
  const parts = separators.test(segment) ? segment.split(separators).filter((part) => part !== '') : [segment];
  // `checksum/secret` is a checksum.
  if (parts.slice(0, -1).some((part) => digestWord.test(part))) {
    return undefined;
  }
  // `CustomerKeyMD5`
  if (/[_\-a-z](?:MD5|SHA-?(?:1|256|384|512)|md5|[_-]sha-?(?:1|256|384|512))$/.test(segment)) {
    return undefined;
  }
  const words = wordsOf(parts.at(-1) ?? '');
  const verdict = judgeWords(words);
  if (verdict === undefined && parts.length > 1) {
    // `Jwt:Key`, as .NET has it.
    const ofHolder = judgeKeyOf(parts.at(-2), parts.at(-1) ?? '');
    return ofHolder && { ...ofHolder, segment };
  }
  return verdict && { segment, ...verdict };
}

function judgeWords(words: readonly string[]): Omit<NameVerdict, 'segment'> | undefined {
  const found = lastSecretWord(words);
  if (found === undefined) {
    return undefined;
  }
  const before = words.slice(0, found.start);
  const after = words.slice(found.end);
  // `enable password` of Cisco's devices, and a question elsewhere.
  const enabling = before.length === 1 && before[0] === 'enable' && after.length === 0 && found.role === 'password';
  // A token to verify something by is one that the other side must know.
  if (!enabling && before.some((word) => otherHeads.has(word) && !(word === 'verify' && found.role === 'token'))) {
    return undefined;
  }
  // `existingSecret: orders-db`: the name of one that stands in the cluster.
  if (found.role === 'secret' && before.at(-1) === 'existing') {
    return undefined;
  }
  if (
    found.role === 'token' &&
    before.some((word) => otherTokens.has(word)) &&
    // `page_access_token`, as Facebook calls one.
    !before.some((word) => word === 'bearer' || word === 'access')
  ) {
    return undefined;
  }
  let strength = enabling ? 'weak' : found.strength;
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
  return { role: found.role, strength, owned: before.some((word) => accounts.has(word)) };
}

interface SecretWord {
  readonly role: SecretRole;
  readonly strength: 'strong' | 'weak';
  readonly start: number;
  readonly end: number;
}

/** All words that `lastSecretWord` asks for: most are none of them. */
const mayTell: ReadonlySet<string> = new Set([
  ...passwordWords,
  ...weakPasswordWords,
  ...secretWords,
  ...['passe', 'passkey', 'psk', 'pin', 'token', 'tokens', 'key', 'keys', 'sk'],
  ...['credential', 'credentials', 'creds', 'authorization', 'bearer', 'auth'],
]);

function lastSecretWord(words: readonly string[]): SecretWord | undefined {
  for (let index = words.length - 1; index >= 0; index -= 1) {
    const word = words[index] ?? '';
    if (!mayTell.has(word)) {
      continue;
    }
    const previous = words[index - 1] ?? '';
    const at = (role: SecretRole, strength: 'strong' | 'weak', start = index): SecretWord => ({
      role,
      strength,
      start,
      end: index + 1,
    });
    if (passwordWords.has(word) && previous === 'ice') {
      // Drawn anew for each session: https://www.rfc-editor.org/rfc/rfc8839#section-5.4
      return undefined;
    }
    if (passwordWords.has(word)) {
      return at('password', 'strong');
    }
    if (word === 'passe' && previous === 'de' && words[index - 2] === 'mot') {
      return at('password', 'strong', index - 2);
    }
    if (word === 'passkey') {
      // https://developer.safaricom.co.ke/APIs/MpesaExpressSimulate; of whom it is not said, it may be an id of WebAuthn.
      return at('key', previous === '' ? 'weak' : 'strong');
    }
    if (word === 'psk' && (index < words.length - 1 || /^(?:cipher|suite)s?$/.test(previous))) {
      // `PSK_WITH_AES_128`, `CIPHERS_PSK`: suites of ciphers.
      continue;
    }
    if (weakPasswordWords.has(word)) {
      return at('password', accounts.has(previous) ? 'strong' : 'weak');
    }
    if (word === 'pin' && pinOwners.has(previous)) {
      return at('password', 'weak');
    }
    if (secretWords.has(word)) {
      return at('secret', word === 'secret' ? 'strong' : 'weak');
    }
    if (word === 'token') {
      return at('token', tokenOwners.has(previous) || vendors.has(previous) ? 'strong' : 'weak');
    }
    if (word === 'tokens' && (tokenOwners.has(previous) || vendors.has(previous))) {
      return at('token', 'weak');
    }
    if (word === 'key' || word === 'keys') {
      const key = judgeKey(word, previous, words[index - 2] ?? '');
      if (key !== undefined) {
        return at(key.role, key.strength, index - key.heads);
      }
    }
    if (word === 'sk' && vendors.has(previous)) {
      return at('key', 'strong');
    }
    if (word === 'credential' || word === 'credentials' || word === 'creds') {
      return at('secret', 'weak');
    }
    if (
      word === 'authorization' ||
      word === 'bearer' ||
      (word === 'auth' && (words.length <= 2 || vendors.has(previous)))
    ) {
      return at('authorization', 'weak');
    }
  }
  return undefined;
}

/** Which keys are secrets: by the word before, by a maker of services, or else where the value looks it. */
function judgeKey(
  word: string,
  previous: string,
  beforeThat: string,
): { role: SecretRole; strength: 'strong' | 'weak'; heads: number } | undefined {
  if (word === 'keys') {
    return strongKeys.has(previous) ? { role: 'key', strength: 'weak', heads: 1 } : undefined;
  }
  // `encryptedKey`, `missingKey`: what another key or a question is about.
  if (otherHeads.has(previous)) {
    return undefined;
  }
  if (previous === 'access' && beforeThat === 'secret') {
    return { role: 'secret', strength: 'strong', heads: 2 };
  }
  // `secretOrKey`: https://www.passportjs.org/packages/passport-jwt/
  if (previous === 'or' && beforeThat === 'secret') {
    return { role: 'secret', strength: 'strong', heads: 2 };
  }
  if (strongKeys.has(previous)) {
    return { role: previous === 'secret' ? 'secret' : 'key', strength: 'strong', heads: 1 };
  }
  if (vendors.has(previous)) {
    return { role: 'key', strength: 'strong', heads: 0 };
  }
  if (weakKeys.has(previous)) {
    return { role: 'key', strength: 'weak', heads: 1 };
  }
  // `ACME_KEY`: of whom, nobody can list.
  return previous === '' || /^\d+$/.test(previous) || otherKeys.has(previous)
    ? undefined
    : { role: 'key', strength: 'weak', heads: 1 };
}
