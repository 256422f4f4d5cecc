import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Span } from '../../text/span';
import type { KeyRemoval } from '../code/keyRemoval';
import { ancestors, closest, descendants, everyNode, spanOf } from '../code/nodes';
import { removalEdits, statementSpan } from '../code/removal';
import { commandName, elementsOf, givenArgument } from './commands';
import type { GivenArgument } from './commands';

const keyParameters: ReadonlySet<string> = new Set(['accesskey', 'secretkey', 'sessiontoken', 'ak', 'sk', 'st']);
const variables: ReadonlySet<string> = new Set(['variable']);
/** Commands that there is nothing left of without keys. https://docs.aws.amazon.com/powershell/v5/userguide/specifying-your-aws-credentials.html */
const keepers: ReadonlySet<string> = new Set([
  'set-awscredential',
  'set-awscredentials',
  'new-awscredential',
  'new-awscredentials',
]);

/** Takes keys out of a script, with all that is there for them alone. */
export function removeKeys(keys: readonly SyntaxNode[], root: SyntaxNode, source: string): KeyRemoval | Message {
  const statements = new Map<number, SyntaxNode>();
  const given: GivenArgument[] = [];
  const review: Message[] = [];
  const pending = [...keys];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const argument = givenArgument(node);
    const isOwn = argument !== undefined && isFunctionOf(root, commandName(argument.command));
    if (argument !== undefined && !isOwn && (keyParameters.has(argument.parameter) || isCredential(argument))) {
      const whole = keepers.has(commandName(argument.command)) ? statementOf(argument.command) : undefined;
      if (whole === undefined) {
        given.push(argument);
        continue;
      }
      review.push(...profileNotes(argument.command));
      if (!statements.has(whole.id)) {
        statements.set(whole.id, whole);
        pending.push(...usesOf(whole, root));
      }
      continue;
    }
    const statement = statementOf(node);
    if (statement === undefined || !isBinding(statement, node)) {
      return message(
        'The key is also used in line {0}, in a way that cannot be followed: take it out there first.',
        node.startPosition.row + 1,
      );
    }
    if (!statements.has(statement.id)) {
      statements.set(statement.id, statement);
      pending.push(...usesOf(statement, root));
    }
  }
  const spans: Span[] = [
    ...[...statements.values()].map(
      (node) => statementSpan(source, node, (neighbour) => statements.has(neighbour.id)) ?? spanOf(node),
    ),
    ...given.map(argumentSpan),
  ];
  return { edits: removalEdits(source, spans), review: review.slice(0, 1) };
}

/** Whether a command is a function of the script: without its argument, it would not do the same. */
function isFunctionOf(root: SyntaxNode, name: string): boolean {
  return everyNode(root, new Set(['function_name'])).some((one) => one.text.toLowerCase() === name);
}

/** `-Credential $credentials`, which a removed variable is given for. */
function isCredential({ parameter, argument }: GivenArgument): boolean {
  return parameter === 'credential' && argument.text.startsWith('$');
}

/** The statement that stands by itself in a list of statements. */
function statementOf(node: SyntaxNode): SyntaxNode | undefined {
  return [node, ...ancestors(node)].find((outer) =>
    /^(?:statement_list|program|script_block_body)$/.test(outer.parent?.type ?? ''),
  );
}

/** `$x = '…'`, `$env:AWS_ACCESS_KEY_ID = '…'`, `[Environment]::SetEnvironmentVariable('AWS_ACCESS_KEY_ID', '…')`. */
function isBinding(statement: SyntaxNode, node: SyntaxNode): boolean {
  const { text } = statement;
  const name = /^\$([\w:]+)\s*=/.exec(text)?.[1];
  const value = text.slice(text.indexOf('=') + 1).trim();
  if (name !== undefined && value === node.text) {
    return (
      !name.includes(':') || /^(?:script|global|local|private):/i.test(name) || isVariable(name.replace(/^env:/i, ''))
    );
  }
  const set = /^\[(?:System\.)?Environment\]::SetEnvironmentVariable\(\s*['"](\w+)['"]\s*,/i.exec(text);
  return set?.[1] !== undefined && isVariable(set[1]);
}

function isVariable(name: string): boolean {
  return /^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$/i.test(name);
}

/** The uses of the variable that a statement sets; those of the environment are read by programs only. */
function usesOf(statement: SyntaxNode, root: SyntaxNode): SyntaxNode[] {
  const name = /^\$[\w:]+(?=\s*=)/.exec(statement.text)?.[0].toLowerCase();
  if (name === undefined || name.startsWith('$env:')) {
    return [];
  }
  return descendants(root, variables).filter(
    (node) =>
      node.text.toLowerCase() === name &&
      !(statement.startIndex <= node.startIndex && node.endIndex <= statement.endIndex),
  );
}

/** A profile that a removed command has stored is needed by whoever uses it. */
function profileNotes(command: SyntaxNode): Message[] {
  const stores = elementsOf(command).some((one) => /^-StoreAs$/i.test(one.text));
  return stores
    ? [message('The script no longer stores a profile: where it is used, it must be set up on the machine.')]
    : [];
}

/** A parameter and its argument, with the blanks before them. */
function argumentSpan({ command, parameterNode, argument }: GivenArgument): Span {
  const elements = elementsOf(command);
  const index = elements.findIndex((one) => one.id === parameterNode.id);
  const before = elements[index - 1] ?? command.childForFieldName('command_name');
  const outer = closest(argument, new Set(['command']));
  return { start: before?.endIndex ?? outer?.startIndex ?? parameterNode.startIndex, end: argument.endIndex };
}
