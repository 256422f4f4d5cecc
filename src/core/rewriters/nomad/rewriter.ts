import { message } from '../../text/message';
import type { Rewriter } from '../rewriter';
import { refuse } from '../shared/plans';

/**
 * Says of jobs of Nomad where their secrets can go: whoever may read a job reads what stands in it.
 *
 * - https://developer.hashicorp.com/nomad/docs/job-specification/template#nomad-variables
 * - https://developer.hashicorp.com/nomad/docs/job-specification/template#environment-variables
 */
export const rewriter: Rewriter = {
  id: 'nomad',
  languages: ['hcl'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: ({ target, finding, document }) =>
    target !== 'default-credential-chain' &&
    finding.kind === 'storable' &&
    /\.nomad(?:\.hcl)?$|\.nomadjob$/i.test(document.path ?? '')
      ? refuse(
          target,
          message(
            'Nomad fills nothing in from AWS here, and shows a job to whoever may read it: keep the value in a variable of Nomad (nomad var put) or in Vault, and have a template block with env = true read it (nomadVar, secret), or the program read it from AWS.',
          ),
        )
      : undefined,
};
