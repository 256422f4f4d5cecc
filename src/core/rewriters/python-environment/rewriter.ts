import { planLookup } from '../python/plan';
import type { Rewriter } from '../rewriter';

/** Replaces a secret of Python code by a variable of the environment. */
export const rewriter: Rewriter = {
  id: 'python-environment',
  languages: ['python'],
  targets: ['environment'],
  plan: (request) => (request.target === 'environment' ? planLookup(request, 'environment') : undefined),
};
