import { planLookup } from '../code/plan';
import { powershellDialect } from '../powershell/dialect';
import type { Rewriter } from '../rewriter';

/** Replaces a secret of a PowerShell script by a variable of the environment. */
export const rewriter: Rewriter = {
  id: 'powershell-environment',
  languages: ['powershell'],
  targets: ['environment'],
  plan: (request) =>
    request.target === 'environment' ? planLookup(request, 'environment', powershellDialect) : undefined,
};
