import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { AwsFailure } from '../../../src/core/ports';
import type { AwsFailureReason } from '../../../src/core/ports';
import { english } from '../../../src/core/text/message';

/**
 * The failure of some work, which must be of a reason and must not tell any of the values, whichever way it is printed.
 */
export async function failsWith(
  work: Promise<unknown>,
  reason: AwsFailureReason,
  values: readonly string[] = [],
): Promise<AwsFailure> {
  const error = await work.then(
    () => assert.fail(`nothing failed, and ${reason} was expected`),
    (thrown: unknown) => thrown,
  );
  assert.ok(AwsFailure.is(error), inspect(error));
  assert.equal(error.reason, reason, english(error.explanation));
  const told = `${english(error.explanation)}\n${error.message}\n${inspect(error, { depth: 20, showHidden: true })}\n${JSON.stringify(error)}`;
  for (const value of values) {
    assert.ok(!told.includes(value), `the failure tells a value: ${reason}`);
  }
  assert.match(english(error.explanation), /^[A-Z{].*\.$/s, 'the explanation is made of sentences');
  assert.ok(!/undefined|\[object|\{\d\}/.test(english(error.explanation)), english(error.explanation));
  return error;
}
