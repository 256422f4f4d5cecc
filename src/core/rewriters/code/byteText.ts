import type { Message } from '../../text/message';
import { message } from '../../text/message';

/** Languages whose strings are bytes: `\xF9` is one byte in them, and not the character U+00F9. */
const languages: ReadonlySet<string> = new Set(['php', 'ruby', 'go', 'rust', 'cpp']);
/** Escapes of bytes that are not ASCII, as many as follow each other. */
const runs = /(?:\\(?:x[89a-f][0-9a-f]|[23][0-7]{2}))+/gi;

/**
 * Why a value cannot be stored as text: its literal spells bytes that are none in UTF-8. Undefined where it can be.
 *
 * @param written the literal as it stands in the source.
 * @param value what it stands for.
 */
export function notText(languageId: string, written: string, value: string): Message | undefined {
  if (!languages.has(languageId) || !/[\u0080-\uffff]/.test(value)) {
    return undefined;
  }
  return [...written.matchAll(runs)].every(([run]) => isUtf8(run))
    ? undefined
    : message(
        'The bytes are not plain ASCII text, and both stores hold text: encode them first, as Base64 for example.',
      );
}

function isUtf8(run: string): boolean {
  const bytes = [...run.matchAll(/\\(?:x(..)|(...))/g)].map(([, hexadecimal, octal]) =>
    hexadecimal === undefined ? parseInt(octal ?? '', 8) : parseInt(hexadecimal, 16),
  );
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes));
    return true;
  } catch {
    return false;
  }
}
