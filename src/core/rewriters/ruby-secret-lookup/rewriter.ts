import { planLookup } from '../code/plan';
import type { Rewriter } from '../rewriter';
import { rubyDialect } from '../ruby/dialect';

/** Moves a secret of Ruby code to Secrets Manager or Parameter Store. */
export const rewriter: Rewriter = {
  id: 'ruby-secret-lookup',
  languages: ['ruby'],
  targets: ['secretsmanager', 'parameterstore'],
  plan: (request) =>
    request.target === 'secretsmanager' || request.target === 'parameterstore'
      ? planLookup(request, request.target, rubyDialect)
      : undefined,
};
