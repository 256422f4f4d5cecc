import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { Span } from '../../text/span';
import type { KeyFlow, KeyUse } from '../code/keyFlow';
import { ancestors, closest, everyNode, isSame, namedChildren, spanOf } from '../code/nodes';
import { parameterOf } from '../code/parameters';
import { lineEnd, lineStart } from '../shared/layout';
import { calledFunction, functionOfDefault, isFunction } from './callables';
import { argumentSpan, commandName, elementsOf, expressionOf, givenArgument, spanOfElement } from './commands';
import type { GivenArgument } from './commands';
import { entriesOf, entrySpan, splattedIn, tableUses } from './tables';
import { variableUses } from './variables';

const keyParameters = /^(?:accesskey|secretkey|sessiontoken|ak|sk|st)$/;
/** Commands that there is nothing left of without keys. https://docs.aws.amazon.com/powershell/v5/userguide/specifying-your-aws-credentials.html */
const keepers = /^(?:set|new)-awscredentials?$/;
const credentialTypes = /^Amazon\.Runtime\.(?:BasicAWSCredentials|SessionAWSCredentials)$/i;
const clientTypes = /^Amazon\.[\w.]+Client$/i;
const keyVariable = /^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$/i;

/** How PowerShell writes what AWS keys pass through. */
export const powershellKeys: KeyFlow = {
  identifiers: new Set(['variable']),
  use: (start) => {
    const node = expressionOf(start);
    const { parent } = node;
    switch (parent?.type) {
      case 'command_elements':
        return ofArgument(node);
      case 'hash_entry':
        return ofEntry(parent, node);
      case 'parenthesized_expression':
        return { kind: 'wrapped', by: parent };
      case 'argument_expression_list':
        return ofConstructor(node, parent);
      case 'array_literal_expression':
        return ofListed(node, parent);
      case 'assignment_expression':
        return ofAssignment(parent, node);
      case 'script_parameter_default': {
        const callable = functionOfDefault(parent);
        const parameter = callable && parameterOf(node, callable);
        return parameter && { kind: 'parameter', parameter };
      }
      default:
        return undefined;
    }
  },
  emptied: (list) => {
    switch (list.type) {
      case 'hash_literal_body': {
        const statement = statementOf(list);
        return statement && { kind: 'statement', node: statement, stretches: splattedIn(list).map(spanOfElement) };
      }
      case 'argument_expression_list': {
        const whole = list.parent ?? list;
        return { kind: 'text', node: whole, text: whole.parent?.type === 'command_elements' ? '' : '()' };
      }
      case 'array_literal_expression': {
        const given = givenArgument(expressionOf(list));
        return given && { kind: 'stretch', span: argumentSpan(given) };
      }
      case 'parameter_list': {
        const block = list.parent ?? list;
        const attributes = namedChildren(block).find(({ type }) => type === 'attribute_list');
        if (block.type !== 'param_block') {
          return { kind: 'text', node: block, text: '()' };
        }
        return attributes === undefined
          ? { kind: 'statement', node: block }
          : { kind: 'text', node: block, text: `${attributes.text}${gapBehind(attributes, block)}param()` };
      }
      default:
        return undefined;
    }
  },
  items: (item) => (item.type === 'hash_entry' ? entriesOf(item) : undefined),
  itemSpan: (item, source) => {
    if (item.type === 'hash_entry') {
      return entrySpan(item, source);
    }
    const given = item.parent?.type === 'command_elements' ? givenArgument(item) : undefined;
    return given ? argumentSpan(given) : item.parent?.type === 'command_elements' ? spanOfElement(item) : undefined;
  },
  statementSpan: statementInLine,
};

/** What stands between the attributes of a function and its `param`. */
function gapBehind(attributes: SyntaxNode, block: SyntaxNode): string {
  return /^\s*/.exec(block.text.slice(attributes.endIndex - block.startIndex))?.[0] ?? '';
}

