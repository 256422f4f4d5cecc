import { planLookup } from '../code/plan';
import type { Rewriter } from '../rewriter';
import { phpDialect } from '../php/dialect';

/** Replaces a secret of PHP code by a variable of the environment. */
export const rewriter: Rewriter = {
  id: 'php-environment',
  languages: ['php'],
  targets: ['environment'],
  plan: (request) => (request.target === 'environment' ? planLookup(request, 'environment', phpDialect) : undefined),
};
