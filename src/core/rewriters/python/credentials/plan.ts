import { isConstant } from '../../../languages/literal';
import type { Finding } from '../../../scan/finding';
import type { TextEdit } from '../../../text/edit';
import { message } from '../../../text/message';
import type { Message } from '../../../text/message';
import { contains } from '../../../text/span';
import type { FixRequest, Plan, Refusal } from '../../rewriter';
import { keyPairOf, withRelated } from '../../shared/findings';
import { nameHint } from '../../shared/identifiers';
import { literalOf } from '../../shared/literals';
import { refuse } from '../../shared/plans';
import { credentialEdits } from './edits';
import { followCredentials } from './values';
import { readFile } from '../file';
import type { PythonFile } from '../file';
import { addLeftovers } from './leftovers';
import type { RemovalSet } from './removalSet';
import { nodeAt } from '../tree';
import type { PyNode } from '../tree';

const target = 'default-credential-chain';

/** The plan that takes a finding's AWS key, and what belongs to it, out of the code. */
export function planCredentialChain(request: FixRequest): Plan | Refusal | undefined {
  const { document, finding, findings } = request;
  const file = finding.kind === 'aws-credential' ? readFile(document) : undefined;
  if (!file) {
    return undefined;
  }
  if (/\.pyi$/i.test(file.path ?? '')) {
    return refuse(target, message('A stub file holds types only: nothing in it is handed to an AWS client.'));
  }
  const expressions: PyNode[] = [];
  for (const one of withRelated(finding, findings)) {
    const place = placeOf(request, file, one);
    if ('template' in place) {
      return refuse(target, place);
    }
    expressions.push(place);
  }
  const set = followCredentials(file, request.project.dependencies, expressions);
  if ('template' in set) {
    return refuse(target, set);
  }
  addLeftovers(file, set);
  const edits = credentialEdits(file, set);
  const fixed = findings.filter((one) => edits.some((edit) => contains(edit.span, one.span)));
  return fixed.includes(finding) ? makePlan(request, set, fixed, edits) : refuse(target, notAlone());
}

/** The expression that a key is, or why there is none that could go. */
function placeOf(request: FixRequest, file: PythonFile, finding: Finding): PyNode | Message {
  const literal = literalOf(request.document, finding);
  if (literal === undefined || literal.use === 'prose') {
    return message('A key stands in a comment or in text that is no code: delete it there, and deactivate it.');
  }
  const node = nodeAt(file.module, literal.outer);
  if (!isConstant(literal) || !contains(finding.span, literal.span)) {
    return notAlone();
  }
  for (let outer: PyNode | undefined = node; outer; outer = outer.parent) {
    if (outer.type === 'ERROR') {
      return message('The code around the key does not parse; the fix is offered once it does.');
    }
  }
  return node;
}

function notAlone(): Message {
  return message('The key is part of a longer text: it has to be taken out by hand.');
}

function makePlan(request: FixRequest, set: RemovalSet, fixed: readonly Finding[], edits: readonly TextEdit[]): Plan {
  const pair = keyPairOf(fixed);
  // No module imports a notebook.
  const names = request.document.path?.endsWith('.ipynb') === true ? [] : [...set.names];
  const containers = [...set.containers];
  const notes = [
    ...(names.length === 0
      ? []
      : [
          message(
            'Other modules that import or read {0} from this one fail from now on: look for them first.',
            names.join(', '),
          ),
        ]),
    ...(containers.length === 0
      ? []
      : [message('Other modules that look for the key in {0} no longer find it there.', containers.join(', '))]),
    ...set.notes.values(),
  ];
  return {
    kind: 'plan',
    target,
    safety: notes.length === 0 ? 'safe' : 'needs-review',
    behaviourChanges: [
      ...notes,
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
    edits: () => edits,
  };
}
