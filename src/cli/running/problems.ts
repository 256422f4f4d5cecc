import type { MalformedVariable, VariableOrigin } from '../../core/environment/childEnvironment';
import type { UnresolvedVariable } from '../../core/environment/resolve';
import { english } from '../../core/text/message';
import { printable } from '../output';

const notStarted = 'The program was not started.';

/** What is said of texts that begin as references and are none. */
export function malformedText(malformed: readonly MalformedVariable[]): string {
  const lines = malformed.map(
    ({ name, origin, reason }) =>
      `strongroom: ${place(origin)}${printable(name)} is no valid reference: ${printable(english(reason))}.`,
  );
  return `${[...lines, notStarted].join('\n')}\n`;
}

/** What is said of references that cannot be resolved: a reason that several share is told once. */
export function unresolvedText(unresolved: readonly UnresolvedVariable[]): string {
  const byReason = new Map<string, string[]>();
  for (const { name, origin, reason, failure } of unresolved) {
    const permission = failure?.permission === undefined ? '' : ` Missing permission: ${failure.permission}.`;
    const text = `${english(reason)}${permission}`;
    byReason.set(text, [...(byReason.get(text) ?? []), `${place(origin)}${printable(name)}`]);
  }
  const lines = [...byReason].map(
    ([reason, variables]) => `strongroom: no value for ${variables.join(', ')}: ${printable(reason)}`,
  );
  return `${[...lines, notStarted].join('\n')}\n`;
}

/** Why a program was not started, by the system's code. */
export function notStartedText(command: string, code: string, windows: boolean): string {
  const name = printable(command);
  switch (code) {
    case 'ENOENT':
      return windows
        ? `strongroom: ${name} was not found. On Windows npm, npx and the like are .cmd files, which only a shell can start: strongroom run -- cmd /c ${name} …`
        : `strongroom: ${name} was not found, or the folder to start it in is gone.`;
    case 'EACCES':
    case 'EPERM':
      return `strongroom: ${name} is not executable, or you may not execute it.`;
    case 'EINVAL':
      return `strongroom: ${name} cannot be started without a shell. On Windows .cmd and .bat files are such: strongroom run -- cmd /c ${name} …`;
    case 'E2BIG':
      return `strongroom: ${name} cannot be started: its environment and arguments are larger than the system allows.`;
    default:
      return `strongroom: ${name} cannot be started (${code}).`;
  }
}

function place(origin: VariableOrigin): string {
  return origin.kind === 'file' ? `${printable(origin.path)}:${String(origin.line)}: ` : 'environment: ';
}
