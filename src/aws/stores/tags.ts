import { AwsFailure } from '../../core/ports';
import type { PutOptions } from '../../core/ports';
import { message } from '../../core/text/message';
import type { Message } from '../../core/text/message';

/** Tags as both services take them. */
export function tagList(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/**
 * Creates something with its tags. Where only the permission to tag is missing, creates it without, and says so: a value
 * in the code is worse than a secret without tags.
 *
 * @param permission the IAM action that creating with tags asks for besides creating.
 */
export async function withTagsIfAllowed<T>(
  permission: string,
  name: string,
  options: PutOptions,
  create: (options: PutOptions) => Promise<T>,
): Promise<{ readonly result: T; readonly notes: readonly Message[] }> {
  try {
    return { result: await create(options), notes: [] };
  } catch (error) {
    if (options.tags === undefined || !AwsFailure.is(error, 'access-denied') || error.permission !== permission) {
      throw error;
    }
    const { tags: _, ...rest } = options;
    return {
      result: await create(rest),
      notes: [message('{0} has no tags: the permission {1} is missing.', name, permission)],
    };
  }
}
