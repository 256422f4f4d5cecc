import type { Span } from '../../text/span';
import { afterLineEnd, lineEnd } from '../shell/quoting';

/** One instruction of a Dockerfile, with the lines that it goes on over. */
export interface Instruction {
  /** Upper case. */
  readonly name: string;
  /** What stands behind the name; without here-documents. */
  readonly rest: Span;
  /** The here-documents that it begins: https://docs.docker.com/reference/dockerfile/#here-documents */
  readonly documents: readonly Span[];
  /** The end of the last of its lines. */
  readonly end: number;
}

/** Takes a Dockerfile apart: https://docs.docker.com/reference/dockerfile/#format */
export function readInstructions(source: string): {
  readonly instructions: readonly Instruction[];
  readonly comments: readonly Span[];
} {
  const instructions: Instruction[] = [];
  const comments: Span[] = [];
  const sign = /^\uFEFF?(?:[ \t]*#[^\r\n]*\r?\n){0,5}?[ \t]*#[ \t]*escape[ \t]*=[ \t]*`/i.test(source.slice(0, 1_000))
    ? '`'
    : '\\';
  let offset = source.startsWith('\uFEFF') ? 1 : 0;
  while (offset < source.length) {
    const end = lineEnd(source, offset, source.length);
    const line = source.slice(offset, Math.min(end, offset + 200));
    const name = /^[ \t]*([A-Za-z]{2,20})(?=[ \t]|$)/.exec(line);
    const comment = /^[ \t]*#/.exec(line);
    if (comment) {
      comments.push({ start: offset + comment[0].length - 1, end });
    }
    if (name?.[1] === undefined) {
      offset = afterLineEnd(source, end);
      offset += offset === end ? 1 : 0;
      continue;
    }
    const rest = { start: offset + name[0].length, end: continuedEnd(source, end, sign) };
    const { documents, end: last } = readDocuments(source, name[1].toUpperCase(), rest);
    instructions.push({ name: name[1].toUpperCase(), rest, documents, end: last });
    offset = Math.max(afterLineEnd(source, last), last + 1);
  }
  return { instructions, comments };
}

/** The end of the lines that one goes on over; comments and empty lines in between do not end it. */
function continuedEnd(source: string, firstEnd: number, sign: string): number {
  let end = firstEnd;
  let goesOn = endsWith(source, end, sign);
  while (goesOn && end < source.length) {
    const start = afterLineEnd(source, end);
    end = lineEnd(source, start, source.length);
    const line = source.slice(start, Math.min(end, start + 200));
    goesOn = /^[ \t]*(?:#|$)/.test(line) || endsWith(source, end, sign);
  }
  return end;
}

function endsWith(source: string, end: number, sign: string): boolean {
  let last = end - 1;
  while (last >= 0 && /[ \t]/.test(source.charAt(last))) {
    last -= 1;
  }
  return source.charAt(last) === sign;
}

function readDocuments(
  source: string,
  name: string,
  rest: Span,
): { readonly documents: readonly Span[]; readonly end: number } {
  const documents: Span[] = [];
  let { end } = rest;
  if (!/^(?:RUN|COPY|ADD)$/.test(name)) {
    return { documents, end };
  }
  const openings = source.slice(rest.start, rest.end).matchAll(/<<(-?)[ \t]{0,5}(["']?)([A-Za-z_][\w.-]{0,60})\2/g);
  for (const [, dash, , delimiter = ''] of openings) {
    const start = afterLineEnd(source, end);
    if (documents.length >= 20 || start >= source.length) {
      break;
    }
    let body = source.length;
    end = source.length;
    for (let line = start; line < source.length;) {
      const stop = lineEnd(source, line, source.length);
      const text = source.slice(line, Math.min(stop, line + 200));
      if ((dash === '-' ? text.replace(/^\t+/, '') : text) === delimiter) {
        body = line;
        end = stop;
        break;
      }
      line = Math.max(afterLineEnd(source, stop), stop + 1);
    }
    documents.push({ start, end: body });
  }
  return { documents, end };
}
