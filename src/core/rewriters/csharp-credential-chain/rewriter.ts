import { planKeyRemoval } from '../code/keyRemoval';
import { removeKeys } from '../csharp/credentials';
import { deviceKeysReason } from '../csharp/devices';
import type { Rewriter } from '../rewriter';

/** Takes AWS keys out of C# code, so that the SDK finds credentials by its default chain. */
export const rewriter: Rewriter = {
  id: 'csharp-credential-chain',
  languages: ['csharp'],
  targets: ['default-credential-chain'],
  plan: (request) =>
    request.target === 'default-credential-chain'
      ? planKeyRemoval(
          request,
          (keys, root) =>
            deviceKeysReason(request) ??
            removeKeys(keys, root, request.document.source, request.project.dotnetSdkMajor),
        )
      : undefined,
};
