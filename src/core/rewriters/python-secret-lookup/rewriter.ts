import { planLookup } from '../python/plan';
import type { Rewriter } from '../rewriter';
import { orThroughEnvironment } from '../shared/throughEnvironment';

/** Moves a secret of Python code to Secrets Manager or Parameter Store. */
export const rewriter: Rewriter = {
  id: 'python-secret-lookup',
  languages: ['python'],
  targets: ['secretsmanager', 'parameterstore'],
  plan: (request) =>
    request.target === 'secretsmanager' || request.target === 'parameterstore'
      ? orThroughEnvironment(request, planLookup(request, request.target), 'python app.py', (other) =>
          planLookup(other, 'environment'),
        )
      : undefined,
};
