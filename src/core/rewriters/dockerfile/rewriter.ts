import type { Rewriter } from '../rewriter';
import { planKeys } from './credentials';
import { planSecret } from './secrets';

/** Takes AWS keys and other secrets out of Dockerfiles, whose images would keep them in their layers. */
export const rewriter: Rewriter = {
  id: 'dockerfile',
  languages: ['dockerfile'],
  targets: ['default-credential-chain', 'secretsmanager', 'parameterstore', 'environment'],
  plan: (request) =>
    request.target === 'default-credential-chain' ? planKeys(request) : planSecret(request, request.target),
};
