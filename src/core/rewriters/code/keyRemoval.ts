import { isConstant } from '../../languages/literal';
import type { SyntaxNode } from '../../languages/parsers';
import type { Finding } from '../../scan/finding';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains } from '../../text/span';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { keyPairOf, withRelated } from '../shared/findings';
import { nameHint } from '../shared/identifiers';
import { literalOf } from '../shared/literals';
import { refuse } from '../shared/plans';
import { ancestors, expressionAt } from './nodes';
import { endpointNotes } from './ownEndpoint';

const target = 'default-credential-chain';

/** What takes keys out of code. */
export interface KeyRemoval {
  readonly edits: readonly TextEdit[];
  /** What a person should look at before it is applied; none where it is safe. */
  readonly review: readonly Message[];
}

/**
 * The plan that takes a finding's AWS key, and what belongs to it, out of the code.
 *
 * @param remove follows the expressions that are keys through the code; gives the reason where they cannot go.
 * @param isHull whether a text that holds more than the key goes with it: `AWS_ACCESS_KEY_ID=…`.
 */
export function planKeyRemoval(
  request: FixRequest,
  remove: (keys: readonly SyntaxNode[], root: SyntaxNode) => KeyRemoval | Message,
  isHull: (text: SyntaxNode) => boolean = () => false,
): Plan | Refusal | undefined {
  const { document, finding, findings } = request;
  const root = document.tree?.root;
  if (finding.kind !== 'aws-credential' || root === undefined) {
    return undefined;
  }
  const keys: SyntaxNode[] = [];
  for (const one of withRelated(finding, findings)) {
    const place = placeOf(request, root, one, isHull);
    if ('template' in place) {
      return refuse(target, place);
    }
    keys.push(place);
  }
  const removal = remove(keys, root);
  if ('template' in removal) {
    return refuse(target, removal);
  }
  const fixed = findings.filter((one) => removal.edits.some((edit) => contains(edit.span, one.span)));
  if (!fixed.includes(finding)) {
    return refuse(target, notAlone());
  }
  const gone = removal.edits.map((edit) => edit.span);
  const review = [...removal.review, ...endpointNotes(root, document.source, gone)];
  return keyPlan(request, { ...removal, review }, fixed);
}

/** The expression that a key is, or why there is none that could go. */
function placeOf(
  request: FixRequest,
  root: SyntaxNode,
  finding: Finding,
  isHull: (text: SyntaxNode) => boolean,
): SyntaxNode | Message {
  const literal = literalOf(request.document, finding);
  const { start, end } = finding.span;
  const word = literal === undefined ? expressionAt(root, finding.span) : undefined;
  // Of a command without quotes, options or paths no literals are read.
  if (word?.type === 'generic_token' && word.startIndex === start && word.endIndex === end) {
    return word;
  }
  if (literal === undefined || literal.use === 'prose') {
    return message('A key stands in a comment or in text that is no code: delete it there, and deactivate it.');
  }
  const node = expressionAt(root, literal.outer);
  if (!isConstant(literal) || !(contains(finding.span, literal.span) || isHull(node))) {
    return notAlone();
  }
  return [...ancestors(node)].some((outer) => outer.isError)
    ? message('The code around the key does not parse; the fix is offered once it does.')
    : node;
}

/** That a key does not stand by itself. */
export function notAlone(): Message {
  return message('The key is part of a longer text: it has to be taken out by hand.');
}

/** The plan of a removal that takes the keys of some findings out. */
export function keyPlan(request: FixRequest, removal: KeyRemoval, fixed: readonly Finding[]): Plan {
  const pair = keyPairOf(fixed);
  return {
    kind: 'plan',
    target,
    safety: removal.review.length === 0 ? 'safe' : 'needs-review',
    behaviourChanges: [
      ...removal.review,
      message(
        'The AWS SDK now takes credentials from its default chain: environment variables, a profile of the shared files, Identity Center, or the role of the machine. Where it finds none, calls to AWS fail.',
      ),
      message('The key stays valid until it is deactivated in IAM; taking it out of the code does not do that.'),
    ],
    missingDependencies: [],
    value: undefined,
    nameHint: nameHint(request.finding.name, 'aws_credentials'),
    ...(pair ? { keyPair: pair } : {}),
    fixes: fixed.map((one) => one.fingerprint),
    edits: () => removal.edits,
  };
}
