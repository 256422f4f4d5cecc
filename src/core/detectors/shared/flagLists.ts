import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import { knownCommand } from '../../languages/shell/knownCommands';
import type { Span } from '../../text/span';

/** `["--password", "…"]`, `["sshpass", "-p", "…"]`: arguments of a program, one by one. */
export function flagBefore(document: ParsedDocument, index: number, literal: Literal): string | undefined {
  const before = document.literals[index - 1];
  // What another call is given, such as the name that a look-up asks for, is not the value of the flag.
  if (
    before?.use !== literal.use ||
    before.call?.callee !== literal.call?.callee ||
    literal.outer.start - before.outer.end > 40
  ) {
    return undefined;
  }
  // https://linux.die.net/man/1/sshpass
  if (before.text === '-p' && document.literals[index - 2]?.text === 'sshpass') {
    return 'password';
  }
  const letter = /^-([A-Za-z]{1,2})$/.exec(before.text)?.[1];
  if (letter !== undefined) {
    return flagOfCommand(document, index, letter);
  }
  return /^--[a-z][a-z-]{2,40}$/.test(before.text) && !literal.text.startsWith('-') ? before.text.slice(2) : undefined;
}

/** `["redis-cli", "-h", "cache", "-a", "…"]`: what the program before takes by a flag of one letter. */
function flagOfCommand(document: ParsedDocument, index: number, letter: string): string | undefined {
  const literal = document.literals[index];
  for (let step = 2; step <= 8; step += 1) {
    const other = document.literals[index - step];
    if (literal === undefined || other?.use !== literal.use || literal.outer.start - other.outer.end > 300) {
      return undefined;
    }
    const known = /^[\w./-]{2,60}$/.test(other.text) ? knownCommand(other.text.replace(/^.*\//, '')) : undefined;
    if (known !== undefined) {
      const flag = known.flags?.[letter];
      return flag?.apart === true && known.only === undefined ? flag.name : undefined;
    }
  }
  return undefined;
}

/** Whether a hit of a keyword is the program in such a list, with a flag of one letter behind it: what a glance asks. */
export function mayTakeFlag(text: string, hit: Span): boolean {
  return /^[\w-]{0,20}["']\s{0,4},[^\r\n]{0,200}["']-[A-Za-z]{1,2}["']\s{0,4},\s{0,4}["'][^"'\r\n]{4}/.test(
    text.slice(hit.end, hit.end + 280),
  );
}
