import { constantOf } from '../environmentDefault';
import { environmentCall } from '../osMembers';
import { childIn, operands, statementOf } from '../tree';
import type { PyNode } from '../tree';
import { awsCallOf } from './awsCalls';
import type { AwsCall } from './awsCalls';
import { dropEntry } from './dictionaries';
import { dropEnvironment } from './environment';
import type { Flow } from './flow';
import { dropHadoopKey } from './hadoop';
import { dropLocalArgument } from './localCalls';
import { isDictCall } from './plainValues';
import { CannotGo } from '../../code/cannotGo';
import { ownEndpointNote } from '../../code/ownEndpoint';

export function dropKeyword(flow: Flow, argument: PyNode): void {
  const list = argument.parent;
  const call = list?.parent;
  const nameNode = childIn(argument, 'name');
  const name = nameNode ? flow.file.text(nameNode) : '';
  if (!list || call?.type !== 'call') {
    throw new CannotGo(flow.otherUse(argument));
  }
  if (isDictCall(flow.file, call)) {
    dropEntry(flow, call, name, argument);
    return;
  }
  if (environmentCall(flow.file, call) === 'update') {
    dropEnvironment(flow, name, argument);
    return;
  }
  const aws = awsCallOf(flow.file, call);
  if (aws?.keywords.has(name) === true) {
    dropFromCall(flow, call, aws);
  } else if (!dropLocalArgument(flow, call, argument)) {
    throw new CannotGo(flow.passedTo(call));
  }
}

export function dropPositional(flow: Flow, list: PyNode, value: PyNode): void {
  const call = list.parent;
  if (call?.type !== 'call') {
    throw new CannotGo(flow.otherUse(value));
  }
  const index = operands(list).indexOf(value);
  const variable = operands(list)[0];
  if (
    index === 1 &&
    variable &&
    (environmentCall(flow.file, call) === 'setdefault' || environmentCall(flow.file, call) === 'putenv')
  ) {
    dropEnvironment(flow, constantOf(flow.file, variable) ?? '', value);
    return;
  }
  const aws = awsCallOf(flow.file, call);
  if (aws?.keywords.has(aws.positions[index] ?? '') === true) {
    dropFromCall(flow, call, aws);
  } else if (!dropHadoopKey(flow, call, index) && !dropLocalArgument(flow, call, value)) {
    throw new CannotGo(flow.passedTo(call));
  }
}

/** All credentials of a call go together: half a pair is worse than none. */
export function dropFromCall(flow: Flow, call: PyNode, aws: AwsCall): void {
  const list = childIn(call, 'arguments');
  flow.set.reached = true;
  if (!list || flow.set.statements.has(statementOf(call))) {
    return;
  }
  if (hasEndpoint(flow, list, aws)) {
    flow.set.note(ownEndpointNote());
  }
  if (aws.only) {
    const statement = statementOf(call);
    if (operands(statement)[0] !== call || statement.type !== 'expression_statement') {
      throw new CannotGo(flow.otherUse(call));
    }
    flow.set.statements.add(statement);
    return;
  }
  let shifted = false;
  let index = 0;
  for (const argument of operands(list)) {
    if (argument.type === 'keyword_argument') {
      const name = childIn(argument, 'name');
      if (name && aws.keywords.has(flow.file.text(name))) {
        flow.set.items.add(argument);
      }
    } else if (argument.type === 'list_splat') {
      index = Infinity;
    } else if (argument.type !== 'dictionary_splat') {
      const name = aws.positions[index];
      index += 1;
      if (name !== undefined && aws.keywords.has(name)) {
        flow.set.items.add(argument);
        shifted = true;
      } else if (shifted && name !== undefined) {
        flow.set.keywords.set(argument, name);
      }
    }
  }
  const callee = childIn(call, 'function');
  if (callee && /(?:^|\.)setup_default_session$/.test(flow.file.text(callee))) {
    const statement = statementOf(call);
    if (operands(list).every((argument) => flow.set.items.has(argument)) && operands(statement)[0] === call) {
      flow.set.statements.add(statement);
    }
  }
}

/** Whether the call names an endpoint, as for a store that only speaks the protocol of S3. */
function hasEndpoint(flow: Flow, list: PyNode, aws: AwsCall): boolean {
  const position = aws.positions.indexOf('endpoint_url');
  return operands(list).some((argument, index) =>
    argument.type === 'keyword_argument'
      ? /^(?:endpoint_url|endpoint_override|client_kwargs)\b/.test(flow.file.text(argument)) &&
        /endpoint/.test(flow.file.text(argument))
      : index === position && argument.type !== 'none',
  );
}
