import type { Language } from '../../languages/language';
import { lineStart } from '../../text/lines';
import { longestComment } from './commentedSettings';
import type { GlanceMemory } from './glanceMemory';

/** Whether a sign that comments begin with stands before a place in its line, or a block comment is open there. */
export function isComment(text: string, at: number, memory: GlanceMemory): boolean {
  const line = text.slice(lineStart(text, at, 120), at);
  if (/[#*;]|\/\/|--/.test(line)) {
    return true;
  }
  const open = memory.lastBefore(text, '/*', at);
  return open >= at - longestComment && open >= 0 && memory.lastBefore(text, '*/', at) < open;
}

/** Languages in which a number sign begins a comment. */
const numberSigns: ReadonlySet<string> = new Set(['python', 'ruby', 'php']);

/**
 * Whether a place is in a comment that takes up its line from the beginning: what it names is bound to nothing in other
 * lines, and only notes, calls and settings that were commented out count.
 */
export function isSurelyComment(text: string, at: number, language: Language, memory: GlanceMemory): boolean {
  const lead = /^[ \t]*(\/\/|#(?!\[)|\*(?![\w(*]))/.exec(text.slice(lineStart(text, at, 400), at))?.[1];
  switch (lead) {
    case '*':
      return memory.lastBefore(text, '/*', at) > memory.lastBefore(text, '*/', at);
    case '#':
      return numberSigns.has(language.id);
    default:
      return lead !== undefined;
  }
}
