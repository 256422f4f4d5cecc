/** The words of a list that is written as plain text, for data that is read rather than computed. */
export function wordList(...texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.trim().split(/\s+/)));
}
