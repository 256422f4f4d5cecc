import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';

/** How the shell reads a character. */
export type Quoting = 'bare' | 'single' | 'double' | 'ansi';

type Opened = '"' | '${' | '$(' | '`';

/**
 * How the shell reads what stands at an offset.
 *
 * @param start where the word begins that the offset is in.
 */
export function quotingAt(source: string, start: number, offset: number): Quoting {
  const opened: Opened[] = [];
  for (let at = start; at < offset; at += 1) {
    const character = source.charAt(at);
    const inside = opened.at(-1);
    if (character === '\\') {
      at += 1;
    } else if (character === "'" && !isDouble(opened)) {
      const ansi = source.charAt(at - 1) === '$';
      const end = quoteEnd(source, at + 1, ansi);
      if (end >= offset) {
        return ansi ? 'ansi' : 'single';
      }
      at = end;
    } else if (character === '"' || character === '`') {
      toggle(opened, character);
    } else if (character === '$' && /[{(]/.test(source.charAt(at + 1))) {
      opened.push(source.charAt(at + 1) === '{' ? '${' : '$(');
      at += 1;
    } else if ((character === '}' && inside === '${') || (character === ')' && inside === '$(')) {
      opened.pop();
    }
  }
  return isDouble(opened) ? 'double' : 'bare';
}

function toggle(opened: Opened[], character: '"' | '`'): void {
  if (opened.at(-1) === character) {
    opened.pop();
  } else {
    opened.push(character);
  }
}

/** Whether double quotes are open: an expansion is within those that it stands in, a substitution begins anew. */
function isDouble(opened: readonly Opened[]): boolean {
  let index = opened.length - 1;
  while (index >= 0 && opened[index] === '${') {
    index -= 1;
  }
  return opened[index] === '"';
}

function quoteEnd(source: string, from: number, ansi: boolean): number {
  let end = from;
  while (end < source.length && source.charAt(end) !== "'") {
    end += ansi && source.charAt(end) === '\\' ? 2 : 1;
  }
  return end;
}

/**
 * The edit that puts an expansion in the place of a stretch, so that it is one word with what stands around it.
 *
 * @param expansion such as `$(…)` or `${X}`.
 */
export function spliced(source: string, span: Span, quoting: Quoting, expansion: string): TextEdit {
  const quoted = `"${expansion}"`;
  switch (quoting) {
    case 'double':
      return { span, text: expansion };
    case 'bare':
      return { span, text: quoted };
    case 'single':
    case 'ansi': {
      const opening = quoting === 'single' ? "'" : "$'";
      const begins = source.startsWith(opening, span.start - opening.length);
      const ends = source.charAt(span.end) === "'";
      return {
        span: { start: span.start - (begins ? opening.length : 0), end: span.end + (ends ? 1 : 0) },
        text: (begins ? '' : "'") + quoted + (ends ? '' : opening),
      };
    }
  }
}

/** A text as one word in single quotes. */
export function quotedWord(text: string): string {
  return `'${text.replace(/'/g, `'\\''`)}'`;
}
