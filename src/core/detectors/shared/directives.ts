import { directivePasswords } from '../../languages/directives/read';
import type { Language } from '../../languages/language';
import { lineStart } from '../../text/lines';
import type { Span } from '../../text/span';
import { mayBeSecretValue } from './judge';
import type { NameVerdict } from './names';

/** No line of settings is as long, in UTF-16 code units. */
const longestLine = 502;

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
  const start = lineStart(text, hit.start, longestLine);
  const behind = text.slice(hit.end, start + longestLine);
  const stop = behind.indexOf('\n');
  const end = hit.end + (stop < 0 ? behind.length : stop);
  if (end - start >= longestLine) {
    return false;
  }
  const line = text.slice(start, end).trimEnd();
  return directivePasswords(line).some(({ start: from, end: to }) =>
    mayBeSecretValue(line.slice(from, to), password, true),
  );
}
