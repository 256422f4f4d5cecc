/** Where the first sign at or behind an offset stands that is no blank. */
export function firstSign(source: string, offset: number): number {
  let first = offset;
  while (source.charCodeAt(first) === 32 || source.charCodeAt(first) === 9) {
    first += 1;
  }
  return first;
}

/**
 * Where a string of one line ends, exclusive; undefined where it is left open. A backslash takes the next sign with it, and
 * so a line may go on in the next one.
 *
 * @param open where its quote stands.
 * @param quote a character code.
 */
export function stringEnd(source: string, open: number, quote: number): number | undefined {
  for (let end = open + 1; end < source.length; end += 1) {
    const code = source.charCodeAt(end);
    if (code === 92) {
      end += source.charCodeAt(end + 1) === 13 ? 2 : 1;
    } else if (code === 10) {
      return undefined;
    } else if (code === quote) {
      return end + 1;
    }
  }
  return undefined;
}

/** Where a comment of slashes ends, exclusive; the offset itself where none begins there; undefined where it is left open. */
export function slashCommentEnd(source: string, offset: number): number | undefined {
  if (source.charCodeAt(offset) !== 47) {
    return offset;
  }
  switch (source.charCodeAt(offset + 1)) {
    case 47: {
      const end = source.indexOf('\n', offset);
      return end < 0 ? source.length : end;
    }
    case 42: {
      const end = source.indexOf('*/', offset + 2);
      return end < 0 ? undefined : end + 2;
    }
    default:
      return offset;
  }
}
