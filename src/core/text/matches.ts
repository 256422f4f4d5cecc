/** All matches of a sticky or global pattern, from the start of a text. */
export function* matches(pattern: RegExp, text: string): Generator<RegExpExecArray> {
  // Most texts hold none: they are spared a copy of the pattern.
  pattern.lastIndex = 0;
  const any = pattern.test(text);
  pattern.lastIndex = 0;
  if (!any) {
    return;
  }
  const own = new RegExp(pattern.source, pattern.flags);
  for (let match = own.exec(text); match !== null; match = own.exec(text)) {
    yield match;
    if (match[0] === '') {
      own.lastIndex += 1;
    }
  }
}
