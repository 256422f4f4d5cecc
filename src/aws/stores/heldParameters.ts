import { GetParameterCommand, GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AwsFailure } from '../../core/ports';
import type { SecretLookup } from '../../core/ports';
import { Secret } from '../../core/text/secret';
import { errorFacts } from '../errors/errorFacts';
import { explain } from '../errors/explain';
import { unexpectedAnswer } from '../errors/unexpectedAnswer';
import type { StoreConnection } from './storeConnection';

export const parameterStore = 'SSM Parameter Store';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html */
export const mostParametersPerCall = 10;

export interface HeldParameter {
  readonly arn: string | undefined;
  readonly value: Secret;
  readonly type: string | undefined;
}

/** The wanted part of a look-up in Parameter Store. */
export type WantedParameter = Pick<SecretLookup, 'name' | 'version' | 'label'>;

/** Reads one parameter. */
export async function readHeldParameter(
  connection: StoreConnection,
  wanted: WantedParameter,
  signal: AbortSignal | undefined,
): Promise<HeldParameter> {
  const selector = selectorOf(wanted);
  const context = { service: parameterStore, action: 'ssm:GetParameter', subject: selector };
  return connection.call(context, signal, async (resolved, options) => {
    const client = new SSMClient(resolved.regionalClient('SSM'));
    const answer = await client.send(new GetParameterCommand({ Name: selector, WithDecryption: true }), options);
    const { Parameter } = answer;
    if (Parameter?.Value === undefined) {
      throw unexpectedAnswer(answer);
    }
    return { arn: Parameter.ARN, value: new Secret(Parameter.Value), type: Parameter.Type };
  });
}

/**
 * Reads parameters with one call, at most `mostParametersPerCall` of them and of each name only one. Fails as a whole
 * where the call does; a parameter that does not exist is a failure of its own. Undefined for one that the answer leaves
 * out.
 */
export async function readHeldParameters(
  connection: StoreConnection,
  wanted: readonly WantedParameter[],
  signal: AbortSignal | undefined,
): Promise<readonly (Secret | AwsFailure | undefined)[]> {
  const selectors = wanted.map(selectorOf);
  const context = { service: parameterStore, action: 'ssm:GetParameters', subject: selectors.join(', ') };
  return connection.call(context, signal, async (resolved, options) => {
    const client = new SSMClient(resolved.regionalClient('SSM'));
    const command = new GetParametersCommand({ Names: selectors, WithDecryption: true });
    const answer = await client.send(command, options);
    const { Parameters, InvalidParameters } = answer;
    if (Parameters === undefined && InvalidParameters === undefined) {
      throw unexpectedAnswer(answer);
    }
    const values = new Map(
      (Parameters ?? []).flatMap(({ Name, Value }) =>
        Value === undefined ? [] : [[Name, new Secret(Value)] as const],
      ),
    );
    return wanted.map(({ name }, index) => {
      const selector = selectors[index] ?? name;
      return InvalidParameters?.includes(selector) === true
        ? new AwsFailure(
            'not-found',
            explain('not-found', errorFacts(undefined), { ...context, subject: selector, origin: resolved.origin }),
          )
        : values.get(name);
    });
  });
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-versions.html */
function selectorOf({ name, version, label }: WantedParameter): string {
  const selected = version ?? label;
  return selected === undefined ? name : `${name}:${selected}`;
}
