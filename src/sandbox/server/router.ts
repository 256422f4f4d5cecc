import { ServiceError } from '../serviceError';
import { iam } from '../services/iam';
import type { Operation, Service } from '../services/operation';
import { secretsManager } from '../services/secretsManager';
import { ssm } from '../services/ssm';
import { sts } from '../services/sts';
import { decodeJson } from '../wire/json';
import { decodeQuery } from '../wire/query';
import type { Shape } from '../wire/shape';
import type { SignedRequest } from './signature';

const services: readonly Service[] = [iam, sts, secretsManager, ssm];

/** A request, recognised and not yet decoded. */
export interface Route {
  readonly service: Service;
  readonly name: string;
  /** Undefined where the sandbox does not know the operation. */
  readonly operation: Operation | undefined;
  decode(): Shape;
}

/** Finds the service and operation of a request; undefined where it is none of the sandbox's services. */
export function route(request: SignedRequest): Route | undefined {
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    const [prefix, name = ''] = target.split('.');
    const service = services.find((entry) => entry.protocol === 'json' && entry.target === prefix);
    return service && routeTo(service, name, ({ shapes }) => decodeJson(shapes.input, parse(request.body)));
  }
  const form = new URLSearchParams(request.body.toString('utf8'));
  const service = services.find((entry) => entry.protocol === 'query' && entry.target === form.get('Version'));
  return service && routeTo(service, form.get('Action') ?? '', ({ shapes }) => decodeQuery(shapes.input, form));
}

function routeTo(service: Service, name: string, decode: (operation: Operation) => unknown): Route {
  const operation = service.operations.get(name);
  return {
    service,
    name,
    operation,
    decode: () => (operation === undefined ? {} : ((decode(operation) ?? {}) as Shape)),
  };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8') || '{}');
  } catch {
    throw new ServiceError('SerializationException', 'The request body is no JSON.');
  }
}

/** The error for an operation that the service, or the sandbox, does not have. */
export function unknownOperation({ service, name }: Route): ServiceError {
  return service.protocol === 'json'
    ? new ServiceError('UnknownOperationException', '')
    : new ServiceError('InvalidAction', `Could not find operation ${name} for version ${service.target}`);
}
