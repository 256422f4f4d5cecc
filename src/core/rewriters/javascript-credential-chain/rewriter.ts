import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { TextEdit } from '../../text/edit';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { CredentialRemoval } from '../javascript/credentialRemoval';
import type { Removal } from '../javascript/credentialRemoval';
import { withLeftovers } from '../javascript/leftovers';
import { javascriptLanguages } from '../javascript/reading';
import { outermost, removalEdits } from '../javascript/removalEdits';
import { Scopes } from '../javascript/scopes';
import { nodeAt, spanOf } from '../javascript/syntax';
import type { FixRequest, Plan, Refusal, Rewriter } from '../rewriter';
import { keyPairOf, withRelated } from '../shared/findings';
import { literalOf } from '../shared/literals';
import { refuse } from '../shared/plans';

/** Takes AWS keys out of JavaScript or TypeScript code, so that the SDK finds credentials by itself. */
export const rewriter: Rewriter = {
  id: 'javascript-credential-chain',
  languages: javascriptLanguages,
  targets: ['default-credential-chain'],
  plan,
};

function plan(request: FixRequest): Plan | Refusal | undefined {
  const { document, finding, findings, target } = request;
  const root = document.tree?.root;
  if (target !== 'default-credential-chain' || finding.kind !== 'aws-credential' || root === undefined) {
    return undefined;
  }
  const group = withRelated(finding, findings);
  const literals: SyntaxNode[] = [];
  for (const member of group) {
    const literal = literalOf(document, member);
    if (literal === undefined || literal.use === 'prose' || literal.use === 'key' || literal.use === 'structural') {
      if (member === finding) {
        return undefined;
      }
      continue;
    }
    if (!contains(member.span, literal.span)) {
      return refuse(target, message('The key is part of a longer text. Take it out by hand.'));
    }
    literals.push(nodeAt(root, literal.outer));
  }
  const scopes = new Scopes(root);
  const removal = new CredentialRemoval(scopes).of(literals);
  if ('template' in removal) {
    return refuse(target, removal);
  }
  const pair = keyPairOf(group);
  const edits = once(() => editsOf(removal, scopes, document.source));
  const { nodes, defaults } = removal;
  const isHalf =
    !group.some((member) => member.detector === 'aws-access-key-id') ||
    !group.some((member) => member.detector === 'aws-secret-access-key');
  const notes = [
    ...removal.notes,
    ...(isHalf ? [message('Only one half of the key pair stands in this code: check what gave the other half.')] : []),
  ];
  return {
    kind: 'plan',
    target,
    safety: removal.lostVariables.length === 0 && notes.length === 0 ? 'safe' : 'needs-review',
    behaviourChanges: [
      ...notes,
      message(
        'The AWS SDK now finds credentials by itself: environment variables, the profile of the shared configuration files, IAM Identity Center, then the role of the container or instance.',
      ),
      ...removal.lostVariables.map((name) =>
        message(
          '{0} is no longer read: the default chain reads AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.',
          name,
        ),
      ),
      message('The removed key stays valid until it is deactivated in IAM.'),
    ],
    missingDependencies: [],
    value: undefined,
    nameHint: 'awsCredentials',
    ...(pair === undefined ? {} : { keyPair: pair }),
    fixes: findings
      .filter(
        (other) =>
          other.kind === 'aws-credential' && [...nodes, ...defaults].some((node) => contains(spanOf(node), other.span)),
      )
      .map((other) => other.fingerprint),
    edits,
  };
}

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
  return [
    ...removalEdits(
      gone.filter((node) => !within(spans, spanOf(node))),
      source,
    ),
    ...replaced,
  ];
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
