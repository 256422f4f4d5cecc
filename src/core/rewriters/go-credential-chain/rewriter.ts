import { message } from '../../text/message';
import { spanOf } from '../code/nodes';
import { endpointNotes } from '../code/ownEndpoint';
import { parameterProse } from '../code/parameterProse';
import { planKeyNodes } from '../code/keyNodes';
import { GoCredentialFlow } from '../go/credentials/flow';
import { loadedEdits } from '../go/credentials/loaded';
import { losingParameters, removalEdits, shortenedAlignment, withoutBlankLines } from '../go/credentials/removalEdits';
import { isGenerated } from '../go/file';
import { unusedImportEdits } from '../go/unusedImports';
import type { FixRequest, Plan, Refusal, Rewriter } from '../rewriter';
import { lineEnding } from '../shared/layout';
import { refuse } from '../shared/plans';

/** Takes AWS keys out of Go code, so that the SDK finds credentials by itself. */
export const rewriter: Rewriter = {
  id: 'go-credential-chain',
  languages: ['go'],
  targets: ['default-credential-chain'],
  plan,
};

function plan(request: FixRequest): Plan | Refusal | undefined {
  const { document, finding, target, project } = request;
  if (finding.kind === 'aws-credential' && isGenerated(document.source)) {
    return refuse(target, message('This file is generated: change what it is generated from.'));
  }
  return planKeyNodes(request, {
    follow: (literals, root) => {
      const gone = new GoCredentialFlow(root, project.goPackage?.declared.length !== 0).of(literals);
      return 'template' in gone
        ? gone
        : {
            ...gone,
            notes: [
              ...gone.notes,
              ...endpointNotes(root, document.source, gone.nodes.map(spanOf)),
              ...losingParameters(gone.nodes).flatMap((one) => parameterProse(document.source, one).notes),
            ],
          };
    },
    edits: ({ nodes, loaded }, root, source) => {
      const site = { root, source, eol: lineEnding(source), request };
      const removed = [
        ...removalEdits(source, nodes),
        ...(loaded.length === 0 ? [] : [...loadedEdits(site, loaded), ...shortenedAlignment(source, loaded)]),
      ];
      return withoutBlankLines(source, [...removed, ...unusedImportEdits(root, source, removed)]);
    },
  });
}
