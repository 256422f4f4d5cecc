import type { Span } from '../../text/span';
import { lineEnd, lineStart, nextLineStart } from '../shared/layout';
import type { Command } from '../../languages/shell/commands';
import { wordsOf } from './place';
import type { Place } from './place';

const keyLine = /^[ \t]*aws_(?:access_key_id|secret_access_key|session_token|security_token)[ \t]*=/;
/** What a credentials file needs for keys alone. */
const emptyLine = /^(?:\[[^\]\n]{0,100}\]|[#;].*)?$/;
const credentialsFile = /\.aws\/credentials["']?$/;

/**
 * The lines of a here-document that writes the AWS credentials file which are there for a key: its own, or all of the
 * command where it writes nothing but keys. Undefined where a key does not stand in such a document.
 */
export function credentialsWritten(source: string, { command, document, span }: Place, key: Span): Span[] | undefined {
  const texts = command.words.map(({ text }) => text);
  const [name, ...rest] = texts[0] === 'sudo' ? texts.slice(1) : texts;
  const written = command.redirections
    .filter(({ operator }) => operator.startsWith('>'))
    .map(({ target }) => source.slice(target.start, target.end));
  const writes =
    (name === 'cat' && rest.length === 0 && written.some((file) => credentialsFile.test(file))) ||
    (name === 'tee' && rest.some((file) => credentialsFile.test(file)));
  if (document === undefined || !writes || command.isPiped || command.reads.length > 0) {
    return undefined;
  }
  const { body, delimiter } = document;
  const own = lineOf(source, key.start);
  if (!keyLine.test(source.slice(own.start, own.end))) {
    return undefined;
  }
  const lines = source.slice(body.start, body.end).split('\n');
  if (!lines.every((line) => keyLine.test(line) || emptyLine.test(line.trim()))) {
    return [own];
  }
  const start = lineStart(source, span.start);
  const end = nextLineStart(source, body.end);
  const isAlone =
    source.slice(start, span.start).trim() === '' &&
    nextLineStart(source, span.start) === body.start &&
    /^[^;&|]*$/.test(source.slice(span.start, lineEnd(source, span.start))) &&
    source.slice(body.end, end).trim() === delimiter;
  return isAlone ? [{ start, end }] : undefined;
}

/**
 * The commands that set who may read the credentials file, where nothing else is done with it: they would fail without the
 * file that a script no longer writes.
 *
 * @param gone the commands that wrote it.
 */
export function rightsOfCredentials(commands: readonly Command[], gone: readonly Span[]): Command[] {
  const naming = commands.filter(
    (command) =>
      wordsOf(command).some(({ text }) => credentialsFile.test(text)) &&
      !command.words.some(({ start }) => gone.some((span) => start >= span.start && start < span.end)),
  );
  const isOfRights = ({ words }: Command): boolean => {
    const [name, ...rest] = words.map(({ text }) => text).filter((text) => text !== 'sudo' && !text.startsWith('-'));
    return /^(?:chmod|chown)$/.test(name ?? '') && rest.length === 2;
  };
  return naming.every(isOfRights) ? naming : [];
}

function lineOf(source: string, at: number): Span {
  return { start: lineStart(source, at), end: nextLineStart(source, at) };
}
