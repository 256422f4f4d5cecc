import type { Span } from '../../text/span';
import type { Reading } from '../language';
import type { Literal } from '../literal';
import { stretchFinder } from '../stretchFinder';
import { LineScanner } from './lineScanner';
import type { OpenCalls } from './openCalls';

const commentStart =
  /^[ \t\uFEFF]*(?:#(?!define|include|if|endif|else|region|endregion|pragma|undef)|\/\/|--[ \t]|;|%|REM[ \t]|rem[ \t])/;

/** In lines: a call that goes on for longer was not understood. */
const longestCall = 8;

/**
 * Reads a text of a language that is not known, line by line, in time linear in its length.
 *
 * @param within as `Language.read` takes it.
 */
export function readPlainText(source: string, within?: readonly Span[]): Reading {
  const isAsked = stretchFinder(within);
  const literals: Literal[] = [];
  const comments: Span[] = [];
  let block: { start: number; close: string } | undefined;
  let calls: OpenCalls | undefined;
  /** How many lines the calls that are open go on for. */
  let lines = 0;
  for (let start = 0; start < source.length;) {
    const end = lineEnd(source, start);
    const line = source.slice(start, Math.min(end, start + 300));
    if (!block) {
      const opens = /^[ \t]*(\/\*|<!--)/.exec(line);
      if (opens?.[1] !== undefined) {
        block = { start: start + opens[0].length - opens[1].length, close: opens[1] === '/*' ? '*/' : '-->' };
      }
    }
    const asked = isAsked(start, end);
    const comment = asked && block === undefined ? commentOf(line, start, end) : undefined;
    if (comment) {
      comments.push(comment);
    }
    const wholly = block !== undefined || comment?.start === start + line.search(/[^ \t\uFEFF]/);
    const open =
      asked && mayHoldValue(source, start, end)
        ? new LineScanner(source, start, end, wholly, literals, wholly ? undefined : calls).scan()
        : undefined;
    calls = wholly ? calls : open;
    lines = calls === undefined ? 0 : lines + 1;
    if (lines > longestCall) {
      calls = undefined;
    }
    if (block) {
      const close = source.slice(start, end).indexOf(block.close);
      if (close >= 0) {
        comments.push({ start: block.start, end: start + close + block.close.length });
        block = undefined;
      }
    }
    start = end + 1;
  }
  if (block) {
    comments.push({ start: block.start, end: source.length });
  }
  return { literals: literals.sort((left, right) => left.span.start - right.span.start), comments };
}

/** A comment that is the whole line, or stands behind white space in it. */
function commentOf(line: string, start: number, end: number): Span | undefined {
  const whole = commentStart.exec(line);
  if (whole) {
    return { start: start + line.search(/[^ \t\uFEFF]/), end };
  }
  // `$ENV{NAME} // '…'` of Perl: a default, and no comment.
  const behind = /[ \t](?:#[ \t!]|\/\/(?![ \t]["'])|<!--)/.exec(line);
  return behind ? { start: start + behind.index + 1, end } : undefined;
}

/** Whether anything in a line could be a value: a quote, a sign that binds, or two or three words on their own. */
function mayHoldValue(source: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset += 1) {
    switch (source.charCodeAt(offset)) {
      case 34:
      case 39:
      case 58:
      case 60:
      case 61:
      case 96:
        return true;
    }
  }
  return (
    end - start < 300 &&
    (/(?:^|\s)set\s/.test(source.slice(start, end)) || source.slice(start, end).trim().split(/\s+/, 5).length <= 4)
  );
}

function lineEnd(source: string, offset: number): number {
  for (let end = offset; end < source.length; end += 1) {
    const code = source.charCodeAt(end);
    if (code === 10 || code === 13) {
      return end;
    }
  }
  return source.length;
}
