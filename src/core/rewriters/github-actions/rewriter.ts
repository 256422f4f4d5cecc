import { storableSite } from '../config/inPlace';
import type { Rewriter } from '../rewriter';
import { refuse } from '../shared/plans';
import { planRole } from './role';
import { planRepositorySecret } from './repositorySecret';
import { planGetSecrets } from './getSecrets';

/** Has GitHub Actions workflows read secrets from Secrets Manager or the repository, and sign in to AWS by a role. */
export const rewriter: Rewriter = {
  id: 'github-actions',
  languages: ['yaml'],
  targets: ['secretsmanager', 'parameterstore', 'environment', 'default-credential-chain'],
  plan: (request) => {
    const { target } = request;
    if (target === 'default-credential-chain') {
      return planRole(request);
    }
    const site = storableSite(request, 'github-actions');
    if (site === undefined) {
      return undefined;
    }
    if ('template' in site) {
      return refuse(target, site);
    }
    return target === 'environment' ? planRepositorySecret(site) : planGetSecrets(site, target);
  },
};
