import { formatReference } from '../../environment/reference';
import { isConstant } from '../../languages/literal';
import type { FixRequest, FixTarget, Plan, Refusal } from '../rewriter';
import { contains } from '../../text/span';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import { literalOf } from '../shared/literals';
import { refuse } from '../shared/plans';

/**
 * Puts a reference in the place of a variable's value. The whole value goes to the store, also where the secret is only
 * a part of it: a reference stands for a whole value.
 */
export function planReference(
  { document, finding, findings }: FixRequest,
  target: Exclude<FixTarget, 'default-credential-chain'>,
): Plan | Refusal | undefined {
  const literal = literalOf(document, finding);
  const name = literal?.name.at(-1);
  if (literal === undefined || name === undefined || literal.use !== 'assigned') {
    return undefined;
  }
  if (target === 'environment') {
    return refuse(
      target,
      message(
        'This file is where variables of the environment come from. A reference in it keeps the value out, and strongroom run fills it in.',
      ),
      'secretsmanager',
      'parameterstore',
    );
  }
  if (!isConstant(literal)) {
    return refuse(
      target,
      message(
        'The value is made of other variables. Put the secret into a variable of its own, fill that in here, and fix it there.',
      ),
    );
  }
  const within = findings.filter(({ span }) => contains(literal.outer, span));
  if (within.some(({ kind }) => kind === 'aws-credential')) {
    return refuse(target, message('An AWS key is a part of this value. It has to be taken out by hand first.'));
  }
  return {
    kind: 'plan',
    target,
    // Whoever reads the file by other ways than ours gets the reference.
    safety: 'needs-review',
    behaviourChanges: [startedByRunner(), permissionToRead(target), readAtStart()],
    missingDependencies: [],
    value: new Secret(literal.text),
    nameHint: name,
    fixes: within.map(({ fingerprint }) => fingerprint),
    edits: (reference) =>
      reference === undefined
        ? []
        : [{ span: literal.span, text: formatReference({ store: target, name: reference.name }) }],
  };
}

function startedByRunner(): Message {
  return message(
    'The program must be started by strongroom run -- COMMAND, or in VS Code by F5 or a task of type strongroom: they fill the value in. Whatever else reads this file takes the reference for the value.',
  );
}

function permissionToRead(target: 'secretsmanager' | 'parameterstore'): Message {
  return message(
    'Whoever starts the program needs AWS credentials, a region and the IAM permission {0} (and kms:Decrypt where a customer managed key encrypts the value).',
    target === 'secretsmanager' ? 'secretsmanager:GetSecretValue' : 'ssm:GetParameter',
  );
}

function readAtStart(): Message {
  return message('The value is read when the program starts: after a rotation, start it again.');
}
