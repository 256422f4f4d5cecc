import type { Site } from './dialect';

/**
 * Whether a secret is compared with something: directly, or by the name that it is bound to. There a look-up that finds
 * nothing must not give a value that is equal to nothing: it would let in whoever sends nothing.
 */
export function isCompared({ literal, source }: Pick<Site, 'literal' | 'source'>): boolean {
  const name = literal.name.at(-1);
  if (literal.use === 'compared') {
    return true;
  }
  if (name === undefined || !/^[\w-]{1,80}$/.test(name)) {
    return false;
  }
  const word = `(?<![\\w-])${name}(?![\\w-])`;
  const equals = String.raw`(?:[!=]==?|<>|-[ci]?(?:eq|ne)\b)`;
  return new RegExp(
    [
      String.raw`${word}['"\])]{0,4}\s{0,8}${equals}`,
      String.raw`${equals}\s{0,8}\(?[\w$@.>:[\]'"-]{0,80}${word}`,
      String.raw`(?:equals?|compare|strcmp|verify)\w{0,20}\([^;\r\n]{0,200}${word}`,
    ].join('|'),
    'i',
  ).test(source);
}
