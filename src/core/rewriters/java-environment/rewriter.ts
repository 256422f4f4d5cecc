import { planLookup } from '../code/plan';
import { javaDialect } from '../java/dialect';
import type { Rewriter } from '../rewriter';

/** Replaces a secret of Java code by a variable of the environment. */
export const rewriter: Rewriter = {
  id: 'java-environment',
  languages: ['java'],
  targets: ['environment'],
  plan: (request) => (request.target === 'environment' ? planLookup(request, 'environment', javaDialect) : undefined),
};
