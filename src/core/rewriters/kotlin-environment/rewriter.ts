import { planLookup } from '../code/plan';
import { kotlinDialect } from '../kotlin/dialect';
import type { Rewriter } from '../rewriter';

/** Replaces a secret of Kotlin code by a variable of the environment. */
export const rewriter: Rewriter = {
  id: 'kotlin-environment',
  languages: ['kotlin'],
  targets: ['environment'],
  plan: (request) => (request.target === 'environment' ? planLookup(request, 'environment', kotlinDialect) : undefined),
};
