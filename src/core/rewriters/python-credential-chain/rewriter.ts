import { planCredentialChain } from '../python/credentials/plan';
import type { Rewriter } from '../rewriter';

/** Takes AWS keys out of Python code, so that boto3 finds credentials by its default chain. */
export const rewriter: Rewriter = {
  id: 'python-credential-chain',
  languages: ['python'],
  targets: ['default-credential-chain'],
  plan: (request) => (request.target === 'default-credential-chain' ? planCredentialChain(request) : undefined),
};
