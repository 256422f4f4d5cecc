import { planLookup } from '../code/plan';
import type { Rewriter } from '../rewriter';
import { phpDialect } from '../php/dialect';
import { markupRefusal } from '../php/markup';

/** Moves a secret of PHP code to Secrets Manager or Parameter Store. */
export const rewriter: Rewriter = {
  id: 'php-secret-lookup',
  languages: ['php'],
  targets: ['secretsmanager', 'parameterstore'],
  plan: (request) =>
    request.target === 'secretsmanager' || request.target === 'parameterstore'
      ? (markupRefusal(request) ?? planLookup(request, request.target, phpDialect))
      : undefined,
};
