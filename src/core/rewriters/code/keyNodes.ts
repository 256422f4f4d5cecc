import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains } from '../../text/span';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { keyPairOf, withRelated } from '../shared/findings';
import { literalOf } from '../shared/literals';
import { missing, refuse } from '../shared/plans';
import { nodeAt, spanOf } from './nodes';

/** What goes with keys. */
export interface GoneNodes {
  /** Whole items that go: findings in them are fixed. */
  readonly nodes: readonly SyntaxNode[];
  /** Defaults that go while what they are the default of stays. */
  readonly defaults?: readonly SyntaxNode[];
  /** Environment variables that the code read and the default chain does not. */
  readonly lostVariables?: readonly string[];
  /** Packages that the code needs where it asks the default chain itself. */
  readonly dependencies?: readonly string[];
  /** What a person should look at afterwards. */
  readonly notes: readonly Message[];
  /** Whether the notes say where credentials come from now, which is not the chain of the AWS SDK. */
  readonly isOtherChain?: boolean;
}

/** How one language takes keys out by the nodes that go as a whole. */
export interface KeyNodes<Gone extends GoneNodes> {
  /** What must go for these literals to be gone, or why they cannot go. */
  follow(literals: readonly SyntaxNode[], root: SyntaxNode): Gone | Message;
  /** The edits that remove it, and what it leaves unused. */
  edits(gone: Gone, root: SyntaxNode, source: string): TextEdit[];
}

/** The plan that takes a finding's AWS key, and what belongs to it, out of the code, so that the SDK finds credentials by itself. */
export function planKeyNodes<Gone extends GoneNodes>(
  request: FixRequest,
  dialect: KeyNodes<Gone>,
): Plan | Refusal | undefined {
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
  const removal = dialect.follow(literals, root);
  if ('template' in removal) {
    return refuse(target, removal);
  }
  const isHalf =
    !group.some((member) => member.detector === 'aws-access-key-id') ||
    !group.some((member) => member.detector === 'aws-secret-access-key');
  const notes = [
    ...removal.notes,
    ...(isHalf ? [message('Only one half of the key pair stands in this code: check what gave the other half.')] : []),
  ];
  const pair = keyPairOf(group);
  const lost = removal.lostVariables ?? [];
  const gone = [...removal.nodes, ...(removal.defaults ?? [])];
  return {
    kind: 'plan',
    target,
    safety: lost.length === 0 && notes.length === 0 ? 'safe' : 'needs-review',
    behaviourChanges: [
      ...notes,
      ...(removal.isOtherChain === true
        ? []
        : [
            message(
              'The AWS SDK now finds credentials by itself: environment variables, the profile of the shared configuration files, IAM Identity Center, then the role of the container or instance.',
            ),
          ]),
      ...lost.map((name) =>
        message(
          '{0} is no longer read: the default chain reads AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN.',
          name,
        ),
      ),
      message('The removed key stays valid until it is deactivated in IAM.'),
    ],
    missingDependencies: missing(removal.dependencies ?? [], request.project.dependencies),
    value: undefined,
    nameHint: 'awsCredentials',
    ...(pair === undefined ? {} : { keyPair: pair }),
    fixes: findings
      .filter((other) => other.kind === 'aws-credential' && gone.some((node) => contains(spanOf(node), other.span)))
      .map((other) => other.fingerprint),
    edits: once(() => dialect.edits(removal, root, document.source)),
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
