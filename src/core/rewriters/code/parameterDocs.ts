import { lineEnd, lineStart, nextLineStart } from '../shared/layout';
import type { Span } from '../../text/span';
import type { Parameter } from './parameters';

const comment = /^\s*(?:#|\/\/|\/\*|\*)/;
const between = /^\s*(?:\[|@)/;

/** The lines of the comment above a function that are about a parameter: `@param`, `<param name="…">`. */
export function parameterDocs(source: string, { declaration, name }: Pick<Parameter, 'declaration' | 'name'>): Span[] {
  const lines = linesAbove(source, lineStart(source, declaration.startIndex));
  const first = lines.findIndex((line) => describes(source.slice(line.start, line.end), name));
  const start = lines[first];
  if (start === undefined) {
    return [];
  }
  let { end } = start;
  for (const line of lines.slice(first + 1)) {
    if (!/^\s*(?:#|\*|\/\/\/?)\s*[^\s@<*/]/.test(source.slice(line.start, line.end))) {
      break;
    }
    ({ end } = line);
  }
  return [{ start: start.start, end }];
}

/** The lines of comments and annotations directly above an offset, in order, each with its end. */
export function linesAbove(source: string, below: number): Span[] {
  const lines: Span[] = [];
  for (let end = below; end > 0;) {
    const start = lineStart(source, end - 1);
    const text = source.slice(start, lineEnd(source, start));
    if (!comment.test(text) && !between.test(text)) {
      break;
    }
    lines.unshift({ start, end: nextLineStart(source, start) });
    end = start;
  }
  return lines;
}

function describes(line: string, name: string): boolean {
  const tag = /@param\b(.*)/.exec(line)?.[1];
  if (tag !== undefined) {
    const named = tag.includes('$') ? /\$(\w+)/.exec(tag) : /^\s*(?:\{[^}]*\}\s*\[?|\[[^\]]*\]\s*)?([\w$]+)/.exec(tag);
    return named?.[1] === name;
  }
  return /<param name="(\w+)">.*<\/param>/.exec(line)?.[1] === name;
}
