import type { ParsedDocument } from '../../languages/document';
import type { Span } from '../../text/span';
import { lineEnd, lineStart } from '../shared/layout';
import { isInFunction } from './functions';
import { separator, textBehind } from './neighbours';
import { readOnce } from '../shared/readOnce';
import { commandName, commandSpan, declaring, scriptOf } from './place';

/** Files that shells read for themselves: `exit` there would end the shell of whoever reads them. */
const startup = /(?:^|\/)\.?(?:bash|z|k|zlog|log|bash_)?(?:rc|env|profile|login|aliases)(?:$|\.)/;

/** Whether shells read a file when they start. */
export function isStartupFile(path: string | undefined): boolean {
  return startup.test(path ?? '');
}

/** Whether a script ends with the first command that fails. https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html */
export function stopsOnFailure(source: string): boolean {
  if (/^[\t ]*set[\t ]+\+[a-df-zA-Z]{0,10}e/m.test(source)) {
    return false;
  }
  return (
    /^[\t ]*set[\t ](?:[^\r\n#;]{0,80}[\t ])?-[a-df-zA-Z]{0,10}e/m.test(source) ||
    /^[\t ]*set[\t ][^\r\n#;]{0,80}-\w*o[\t ]+errexit\b/m.test(source) ||
    /^\uFEFF?#![^\r\n]{0,100}?[\t ]-[a-df-zA-Z]{0,10}e[a-zA-Z]{0,10}[\t\r ]*(?:\n|$)/.test(source)
  );
}

/**
 * What an assignment whose look-up may fail goes on with, so that the script does not go on with nothing; empty where the
 * script ends with whatever fails.
 */
export function orElse(document: ParsedDocument, offset: number): string {
  const { source, path } = document;
  if (stopsOnFailure(source)) {
    return '';
  }
  const isLibrary = !/^\uFEFF?#!/.test(source) && isInFunction(source, offset);
  return isStartupFile(path) || isLibrary || onlyDefines(document) ? ' || return 1' : ' || exit 1';
}

/** Commands that set up the shell that runs them, and do nothing else. */
const settingUp: ReadonlySet<string> = new Set([
  ...declaring,
  ...['set', 'shopt', 'setopt', 'umask', 'unset', 'alias', 'unalias', 'source', '.', ':', '[', 'test', 'return'],
]);

/**
 * Whether a script defines functions and variables that outlive it and does nothing else: it is there to be sourced, and
 * `exit` would end the shell of whoever does.
 */
const onlyDefines = readOnce((document: ParsedDocument): boolean => {
  const { source } = document;
  const { commands } = scriptOf(document);
  const outer = commands.filter((command) => {
    const { start } = commandSpan(source, command);
    return (
      !isInFunction(source, start) && !functionLine.test(source.slice(lineStart(source, start), lineEnd(source, start)))
    );
  });
  const definesSomething =
    (outer.length < commands.length && !/^\uFEFF?#!/.test(source)) ||
    outer.some((command) => commandName(command)?.text === 'export');
  return (
    definesSomething &&
    outer.every((command) => command.kind !== 'simple' || settingUp.has(commandName(command)?.text ?? ':'))
  );
});

/** A line that begins a function, or is one. */
const functionLine = /^[\t ]*(?:function[\t ]{1,8}[\w:.-]{1,100}|[\w:.-]{1,100}[\t ]{0,8}\([\t ]{0,8}\))/;

/**
 * An assignment and what it goes on with where it fails, as it can stand at the end of a list of commands; as it is where
 * what stands behind it goes by its status.
 *
 * @param span the command in whose place it stands.
 */
export function guarded(source: string, span: Span, eol: string, assignment: string, otherwise: string): string {
  const between = separator(source, span, eol);
  if (otherwise === '' || between === undefined || textBehind(source, span).startsWith('||')) {
    return assignment;
  }
  return between.includes('&&') ? `{ ${assignment}${otherwise}; }` : assignment + otherwise;
}
