import { planLookup } from '../code/plan';
import { powershellDialect } from '../powershell/dialect';
import type { Rewriter } from '../rewriter';

/** Moves a secret of a PowerShell script to Secrets Manager or Parameter Store. */
export const rewriter: Rewriter = {
  id: 'powershell-secret-lookup',
  languages: ['powershell'],
  targets: ['secretsmanager', 'parameterstore'],
  plan: (request) =>
    request.target === 'secretsmanager' || request.target === 'parameterstore'
      ? planLookup(request, request.target, powershellDialect)
      : undefined,
};
