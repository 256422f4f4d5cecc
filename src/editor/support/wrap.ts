/** How wide a character stands in a list: those of East Asian scripts take two columns. */
function widthOf(character: string): number {
  return /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/.test(character)
    ? 2
    : 1;
}

/**
 * Breaks a text into lines of at most so many columns: at spaces, and in scripts without spaces between any two
 * characters. A word that is longer than a line stays whole.
 *
 * @param first the columns of the first line.
 */
export function wrap(text: string, columns: number, first = columns): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let width = 0;
  for (const [piece] of text.matchAll(
    /\s+|[\u2E80-\uA4CF\uFF00-\uFF60][、。）」]?|[^\s\u2E80-\uA4CF\uFF00-\uFF60]+/g,
  )) {
    const pieceWidth = Array.from(piece).reduce((sum, character) => sum + widthOf(character), 0);
    const limit = lines.length === 0 ? first : columns;
    if (line !== '' && width + pieceWidth > limit) {
      lines.push(line.trimEnd());
      line = '';
      width = 0;
    }
    if (line !== '' || piece.trim() !== '') {
      line += piece;
      width += pieceWidth;
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}
