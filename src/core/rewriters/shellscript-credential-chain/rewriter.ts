import type { Rewriter } from '../rewriter';
import { planShellKeys } from '../shellscript/credentials';

/** Takes AWS keys out of shell scripts, so that the AWS CLI and the SDKs find credentials by their default chain. */
export const rewriter: Rewriter = {
  id: 'shellscript-credential-chain',
  languages: ['shellscript'],
  targets: ['default-credential-chain'],
  plan: (request) => (request.target === 'default-credential-chain' ? planShellKeys(request) : undefined),
};
