import { contains } from '../../text/span';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { parameterDocs } from '../code/parameterDocs';
import { planKeyNodes } from '../code/keyNodes';
import { browserKeysReason } from '../javascript/browser';
import { edgeReason } from '../javascript/edge';
import { CredentialRemoval } from '../javascript/credentialRemoval';
import type { Removal } from '../javascript/credentialRemoval';
import { withLeftovers } from '../javascript/leftovers';
import { javascriptLanguages } from '../javascript/reading';
import { outermost, removalEdits } from '../javascript/removalEdits';
import { scopesOf } from '../javascript/scopes';
import type { Scopes } from '../javascript/scopes';
import { spanOf } from '../javascript/syntax';
import type { Rewriter } from '../rewriter';

/** Takes AWS keys out of JavaScript or TypeScript code, so that the SDK finds credentials by itself. */
export const rewriter: Rewriter = {
  id: 'javascript-credential-chain',
  languages: javascriptLanguages,
  targets: ['default-credential-chain'],
  plan: (request) =>
    planKeyNodes(request, {
      follow: (literals, root) => {
        const { document, project } = request;
        const withoutChain =
          browserKeysReason(root, document.path, project) ?? edgeReason('keys', root, document.path, project);
        if (withoutChain !== undefined) {
          return withoutChain;
        }
        const scopes = scopesOf(root);
        const removal = new CredentialRemoval(scopes).of(literals);
        return 'template' in removal ? removal : { ...removal, scopes };
      },
      edits: (removal, _, source) => editsOf(removal, removal.scopes, source),
    }),
};

function editsOf(removal: Removal, scopes: Scopes, source: string): TextEdit[] {
  const { nodes, emptied } = withLeftovers(removal.nodes, scopes);
  const gone = outermost([...nodes.values()]);
  const within = (spans: readonly Span[], span: Span): boolean => spans.some((other) => contains(other, span));
  const replaced = [
    ...[...emptied.values()].map(({ node, text }) => ({ span: spanOf(node), text })),
    ...removal.defaults.map((choice) => ({
      span: { start: choice.childForFieldName('left')?.endIndex ?? choice.startIndex, end: choice.endIndex },
      text: '',
    })),
  ].filter(({ span }) => !within(gone.map(spanOf), span));
  const spans = replaced.map(({ span }) => span);
  const documented = removal.parameters.flatMap(({ declaration, pattern }) =>
    parameterDocs(source, { declaration, name: pattern.text }),
  );
  return [
    ...removalEdits(
      gone.filter((node) => !within(spans, spanOf(node))),
      source,
    ),
    ...replaced,
    ...documented.map((span) => ({ span, text: '' })),
  ];
}
