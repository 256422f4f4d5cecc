/**
 * What `OBF:…` stands for, which Jetty hides passwords in; undefined where a text is none. Anyone can undo it.
 *
 * Each character is four digits to the base of 36: https://jetty.org/docs/jetty/12/operations-guide/security/index.html
 */
export function deobfuscate(value: string): string | undefined {
  const digits = /^OBF:((?:[0-9a-z]{4}){1,256})$/.exec(value)?.[1];
  if (digits === undefined) {
    return undefined;
  }
  let text = '';
  for (let index = 0; index < digits.length; index += 4) {
    const pair = Number.parseInt(digits.slice(index, index + 4), 36);
    text += String.fromCharCode(((pair >> 8) + (pair & 0xff) - 254) / 2);
  }
  return text;
}
