import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { ParameterMetadata, ParameterStringFilter } from '@aws-sdk/client-ssm';
import { AwsFailure } from '../../core/ports';
import type { SecretDescription } from '../../core/ports';
import { errorFacts } from '../errors/errorFacts';
import { explain } from '../errors/explain';
import type { CredentialOrigin } from '../errors/sessionMessages';
import { unexpectedAnswer } from '../errors/unexpectedAnswer';
import { parameterStore } from './heldParameters';
import type { StoreConnection } from './storeConnection';

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html */
const largestPage = 50;

/** A filter takes 50 names; an ARN may stand for two of them. */
export const mostNamesPerCall = 25;

const permission = 'ssm:DescribeParameters';

/** One page of the parameters. */
export async function listParameters(
  connection: StoreConnection,
  page: string | undefined,
  signal: AbortSignal | undefined,
): Promise<{ readonly entries: readonly SecretDescription[]; readonly next: string | undefined }> {
  return ask(connection, undefined, page, signal);
}

/**
 * Describes parameters by their names or ARNs, at most `mostNamesPerCall` of them. Fails as a whole where a call does; a
 * parameter that does not exist is a failure of its own.
 */
export async function describeParameters(
  connection: StoreConnection,
  wanted: readonly string[],
  signal: AbortSignal | undefined,
): Promise<readonly (SecretDescription | AwsFailure)[]> {
  const names = new Map(wanted.map((name) => [name, namesOf(name)] as const));
  const filter = { Key: 'Name', Option: 'Equals', Values: [...new Set([...names.values()].flat())] };
  const found = new Map<string, SecretDescription>();
  const missing = (subject: string, origin: CredentialOrigin): AwsFailure =>
    new AwsFailure(
      'not-found',
      explain('not-found', errorFacts(undefined), { service: parameterStore, action: permission, subject, origin }),
    );
  let page = await ask(connection, filter, undefined, signal);
  const collect = (): void => {
    for (const entry of page.entries) {
      found.set(entry.name, entry);
    }
  };
  collect();
  // An answer may be empty and yet name a next page.
  while (page.next !== undefined) {
    page = await ask(connection, filter, page.next, signal);
    collect();
  }
  return wanted.map((name) => {
    const entry = names.get(name)?.flatMap((one) => found.get(one) ?? [])[0];
    return entry ?? missing(name, page.origin);
  });
}

interface Page {
  readonly entries: readonly SecretDescription[];
  readonly next: string | undefined;
  readonly origin: CredentialOrigin;
}

async function ask(
  connection: StoreConnection,
  filter: ParameterStringFilter | undefined,
  page: string | undefined,
  signal: AbortSignal | undefined,
): Promise<Page> {
  const subject = filter?.Values?.join(', ') ?? '';
  const context = { service: parameterStore, action: permission, subject };
  return connection.call(context, signal, async (resolved, options) => {
    const client = new SSMClient(resolved.regionalClient('SSM'));
    const command = new DescribeParametersCommand({
      MaxResults: largestPage,
      ...(filter !== undefined && { ParameterFilters: [filter] }),
      ...(page !== undefined && { NextToken: page }),
    });
    const answer = await client.send(command, options);
    if (answer.Parameters === undefined) {
      throw unexpectedAnswer(answer);
    }
    return {
      entries: answer.Parameters.flatMap((entry) => (entry.Name === undefined ? [] : [described(entry, entry.Name)])),
      // moto ends its pages with an empty token.
      next: answer.NextToken || undefined,
      origin: resolved.origin,
    };
  });
}

function described({ ARN, Description, LastModifiedDate, Type }: ParameterMetadata, name: string): SecretDescription {
  return {
    store: 'parameterstore',
    name,
    arn: ARN,
    description: Description || undefined,
    changed: LastModifiedDate?.toISOString(),
    ...(Type !== undefined && { type: Type }),
  };
}

/** The names that an ARN may stand for: it writes `/a` and `a` alike. */
function namesOf(nameOrArn: string): readonly string[] {
  const path = /^arn:[\w-]+:ssm:[\w-]*:\d*:parameter\/(.*)$/.exec(nameOrArn)?.[1];
  return path === undefined ? [nameOrArn] : path.includes('/') ? [`/${path}`] : [path, `/${path}`];
}
