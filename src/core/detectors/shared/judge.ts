import type { ParsedDocument } from '../../languages/document';
import { HOLE } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import { settingLookups } from '../../lookups/settingLookups';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Confidence } from '../detector';
import { decodeBase64 } from './base64';
import { boundName } from './binding';
import { isTestAt, isTestCall } from './context';
import type { Place, Surroundings } from './context';
import { judgeName } from './names';
import type { NameVerdict } from './names';
import { isLettersAtRandom } from './letterOdds';
import { isAmongTexts, isNameAmongNames, isPathToName, isPrefixedName, repeatsNameVersioned } from './namesAsValues';
import { isChosen, isGivenNumber } from './noted';
import { deobfuscate } from './obfuscation';
import { isPlaceholder } from './placeholders';
import { isRandom, isSequence } from './randomness';
import { isPasswordHash, isReference } from './references';
import { isCutOffJson, isSample } from './samples';
import { isChainOfWords, isIdOfInterface, isNameLike, isPassphrase, isWordCompound, knownShape } from './shapes';
import { isPassedToLogin } from './passedOn';
import { hasCompanions, isIdOfPair, isSearchKey, isSecretOfClient, userBeside } from './siblings';
import { isPlainPassword, takesNothingElse } from './plainPasswords';
import {
  isContentDigest,
  isDefaultLogin,
  repeatsArgumentBefore,
  isFeature,
  isFieldNumber,
  isFrozenDefault,
  isKeyId,
  isNamedAfterCall,
  isNameOfStored,
  isStoredHash,
  isWordsOfName,
  repeatsName,
} from './standIns';
import { isComparedPrefix, isTestVector } from './uses';
import {
  environmentFallback,
  innerAssignment,
  isEncodedInvention,
  isEncodedPlaceholder,
  secretPart,
  withoutGetter,
  withoutUser,
} from './valueParts';
import { weakPassword } from './weakPasswords';
import { isDrawnBytes, lookOf, weigh } from './weigh';
import type { Look } from './weigh';

/** Why a literal is thought a secret, and how sure that is. */
export interface Judgement {
  readonly verdict: NameVerdict;
  /** The name that says so, outermost first. */
  readonly name: readonly string[];
  /** Where the secret stands in the literal's text. */
  readonly start: number;
  readonly end: number;
  readonly confidence: Confidence;
  /** Whether it is a plain value of test code. */
  readonly testData?: true;
  readonly evidence: Message;
}

const longest = 4096;

/**
 * Judges one literal by its name, its value and its use; undefined where it is no secret.
 *
 * @param judgeCached `judgeName`, remembered for a document: the same names come again and again.
 */
