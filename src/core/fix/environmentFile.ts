import { readAssignments } from '../environment/assignments';
import { message } from '../text/message';
import type { Message } from '../text/message';
import type { Secret } from '../text/secret';

/** What setting a variable in the text of a `.env` file comes to. */
export type EnvironmentFileChange =
  /** `text` is the whole new text. */
  | { readonly kind: 'added'; readonly text: string }
  /** The variable stands there with this very value. */
  | { readonly kind: 'reused' }
  /** The variable stands there with another value. */
  | { readonly kind: 'conflict' }
  /** No way of writing the value means the same to all readers of such files. */
  | { readonly kind: 'unwritable'; readonly reason: Message };

/**
 * Sets a variable in the text of a `.env` file: dotenv, `node --env-file`, python-dotenv and, as far as it goes, a shell
 * read the same value. Comments, order, byte order mark and line ends stay; a variable that stands there empty is
 * filled in.
 *
 * @param text undefined where the file does not exist.
 */
export function setVariable(text: string | undefined, name: string, value: Secret): EnvironmentFileChange {
  const source = text ?? '';
  const standing = readAssignments(source).findLast((assignment) => assignment.name === name);
  if (standing !== undefined && standing.value !== '') {
    return standing.value === value.reveal() ? { kind: 'reused' } : { kind: 'conflict' };
  }
  const written = quote(value.reveal());
  if (written === undefined) {
    return {
      kind: 'unwritable',
      reason: message(
        'The value holds characters that the readers of .env files take differently, such as both kinds of quotes.',
      ),
    };
  }
  if (standing !== undefined) {
    return { kind: 'added', text: source.slice(0, standing.valueStart) + written + source.slice(standing.valueEnd) };
  }
  const eol = /\r\n/.test(source) ? '\r\n' : '\n';
  const separator = source === '' || source === '\uFEFF' || /[\r\n]$/.test(source) ? '' : eol;
  return { kind: 'added', text: `${source}${separator}${name}=${written}${eol}` };
}

/**
 * Whether a value may stand under a name, `same` where it does already. It may not where another value stands under it, or
 * a variable is there whose name differs in case only, which Windows takes for the same.
 *
 * @param text undefined where the file does not exist.
 */
export function admits(text: string | undefined, name: string, value: Secret): boolean | 'same' {
  const { kind } = setVariable(text, name, value);
  return kind === 'conflict' || hasLikeNamed(text, name) ? false : kind === 'reused' ? 'same' : true;
}

/** Whether a variable stands in a `.env` file whose name differs from a given one in case only. */
export function hasLikeNamed(text: string | undefined, name: string): boolean {
  const lower = name.toLowerCase();
  return readAssignments(text ?? '').some(
    (standing) => standing.name !== name && standing.name.toLowerCase() === lower,
  );
}

/** The value as it is written after `NAME=`; undefined where no way of writing it means the same to all readers. */
function quote(value: string): string | undefined {
  if (/[\0\r]/.test(value)) {
    return undefined;
  }
  if (/^[\w%+,./:=@-]+$/.test(value)) {
    return value;
  }
  // python-dotenv takes `\\` and `\'` in single quotes for escapes, dotenv takes `\'` for one.
  if (!value.includes("'") && !/\\\\|\\$/.test(value)) {
    return `'${value}'`;
  }
  // Escapes and expansions in double quotes differ from reader to reader.
  if (!/["\\$`]/.test(value)) {
    return `"${value}"`;
  }
  // Beyond this a shell reads something else; the dotenv readers still agree.
  if (!/[#\n]|^["'`\s]|\s$/.test(value)) {
    return value;
  }
  return undefined;
}
