import { removeKeyFlow } from '../code/keyFlow';
import { planKeyRemoval } from '../code/keyRemoval';
import type { Rewriter } from '../rewriter';
import { rubyKeys } from '../ruby/credentials';

/** Takes AWS keys out of Ruby code, so that the SDK finds credentials by its default chain. */
export const rewriter: Rewriter = {
  id: 'ruby-credential-chain',
  languages: ['ruby'],
  targets: ['default-credential-chain'],
  plan: (request) =>
    request.target === 'default-credential-chain'
      ? planKeyRemoval(request, (keys, root) => removeKeyFlow(keys, root, request.document.source, rubyKeys))
      : undefined,
};
