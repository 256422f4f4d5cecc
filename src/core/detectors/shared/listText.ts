import type { Span } from '../../text/span';
import type { GlanceMemory } from './glanceMemory';

/** How lists and maps stand in a text that is not parsed: from their names to their members. */

/** How far the members of a list lie from its name, in UTF-16 code units. */
export const farthest = 600;

/** From the name of a list to what opens it: `USERS: Record<string, string> = {`, `users[] = {`, `[users]`. */
export const opens =
  /^[\w$]{0,20}["'\]]{0,2}(?:\[\w{0,8}\])?(?:\s{0,3}:[^=;{}\r\n]{1,80})?\s{0,4}(?::?=>?|:)(?:[^;\r\n]{0,80}[[({]|[ \t]{0,8}\r?\n)|^\][ \t]{0,8}[\r\n]/;
export const namedMember =
  /(?:["'`](?<quoted>[^"'`\r\n]{2,61})["'`]\s{0,4}\]?|(?<plain>[\w-]{2,40}))\s{0,4}(?::|=>|=)\s{0,16}\(?[bfru@$]?(?:"{3}|'{3}|["'`])(?<value>[^"'`\r\n]{5,200})["'`]/g;
export const plainMember =
  /^[ \t]{0,12}(?:-[ \t]{1,4})?["']?(?<plain>\p{L}[\w.@-]{1,40})["']?[ \t]{0,12}[:=][ \t]{0,4}["']?(?<value>[^\s"'#,]{5,200})/gmu;

/** Has all members of the list that a hit names looked at, and not only those near by. */
export function rememberMembers(text: string, hit: Span, memory: GlanceMemory): void {
  const end = endOfList(text, hit.end);
  if (end === undefined) {
    // Further members may stand anywhere behind.
    memory.far = true;
  } else {
    memory.elsewhere.push({ start: hit.start, end });
  }
}

/** From a hit to the end of the name that it is part of. */
export function nameFrom(text: string, hit: Span): string {
  return text.slice(hit.start, hit.end) + (/^[\w$-]{0,40}/.exec(text.slice(hit.end, hit.end + 40))?.[0] ?? '');
}

/** In UTF-16 code units: of longer lists it is not told where they end. */
const longestList = 20_000;

/** Where the bracket closes that opens in the line of a name; undefined where none does, or it is not found. */
function endOfList(text: string, from: number): number | undefined {
  let depth = 0;
  for (let index = from; index < Math.min(text.length, from + longestList); index += 1) {
    const sign = text.charAt(index);
    if ('([{'.includes(sign)) {
      depth += 1;
    } else if (')]}'.includes(sign)) {
      depth -= 1;
      if (depth <= 0) {
        return depth === 0 && endsMembers.test(text.slice(index + 1, index + 40)) ? index : undefined;
      }
    } else if (sign === '\n' && depth === 0) {
      return undefined;
    }
  }
  return undefined;
}

/** What may stand behind the end of a list, and not behind that of a type: `users[] = {`. */
const endsMembers = /^[ \t)\]};,]{0,20}(?:[\r\n]|$)/;
