/** A name in the letters and digits of ASCII. */
export interface AsciiName {
  /** The name, in which a letter without a spelling in ASCII is a hyphen. */
  readonly text: string;
  /** Where such letters were: what keeps the name apart from any other that is left with the same text. */
  readonly mark?: string;
}

/** Letters that Unicode does not take apart, in their customary spelling. */
const spellings: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ẞ: 'SS', æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L' },
  ...{ đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'Th', ħ: 'h', Ħ: 'H', ŧ: 't', Ŧ: 'T', ı: 'i' },
};

/**
 * The one way in which names of any script become names of stores, variables and code. Accents are dropped (`clé`, `cle`);
 * what has no spelling is marked by a hash of the whole name, so that `db密码` and `db密钥` stay two names.
 */
export function asciiName(name: string): AsciiName {
  if (/^[\w\s.$/@+=-]*$/.test(name)) {
    return { text: name };
  }
  const plain = name
    .replace(/[ßẞæÆœŒøØłŁđĐðÐþÞħĦŧŦı]/g, (letter) => spellings[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{Mark}+/gu, '');
  const text = plain.replace(/(?![a-z0-9])[\p{Letter}\p{Number}]/giu, '-');
  return text === plain ? { text } : { text, mark: hash(name) };
}

/** FNV-1a, 32 bits, as eight hexadecimal digits: only to keep names apart. */
export function hash(text: string): string {
  let state = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  }
  return (state >>> 0).toString(16).padStart(8, '0');
}
