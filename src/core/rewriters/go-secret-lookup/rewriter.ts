import { planLookup } from '../code/plan';
import { goDialect } from '../go/dialect';
import type { Rewriter } from '../rewriter';

/** Moves a secret of Go code to Secrets Manager or Parameter Store. */
export const rewriter: Rewriter = {
  id: 'go-secret-lookup',
  languages: ['go'],
  targets: ['secretsmanager', 'parameterstore'],
  plan: (request) =>
    request.target === 'secretsmanager' || request.target === 'parameterstore'
      ? planLookup(request, request.target, goDialect)
      : undefined,
};