export function judgeLiteral(
  document: ParsedDocument,
  index: number,
  surroundings: Surroundings,
  judgeCached: (path: readonly string[]) => NameVerdict | undefined = judgeName,
): Judgement | undefined {
  const literal = document.literals[index];
  if (literal === undefined || literal.text.length > longest || !mayHoldSecret(literal)) {
    return undefined;
  }
  const whole = boundName(document, index);
  // `const jwtSecret = process.env.SIGNER ?? "…"`: where the variable says nothing, what it is bound to may.
  const bound =
    literal.use === 'environment-default' && whole.length > 1 && judgeCached(whole) === undefined
      ? whole.slice(0, -1)
      : whole;
  const fallback = environmentFallback(literal);
  const assignment = fallback ?? innerAssignment(literal);
  // A value that was drawn may have an equals sign in it, too.
  const named = assignment !== undefined && judgeCached([assignment.name]) !== undefined ? assignment : undefined;
  // The variable may be called otherwise than what it sets.
  const inner =
    named ?? (fallback !== undefined && bound.length > 0 ? { ...fallback, name: bound.at(-1) ?? '' } : undefined);
  const name = inner === undefined ? bound : [inner.name];
  const verdict = judgeCached(literal.use === 'returned' ? withoutGetter(name) : name);
  if (verdict === undefined) {
    return undefined;
  }
  // The name of what is fetched, where a setting says so by its place.
  if (settingLookups(document.literals, index, document.language.id).length > 0) {
    return undefined;
  }
  const part = inner === undefined ? secretPart(literal.text, verdict) : withoutUser(literal.text, inner, verdict);
  if (part === undefined || (inner !== undefined && verdict.role === 'authorization')) {
    return undefined;
  }
  const written = literal.text.slice(part.start, part.end);
  const value = deobfuscate(written) ?? written;
  const amongCredentials = (): boolean =>
    (surroundings.settings && verdict.strength === 'strong') ||
    literal.use === 'environment-default' ||
    isLoginCall(literal) ||
    hasCompanions(document, index) ||
    isPassedToLogin(document, literal);
  const test = isTestAt(surroundings, literal.span.start) || isTestCall(literal);
  const taken =
    !test && !surroundings.documentation && takesNothingElse(document, literal, verdict) && isPlainPassword(value);
  if (
    (!taken &&
      (isNoSecret(value, verdict, name, amongCredentials) ||
        isSample(value, test, surroundings.documentation) ||
        (test && isEncodedInvention(value)) ||
        isNamedAfterCall(literal, value, verdict.segment))) ||
    isStoredHash(value, verdict, document, literal, surroundings) ||
    isFeature(literal, name) ||
    isFrozenDefault(literal, name, document.path) ||
    isFieldNumber(value, document.path) ||
    (verdict.role === 'key' && (isIdOfPair(document, index, name) || isSearchKey(document, index, name))) ||
    (verdict.role === 'secret' && isNameOfStored(value, name)) ||
    (verdict.role === 'key' && isWordsOfName(value, name)) ||
    isTestVector(document, literal, value, test || surroundings.documentation) ||
    isComparedPrefix(document, literal, value)
  ) {
    return undefined;
  }
  const look = lookOf(value) ?? (verdict.role === 'secret' && isDrawnBytes(value) ? 'random' : undefined);
  if (fallback !== undefined && look !== 'random' && look !== 'mixed') {
    // What a container is started with where nobody said otherwise: known to everyone.
    return undefined;
  }
  // Whoever needs an id for a test makes a UUID.
  if (
    look === 'uuid' &&
    (((test || surroundings.documentation) && !isSecretOfClient(document, index, name)) ||
      /guid|uuid|clsid/i.test(verdict.segment))
  ) {
    return undefined;
  }
  if (
    look === undefined ||
    ((surroundings.translation || isAmongTexts(name)) && !standsOutOfTranslations(look, value, verdict)) ||
    (test && literal.use === 'compared') ||
    isPassOfLoop(literal, value, verdict)
  ) {
    return undefined;
  }
  const weighed = weigh(look, value, verdict, literal, amongCredentials) ?? (taken ? 'low' : undefined);
  const confidence = weighed !== undefined && repeatsArgumentBefore(document, index) ? 'low' : weighed;
  if (confidence === undefined || (test && confidence === 'low')) {
    return undefined;
  }
  if (
    isDefaultLogin(look, value, name, userBeside(document, index), document.path) ||
    ((test || surroundings.documentation) && /^[A-Za-z]+$/.test(value) && isWeak(look)) ||
    (surroundings.documentation && look === 'phrase' && !isPassphrase(value)) ||
    (surroundings.documentation && look === 'digits' && value.length < 6) ||
    isContentDigest(value, name)
  ) {
    return undefined;
  }
  const plain = look !== 'random' && look !== 'uuid';
  return {
    verdict,
    name,
    start: part.start,
    end: part.end,
    confidence: test && plain ? 'low' : confidence,
    ...(test && plain && { testData: true as const }),
    evidence: evidenceFor(look === 'word' && isLettersAtRandom(value) ? 'mixed' : look, verdict, literal, test),
  };
}

/**
 * Whether a value may be judged a secret under such a name at all, whatever stands around it: what `judgeLiteral` holds
 * against a value for itself, and nothing else.
 *
 * @param companions whether names that go with credentials may stand beside it.
 * @param place where the text is from; what it is held against in any place, where left out.
 */
export function mayBeSecretValue(text: string, glanced: NameVerdict, companions: boolean, place?: Place): boolean {
  // Spelled out: this is asked very often, and V8 copies properties slowly.
  const { role, strength, segment } = glanced;
  const verdict: NameVerdict = { role, strength, owned: true, segment };
  const part = text.length > longest ? undefined : secretPart(text, verdict);
  if (part === undefined) {
    return false;
  }
  const value = text.slice(part.start, part.end);
  // What a call takes at a position has no name.
  if (
    glanced.segment === '' &&
    glanced.role === 'password' &&
    isPlainPassword(value) &&
    (place === undefined || !(place.test || place.documentation || place.translation) || mayBeNotedDown(value))
  ) {
    return true;
  }
  const look = lookOf(value);
  const confidence = look && weigh(look, value, verdict, mostTelling, () => companions);
  return (
    look !== undefined &&
    confidence !== undefined &&
    !isNoSecret(value, verdict, undefined, () => companions) &&
    !(place !== undefined && countsNothing(place, value, look, verdict, confidence))
  );
}

/** Whether `judgeLiteral` makes nothing of such a value in such a place, and no text that it stands in tells of it either. */
function countsNothing(place: Place, value: string, look: Look, verdict: NameVerdict, confidence: Confidence): boolean {
  if (place.translation ? standsOutOfTranslations(look, value, verdict) : look === 'random') {
    return false;
  }
  return (
    (place.translation ||
      (place.test && confidence === 'low') ||
      ((place.test || place.documentation) && /^[A-Za-z]+$/.test(value) && isWeak(look))) &&
    !(verdict.role === 'password' ? mayBeNotedDown(value) : isRandom(value))
  );
}

