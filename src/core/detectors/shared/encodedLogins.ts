import { decodeBase64 } from './base64';
import { isPlaceholder } from './placeholders';
import { isRandom } from './randomness';
import { isReference } from './references';
import { weakPassword } from './weakPasswords';

/** What `user:password` in base64 says, as headers of basic authentication have it. https://www.rfc-editor.org/rfc/rfc7617 */
export interface EncodedLogin {
  readonly user: string;
  readonly password: string;
  /** Whether the password may open anything: not where it holds its place, is the user's name or is empty. */
  readonly opens: boolean;
  /** Whether a machine made the password. */
  readonly random: boolean;
}

/** The login that a base64 text stands for, without line end; undefined where it stands for anything else. */
export function encodedLogin(encoded: string): EncodedLogin | undefined {
  const text = decodeBase64(encoded)?.replace(/[\r\n]$/, '');
  if (text === undefined || !/^[\x20-\x39\x3b-\x7e]{0,200}:[\x20-\x7e]{0,200}$/.test(text)) {
    return undefined;
  }
  const colon = text.indexOf(':');
  const user = text.slice(0, colon);
  const password = text.slice(colon + 1);
  const random = isRandom(password);
  return { user, password, random, opens: random ? !isInvented(user, password) : isChosen(user, password) };
}

function isChosen(user: string, password: string): boolean {
  const tells =
    weakPassword(password) !== undefined || (/\d/.test(password) && /[A-Za-z]/.test(password)) || password.length >= 8;
  return tells && !isInvented(user, password);
}

function isInvented(user: string, password: string): boolean {
  return (
    password.length < 4 ||
    password === user ||
    isReference(password) ||
    isPlaceholder(password) ||
    /^(?:pass|secret)$/i.test(password) ||
    // The example of RFC 7617, however it is written.
    /^open ?sesame$/i.test(password) ||
    isNumberedAlike(user, password)
  );
}

/** `user1:pass1`: two words for what stands there, with one number. */
function isNumberedAlike(user: string, password: string): boolean {
  const [, name = '', number = ''] = /^([A-Za-z]{3,12})[._-]?(\d{1,4})$/.exec(user) ?? [];
  const [, word = '', same = ''] = /^([A-Za-z]{3,12})[._-]?(\d{1,4})$/.exec(password) ?? [];
  return (
    number !== '' &&
    number === same &&
    /^(?:user(?:name)?|name|login|account|client|foo)$/i.test(name) &&
    /^(?:pass(?:word|wd)?|pwd|pw|secret|bar)$/i.test(word)
  );
}
