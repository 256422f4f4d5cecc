const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes of base32 text, a character each, what is left of an unfinished one dropped. https://www.rfc-editor.org/rfc/rfc4648#section-6 */
export function decodeBase32(encoded: string): string {
  let text = '';
  let bits = 0;
  let size = 0;
  for (const sign of encoded) {
    const value = alphabet.indexOf(sign);
    if (value < 0) {
      break;
    }
    bits = (bits << 5) | value;
    size += 5;
    if (size >= 8) {
      size -= 8;
      text += String.fromCharCode((bits >> size) & 0xff);
      bits &= (1 << size) - 1;
    }
  }
  return text;
}

/** Whether base32 stands for a text: seeds of one-time passwords are drawn bytes, which hardly ever are all printable. */
export function isTextInBase32(encoded: string): boolean {
  return /^[A-Z2-7]{16,256}={0,6}$/.test(encoded) && /^[\x20-\x7e]{10,160}$/.test(decodeBase32(encoded));
}
