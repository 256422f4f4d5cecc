import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import { isRandom } from './randomness';

/** What opens the argument of a call that reads hexadecimal: `hex!("…")`, `hex::decode`, `unhexlify`, `bytes.fromhex`. */
const readsHex =
  /(?:hex!?|(?:un|from|decode)_?hex\w{0,8}|hex(?:::|\.|_)?(?:decode|to_?bin|2bin)\w{0,12}|h2b)\(\s{0,12}&?b?$/i;

/** Folders and files of test vectors. */
const vectors = /(?:^|[/_.-])(?:test)?vectors?(?:[/_.-]|$)|wycheproof/i;

/** Whether a path is one of test vectors of cryptography. */
export function isVectorFile(path: string | undefined): boolean {
  return vectors.test(path ?? '');
}

/** Calls that look at how a text begins. */
const comparesPrefix =
  /(?:^|[.>:])(?:strn(?:case)?cmp|_?strnicmp|\w{0,12}starts_?with\w{0,12}|has_?prefix|\w{0,20}has_prefix|memcmp)$/i;

/**
 * Whether a literal is bytes of a test vector: hexadecimal that tests or documentation of cryptography read as bytes.
 *
 * @param test whether it stands in test code or documentation.
 */
export function isTestVector(document: ParsedDocument, literal: Literal, value: string, test: boolean): boolean {
  return (
    test &&
    /^(?:[0-9a-f]{2})+$/i.test(value) &&
    (isVectorFile(document.path) ||
      (value.length >= 100 && /hex$/i.test(literal.name.at(-1) ?? '')) ||
      readsHex.test(textBefore(document, literal, 40)))
  );
}

function textBefore(document: ParsedDocument, literal: Literal, length: number): string {
  return document.source.slice(Math.max(0, literal.outer.start - length), literal.outer.start);
}

/** Whether a literal is what another text has to begin with: the mark of a form, as `{SSHA}` or `pkcs11:`. */
export function isComparedPrefix(document: ParsedDocument, literal: Literal, value: string): boolean {
  if (isRandom(value)) {
    return false;
  }
  if (comparesPrefix.test(literal.call?.callee ?? '')) {
    return true;
  }
  return (
    literal.use === 'compared' &&
    /(?:strn(?:case)?cmp|strnicmp|memcmp)\s?\([^()"';]{0,60}$/i.test(textBefore(document, literal, 80))
  );
}
