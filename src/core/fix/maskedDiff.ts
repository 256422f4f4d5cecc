import { createTwoFilesPatch } from 'diff';
import type { SecretMask } from './secretMask';

/**
 * A unified diff for people to read: every secret of the document is masked, in context lines as well. Empty where
 * nothing changes.
 */
export function maskedDiff(path: string, before: string, after: string, secrets: SecretMask): string {
  if (before === after) {
    return '';
  }
  const patch = createTwoFilesPatch(
    `a/${path}`,
    `b/${path}`,
    secrets.apply(before),
    secrets.apply(after),
    undefined,
    undefined,
    {
      context: 3,
    },
  );
  // The first line is a ruler of equals signs that no tool needs.
  return patch.replace(/^=+\n/, '');
}
