import { behindLineEnd, lineEndAt } from '../lines/lineEnds';
import { LiteralText } from '../syntax/literalText';

/** A token of SQL. Offsets are UTF-16, end exclusive. */
export type SqlToken =
  | {
      readonly kind: 'comment' | 'dollar';
      readonly start: number;
      readonly end: number;
      readonly inside: number;
      readonly close: number;
    }
  | { readonly kind: 'word'; readonly start: number; readonly end: number; readonly text: string }
  | {
      readonly kind: 'string' | 'quoted';
      readonly start: number;
      readonly end: number;
      readonly text: LiteralText;
      readonly value: string;
    }
  | { readonly kind: 'sign'; readonly start: number; readonly end: number; readonly text: string };

const word = /[@#:$\p{L}_\\][\p{L}\p{N}_$#@]*/uy;
const number = /\d[\w.]*/y;
const dollarTag = /\$(?:[\p{L}_][\p{L}\p{N}_]{0,60})?\$/uy;
const signs = /:=|=>|<=|>=|<>|!=|\|\||::|[\s\S]/y;

/** The tokens of a text in any dialect: quotes doubled, MySQL's backslashes, PostgreSQL's dollars, T-SQL's brackets. */
export function* sqlTokens(source: string): Generator<SqlToken> {
  let offset = source.startsWith('\uFEFF') ? 1 : 0;
  while (offset < source.length) {
    const sign = source.charAt(offset);
    if (/\s/.test(sign)) {
      offset += 1;
      continue;
    }
    const token =
      commentAt(source, offset) ?? quotedAt(source, offset) ?? dollarAt(source, offset) ?? plainAt(source, offset);
    yield token;
    offset = Math.max(offset + 1, token.end);
  }
}

function commentAt(source: string, start: number): SqlToken | undefined {
  if (source.startsWith('--', start) || (source.charAt(start) === '#' && /^[\r\n]?$/.test(source.charAt(start - 1)))) {
    const end = lineEndAt(source, start);
    return { kind: 'comment', start, end, inside: start + 1, close: end };
  }
  // `/*!40101 … */` is code to MySQL.
  if (source.startsWith('/*', start) && source.charAt(start + 2) !== '!') {
    const close = source.indexOf('*/', start + 2);
    const end = close < 0 ? source.length : close + 2;
    return { kind: 'comment', start, end, inside: start + 2, close: close < 0 ? end : close };
  }
  return undefined;
}

function quotedAt(source: string, start: number): SqlToken | undefined {
  const sign = source.charAt(start);
  if (sign !== "'" && sign !== '"' && sign !== '`') {
    return undefined;
  }
  const text = new LiteralText(source);
  text.enter(start + 1);
  let plain = start + 1;
  let offset = start + 1;
  let value = '';
  const replace = (end: number, decoded: string): void => {
    value += source.slice(plain, offset) + decoded;
    text.verbatim(plain, offset);
    text.decoded(offset, end, decoded);
    plain = end;
    offset = end;
  };
  while (offset < source.length) {
    const current = source.charAt(offset);
    const next = source.charAt(offset + 1);
    if (current === sign && next === sign) {
      replace(offset + 2, sign);
    } else if (current === sign) {
      break;
    } else if (current === '\\' && sign !== '`' && (next === '\\' || (next === sign && !closes(source, offset + 2)))) {
      replace(offset + 2, next);
    } else if (current === '\r') {
      replace(behindLineEnd(source, offset), '\n');
    } else {
      offset += 1;
    }
  }
  text.verbatim(plain, offset);
  value += source.slice(plain, offset);
  return {
    kind: sign === "'" ? 'string' : 'quoted',
    start,
    end: Math.min(source.length, offset + 1),
    text,
    value,
  };
}

/** Whether what stands behind a quote reads as if the string were closed by it: standard SQL knows no backslashes. */
function closes(source: string, offset: number): boolean {
  return /^\s{0,20}[;,)]\s*(?:$|[\r\n'(])/.test(source.slice(offset, offset + 60));
}

function dollarAt(source: string, start: number): SqlToken | undefined {
  dollarTag.lastIndex = start;
  const tag = source.charAt(start) === '$' ? dollarTag.exec(source)?.[0] : undefined;
  if (tag === undefined) {
    return undefined;
  }
  const found = source.indexOf(tag, start + tag.length);
  return found < 0
    ? undefined
    : { kind: 'dollar', start, end: found + tag.length, inside: start + tag.length, close: found };
}

function plainAt(source: string, start: number): SqlToken {
  for (const pattern of [word, number]) {
    pattern.lastIndex = start;
    const text = pattern.exec(source)?.[0];
    if (text !== undefined && text !== ':' && !(text.startsWith(':') && source.charAt(start + 1) === ':')) {
      return { kind: 'word', start, end: start + text.length, text };
    }
  }
  signs.lastIndex = start;
  const text = signs.exec(source)?.[0] ?? source.charAt(start);
  return { kind: 'sign', start, end: start + text.length, text };
}
