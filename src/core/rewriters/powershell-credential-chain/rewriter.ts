import { removeKeyFlow } from '../code/keyFlow';
import { planKeyRemoval } from '../code/keyRemoval';
import { powershellKeys } from '../powershell/credentials';
import type { Rewriter } from '../rewriter';

/** Takes AWS keys out of a PowerShell script, so that the SDK finds credentials by its default chain. */
export const rewriter: Rewriter = {
  id: 'powershell-credential-chain',
  languages: ['powershell'],
  targets: ['default-credential-chain'],
  plan: (request) =>
    request.target === 'default-credential-chain'
      ? planKeyRemoval(request, (keys, root) => removeKeyFlow(keys, root, request.document.source, powershellKeys))
      : undefined,
};
