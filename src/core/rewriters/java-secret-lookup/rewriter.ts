import { planLookup } from '../code/plan';
import { javaDialect } from '../java/dialect';
import type { Rewriter } from '../rewriter';

/** Moves a secret of Java code to Secrets Manager or Parameter Store. */
export const rewriter: Rewriter = {
  id: 'java-secret-lookup',
  languages: ['java'],
  targets: ['secretsmanager', 'parameterstore'],
  plan: (request) =>
    request.target === 'secretsmanager' || request.target === 'parameterstore'
      ? planLookup(request, request.target, javaDialect)
      : undefined,
};
