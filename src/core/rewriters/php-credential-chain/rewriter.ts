import { removeKeyFlow } from '../code/keyFlow';
import { planKeyRemoval } from '../code/keyRemoval';
import type { Rewriter } from '../rewriter';
import { phpKeys, unusedUseEdits } from '../php/credentials';
import { isVariableText } from '../php/keyEnvironment';
import { markupRefusal } from '../php/markup';

/** Takes AWS keys out of PHP code, so that the SDK finds credentials by its default chain. */
export const rewriter: Rewriter = {
  id: 'php-credential-chain',
  languages: ['php'],
  targets: ['default-credential-chain'],
  plan: (request) =>
    request.target === 'default-credential-chain'
      ? (markupRefusal(request) ??
        planKeyRemoval(
          request,
          (keys, root) => {
            const { source } = request.document;
            const removal = removeKeyFlow(keys, root, source, phpKeys);
            return 'template' in removal
              ? removal
              : { ...removal, edits: [...removal.edits, ...unusedUseEdits(root, source, removal.edits)] };
          },
          isVariableText,
        ))
      : undefined,
};
