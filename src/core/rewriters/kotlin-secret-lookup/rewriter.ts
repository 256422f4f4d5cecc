import { planLookup } from '../code/plan';
import { kotlinDialect } from '../kotlin/dialect';
import type { Rewriter } from '../rewriter';

/** Moves a secret of Kotlin code to Secrets Manager or Parameter Store. */
export const rewriter: Rewriter = {
  id: 'kotlin-secret-lookup',
  languages: ['kotlin'],
  targets: ['secretsmanager', 'parameterstore'],
  plan: (request) =>
    request.target === 'secretsmanager' || request.target === 'parameterstore'
      ? planLookup(request, request.target, kotlinDialect)
      : undefined,
};
