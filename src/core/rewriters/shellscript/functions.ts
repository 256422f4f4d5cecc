import { lineIndent, lineStart } from '../shared/layout';

const head =
  /^(?:function[\t ]{1,8}[\w:.-]{1,100}(?:[\t ]{0,8}\([\t ]{0,8}\))?|[\w:.-]{1,100}[\t ]{0,8}\([\t ]{0,8}\))[\t ]{0,8}[{(]?[\t ]{0,8}(?:#.{0,400})?$/;

/** Whether a line stands in a function whose head is further out than it, and that does not end before it. */
export function isInFunction(source: string, offset: number): boolean {
  let start = lineStart(source, offset);
  let depth = lineIndent(source, start).length;
  while (start > 0 && depth > 0) {
    start = lineStart(source, start - 1);
    const line = source.slice(start, source.indexOf('\n', start)).trimEnd();
    const indent = lineIndent(source, start).length;
    if (line.trim() === '' || indent >= depth) {
      continue;
    }
    if (head.test(line.slice(indent))) {
      return true;
    }
    // A brace on a line of its own opens what the line above says.
    if (line.slice(indent) !== '{') {
      depth = indent;
    }
  }
  return false;
}

/** Whether the shell of a script knows `local`, which POSIX does not: the script uses it, or says that it is for such a shell. */
export function hasLocal(source: string): boolean {
  return /^[\t ]*local[\t ]/m.test(source) || /^#![^\r\n]{0,100}\b(?:bash|zsh)\b/.test(source);
}
