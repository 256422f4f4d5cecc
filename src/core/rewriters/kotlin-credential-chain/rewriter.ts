import { planKeyRemoval } from '../code/keyRemoval';
import { androidKeysReason } from '../jvm/android';
import { removeKeys } from '../kotlin/credentials';
import type { Rewriter } from '../rewriter';

/** Takes AWS keys out of Kotlin code, so that the SDK finds credentials by its default chain. */
export const rewriter: Rewriter = {
  id: 'kotlin-credential-chain',
  languages: ['kotlin'],
  targets: ['default-credential-chain'],
  plan: (request) =>
    request.target === 'default-credential-chain'
      ? planKeyRemoval(
          request,
          (keys, root) => androidKeysReason(request) ?? removeKeys(keys, root, request.document.source),
        )
      : undefined,
};
