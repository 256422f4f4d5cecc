import type { ParsedDocument } from '../../languages/document';
import type { Literal } from '../../languages/literal';
import { knownCommand } from '../../languages/shell/knownCommands';
import { judgeSegment } from './names';
import type { NameVerdict } from './names';
import { functionWords, interfaceWords, roleWords } from './placeholderWords';
import { isPlaceholder } from './placeholders';
import { positionalName } from './positions';
import { isReference } from './references';
import { knownShape } from './shapes';
import { setsLogin } from './standIns';
import { wordsOf } from './words';

/** Plain words and numbers as passwords: which only the place can tell, where nothing else is taken there. */

/**
 * Whether a literal stands where nothing but a password is taken: at that position of a call that logs in, or in a
 * statement that gives a login its password.
 */
export function takesNothingElse(document: ParsedDocument, literal: Literal, verdict: NameVerdict): boolean {
  if (verdict.role !== 'password' || verdict.strength !== 'strong') {
    return false;
  }
  if (document.language.id === 'sql') {
    return setsLogin(document, literal);
  }
  if (literal.use !== 'argument') {
    return false;
  }
  if (literal.call === undefined) {
    return isGivenToShell(document, literal);
  }
  const { callee, argument } = literal.call;
  return typeof argument === 'number'
    ? positionalName(callee, argument) === 'password'
    : isPasswordOfCommand(callee, argument);
}

/** `echo root:… | chpasswd`: what a command of a shell reads, and takes for a login and its password. */
function isGivenToShell({ language }: ParsedDocument, { name }: Literal): boolean {
  return (
    name.length === 1 &&
    name[0] === 'password' &&
    /^(?:shellscript|shellhistory|dockerfile|makefile)$/.test(language.id)
  );
}

/** `sshpass -p …`, `mysql -p…`, `curl -u user:…`: an option of a command that is known to take a password. */
function isPasswordOfCommand(command: string, option: string): boolean {
  const known = knownCommand(command);
  return option === 'user' ? known?.logins !== undefined : known?.flags?.[option.slice(1)]?.name === 'password';
}

/** Whether a value is letters and digits, or a few words, that a person may have chosen: no name, no placeholder, no word of a program. */
export function isPlainPassword(value: string): boolean {
  if (
    !/^(?:[A-Za-z0-9]{4,40}|[A-Za-z0-9]{3,14}(?:[_.-][A-Za-z0-9]{3,14}){1,3})$/.test(value) ||
    isPlaceholder(value) ||
    isReference(value) ||
    knownShape(value) !== undefined ||
    judgeSegment(value) !== undefined
  ) {
    return false;
  }
  const words = wordsOf(value).filter((word) => !/^\d+$/.test(word));
  const ofPrograms = words.filter((word) => functionWords.has(word) || roleWords.has(word) || interfaceWords.has(word));
  return /\d/.test(value) || ofPrograms.length * 2 <= words.length;
}
