import { planLookup } from '../code/plan';
import type { Rewriter } from '../rewriter';
import { rubyDialect } from '../ruby/dialect';

/** Replaces a secret of Ruby code by a variable of the environment. */
export const rewriter: Rewriter = {
  id: 'ruby-environment',
  languages: ['ruby'],
  targets: ['environment'],
  plan: (request) => (request.target === 'environment' ? planLookup(request, 'environment', rubyDialect) : undefined),
};
