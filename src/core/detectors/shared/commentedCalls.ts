import type { Span } from '../../text/span';
import { judgeSegment } from './names';
import { positionalName } from './positions';
import { matches } from '../../text/matches';

const opening = /([A-Za-z_$][\w$.:>-]{1,80})\(/g;
/** One argument, what is in its quotes, and the sign behind it. */
const argument =
  /\s{0,20}(?:[bru@]?"([^"\r\n\\]{0,200})"|[bru@]?'([^'\r\n\\]{0,200})'|[^,"'()\r\n]{0,100})(?:\.\w{2,20}\(\))?\s{0,8}([,)])/y;
/** So many arguments are looked at. */
const most = 8;

/**
 * The passwords among the arguments of calls that are commented out, by the method's name or by their position in a known
 * call: `// source.setPassword("…")`, `// DriverManager.getConnection(url, "app", "…")`.
 */
export function passwordsInCalls(text: string): Span[] {
  const found: Span[] = [];
  for (const match of matches(opening, text)) {
    const callee = match[1] ?? '';
    argument.lastIndex = match.index + match[0].length;
    for (let position = 0; position < most; position += 1) {
      const read = argument.exec(text);
      const value = read?.[1] ?? read?.[2];
      if (read !== null && value !== undefined && takesPassword(callee, position, read[3] === ')')) {
        const start = read.index + read[0].indexOf(value, read[0].search(/["']/) + 1);
        found.push({ start, end: start + value.length });
      }
      if (read?.[3] !== ',') {
        break;
      }
    }
  }
  return found;
}

function takesPassword(callee: string, position: number, last: boolean): boolean {
  const method = callee.split(/[.:>-]/).at(-1) ?? '';
  const name =
    positionalName(callee, position) ??
    (position === 0 && last ? /^(?:set|with|use)_?(\w{1,60})$/i.exec(method)?.[1] : undefined);
  return name !== undefined && judgeSegment(name)?.role === 'password';
}
