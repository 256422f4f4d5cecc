import { accessPolicy, resourcePolicy } from '../../core/fix/accessPolicy';
import type { StoredAt } from '../../core/fix/accessPolicy';
import type { Output } from '../output';

/** Prints what a program needs to look up what a run has stored, as policies to copy. */
export async function printPolicies(stored: readonly StoredAt[], out: Output): Promise<void> {
  if (stored.length === 0) {
    return;
  }
  await out.line('The least that the program needs, as a policy of its role:');
  await out.line(accessPolicy(stored));
  const resource = stored.map(resourcePolicy).find((policy) => policy !== undefined);
  if (resource !== undefined) {
    await out.line('To let a role of another account read a secret, as the policy of that secret:');
    await out.line(resource);
  }
}
