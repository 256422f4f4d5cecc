import type { Literal } from '../languages/literal';
import type { StoreKind } from '../ports';
import {
  calleeParts,
  namedFunctions,
  namedReceivers,
  parameterCall,
  parameterNames,
  plain,
  secretIdNames,
} from './callNames';
import type { CalleeParts } from './callNames';
import type { Evidence } from './evidence';
import { wholeText } from './foundLookup';
import type { LookupInText } from './foundLookup';
import type { LookupHelper } from './helpers';

/** What calls of one document are judged by. */
export interface CallContext {
  readonly source: string;
  readonly literals: readonly Literal[];
  readonly evidence: Evidence;
  /** Functions of the document, and of files that it imports, that look up what they are given. */
  readonly helpers: () => readonly LookupHelper[];
}

/** A command of the AWS CLI that takes existing parameters, up to the name. */
const cliParameters =
  /\bssm\s{1,20}(?:get-parameters?|get-parameter-history|delete-parameters?|label-parameter-version)\s[^;|&]{0,300}$/;

/** The look-up that a literal is the name of, by the call or the request that it is part of. */
export function callLookup(index: number, context: CallContext): LookupInText | undefined {
  const literal = context.literals[index];
  if (literal === undefined) {
    return undefined;
  }
  const callee = literal.call === undefined ? undefined : calleeParts(literal.call.callee);
  if (callee?.method === 'aws' || callee?.method === 'awsexe') {
    return commandLine(index, context);
  }
  return wordOfCommand(index, context) ?? byKey(literal, callee, context) ?? byPosition(literal, context);
}

/** `run(["aws", "secretsmanager", "get-secret-value", "--secret-id", "…"])`: a command of the AWS CLI, word by word. */
function wordOfCommand(index: number, { literals }: CallContext): LookupInText | undefined {
  const [literal, option] = [literals[index], literals[index - 1]];
  if (literal === undefined || option === undefined || literal.outer.start - option.outer.end > 40) {
    return undefined;
  }
  const words = literals.slice(Math.max(0, index - 8), index - 1).map(({ text }) => text);
  if (option.text === '--secret-id' && words.includes('secretsmanager')) {
    return wholeText(literal, 'secretsmanager', true);
  }
  return /^--names?$/.test(option.text) && words.includes('ssm') && words.some((word) => /^get-parameters?$/.test(word))
    ? wholeText(literal, 'parameterstore', true)
    : undefined;
}

function commandLine(index: number, { literals, source }: CallContext): LookupInText | undefined {
  const literal = literals[index];
  const option = literal?.call?.argument;
  if (literal === undefined || typeof option !== 'string') {
    return undefined;
  }
  if (option === 'secret-id') {
    return wholeText(literal, 'secretsmanager', true);
  }
  if (option !== 'name' && option !== 'names') {
    return undefined;
  }
  const before = source.slice(Math.max(0, literal.outer.start - 400), literal.outer.start);
  return cliParameters.test(before.slice(before.lastIndexOf('aws')))
    ? wholeText(literal, 'parameterstore', true)
    : undefined;
}

/** By the name of the argument, of the member of a request, or of a builder's setter. */
function byKey(literal: Literal, callee: CalleeParts | undefined, context: CallContext): LookupInText | undefined {
  const { call, use, name } = literal;
  const setter = use === 'argument' && typeof call?.argument === 'number' ? callee?.method : undefined;
  const keys = [typeof call?.argument === 'string' ? call.argument : undefined, name.at(-1), setter]
    .filter((key) => key !== undefined)
    .map(plain);
  if (callee !== undefined && /vault|azure/.test(callee.whole)) {
    return undefined;
  }
  if (keys.some((key) => secretIdNames.has(key)) && context.evidence.of('secretsmanager')) {
    // A constant of that name may be given to anything.
    const certain = callee !== undefined || name.length > 1 || isWithin(literal, context.source, secretRequest);
    return wholeText(literal, 'secretsmanager', certain);
  }
  if (use === 'annotation-argument' && callee !== undefined && keys.includes('key')) {
    const store = callee.method === 'secretsparam' ? 'secretsmanager' : 'parameterstore';
    return /^(?:secrets|ssm)param$/.test(callee.method) ? wholeText(literal, store, true) : undefined;
  }
  const isParameter =
    keys.some((key) => parameterNames.has(key)) &&
    (parameterCall.test(callee?.whole ?? '') ||
      ((callee === undefined || setter !== undefined) && isWithin(literal, context.source, parameterRequest))) &&
    context.evidence.of('parameterstore');
  return isParameter ? wholeText(literal, 'parameterstore', true) : undefined;
}

