import { isRandom } from '../shared/randomness';
import type { FoundKey } from './foundKey';

const header = /PuTTY-User-Key-File-[123]: /g;
/** The lines of the private half and what closes the file. https://tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html */
const privateHalf =
  /Private-Lines: \d{1,3}(?:\\[rn]|\s){1,4}([A-Za-z0-9+/=]{20,}(?:(?:\\[rn]|\s){1,8}[A-Za-z0-9+/=]{4,}){0,80})/;
/** What the lines above may take along of the next one, which begins it. */
const beginning = /(?:\\[rn]|\s){1,8}Private$/;
const closing = /^(?:\\[rn]|\s){1,8}Private-(?:MAC|Hash): [0-9a-f]{40,64}/;

/** In UTF-16 code units: no file of PuTTY is longer. */
const longest = 12_000;

/** Keys in the format of PuTTY (`.ppk`). */
export function findPuttyKeys(text: string): FoundKey[] {
  const found: FoundKey[] = [];
  const own = new RegExp(header.source, header.flags);
  for (let match = own.exec(text); match !== null; match = own.exec(text)) {
    const file = text.slice(match.index, match.index + longest);
    const half = privateHalf.exec(file);
    const lines = half?.[1] ?? '';
    if (half !== null && isRandom(lines.replace(/\\[rn]|\s/g, '').slice(0, 200))) {
      const end = half.index + half[0].replace(beginning, '').length;
      const close = closing.exec(file.slice(end))?.[0].length ?? 0;
      found.push({
        start: match.index,
        end: match.index + end + close,
        form: 'putty',
        keyType: 'PuTTY',
        encrypted: !/Encryption: none/.test(file.slice(0, half.index)),
      });
    }
  }
  return found;
}
