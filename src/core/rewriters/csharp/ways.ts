import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { LookupTarget } from '../code/dialect';
import type { FixRequest } from '../rewriter';
import { environmentMustBeSet, readOncePerProcess, storePermission } from '../shared/plans';

/** A store that code looks secrets up in. */
export type Store = 'secretsmanager' | 'parameterstore';

/** How a look-up is made: by the SDK, by the caching client, by Powertools. */
export type Way = 'sdk' | 'caching' | 'powertools';

/** The packages that a way needs, as NuGet names them. */
const packages: Readonly<Record<Store, Readonly<Record<Way, string>>>> = {
  secretsmanager: {
    sdk: 'AWSSDK.SecretsManager',
    caching: 'AWSSDK.SecretsManager.Caching',
    powertools: 'AWS.Lambda.Powertools.Parameters',
  },
  parameterstore: {
    sdk: 'AWSSDK.SimpleSystemsManagement',
    caching: '',
    powertools: 'AWS.Lambda.Powertools.Parameters',
  },
};

/** The way that a project looks things up: by a client that it depends on, by the SDK where it has none. */
export function wayOf(store: Store, { project }: FixRequest): Way {
  const known = new Set(project.dependencies);
  return (['powertools', 'caching'] as const).find((way) => known.has(packages[store][way])) ?? 'sdk';
}

/** The packages that a look-up needs. */
export function packagesOf(target: LookupTarget, way: Way): string[] {
  return target === 'environment' ? [] : [packages[target][way]];
}

/** What a look-up changes in what the program needs and does. */
export function wayChanges(target: LookupTarget, way: Way, isAsync: boolean): Message[] {
  if (target === 'environment') {
    return [environmentMustBeSet()];
  }
  return [
    storePermission(target),
    keeping(way),
    isAsync
      ? message('The look-up is a network call the first time this code runs.')
      : message('The first look-up is a network call that blocks its thread, because this code is not asynchronous.'),
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
      return message('Powertools keeps the value for five seconds, then asks again.');
  }
}
