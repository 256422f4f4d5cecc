import type { Rewriter } from '../rewriter';
import { orThroughEnvironment } from '../shared/throughEnvironment';
import { planShellLookup } from '../shellscript/plan';

/** Moves a secret of a shell script to Secrets Manager or Parameter Store. */
export const rewriter: Rewriter = {
  id: 'shellscript-secret-lookup',
  languages: ['shellscript'],
  targets: ['secretsmanager', 'parameterstore'],
  plan: (request) =>
    request.target === 'secretsmanager' || request.target === 'parameterstore'
      ? orThroughEnvironment(request, planShellLookup(request, request.target), 'sh -c …', (other) =>
          planShellLookup(other, 'environment'),
        )
      : undefined,
};
