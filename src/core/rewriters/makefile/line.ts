import { continuedLineEnd } from '../../languages/shell/quoting';
import type { Span } from '../../text/span';
import { lineStart } from '../shared/layout';

/** A line of a makefile, with those that it goes on in. */
export type MakeLine =
  | {
      readonly kind: 'assignment';
      readonly name: string;
      /** `=`, `:=`, `?=`, `+=` and the like. */
      readonly operator: string;
      /** From the name to the operator. */
      readonly head: Span;
    }
  | {
      readonly kind: 'recipe';
      /** What the shell is given. */
      readonly script: Span;
    };

/**
 * The line that an offset is in; undefined where it is neither an assignment nor of a recipe.
 *
 * - https://www.gnu.org/software/make/manual/html_node/Setting.html
 * - https://www.gnu.org/software/make/manual/html_node/Recipe-Syntax.html
 */
export function lineAround(source: string, offset: number): MakeLine | undefined {
  let start = lineStart(source, offset);
  while (start > 0 && /\\\r?\n$/.test(source.slice(Math.max(0, start - 3), start))) {
    start = lineStart(source, start - 1);
  }
  const line = source.slice(start, Math.min(offset, start + 1_000));
  if (line.startsWith('\t')) {
    const from = start + (/^\t[\t @+-]{0,40}/.exec(line)?.[0].length ?? 0);
    return { kind: 'recipe', script: { start: from, end: continuedLineEnd(source, start) } };
  }
  const found = /([A-Za-z_][\w.-]{0,100})\s{0,40}((?:[?+]|:{1,3})?=)/.exec(line);
  const [all = '', name, operator] = found ?? [];
  const at = start + (found?.index ?? 0);
  return found === null || name === undefined || operator === undefined || line.slice(0, found.index).includes('#')
    ? undefined
    : { kind: 'assignment', name, operator, head: { start: at, end: at + all.length } };
}
