import { planLookup } from '../python/plan';
import type { Rewriter } from '../rewriter';

/** Moves a secret of Python code to Secrets Manager or Parameter Store. */
export const rewriter: Rewriter = {
  id: 'python-secret-lookup',
  languages: ['python'],
  targets: ['secretsmanager', 'parameterstore'],
  plan: (request) =>
    request.target === 'secretsmanager' || request.target === 'parameterstore'
      ? planLookup(request, request.target)
      : undefined,
};
