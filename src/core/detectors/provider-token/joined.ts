/** In UTF-16 code units: how much of a source is read, and how far two joined strings may stand apart. */
const longest = 1_200;
const longestJoint = 120;

/** How many breaks are mended. */
const mostBreaks = 24;
/** In UTF-16 code units: how much of the source behind a joined text is given with it. */
const context = 240;

/**
 * What a source may mean from a place on, if strings that are joined there (`"ab" + "cd"`, `"ab" "cd"`) are one, and
 * their escapes are decoded: a text for each number of strings, the source as it stands behind it. `unreadable` where
 * only the language can tell; nothing where it can mean nothing but what is written.
 *
 * A cheap guess for a look before parsing: it knows no syntax, so joins more than a language would.
 */
export function joinedFrom(source: string, from: number): readonly string[] | 'unreadable' {
  const limit = Math.min(source.length, from + longest);
  const meanings: string[] = [];
  let text = '';
  let start = from;
  let breaks = 0;
  for (let index = from; index < limit; index += 1) {
    const code = source.charCodeAt(index);
    if (code === 92) {
      const escape = readEscape(source, index);
      breaks += 1;
      if (escape === undefined || breaks > mostBreaks) {
        return 'unreadable';
      }
      text += source.slice(start, index) + escape.text;
      start = escape.end;
      index = start - 1;
    } else if (code === 34 || code === 39 || code === 96) {
      if (breaks > 0) {
        meanings.push(text + source.slice(start, index + context));
      }
      const next = nextString(source, index + 1);
      if (next === 'unreadable') {
        return 'unreadable';
      }
      if (next === undefined) {
        return meanings;
      }
      breaks += 1;
      if (breaks > mostBreaks) {
        return 'unreadable';
      }
      text += source.slice(start, index);
      start = next;
      index = start - 1;
    }
  }
  meanings.push(text + source.slice(start, limit));
  return breaks > 0 ? meanings : [];
}

const plainEscapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  a: '\x07',
};

function readEscape(source: string, at: number): { readonly text: string; readonly end: number } | undefined {
  const sign = source.charAt(at + 1);
  if (/[xuU0-7]/.test(sign)) {
    const hex = /^\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4}))/.exec(source.slice(at, at + 6));
    const digits = hex?.[1] ?? hex?.[2];
    return digits === undefined
      ? undefined
      : { text: String.fromCharCode(Number.parseInt(digits, 16)), end: at + (hex?.[0].length ?? 0) };
  }
  if (sign === '\n' || sign === '\r') {
    // A token holds no space, so it does not matter whether the language keeps the next line's.
    let end = at + 2;
    while (end < source.length && end - at < longestJoint && /\s/.test(source.charAt(end))) {
      end += 1;
    }
    return { text: '', end };
  }
  return { text: plainEscapes[sign] ?? sign, end: at + 2 };
}

/** Where the text of the string begins that is joined to one that ended before a place. */
function nextString(source: string, from: number): number | 'unreadable' | undefined {
  for (let index = from; index < from + longestJoint; index += 1) {
    const sign = source.charAt(index);
    if (sign === '"' || sign === "'" || sign === '`') {
      return index + 1;
    }
    if (sign === '/' || sign === '#') {
      return source.charAt(index + 1) === '/' || source.charAt(index + 1) === '*' || sign === '#'
        ? 'unreadable'
        : undefined;
    }
    if (
      !(joints.includes(sign) && sign !== '') &&
      !(/[a-zA-Z]/.test(sign) && /^[a-zA-Z]{1,2}["'`]/.test(source.slice(index, index + 3)))
    ) {
      return undefined;
    }
  }
  return undefined;
}

const joints = ' \t\r\n+.&|~<>\\_()$@';
