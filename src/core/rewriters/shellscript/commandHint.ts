import type { Finding } from '../../scan/finding';
import { nameHint } from '../shared/identifiers';
import { commandName } from './place';
import type { Place } from './place';

/** The name for what a command is given: of the program that it is for, where that says something, and its flag or variable. */
export function commandHint({ command }: Place, finding: Finding): string {
  const called = commandName(command)?.text ?? '';
  const program =
    called === 'sshpass'
      ? 'ssh'
      : /^[a-z][a-z\d-]{1,30}$/.test(called) && !/^(?:echo|printf|curl|export)$/.test(called)
        ? called
        : undefined;
  const last = finding.name.at(-1) ?? '';
  return nameHint([...(program === undefined ? [] : [program]), last.length > 2 ? last : 'secret'], 'secret');
}
