import { planKeyRemoval } from '../code/keyRemoval';
import { removeKeys } from '../java/credentials';
import { androidKeysReason } from '../jvm/android';
import type { Rewriter } from '../rewriter';

/** Takes AWS keys out of Java code, so that the SDK finds credentials by its default chain. */
export const rewriter: Rewriter = {
  id: 'java-credential-chain',
  languages: ['java'],
  targets: ['default-credential-chain'],
  plan: (request) =>
    request.target === 'default-credential-chain'
      ? planKeyRemoval(
          request,
          (keys, root) => androidKeysReason(request) ?? removeKeys(keys, root, request.document.source),
        )
      : undefined,
};
