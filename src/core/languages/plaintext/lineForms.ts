import type { Span } from '../../text/span';

/** A name with its members; `object:method(` is one of Lua. */
const word =
  /[\p{L}_$@](?:[\p{L}\p{N}_$]|-(?!>))*(?:(?:\.|::|\?\.|->|:(?=\w{1,40}\())[\p{L}_$@#](?:[\p{L}\p{N}_$]|-(?!>))*)*/uy;
const element = /<([\p{L}_][\w.:-]{0,99})(?:[ \t][^<>\r\n]*)?>([^<>\r\n]+)<\//uy;
/** `-define(PASSWORD, "…")`: https://www.erlang.org/doc/system/macros.html */
const macro = /^[ \t]{0,8}-define\(([A-Za-z]\w{1,60})[ \t]{0,4},[ \t]{0,8}(?:<<)?$/;
/** `{password, "…"}` of Erlang, `{:password, "…"}` of Elixir, `:password "…"` of Clojure. */
const tuple = /(?:\{\s{0,3}:?([a-z][\w-]{2,40})\s{0,3},\s{0,3}|(?<![\w:)\]"']):([a-z][\w-]{2,40})[ \t]{1,3})(?:<<)?$/;
/** `(def password "…")`, `(setq smtp-password "…")`, `(define password "…")`, `(defparameter *password* "…")`: definitions of Lisps. */
const definition =
  /(?:\((?:def\w{0,12}|set(?:[qf!]|q-default)?)\s{1,3}(?:\^\S{1,20}\s{1,3}){0,3}|\(let\*?\s{1,3}[([]\(?)\*{0,2}([A-Za-z][\w-]{1,40})[*?!]{0,2}\s{1,4}$/;

/** `:basic-auth ["user" "…"]`: https://github.com/dakrone/clj-http#basic-auth */
const loginVector = /:(?:basic|digest)-auth\s{1,4}\[\s{0,4}"[^"\r\n]{1,60}"\s{1,8}$/;

/** `buildConfigField 'String', 'API_KEY', '"…"'`: a call of Groovy without parentheses. https://developer.android.com/build/gradle-tips */
const gradleField =
  /\b(?:buildConfigField|resValue)[ \t(]{1,4}["'][\w.]{1,24}["'][ \t]{0,4},[ \t]{0,4}["']([\w.-]{2,60})["'][ \t]{0,4},[ \t]{0,4}$/;

/**
 * `c_pass TYPE string VALUE '…'` of ABAP, `01 DB-PASSWORD PIC X(12) VALUE '…'` of COBOL: what is declared with a value.
 *
 * - https://help.sap.com/doc/abapdocu_latest_index_htm/latest/en-US/abapconstants.htm
 * - https://www.ibm.com/docs/en/cobol-zos/latest?topic=entry-value-clause
 */
const declared =
  /(?:^|[\s:,])([A-Z][\w-]{1,40})(?:\(\d{1,4}\))?\s{1,20}(?:(?:TYPE|LIKE)\s{1,8}[\w\s()-]{1,60}?|PIC(?:TURE)?\s{1,8}(?:IS\s{1,4})?\S{1,20})\s{1,40}VALUE\s{1,8}(?:IS\s{1,4})?$/i;

/** `"""…"""` and '''…''', in which a single quote means itself: Scala, Kotlin, Swift, Groovy, Julia, Nim, Dart. */
const triple = /("""|''')(?!["'])(.{1,4000}?)\1(?!["'])/y;
/** `[[…]]`, `[==[…]==]`, and no list of lists: https://www.lua.org/manual/5.4/manual.html#3.1 */
const longBrackets = /\[(={0,4})\[(?!\s{0,4}["'])([^\r\n\]]{1,400})\]\1\]/y;

/** The inside of a literal in triple quotes at an offset, where it is closed in its line. */
export function tripleQuoted(source: string, offset: number, limit: number): Span | undefined {
  return insideOf(triple, source, offset, limit, 3);
}

/** The inside of a literal in long brackets of Lua at an offset, where it is closed in its line. */
export function inLongBrackets(source: string, offset: number, limit: number): Span | undefined {
  const width = /^\[={0,4}\[/.exec(source.slice(offset, offset + 6))?.[0].length;
  return width === undefined ? undefined : insideOf(longBrackets, source, offset, limit, width);
}

function insideOf(pattern: RegExp, source: string, offset: number, limit: number, width: number): Span | undefined {
  pattern.lastIndex = offset;
  const match = pattern.exec(source);
  const end = offset + (match?.[0].length ?? 0);
  return match === null || end > limit ? undefined : { start: offset + width, end: end - width };
}

/** `-password S3cret` amid the words of a command: the value of an option that is named after a secret. */
export function optionValue(source: string, start: number, name: string, limit: number): Span | undefined {
  if (
    !/(?:pass(?:word|wd|phrase)?|pwd|token|secret)$/i.test(name) ||
    !/\s--?$/.test(source.slice(Math.max(0, start - 3), start))
  ) {
    return undefined;
  }
  const end = start + name.length;
  const match = /^([ \t]{1,4})([^\s"'`<>(){}[\],;$=-][^\s"'`<>(){}[\],;$=]{5,63})(?=[\s\]]|$)/.exec(
    source.slice(end, Math.min(limit, end + 72)),
  );
  const value = match?.[2] ?? '';
  return /\d/.test(value) && /[A-Za-z]/.test(value)
    ? { start: end + (match?.[1]?.length ?? 0), end: end + (match?.[0].length ?? 0) }
    : undefined;
}

/** `MOVE "…" TO DB-PASSWORD` of COBOL: what a string is moved to. */
export function movedTo(source: string, start: number, end: number): string | undefined {
  return /\bmove[ \t]{1,20}$/i.test(source.slice(Math.max(0, start - 26), start))
    ? /^[ \t]{1,20}to[ \t]{1,20}([a-z][\w-]{1,40})[ \t]{0,8}(?:\.[ \t]{0,8})?(?:[\r\n]|$)/i.exec(
        source.slice(end, end + 90),
      )?.[1]
    : undefined;
}

/** The name that a string gives its first value where it is declared, in languages that have a word for it. */
export function declaredName(source: string, start: number): string | undefined {
  return /VALUE|IS/i.test(source.slice(Math.max(0, start - 10), start))
    ? declared.exec(source.slice(Math.max(0, start - 160), start))?.[1]
    : undefined;
}

/** Whether a name can begin with a character: letters of any script, `_`, `$` and `@`. */
export function startsWord(character: string): boolean {
  return /[a-z_$@\x80-\uFFFF]/i.test(character);
}

/** The name that begins at an offset, with its members, where it ends before `end`. */
export function wordAt(source: string, offset: number, end: number): string | undefined {
  word.lastIndex = offset;
  const found = word.exec(source)?.[0];
  return found !== undefined && offset + found.length <= end ? found : undefined;
}

/** The segments of a name, outermost first, without signs of variables and what stands for the object itself. */
export function nameSegments(name: string): readonly string[] {
  return name
    .split(/\.|::?|\?\.|->/)
    .map((part) => part.replace(/^[$@#:]+/, ''))
    .filter((part, index) => part !== '' && !(index === 0 && /^(?:this|self)$/.test(part)));
}

/**
 * Whether what begins at an offset stands in for what is before it, or is what a branch gives: `os.getenv("X") or "…"`,
 * `… orelse "…"` of Zig, `… or { "…" }` of V, `… else "…"`, `… -> "…"`, `fromMaybe "…"` of Haskell.
 */
export function standsIn(source: string, start: number): boolean {
  return /(?:\bor(?:else)?|\bor \{|\belse|\|\||\/\/|\?\?|->|\bfromMaybe)\s$/.test(
    source.slice(Math.max(0, start - 12), start),
  );
}

/** The sign behind a string that makes it a key or compares it. */
export function signBehind(source: string, end: number, limit: number): string | undefined {
  // `Fields("Password") = "…"`: Visual Basic indexes in parentheses.
  if (/^\)(?:\.Value)?[ \t]*=(?![=>~])/.test(source.slice(end, Math.min(limit, end + 20)))) {
    return '=';
  }
  const match = /^\]?(?:[ \t]*(=>|==|!=|\|\|=|\/\/=|=|->(?=[ \t])|:(?![:A-Za-z]))|(:)(?!:))/.exec(
    source.slice(end, Math.min(limit, end + 20)),
  );
  return match?.[1] ?? match?.[2];
}

/** The name that stands before a string without a sign that ties the two. */
export function pairedName(source: string, start: number): string | undefined {
  const before = source.slice(Math.max(0, start - 80), start);
  const match = tuple.exec(before);
  return (
    match?.[1] ??
    match?.[2] ??
    definition.exec(before)?.[1] ??
    (before.includes('-define') ? macro.exec(before.slice(before.lastIndexOf('\n') + 1))?.[1] : undefined) ??
    (loginVector.test(before) ? 'password' : undefined) ??
    gradleField.exec(source.slice(Math.max(0, start - 140), start))?.[1]
  );
}

/** `<password>value</password>` at an offset: the name, and where the value stands without the blanks around it. */
export function elementAt(
  source: string,
  offset: number,
  limit: number,
): (Span & { readonly name: readonly string[] }) | undefined {
  element.lastIndex = offset;
  const match = element.exec(source);
  const value = match?.[2]?.trim() ?? '';
  if (match?.[1] === undefined || value === '' || match.index + match[0].length > limit) {
    return undefined;
  }
  const inside = match.index + match[0].lastIndexOf('>') + 1;
  const start = inside + (match[2] ?? '').search(/\S/);
  return { name: match[1].split(/[.:]/), start, end: start + value.length };
}
