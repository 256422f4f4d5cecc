import { isAlphanumeric } from '../../text/characters';
import type { GlanceMemory } from './glanceMemory';
import { judgeField } from './names';
import type { NameVerdict } from './names';

/** How much longer than the keyword a name may be, to either side. In UTF-16 code units. */
export const longestRest = 64;

/** What the name that stands at a place says, with what it belongs to there. */
export function verdictAt(text: string, start: number, end: number, memory: GlanceMemory): NameVerdict | undefined {
  const name = text.slice(start, end);
  if (name === 'npmAuthIdent') {
    return memory.verdictOf('userpwd');
  }
  if (name === 'keys' && text.startsWith('app.', start - 4)) {
    // Koa's, for its cookies.
    return memory.verdictOf('cookieSecret');
  }
  const own =
    memory.verdictOfWhole(name) ??
    (text.charCodeAt(end) === 46 && /^\.(?:text|value)\s{0,4}=/i.test(text.slice(end, end + 12))
      ? judgeField(name)
      : ofHolder(text, start, name, memory));
  if (text.charCodeAt(start - 1) !== 32 || !isSpacedCharacter(text.charCodeAt(start - 2))) {
    return own;
  }
  // `"API key"`, `"DB pass"`: a name of several words, where only the last was hit.
  const spaced = spacedName.exec(text.slice(Math.max(0, start - longestRest), start))?.[1];
  const whole = spaced === undefined ? undefined : memory.verdictOf(spaced + text.slice(start, end));
  return whole?.strength === 'strong' ? whole : own;
}

/** `"Jwt:Key"`, `"Jwt": { "Key": … }`: a key whose kind its holder says. */
function ofHolder(text: string, start: number, name: string, memory: GlanceMemory): NameVerdict | undefined {
  if (name.length !== 3 || !/^key$/i.test(name)) {
    return undefined;
  }
  if (
    /^\s{0,4}:?=\s{0,4}(?:b["']|[\w.[\]]{0,60}(?:[Bb]ytes|from|byte)\(|["'][^"'\r\n]{8,200}["']\s{0,4}\.\w{0,12}(?:[Bb]yte|encode))/.test(
      text.slice(start + name.length, start + name.length + 240),
    )
  ) {
    return memory.verdictOf('cipher_key');
  }
  const before = text.slice(Math.max(0, start - 300), start);
  const holder =
    (mayHaveHolder(before) ? holderBefore.exec(before)?.[1] : undefined) ??
    holderAbove(text.slice(Math.max(0, start - farthestHolder), start));
  const verdict = holder === undefined ? undefined : memory.verdictOf(`${holder}_${name}`);
  return verdict?.strength === 'strong' ? verdict : undefined;
}

/** Whether a text ends as `holderBefore` does: quicker to tell, since that is tried from everywhere. */
function mayHaveHolder(before: string): boolean {
  if (/[:.]["']?$|[\r\n][ \t]{1,20}["']?$/.test(before.slice(-24))) {
    return true;
  }
  const brace = before.lastIndexOf('{');
  return brace > before.lastIndexOf('}') && /[:=]\s{0,4}$/.test(before.slice(Math.max(0, brace - 5), brace));
}

/** In UTF-16 code units: how far above a key its holder is looked for. */
const farthestHolder = 600;

/** Of a key that begins its line the section, or the map by its indentation: `[api]`, `api:`. */
function holderAbove(before: string): string | undefined {
  const lines = before.split('\n');
  const indentation = lines.pop() ?? '';
  if (!/^[ \t]{0,40}["']?$/.test(indentation)) {
    return undefined;
  }
  for (let line = lines.pop(); line !== undefined; line = lines.pop()) {
    const section = sectionHead.exec(line)?.[1];
    if (section !== undefined) {
      return section;
    }
    const indented = line.search(/\S/);
    if (indented >= 0 && indented < indentation.length) {
      return mapHead.exec(line)?.[1];
    }
  }
  return undefined;
}

const sectionHead = /^[ \t]{0,40}\[{1,2}(?:[\w-]{1,40}\.){0,4}["']?([A-Za-z][\w-]{1,40})["']?\]{1,2}\s{0,8}$/;
const mapHead = /^[ \t]{0,40}(?:- )?["']?([A-Za-z][\w-]{1,40})["']?:\s{0,8}$/;

const holderBefore =
  /([A-Za-z]\w{1,40})(?:[:.]|["']?\s{0,4}[:=]\s{0,4}\{[^{}]{0,240}|:[ \t]{0,4}\r?\n[ \t]{1,20})["']?$/;

const spacedName = /(?<![\w$ -])((?:[\w$-]{1,30} ){1,2})$/;

/** Whether a character may stand before the space in `spacedName`. */
function isSpacedCharacter(code: number): boolean {
  return isAlphanumeric(code) || code === 95 || code === 36 || code === 45;
}
