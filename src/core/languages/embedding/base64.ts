/**
 * The text that base64 stands for; undefined where it is none, or stands for something other than text.
 *
 * @param encoded may hold white space.
 */
export function decodeBase64Text(encoded: string): string | undefined {
  const compact = encoded.replace(/\s/g, '');
  if (compact.length < 4 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) {
    return undefined;
  }
  try {
    const bytes = Uint8Array.from(atob(compact), (character) => character.charCodeAt(0));
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return /[^\P{Cc}\t\r\n]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}
