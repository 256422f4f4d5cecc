import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { LookupTarget } from '../code/dialect';
import type { FixRequest } from '../rewriter';
import { environmentMustBeSet, readOncePerProcess, storePermission } from '../shared/plans';

/** A store that code looks secrets up in. */
export type Store = 'secretsmanager' | 'parameterstore';

/** How a look-up is made: by the SDK, by the caching client, by Powertools before and since version 2. */
export type Way = 'sdk' | 'caching' | 'powertools' | 'powertools1';

/** The artifacts that a way needs, as Maven and Gradle name them. */
const artifacts: Readonly<Record<Store, Readonly<Record<Way, string>>>> = {
  secretsmanager: {
    sdk: 'software.amazon.awssdk:secretsmanager',
    caching: 'com.amazonaws.secretsmanager:aws-secretsmanager-caching-java',
    powertools: 'software.amazon.lambda:powertools-parameters-secrets',
    powertools1: 'software.amazon.lambda:powertools-parameters',
  },
  parameterstore: {
    sdk: 'software.amazon.awssdk:ssm',
    caching: '',
    powertools: 'software.amazon.lambda:powertools-parameters-ssm',
    powertools1: 'software.amazon.lambda:powertools-parameters',
  },
};

/** The way that a project looks things up: by a client that it depends on, by the SDK where it has none. */
export function wayOf(store: Store, { project }: FixRequest): Way {
  const known = new Set(project.dependencies);
  const ways = ['powertools', 'powertools1', 'caching'] as const;
  return ways.find((way) => known.has(artifacts[store][way])) ?? 'sdk';
}

/** The artifacts that a look-up needs. */
export function artifactsOf(target: LookupTarget, way: Way): string[] {
  return target === 'environment' ? [] : [artifacts[target][way]];
}

/** What a look-up changes in what the program needs and does. */
export function wayChanges(target: LookupTarget, way: Way): Message[] {
  if (target === 'environment') {
    return [environmentMustBeSet()];
  }
  return [
    storePermission(target),
    keeping(way),
    message('The look-up is a network call the first time this code runs.'),
  ];
}

function keeping(way: Way): Message {
  switch (way) {
    case 'sdk':
      return readOncePerProcess();
    case 'caching':
      return message(
        'The cache also needs the IAM permission secretsmanager:DescribeSecret; it asks for a new value every hour.',
      );
    case 'powertools':
    case 'powertools1':
      return message('Powertools keeps the value for five seconds, then asks again.');
  }
}
