import { ServiceError } from '../serviceError';
import type { Caller } from '../state/account';
import type { World } from '../state/world';
import { requireMembers } from '../wire/shape';
import type { Shape } from '../wire/shape';
import { failure, garbage, success } from './answers';
import type { Answer } from './answers';
import { authenticate } from './authenticate';
import type { Faults, MetFault } from './faults';
import { answerPortal } from './identityCenter';
import { injectedError, withWrongValue } from './injectedErrors';
import { route, unknownOperation } from './router';
import type { Route } from './router';
import { readScope } from './signature';
import type { SignatureScope, SignedRequest } from './signature';

/** A request that the sandbox answered. Holds no value. */
export interface LoggedRequest {
  /** `secretsmanager:CreateSecret`; `unknown` where it was not recognised. */
  readonly operation: string;
  readonly region: string | undefined;
  /** The ARN of the caller, where it was recognised. */
  readonly caller: string | undefined;
  readonly userAgent: string | undefined;
  /** The error's code; undefined where it went well. `garbage` and `reset` for those faults. */
  readonly error: string | undefined;
}

/** `reset`: cut the connection. */
export interface Handled {
  readonly answer: Answer | 'reset';
  readonly logged: LoggedRequest;
}

/** Answers one request. */
export async function handle(
  world: World,
  faults: Faults,
  request: SignedRequest,
  requestId: string,
): Promise<Handled> {
  const portal = answerPortal(world, request);
  if (portal !== undefined) {
    const userAgent = single(request.headers['user-agent']);
    const error = portal.status === 200 ? undefined : 'UnauthorizedException';
    return {
      answer: portal,
      logged: { operation: 'sso:GetRoleCredentials', region: undefined, caller: undefined, userAgent, error },
    };
  }
  const found = route(request);
  const scope = readScope(single(request.headers['authorization']));
  const logged = {
    operation: found === undefined ? 'unknown' : `${found.service.id}:${found.name}`,
    region: scope?.region,
    caller: undefined,
    userAgent: single(request.headers['user-agent']),
    error: undefined,
  };
  if (found === undefined) {
    return { answer: garbage(404), logged: { ...logged, error: 'garbage' } };
  }
  const fault = faults.meet(found.service.id, found.name);
  try {
    const { answer, caller, error } = await perform(world, found, scope, request, requestId, fault);
    return { answer, logged: { ...logged, caller: caller.arn, error } };
  } catch (error) {
    const answered = error instanceof ServiceError ? error : new ServiceError('InternalFailure', String(error), 500);
    return { answer: failure(found.service, answered, requestId), logged: { ...logged, error: answered.code } };
  }
}

interface Performed {
  readonly answer: Answer | 'reset';
  readonly caller: Caller;
  readonly error: string | undefined;
}

async function perform(
  world: World,
  found: Route,
  scope: SignatureScope | undefined,
  request: SignedRequest,
  requestId: string,
  met: MetFault | undefined,
): Promise<Performed> {
  const { service, operation } = found;
  if (scope === undefined) {
    throw new ServiceError(
      service.protocol === 'query' ? 'MissingAuthenticationToken' : 'MissingAuthenticationTokenException',
      'Request is missing Authentication Token',
      403,
    );
  }
  const caller = authenticate(world, scope, request, service.protocol);
  const early = met?.afterwards === false ? await faulty(met, found, caller, requestId) : undefined;
  if (early !== undefined) {
    return early;
  }
  const outcome = carryOut(world, found, scope, caller);
  const late = met?.afterwards === true ? await faulty(met, found, caller, requestId) : undefined;
  if (late !== undefined) {
    return late;
  }
  if (outcome instanceof ServiceError) {
    throw outcome;
  }
  if (operation === undefined) {
    throw unknownOperation(found);
  }
  const answered = met?.fault.kind === 'wrong-value' ? withWrongValue(outcome) : outcome;
  return { answer: success(service, operation, answered, requestId), caller, error: undefined };
}

/** What an operation does and says, be it an error. */
function carryOut(world: World, found: Route, scope: SignatureScope, caller: Caller): Shape | ServiceError {
  const { operation } = found;
  try {
    if (operation === undefined) {
      throw unknownOperation(found);
    }
    const input = found.decode();
    requireMembers(operation.shapes.input, input);
    return operation.run(input, { world, caller, accessKeyId: scope.accessKeyId, region: scope.region });
  } catch (error) {
    if (error instanceof ServiceError) {
      return error;
    }
    throw error;
  }
}

/** The answer of a fault that replaces the operation's own; undefined for one that lets it through. */
async function faulty(
  { fault, released }: MetFault,
  { service, name }: Route,
  caller: Caller,
  requestId: string,
): Promise<Performed | undefined> {
  if (fault.kind === 'slow') {
    await released;
  }
  if (fault.kind === 'reset') {
    return { answer: 'reset', caller, error: 'reset' };
  }
  if (fault.kind === 'garbage') {
    return { answer: garbage(fault.status ?? 200), caller, error: 'garbage' };
  }
  const error = injectedError(fault, service, name, caller);
  return error && { answer: failure(service, error, requestId), caller, error: error.code };
}

function single(header: string | readonly string[] | undefined): string | undefined {
  return typeof header === 'string' ? header : header?.[0];
}
