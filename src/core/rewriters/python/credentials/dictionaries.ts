import { unparenthesised } from '../target';
import { environmentCall } from '../osMembers';
import { childIn, operands, statementOf } from '../tree';
import type { PyNode } from '../tree';
import { awsCallOf, credentialKeywords, optionKeywords } from './awsCalls';
import { dropFromCall } from './calls';
import { dropEnvironment } from './environment';
import type { Flow } from './flow';
import { dropAttributePath, dropPath, keyOf } from './paths';
import { isDictCall } from './plainValues';
import { CannotGo } from '../../code/cannotGo';
import { followReturned } from './returns';

/** An entry of a dictionary goes, wherever the dictionary goes to. */
export function dropEntry(flow: Flow, dictionary: PyNode, key: string | undefined, item: PyNode): void {
  if (key === undefined) {
    throw new CannotGo(flow.otherUse(item));
  }
  flow.set.items.add(item);
  flow.set.usesOf(dictionary);
  flow.followDictionary(dictionary, [key], dictionary);
}

/** A path that is longer than this goes in circles. */
const deepestPath = 8;

/** See `FlowSteps`. */
export function followDictionary(flow: Flow, node: PyNode, path: readonly string[], home: PyNode | undefined): void {
  let value = node;
  while (value.parent && unparenthesised(value.parent)) {
    value = value.parent;
  }
  const { parent } = value;
  if (path.length > deepestPath) {
    throw new CannotGo(flow.otherUse(value));
  }
  if (flow.once(`dictionary ${String(value.start)} ${String(value.end)} ${path.join('.')}`)) {
    return;
  }
  const place: Place = { flow, value, path, home };
  switch (parent?.type) {
    case 'dictionary_splat':
      intoSplat(place, parent);
      return;
    case 'keyword_argument':
      intoKeyword(place, parent);
      return;
    case 'pair':
      intoPair(place, parent);
      return;
    case 'argument_list':
      intoArgument(place, parent);
      return;
    case 'assignment':
      intoVariable(place, parent);
      return;
    case 'return_statement':
      followReturned(flow, value, path);
      return;
    case undefined:
    default:
      throw new CannotGo(flow.otherUse(value));
  }
}

/** A dictionary on its way. */
interface Place {
  readonly flow: Flow;
  readonly value: PyNode;
  readonly path: readonly string[];
  readonly home: PyNode | undefined;
}

/** Notes what is there for the dictionary alone: it goes when the dictionary is left without entries. */
function serves({ flow, home }: Place, use: PyNode): void {
  if (home) {
    flow.set.usesOf(home).add(use);
  }
}

/** `**credentials`, in a call or in another dictionary. */
function intoSplat(place: Place, splat: PyNode): void {
  const { flow, value, path, home } = place;
  const list = splat.parent;
  const call = list?.type === 'argument_list' ? list.parent : undefined;
  const outer = list?.type === 'dictionary' ? list : isDictCall(flow.file, call) ? call : undefined;
  if (outer) {
    flow.followDictionary(outer, path, undefined);
    serves(place, splat);
    return;
  }
  if (call?.type !== 'call') {
    throw new CannotGo(flow.otherUse(value));
  }
  const aws = awsCallOf(flow.file, call);
  if (path.length > 1 || aws?.keywords.has(path[0] ?? '') !== true) {
    throw new CannotGo(flow.passedTo(call));
  }
  dropSiblings(flow, home, aws.keywords);
  dropFromCall(flow, call, aws);
  serves(place, splat);
}

/** `storage_options=credentials`, `dict(aws=credentials)`. */
function intoKeyword(place: Place, argument: PyNode): void {
  const { flow, value, path, home } = place;
  const nameNode = childIn(argument, 'name');
  const name = nameNode ? flow.file.text(nameNode) : '';
  const keywords = optionKeywords(name);
  const call = argument.parent?.parent;
  if (keywords?.has(path[0] ?? '') === true && path.length === 1) {
    dropSiblings(flow, home, keywords);
    flow.set.reached = true;
  } else if (call && isDictCall(flow.file, call)) {
    flow.followDictionary(call, [name, ...path], undefined);
  } else {
    throw new CannotGo(call?.type === 'call' ? flow.passedTo(call) : flow.otherUse(value));
  }
  serves(place, argument);
}

/** `{"aws": credentials}`. */
function intoPair(place: Place, pair: PyNode): void {
  const { flow, value, path } = place;
  const key = keyOf(flow, pair);
  const outer = pair.parent;
  if (outer?.type !== 'dictionary' || key === undefined || value.field !== 'value') {
    throw new CannotGo(flow.otherUse(value));
  }
  serves(place, pair);
  flow.set.usesOf(outer);
  flow.followDictionary(outer, [key, ...path], outer);
}

/** `os.environ.update({…})`, `dict(credentials)`. */
function intoArgument({ flow, value, path }: Place, list: PyNode): void {
  const call = list.parent;
  const [key = ''] = path;
  const item = operands(value).find((one) => flow.set.items.has(one) && keyOf(flow, one) === key);
  if (environmentCall(flow.file, call) === 'update' && path.length === 1 && item) {
    dropEnvironment(flow, key, item);
    return;
  }
  if (call && isDictCall(flow.file, call) && operands(list)[0] === value) {
    flow.followDictionary(call, path, undefined);
    return;
  }
  throw new CannotGo(call?.type === 'call' ? flow.passedTo(call) : flow.otherUse(value));
}

/** `options = {…}`, `self.options = {…}`. */
function intoVariable(place: Place, assignment: PyNode): void {
  const { flow, value, path, home } = place;
  const left = value.field === 'right' ? childIn(assignment, 'left') : undefined;
  serves(place, statementOf(assignment));
  if (left?.type === 'identifier') {
    dropPath(flow, left, path, home);
  } else if (left?.type === 'attribute') {
    dropAttributePath(flow, left, path, home);
  } else {
    throw new CannotGo(flow.otherUse(value));
  }
}

/** The other halves of the credentials in the same dictionary go, too. */
function dropSiblings(flow: Flow, dictionary: PyNode | undefined, keywords: ReadonlySet<string>): void {
  const list = dictionary?.type === 'call' ? childIn(dictionary, 'arguments') : dictionary;
  for (const item of operands(list)) {
    const key = item.type === 'pair' || item.type === 'keyword_argument' ? keyOf(flow, item) : undefined;
    const credential = keywords === credentialKeywords || /^(?:key|secret|token|aws_\w+)$/.test(key ?? '');
    if (key !== undefined && keywords.has(key) && credential) {
      flow.set.items.add(item);
    }
  }
}
