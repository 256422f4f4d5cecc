import { directivePasswords } from '../../languages/directives/read';
import type { Language } from '../../languages/language';
import type { Span } from '../../text/span';
import { mayBeSecretValue } from './judge';
import type { NameVerdict } from './names';

const password: NameVerdict = { role: 'password', strength: 'strong', segment: 'password', owned: true };

/**
 * Whether a hit of a keyword stands in a directive of a daemon that holds a password: what a glance asks.
 *
 * Code whose literals all stand in quotes holds no text of another language, and so no directives.
 */
export function mayBeDirective(text: string, hit: Span, language: Language): boolean {
  if (language.quoted === true && language.grammar !== undefined) {
    return false;
  }
  const start = text.lastIndexOf('\n', hit.start) + 1;
  const stop = text.indexOf('\n', hit.end);
  const end = stop < 0 ? text.length : stop;
  if (end - start > 501) {
    return false;
  }
  const line = text.slice(start, end).trimEnd();
  return directivePasswords(line).some(({ start: from, end: to }) =>
    mayBeSecretValue(line.slice(from, to), password, true),
  );
}
