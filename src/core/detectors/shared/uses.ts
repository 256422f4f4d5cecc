import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import { isRandom } from './randomness';

/** Calls that read hexadecimal: `hex!("…")`, `hex::decode`, `unhexlify`, `bytes.fromhex`, `Hex.decode`. */
const readsHex =
  /(?:^|[.:_])(?:hex!?|(?:un|from|decode)_?hex\w{0,8}|hex_?(?:decode|to_?bin|2bin)\w{0,6}|h2b)$|hex::decode$|hex\.decode\w{0,6}$/i;

/** Calls that look at how a text begins. */
const comparesPrefix =
  /(?:^|[.>:])(?:strn(?:case)?cmp|_?strnicmp|\w{0,12}starts_?with\w{0,12}|has_?prefix|\w{0,20}has_prefix|memcmp)$/i;

/**
 * Whether a literal is bytes of a test vector: hexadecimal that tests or documentation of cryptography read as bytes.
 *
 * @param test whether it stands in test code or documentation.
 */
export function isTestVector(literal: Literal, value: string, test: boolean): boolean {
  return test && /^(?:[0-9a-f]{2})+$/i.test(value) && readsHex.test(literal.call?.callee ?? '');
}

/** Whether a literal is what another text has to begin with: the mark of a form, as `{SSHA}` or `pkcs11:`. */
export function isComparedPrefix(document: ParsedDocument, literal: Literal, value: string): boolean {
  if (isRandom(value)) {
    return false;
  }
  if (comparesPrefix.test(literal.call?.callee ?? '')) {
    return true;
  }
  const before = document.source.slice(Math.max(0, literal.outer.start - 80), literal.outer.start);
  return literal.use === 'compared' && /(?:strn(?:case)?cmp|strnicmp|memcmp)\s?\([^()"';]{0,60}$/i.test(before);
}
