import { ServiceError } from '../serviceError';
import type { Caller } from '../state/account';
import type { Service } from '../services/operation';
import type { Shape } from '../wire/shape';
import type { Fault } from './faults';

/** The error that a fault answers with, in the words of AWS; undefined for faults that are no error. */
export function injectedError(
  fault: Fault,
  service: Service,
  operation: string,
  caller: Caller,
): ServiceError | undefined {
  const query = service.protocol === 'query';
  switch (fault.kind) {
    case 'denied': {
      const action = `${service.id}:${operation}`;
      const resource = service.id === 'iam' ? `user ${caller.user ?? ''}` : '*';
      return new ServiceError(
        query ? 'AccessDenied' : 'AccessDeniedException',
        `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
        query ? 403 : 400,
      );
    }
    case 'throttled':
      return new ServiceError(query ? 'Throttling' : 'ThrottlingException', 'Rate exceeded');
    case 'expired':
      return new ServiceError(
        query ? 'ExpiredToken' : 'ExpiredTokenException',
        'The security token included in the request is expired',
        query ? 403 : 400,
      );
    case 'error':
      return new ServiceError(fault.code, fault.message, fault.status);
    case 'garbage':
    case 'reset':
    case 'slow':
    case 'wrong-value':
      return undefined;
  }
}

/** An answer with every stored value in it changed. */
export function withWrongValue(output: Shape): Shape {
  const parameter = output['Parameter'];
  return {
    ...output,
    ...(typeof output['SecretString'] === 'string' ? { SecretString: `${output['SecretString']}?` } : {}),
    ...(typeof parameter === 'object' && parameter !== null
      ? { Parameter: { ...parameter, Value: 'something else' } }
      : {}),
  };
}
