import { planLookup } from '../code/plan';
import { goDialect } from '../go/dialect';
import type { Rewriter } from '../rewriter';

/** Replaces a secret of Go code by a variable of the environment. */
export const rewriter: Rewriter = {
  id: 'go-environment',
  languages: ['go'],
  targets: ['environment'],
  plan: (request) => (request.target === 'environment' ? planLookup(request, 'environment', goDialect) : undefined),
};
