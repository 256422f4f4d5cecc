import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';

/** Calls that fill the holes of their format with the arguments behind it. */
const formats =
  /(?:^|[.:])(?:v?s?n?_?printf|sprintf_s|f?printf|format|formatted|append_?format|errorf|interpolate)!?$/i;

/** A hole of a format: `%s`, `%2$s`, `{}`, `{0}`, `{0:x}`; the first group numbers it from 1, the second from 0. */
const hole = /%%|%(?:(\d{1,2})\$)?[-+ #0]{0,3}\d{0,3}(?:\.\d{1,2})?[svqdiuxX@]|\{(\d{1,2})?(?::[^{}]{0,20})?\}/g;

const nameBeforeHole = /([A-Za-z_][\w-]{1,40})["']?\s{0,2}[=:]\s{0,2}["'{]?$/;

/** How far before a literal its format may stand, in UTF-16 code units. */
const reach = 600;

/**
 * The name of what a literal is put into: `"password=%s" % ("…",)`, `Sprintf("%s:%s@tcp(%s)/", "app", "…", host)`,
 * `String.Format("Password={2}", …)`.
 */
export function nameFromFormat(document: ParsedDocument, index: number): string | undefined {
  const literal = document.literals[index];
  if (literal === undefined) {
    return undefined;
  }
  const appended = nameInBuilder(document, index, literal);
  if (appended !== undefined) {
    return appended;
  }
  for (let step = 1; step <= 8; step += 1) {
    const format = document.literals[index - step];
    if (format === undefined || literal.outer.start - format.outer.end > reach) {
      return undefined;
    }
    if (!/[%{]/.test(format.text)) {
      continue;
    }
    const place = placeIn(document, format, literal);
    const name = place === undefined ? undefined : nameOfHole(format.text, place);
    if (name !== undefined) {
      return name;
    }
  }
  return undefined;
}

/** `.append("&password=").append("…")` */
function nameInBuilder(document: ParsedDocument, index: number, literal: Literal): string | undefined {
  const before = document.literals[index - 1];
  const name = before && nameBeforeHole.exec(before.text.slice(-80))?.[1];
  if (before === undefined || name === undefined) {
    return undefined;
  }
  const between = document.source.slice(before.outer.end, literal.outer.start).slice(0, 64);
  // In a chain, or in the statement after it.
  return /^\)\s{0,40}(?:;\s{0,40}[A-Za-z_]\w{0,40}\s{0,4})?(?:\.\s{0,4}[aA]ppend\(|<<)\s{0,8}$/.test(between)
    ? name
    : undefined;
}

/** Which argument behind a format a literal is, counted from 0; undefined where it is none. */
function placeIn(document: ParsedDocument, format: Literal, literal: Literal): number | undefined {
  const between = document.source.slice(format.outer.end, literal.outer.start);
  // `"…" % ("…", "…")`, `"…".format("…")`
  const opened = /^\s{0,20}(?:%\s{0,20}[([]|\.\s{0,4}format(?:ted)?\()/.exec(between);
  if (opened !== null) {
    return commas(between.slice(opened[0].length));
  }
  if (!formats.test(literal.call?.callee ?? '') || !/^\s{0,20},/.test(between)) {
    return undefined;
  }
  const ended = commas(between);
  return ended === undefined ? undefined : ended - 1;
}

/** How many arguments end in a stretch; undefined where it leaves their list. */
function commas(text: string): number | undefined {
  let depth = 0;
  let count = 0;
  for (const [sign] of text.matchAll(/"(?:[^"\\\r\n]|\\.){0,200}"|'(?:[^'\\\r\n]|\\.){0,200}'|[()[\]{},;]/g)) {
    if (/^[([{]$/.test(sign)) {
      depth += 1;
    } else if (/^[)\]}]$/.test(sign)) {
      depth -= 1;
    } else if (sign === ',' && depth === 0) {
      count += 1;
    }
    if (depth < 0 || sign === ';') {
      return undefined;
    }
  }
  // What stands deeper is given to another call.
  return depth === 0 ? count : undefined;
}

/** What a format says of one of its holes: `password=%s`, `scheme://%s:%s@host`. */
function nameOfHole(format: string, place: number): string | undefined {
  let next = 0;
  for (const match of format.matchAll(hole)) {
    if (match[0] === '%%') {
      continue;
    }
    const number = match[1] === undefined ? (match[2] === undefined ? next : Number(match[2])) : Number(match[1]) - 1;
    next += 1;
    if (number === place) {
      const before = format.slice(Math.max(0, match.index - 80), match.index);
      const inAddress =
        /(?:^|[\s/"'=])[^\s:/@"']{1,40}:$/.test(before) && format.startsWith('@', match.index + match[0].length);
      return inAddress ? 'password' : nameBeforeHole.exec(before)?.[1];
    }
  }
  return undefined;
}

/** Whether a format or a builder takes a value behind a name that a keyword hit is part of: what a glance asks. */
export function mayBeFormatted(text: string, end: number): boolean {
  return /^["']?\s{0,2}[=:]\s{0,2}["'{]?(?:%[\w$+#-]{0,6}[sqv]|\{\d{0,2}\}|["']\s{0,2}\)\s{0,40}(?:;\s{0,40}[a-z_]\w{0,40}\s{0,4})?(?:\.\s{0,4}append\(|<<))/i.test(
    text.slice(end, end + 80),
  );
}
