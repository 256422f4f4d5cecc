import type { Rewriter } from '../rewriter';
import { planShellLookup } from '../shellscript/plan';

/** Replaces a secret of a shell script by a variable of the environment. */
export const rewriter: Rewriter = {
  id: 'shellscript-environment',
  languages: ['shellscript'],
  targets: ['environment'],
  plan: (request) => (request.target === 'environment' ? planShellLookup(request, 'environment') : undefined),
};
