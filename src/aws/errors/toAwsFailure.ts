import { AwsFailure } from '../../core/ports';
import { classify } from './classify';
import { errorFacts } from './errorFacts';
import type { ErrorFacts } from './errorFacts';
import { explain } from './explain';
import type { CallContext } from './explain';

/** Whatever a call threw, as a failure for a person. Holds nothing of the request or the answer but codes. */
export function toAwsFailure(error: unknown, context: CallContext): AwsFailure {
  if (AwsFailure.is(error)) {
    return error;
  }
  const facts = errorFacts(error);
  const reason = classify(facts);
  const permission =
    reason === 'access-denied'
      ? facts.kms && facts.action === undefined
        ? kmsAction(context)
        : (facts.action ?? context.action)
      : undefined;
  const known = permission === undefined ? facts : { ...facts, action: permission };
  return new AwsFailure(reason, explain(reason, known, context), permission, { cause: traceOf(facts) });
}

/** “Access to KMS is not allowed” names no action. */
function kmsAction({ action }: CallContext): string {
  return /:Get/.test(action) ? 'kms:Decrypt' : 'kms:GenerateDataKey';
}

/** An error for the log in place of the SDK's own, which carries the request and the answer with it. */
export function traceOf({ name, code, status, requestId }: ErrorFacts): Error {
  const parts = [
    name,
    code,
    status === undefined ? undefined : `HTTP ${String(status)}`,
    requestId === undefined ? undefined : `request ${requestId}`,
  ];
  return new Error(parts.filter((part) => part !== undefined).join(', '));
}