/**
 * Whether a value among translated texts is none of them: a word for "password" in any language, or the key of such a
 * text, has no digits between letters of both cases, or only one number.
 */
function standsOutOfTranslations(look: Look, value: string, { role }: NameVerdict): boolean {
  return role === 'password'
    ? /[a-z]/.test(value) && /[A-Z]/.test(value) && (look === 'random' ? /\d/ : /\d\D+\d/).test(value)
    : look === 'random';
}

/** Whether a value may count as a password in a command or a comment, whatever is said of it by its name. */
function mayBeNotedDown(value: string): boolean {
  return isChosen(value) || isGivenNumber(value);
}

/** A literal whose use and place speak for a secret as much as any can. */
const mostTelling: Literal = {
  text: '',
  pieces: [],
  span: { start: 0, end: 0 },
  outer: { start: 0, end: 0 },
  use: 'assigned',
  name: [],
  call: { callee: 'session', argument: 0 },
};

function mayHoldSecret(literal: Literal): boolean {
  switch (literal.use) {
    case 'key':
    case 'structural':
    case 'prose':
      return false;
    default:
      return literal.text.length >= 4 && !literal.text.includes(HOLE);
  }
}

/** @param name undefined where it is not known, and may not be what the value repeats. */
function isNoSecret(
  value: string,
  verdict: NameVerdict,
  name: readonly string[] | undefined,
  amongCredentials: () => boolean,
): boolean {
  const password = verdict.role === 'password';
  if (weakPassword(value) !== undefined && password) {
    return false;
  }
  if (isPassphrase(value) && !isSequence(value)) {
    return false;
  }
  return (
    (name !== undefined &&
      (repeatsName(value, name) ||
        repeatsNameVersioned(value, name) ||
        isPathToName(value, name) ||
        isKeyId(value, name) ||
        isNameAmongNames(value, name))) ||
    isPrefixedName(value) ||
    /^["'`][^"'`]{0,3}["'`]$/.test(value) ||
    isPlaceholder(value) ||
    isReference(value) ||
    isPasswordHash(value) ||
    isEncodedPlaceholder(value) ||
    knownShape(value) !== undefined ||
    isIdOfInterface(value) ||
    (isNameLike(value, password) &&
      !(verdict.role === 'secret' && isChainOfWords(value)) &&
      !(password && isWordCompound(value) && (verdict.owned || amongCredentials()))) ||
    value.startsWith('-----BEGIN') ||
    // JSON Web Tokens have a detector of their own, which reads them.
    (/^eyJ[\w-]{8,}(?:\.eyJ[\w-]+\.[\w-]*)?$/.test(value) && isTokenHeader(value)) ||
    isCutOffJson(value)
  );
}

/** `test "$pass" = link`: a word that a `pass` is compared with says which turn it is. */
function isPassOfLoop(literal: Literal, value: string, verdict: NameVerdict): boolean {
  return (
    literal.use === 'compared' && /^pass$/i.test(verdict.segment) && /^[a-z]+$/.test(value) && !weakPassword(value)
  );
}

function isWeak(look: Look): boolean {
  return look === 'weak' || look === 'ambiguous' || look === 'word';
}

/** Whether a value begins with the header of a JSON Web Token. */
function isTokenHeader(value: string): boolean {
  return /^\{"(?:alg|typ|kid)":/.test(decodeBase64(value.slice(0, 12)) ?? '');
}

/** Whether a literal is given to what connects or logs in. */
function isLoginCall(literal: Literal): boolean {
  return /(?:connect|connection|log_?in|sign_?in|auth|authenticate|credentials?|createPool|createClient|createTransport|client|session)$/i.test(
    literal.call?.callee ?? '',
  );
}

function evidenceFor(look: Look, verdict: NameVerdict, literal: Literal, test: boolean): Message {
  const { segment } = verdict;
  if (test && look !== 'random' && look !== 'uuid') {
    return message('The name “{0}” says that it holds a secret; it stands in test code and looks invented.', segment);
  }
  if (literal.use === 'compared') {
    return message('“{0}” is compared with a fixed value.', segment);
  }
  switch (look) {
    case 'random':
    case 'uuid':
      return message('The name “{0}” says that it holds a secret, and the value looks random.', segment);
    case 'weak':
    case 'ambiguous':
    case 'word':
    case 'digits':
      return message(
        'The name “{0}” says that it holds a secret, and the value is one that is easy to guess.',
        segment,
      );
    case 'phrase':
      return message('The name “{0}” says that it holds a secret, and the value is a phrase of plain words.', segment);
    case 'mixed':
      return message('The name “{0}” says that it holds a secret, and the value looks chosen by a person.', segment);
  }
}
