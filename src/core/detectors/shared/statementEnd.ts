/**
 * Where the statement ends at the latest that a name stands in, as far as no value can be bound to the name behind it: at
 * a semicolon that ends a line, or where a brace closes that was open before the name.
 *
 * For languages in which every literal stands in quotes. Says so only where no quote stands between: what a literal names
 * may be bound to one of the next statement (`field.name = "password"; field.value = "…"`). Nor where a brace or a
 * parenthesis was opened between: what a function returns is named by it.
 *
 * @param end where the name ends.
 * @param farthest what is looked at to.
 * @returns an offset up to `farthest`.
 */
export function statementEnd(text: string, end: number, farthest: number): number {
  let open = 0;
  for (let index = end; index < farthest; index += 1) {
    switch (text.charCodeAt(index)) {
      case 34: // "
      case 39: // '
      case 96: // `
      case 123: // {
        return farthest;
      case 125: // }
        return index;
      case 40: // (
        open += 1;
        break;
      case 41: // )
        open -= 1;
        break;
      case 59: // ;
        if (open <= 0 && endsLine(text, index + 1)) {
          return index;
        }
        break;
    }
  }
  return farthest;
}

function endsLine(text: string, offset: number): boolean {
  let at = offset;
  while (text.charCodeAt(at) === 32 || text.charCodeAt(at) === 9) {
    at += 1;
  }
  const code = text.charCodeAt(at);
  return code === 10 || code === 13;
}
