import { parameterProse } from '../code/parameterProse';
import { planKeyNodes } from '../code/keyNodes';
import { spanOf } from '../code/nodes';
import { endpointNotes } from '../code/ownEndpoint';
import type { Rewriter } from '../rewriter';
import { RustCredentialFlow } from '../rust/credentials/flow';
import { losingParameters, removalEdits, withoutBlankLines } from '../rust/credentials/removalEdits';

/** Takes AWS keys out of Rust code, so that the SDK finds credentials by itself. */
export const rewriter: Rewriter = {
  id: 'rust-credential-chain',
  languages: ['rust'],
  targets: ['default-credential-chain'],
  plan: (request) =>
    planKeyNodes(request, {
      follow: (literals, root) => {
        const gone = new RustCredentialFlow(root, request.document.source).of(literals);
        return 'template' in gone
          ? gone
          : {
              ...gone,
              notes: [
                ...gone.notes,
                ...endpointNotes(root, request.document.source, gone.nodes.map(spanOf)),
                ...losingParameters(gone.items).flatMap((one) => parameterProse(request.document.source, one).notes),
              ],
            };
      },
      edits: ({ nodes, items, replaced }, root, source) =>
        withoutBlankLines(source, removalEdits(root, source, nodes, items, replaced)),
    }),
};