/** An argument of a command: of the AWS Tools, of a function of the file, or the table that is spread into either. */
function ofArgument(node: SyntaxNode): KeyUse | undefined {
  const command = closest(node, new Set(['command']));
  if (command === undefined) {
    return undefined;
  }
  const name = commandName(command);
  if (isFunction(command.tree.rootNode, name)) {
    const callable = calledFunction(command);
    const parameter = callable && parameterOf(node, callable);
    return parameter && { kind: 'parameter', parameter };
  }
  const given = givenArgument(node);
  if (/^aws(?:\.exe)?$/.test(name) && isConfigureSet(command)) {
    return ofKeeper(command);
  }
  if (node.text.startsWith('@')) {
    return keepers.test(name) ? ofKeeper(command) : undefined;
  }
  if (name === 'new-object' && given?.parameter === 'argumentlist') {
    return ofType(node, typeOf(command), command, { kind: 'stretch', span: argumentSpan(given) });
  }
  if (/^(?:set|new)-item$/.test(name) && isSettingOf(command, /^['"]?env:[\\/]?(\w+)['"]?$/i)) {
    return statementUse(command);
  }
  const isKey = given !== undefined && (keyParameters.test(given.parameter) || isCredential(given));
  return isKey ? (keepers.test(name) ? ofKeeper(command) : { kind: 'stretch', span: argumentSpan(given) }) : undefined;
}

/** `aws configure set aws_access_key_id …`, also with options of the CLI before it. */
function isConfigureSet(command: SyntaxNode): boolean {
  const words = elementsOf(command).map(({ text }) => text.replace(/^['"]|['"]$/g, ''));
  const name = words[words.indexOf('configure') + 2] ?? '';
  return words[words.indexOf('configure') + 1] === 'set' && keyVariable.test(name.slice(name.lastIndexOf('.') + 1));
}

/** Whether one of the elements of a command names a variable that holds keys. */
function isSettingOf(command: SyntaxNode, form: RegExp): boolean {
  return elementsOf(command).some(({ text }) => keyVariable.test(form.exec(text)?.[1] ?? ''));
}

function statementUse(inner: SyntaxNode): KeyUse | undefined {
  const statement = statementOf(inner);
  return statement && { kind: 'statement', statement };
}

/** `Set-AWSCredential …`, `$credential = New-AWSCredential …` */
function ofKeeper(command: SyntaxNode): KeyUse | undefined {
  const assignment = assignmentOf(command);
  if (assignment !== undefined) {
    return ofAssignment(assignment, expressionOf(command));
  }
  const statement = statementOf(command);
  return (
    statement && {
      kind: 'variable',
      name: '',
      statement,
      declared: command,
      uses: [],
      review: profileNotes(command),
    }
  );
}

/** `-Credential $credentials`, which a removed variable is given for. */
function isCredential({ parameter, argument }: GivenArgument): boolean {
  return parameter === 'credential' && argument.text.startsWith('$');
}

/** `[Amazon.Runtime.BasicAWSCredentials]::new('…', '…')`, `New-Object Amazon.Runtime.BasicAWSCredentials('…', '…')` */
function ofConstructor(item: SyntaxNode, list: SyntaxNode): KeyUse | undefined {
  const call = list.parent?.parent;
  switch (call?.type) {
    case 'invokation_expression':
      if (isVariableSetter(call)) {
        return statementUse(call);
      }
      return /\]\s*::\s*new\b/i.test(call.text)
        ? ofType(item, call.namedChildren[0]?.text.slice(1, -1) ?? '', call, { kind: 'item', item })
        : undefined;
    case 'command_elements': {
      const command = call.parent;
      return command && commandName(command) === 'new-object'
        ? ofType(item, typeOf(command), command, { kind: 'item', item })
        : undefined;
    }
    default:
      return undefined;
  }
}

/** `-ArgumentList $credentials, $region` */
function ofListed(item: SyntaxNode, list: SyntaxNode): KeyUse | undefined {
  const given = givenArgument(expressionOf(list));
  return given?.parameter === 'argumentlist' && commandName(given.command) === 'new-object'
    ? ofType(item, typeOf(given.command), given.command, { kind: 'item', item })
    : undefined;
}

/** What becomes of an argument of a constructor: credentials are keys themselves, a client does without. */
function ofType(item: SyntaxNode, type: string, call: SyntaxNode, ofClient: KeyUse): KeyUse | undefined {
  return credentialTypes.test(type) ? { kind: 'wrapped', by: call } : clientTypes.test(type) ? ofClient : undefined;
}

/** The type that `New-Object` makes an object of. */
function typeOf(command: SyntaxNode): string {
  const named = elementsOf(command).find(
    (one, index, all) =>
      one.type !== 'command_parameter' && (index === 0 || /^-typename:?$/i.test(all[index - 1]?.text ?? '')),
  );
  return (named?.text ?? '').replace(/^['"]|['"]$/g, '');
}

/** `[Environment]::SetEnvironmentVariable('AWS_ACCESS_KEY_ID', '…')` */
function isVariableSetter(call: SyntaxNode): boolean {
  const name = /^\[(?:System\.)?Environment\]::SetEnvironmentVariable\(\s*['"](\w+)['"]\s*,/i.exec(call.text)?.[1];
  return name !== undefined && keyVariable.test(name);
}

/** `AccessKey = '…'` of a table that commands take their parameters from. */
function ofEntry(entry: SyntaxNode, value: SyntaxNode): KeyUse | undefined {
  const uses = isSame(entry.namedChildren.at(-1), value) ? tableUses(entry) : undefined;
  if (uses === undefined) {
    return undefined;
  }
  const { splats, reads } = uses;
  const commands = splats.map((splat) => ({ splat, command: closest(splat, new Set(['command'])) }));
  const isKnown = commands.every(({ command }) => command !== undefined && /-/.test(commandName(command)));
  const key = (entry.namedChildren[0]?.text ?? '').replace(/^['"]|['"]$/g, '').toLowerCase();
  if (!isKnown || (splats.length > 0 && !keyParameters.test(key) && key !== 'credential')) {
    return undefined;
  }
  const own = commands.filter(({ command }) => command && isFunction(command.tree.rootNode, commandName(command)));
  // A function of the script takes what is spread into it by the names of its parameters.
  const [first] = own;
  if (first?.command !== undefined) {
    const callable = own.length === commands.length && reads.length === 0 ? calledFunction(first.command) : undefined;
    const parameter = callable && parameterOf(value, callable);
    return parameter && { kind: 'parameter', parameter };
  }
  const kept = commands.filter(({ command }) => command && keepers.test(commandName(command)));
  return { kind: 'item', item: entry, uses: [...reads, ...kept.map(({ splat }) => expressionOf(splat))] };
}

/** `$x = '…'`, `$env:AWS_ACCESS_KEY_ID = '…'` */
function ofAssignment(assignment: SyntaxNode, node: SyntaxNode): KeyUse | undefined {
  const left = namedChildren(assignment)[0];
  const statement = statementOf(assignment);
  const named = /^(?:\[[\w.[\]]+\]\s*)?\$(?:(script|global|local|private|env):)?(\w+)$/i.exec(left?.text ?? '');
  const operator = assignment.namedChildren.find((child) => child?.type === 'assignement_operator')?.text;
  if (
    left === undefined ||
    statement === undefined ||
    named?.[2] === undefined ||
    operator !== '=' ||
    !isSame(assignment.childForFieldName('value'), node)
  ) {
    return undefined;
  }
  if (named[1]?.toLowerCase() === 'env') {
    return keyVariable.test(named[2]) ? { kind: 'statement', statement } : undefined;
  }
  const declared = everyNode(left, new Set(['variable']))[0] ?? left;
  return { kind: 'variable', name: declared.text, statement, declared, uses: variableUses(declared) };
}

function assignmentOf(inner: SyntaxNode): SyntaxNode | undefined {
  const { parent } = expressionOf(inner);
  return parent?.type === 'assignment_expression' ? parent : undefined;
}

/** The statement that stands by itself in a list of statements. */
function statementOf(node: SyntaxNode): SyntaxNode | undefined {
  return [node, ...ancestors(node)].find((outer) =>
    /^(?:statement_list|program|script_block_body)$/.test(outer.parent?.type ?? ''),
  );
}

/** A statement that shares its line, with the semicolon that keeps it apart. */
function statementInLine(statement: SyntaxNode, source: string): Span {
  const { start, end } = spanOf(statement);
  const behind = /^[\t ]*;[\t ]*/.exec(source.slice(end, lineEnd(source, end)))?.[0];
  if (behind !== undefined) {
    return { start, end: end + behind.length };
  }
  const before = source.slice(lineStart(source, start), start).trimEnd();
  return { start: before.endsWith(';') ? lineStart(source, start) + before.slice(0, -1).trimEnd().length : start, end };
}

/** A profile that a removed command has stored is needed by whoever uses it. */
function profileNotes(command: SyntaxNode): Message[] {
  const stores = isConfigureSet(command) || elementsOf(command).some((one) => /^-StoreAs$/i.test(one.text));
  return stores
    ? [message('The script no longer stores a profile: where it is used, it must be set up on the machine.')]
    : [];
}
