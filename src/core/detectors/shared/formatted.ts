import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';

/** What opens a call whose text has places for the values that follow: `fmt.Sprintf(`, `String.format(`. */
const formats = /(?:printf|[.:]format|\bformat!?|Format)\(\s{0,20}[@$]?$/i;
/** A place of a format, as C, Go, Java and Python write it, and as C# does. */
const place = /%(?:\d{1,2}\$)?[-+#0]{0,3}\d{0,3}[sqv]|\{\d{1,2}\}|\{\}/g;
/** What stands right before a place that takes a password: `password=`, `scheme://user:`, `user:` at the beginning. */
const named = /(?:^|[\s;&?,"'{])["']?(\w{0,20}(?:password|passwd|passphrase|pwd|pass))["']?\s{0,2}[=:]\s{0,2}["'{]?$/i;
const login = /(?:^|:\/\/)[^\s:/@]{1,60}:$/;
/** How far a tuple of values goes on before a literal, in UTF-16 code units. */
const longestTuple = 240;

/**
 * The name of a text that is put into a format: `fmt.Sprintf("user=%s password=%s", "app", "…")`,
 * `"user=%s password=%s" % ("app", "…")`, `.append("&password=").append("…")`.
 */
export function nameInFormat(document: ParsedDocument, index: number, literal: Literal): string | undefined {
  return nameInBuilder(document, index, literal) ?? nameAmongValues(document, index, literal);
}

function nameAtPlace(format: string, at: number): string | undefined {
  const found = format.length > 1_000 ? undefined : [...format.matchAll(place)][at];
  if (found === undefined) {
    return undefined;
  }
  const before = format.slice(Math.max(0, found.index - 90), found.index);
  const name = named.exec(before)?.[1];
  return name ?? (login.test(before) && format.startsWith('@', found.index + found[0].length) ? 'password' : undefined);
}

/** `.append("&password=").append("…")`, `<< "password=" << "…"` */
function nameInBuilder(document: ParsedDocument, index: number, literal: Literal): string | undefined {
  const before = document.literals[index - 1];
  return before !== undefined &&
    before.text.length <= 1_000 &&
    /^\)\s{0,40}\.\s{0,4}[aA]ppend\(\s{0,8}$/.test(
      document.source.slice(before.outer.end, literal.outer.start).slice(0, 64),
    )
    ? named.exec(before.text.slice(-90))?.[1]
    : undefined;
}

/** `"… password=%s …" % ("app", "…")` of Python, `fmt.Sprintf("… password=%s …", "app", "…")`. */
function nameAmongValues(document: ParsedDocument, index: number, literal: Literal): string | undefined {
  const { source } = document;
  for (let step = 1; step <= 6; step += 1) {
    const format = document.literals[index - step];
    if (format === undefined || literal.outer.start - format.outer.end > longestTuple) {
      return undefined;
    }
    if (format.text.length > 1_000 || !/[%{]/.test(format.text)) {
      continue;
    }
    const between = source.slice(format.outer.end, literal.outer.start);
    const open = /^\s{0,40}(?:%\s{0,4}\(?|,)/.exec(between)?.[0];
    if (
      open?.endsWith(',') === true &&
      !formats.test(source.slice(Math.max(0, format.outer.start - 40), format.outer.start))
    ) {
      continue;
    }
    if (open !== undefined) {
      const values = between.slice(open.length).replace(/(["'])[^"'\r\n]*\1/g, '');
      return /[()[\]{}%]/.test(values) ? undefined : nameAtPlace(format.text, values.split(',').length - 1);
    }
  }
  return undefined;
}

/** Whether a format or a builder takes a value behind a name that a keyword hit is part of: what a glance asks. */
export function mayBeFormatted(text: string, end: number): boolean {
  return /^["']?\s{0,2}[=:]\s{0,2}["'{]?(?:%[\w$+#-]{0,6}[sqv]|\{\d{0,2}\}|["']\s{0,2}\)\s{0,40}\.\s{0,4}append\()/i.test(
    text.slice(end, end + 80),
  );
}
