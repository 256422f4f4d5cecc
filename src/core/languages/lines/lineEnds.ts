/** The offset of the line end at or behind an offset, or of the text's end. */
export function lineEndAt(source: string, offset: number): number {
  for (let end = offset; end < source.length; end += 1) {
    const code = source.charCodeAt(end);
    if (code === 10 || code === 13) {
      return end;
    }
  }
  return source.length;
}

/** The offset behind the line end that stands at an offset. */
export function behindLineEnd(source: string, end: number): number {
  return source.startsWith('\r\n', end) ? end + 2 : Math.min(source.length, end + 1);
}

/** The offset of the first sign from an offset on that is neither space nor tab, up to `end`. */
export function skipBlanks(source: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && isBlank(source.charCodeAt(offset))) {
    offset += 1;
  }
  return offset;
}

/** The end of a stretch without the blanks at its end. */
export function trimBlanks(source: string, start: number, end: number): number {
  let stop = end;
  while (stop > start && isBlank(source.charCodeAt(stop - 1))) {
    stop -= 1;
  }
  return stop;
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 12 || code === 0xa0;
}
