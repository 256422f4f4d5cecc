import { isInFunction } from './functions';

/** What opens and closes a block, where a command begins. */
const blocks =
  /(?:^|[;&|(]|\b(?:then|do|else))[ \t]{0,80}(?:(if|case|for|while|until|select)|fi|esac|done)(?=[\s;&|)]|$)/gm;

/**
 * A variable of the script that holds a look-up already wherever an offset is reached: it is set once, outside of every
 * function and block, before it.
 *
 * @param offset where the value is needed. UTF-16.
 * @param value what the variable is set to, without its quotes.
 */
export function variableHolding(source: string, offset: number, value: string): string | undefined {
  for (const match of source.slice(0, offset).matchAll(/^([A-Za-z_]\w{0,80})="(.{1,400})"(?: \|\| .{1,80})?\r?$/gm)) {
    const [, name = '', held] = match;
    if (held === value && isOutside(source, match.index) && isSetOnce(source, name)) {
      return name;
    }
  }
  return undefined;
}

function isOutside(source: string, offset: number): boolean {
  let open = 0;
  for (const [, opens] of source.slice(0, offset).matchAll(blocks)) {
    open += opens === undefined ? -1 : 1;
  }
  const before = source.slice(0, offset);
  const braces = (before.match(/\{[ \t]*\r?$/gm) ?? []).length - (before.match(/^[ \t]*\}/gm) ?? []).length;
  return open === 0 && braces === 0 && !isInFunction(source, offset) && !/(?:^|[\s=])\([ \t]*\r?$/m.test(before);
}

/** Whether nothing else gives a variable a value, or takes it away. */
function isSetOnce(source: string, name: string): boolean {
  const set = source.match(new RegExp(`(?<![\\w$])${name}(?:\\[[^\\]]{0,40}\\])?\\+?=`, 'g')) ?? [];
  return (
    set.length === 1 &&
    !new RegExp(
      `\\b(?:unset|read|for|local|declare|typeset|readarray|mapfile|getopts|printf[ \\t]+-v)\\b[^\\n;&|]{0,200}(?<![\\w$])${name}(?!\\w)`,
    ).test(source)
  );
}
