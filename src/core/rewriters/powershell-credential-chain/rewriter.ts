import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { removeKeyFlow } from '../code/keyFlow';
import { planKeyRemoval } from '../code/keyRemoval';
import { powershellKeys } from '../powershell/credentials';
import { isHandedElsewhere, remoteStatement } from '../powershell/remote';
import type { Rewriter } from '../rewriter';

/** Takes AWS keys out of a PowerShell script, so that the SDK finds credentials by its default chain. */
export const rewriter: Rewriter = {
  id: 'powershell-credential-chain',
  languages: ['powershell'],
  targets: ['default-credential-chain'],
  plan: (request) =>
    request.target === 'default-credential-chain'
      ? planKeyRemoval(request, (keys, root) => {
          const removal = removeKeyFlow(keys, root, request.document.source, powershellKeys);
          const runsThere = keys.some((key) => remoteStatement(key) !== undefined || isHandedElsewhere(key));
          return 'template' in removal || !runsThere
            ? removal
            : { ...removal, review: [...removal.review, credentialsThere()] };
        })
      : undefined,
};

/** The default chain looks on the computer that the code runs on. */
function credentialsThere(): Message {
  return message(
    'The block runs on another computer: what it calls takes credentials of that computer from now on, a profile or a role there.',
  );
}
