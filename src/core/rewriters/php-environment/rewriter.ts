import { planLookup } from '../code/plan';
import type { Rewriter } from '../rewriter';
import { phpDialect } from '../php/dialect';
import { markupRefusal } from '../php/markup';

/** Replaces a secret of PHP code by a variable of the environment. */
export const rewriter: Rewriter = {
  id: 'php-environment',
  languages: ['php'],
  targets: ['environment'],
  plan: (request) =>
    request.target === 'environment'
      ? (markupRefusal(request) ?? planLookup(request, 'environment', phpDialect))
      : undefined,
};
