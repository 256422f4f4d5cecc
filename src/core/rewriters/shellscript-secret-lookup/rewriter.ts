import type { Rewriter } from '../rewriter';
import { planShellLookup } from '../shellscript/plan';

/** Moves a secret of a shell script to Secrets Manager or Parameter Store. */
export const rewriter: Rewriter = {
  id: 'shellscript-secret-lookup',
  languages: ['shellscript'],
  targets: ['secretsmanager', 'parameterstore'],
  plan: (request) =>
    request.target === 'secretsmanager' || request.target === 'parameterstore'
      ? planShellLookup(request, request.target)
      : undefined,
};