const secretRequest = /get_?secret_?value\w{0,20}\s{0,20}[({]/gi;
const parameterRequest = /get_?parameters?\w{0,20}\s{0,20}[({]/gi;

/** Whether a literal stands in the brackets of a request: in a closure or an initialiser that readers take for no call. */
function isWithin({ outer }: Literal, source: string, request: RegExp): boolean {
  const before = source.slice(Math.max(0, outer.start - 200), outer.start);
  const last = [...before.matchAll(request)].at(-1);
  if (last === undefined) {
    return false;
  }
  let depth = 1;
  for (const [bracket] of before.slice(last.index + last[0].length).matchAll(/[(){}]/g)) {
    depth += bracket === '(' || bracket === '{' ? 1 : -1;
    if (depth === 0) {
      return false;
    }
  }
  return true;
}

/** By the function that it is passed to. */
function byPosition(literal: Literal, context: CallContext): LookupInText | undefined {
  const { use } = literal;
  const call = innermostCall(literal, context.source);
  const isArgument = use === 'argument' || use === 'annotation-argument' || use === 'environment-default';
  if (!isArgument || typeof call?.argument !== 'number') {
    return undefined;
  }
  const callee = calleeParts(call.callee);
  const position = call.argument - (isBehindContext(literal, context.source) ? 1 : 0);
  for (const store of ['secretsmanager', 'parameterstore'] as const) {
    if (position === 0 && isProvider(callee, store)) {
      return wholeText(literal, store, true);
    }
    const isNamed =
      namedFunctions[store].get(callee.method) === position &&
      (callee.receiver === undefined || namedReceivers[store].test(callee.receiver));
    // What has told itself to be a helper of the other store is none of this one.
    const helper = context.helpers().find((one) => isCallOf(one, call.callee));
    if (helper !== undefined) {
      const isPlace = position === 0 || namedFunctions[helper.store].get(callee.method) === position;
      return isPlace ? wholeText(literal, helper.store, true) : undefined;
    }
    if (isNamed) {
      return wholeText(literal, store, context.evidence.of(store));
    }
  }
  return undefined;
}

/** Whether the argument before a literal is the context of the call, as Go hands it on first: `ctx`, `r.Context()`. */
function isBehindContext({ outer }: Literal, source: string): boolean {
  const before = source.slice(Math.max(0, outer.start - 80), outer.start);
  return /\((?:\w{0,30}[cC]tx|context\.\w{1,30}\(\)|\w{1,30}(?:\.Request(?:\(\))?)?\.(?:User)?Context(?:\(\))?),\s{0,20}$/.test(
    before,
  );
}

/** The call right around a literal: what is within a macro of Rust is tokens to its grammar. */
function innermostCall({ call, outer }: Literal, source: string): Literal['call'] {
  const callee = call?.callee.endsWith('!')
    ? /([\w:.]{1,80})\(\s{0,40}$/.exec(source.slice(Math.max(0, outer.start - 150), outer.start))?.[1]
    : undefined;
  return callee === undefined ? call : { callee, argument: 0 };
}

/** Powertools: `ParametersManager.SecretsProvider.Get`, `secretsProvider.get`. */
function isProvider({ method, receiver }: CalleeParts, store: StoreKind): boolean {
  const provider = store === 'secretsmanager' ? 'secretsprovider' : 'ssmprovider';
  return method === 'get' && receiver?.endsWith(provider) === true;
}

const own = /^(?:self|this|static|Self|\$this)$/;

function isCallOf({ name, owner }: LookupHelper, callee: string): boolean {
  const parts = callee.split(/\.|::|->/).filter((part) => part !== '');
  const receiver = parts.at(-2);
  return (
    parts.at(-1) === name &&
    (receiver === undefined || receiver === owner || (owner !== undefined && own.test(receiver)))
  );
}
