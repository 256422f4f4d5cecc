/** Whether a UTF-16 code unit is an ASCII letter or digit: names, runs and words are told sign by sign by what else they may hold. */
export function isAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

/** Whether a UTF-16 code unit is one of the quotes `"`, `'` and the backtick. */
export function isQuote(code: number): boolean {
  return code === 34 || code === 39 || code === 96;
}
