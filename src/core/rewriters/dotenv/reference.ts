import { readAssignments } from '../../environment/assignments';
import { formatReference } from '../../environment/reference';
import { environmentVariableName } from '../../fix/environmentName';
import { HOLE, isConstant } from '../../languages/literal';
import type { Literal } from '../../languages/literal';
import { hintFor } from '../config/plan';
import type { FixRequest, FixTarget, Plan, Refusal, SecretReference } from '../rewriter';
import { contains } from '../../text/span';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import { freeName } from '../shared/identifiers';
import { lineEnding, lineStart } from '../shared/layout';
import { decodedText, literalOf } from '../shared/literals';
import { ownComments } from '../shared/ownComments';
import { refuse } from '../shared/plans';

/**
 * Puts a reference in the place of a variable's value. The whole value goes to the store, also where the secret is only
 * a part of it: a reference stands for a whole value.
 */
export function planReference(
  { document, finding, findings, project }: FixRequest,
  target: Exclude<FixTarget, 'default-credential-chain'>,
): Plan | Refusal | undefined {
  const literal = literalOf(document, finding);
  const name = literal?.name.at(-1);
  const isDefault = literal?.use === 'environment-default';
  if (literal === undefined || name === undefined || (literal.use !== 'assigned' && !isDefault)) {
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
  if (isDefault) {
    return refuse(target, madeOfOthers());
  }
  if (!isConstant(literal)) {
    return planOwnVariable({ document, finding }, target, literal, name);
  }
  const within = findings.filter(({ span }) => contains(literal.outer, span));
  if (within.some(({ kind }) => kind === 'aws-credential')) {
    return refuse(target, message('An AWS key is a part of this value. It has to be taken out by hand first.'));
  }
  const common = filledInByRunner(target);
  return {
    ...common,
    behaviourChanges: [
      ...common.behaviourChanges,
      ...(project.environmentFileReader === 'compose' ? [nameInCompose(name)] : []),
    ],
    value: new Secret(literal.text),
    nameHint: name,
    fixes: within.map(({ fingerprint }) => fingerprint),
    edits: (reference) =>
      reference === undefined
        ? []
        : [{ span: literal.span, text: formatReference({ store: target, name: reference.name }) }],
  };
}

/**
 * A secret beside variables that are filled in gets a variable of its own, which is filled in with them: what a reference
 * stands for is filled in as it is.
 */
function planOwnVariable(
  { document, finding }: Pick<FixRequest, 'document' | 'finding'>,
  target: Exclude<SecretReference['target'], 'environment'>,
  literal: Literal,
  name: string,
): Plan | Refusal {
  const { source } = document;
  const { sensitive } = finding;
  const value = decodedText(literal, sensitive);
  const quote = source.charAt(literal.outer.start);
  if (value === undefined || value === '' || value.includes(HOLE) || quote === "'") {
    return refuse(target, madeOfOthers());
  }
  const hint = hintFor(name, finding, sensitive, false);
  const taken = new Set(readAssignments(source).map((one) => one.name));
  const own = freeName([environmentVariableName(hint === name ? `${name} secret` : hint)], taken);
  const line = { start: lineStart(source, literal.outer.start), end: literal.outer.end };
  const at = ownComments(source, line, ['#']).start;
  const prefix = /^[ \t]*(?:export[ \t]+)?/.exec(source.slice(line.start, line.end))?.[0] ?? '';
  return {
    ...filledInByRunner(target),
    value: new Secret(value),
    nameHint: own,
    fixes: [finding.fingerprint],
    edits: (reference) =>
      reference === undefined
        ? []
        : [
            {
              span: { start: at, end: at },
              text: `${prefix}${own}=${formatReference({ store: target, name: reference.name })}${lineEnding(source)}`,
            },
            { span: sensitive, text: `\${${own}}` },
          ],
  };
}

/** What every plan that leaves a reference has in common. */
function filledInByRunner(
  target: 'secretsmanager' | 'parameterstore',
): Pick<Plan, 'kind' | 'target' | 'safety' | 'behaviourChanges' | 'missingDependencies'> {
  return {
    kind: 'plan',
    target,
    // Whoever reads the file by other ways than ours gets the reference.
    safety: 'needs-review',
    behaviourChanges: [startedByRunner(), permissionToRead(target), readAtStart()],
    missingDependencies: [],
  };
}

function startedByRunner(): Message {
  return message(
    'The program must be started by strongroom run -- COMMAND, or in VS Code by F5 or a task of type strongroom: they fill the value in. Whatever else reads this file (env_file of Docker Compose and --env-file of containers, too) takes the reference for the value.',
  );
}

function nameInCompose(name: string): Message {
  return message(
    'Compose hands this file to containers as it is (env_file): name {0} under environment there, without a value, so that they get the one that strongroom run sets.',
    name,
  );
}

function madeOfOthers(): Message {
  return message(
    'The value is made of other variables. Put the secret into a variable of its own, fill that in here, and fix it there.',
  );
}

export function permissionToRead(target: 'secretsmanager' | 'parameterstore'): Message {
  return message(
    'Whoever starts the program needs AWS credentials, a region and the IAM permission {0} (and kms:Decrypt where a customer managed key encrypts the value).',
    target === 'secretsmanager' ? 'secretsmanager:GetSecretValue' : 'ssm:GetParameter',
  );
}

export function readAtStart(): Message {
  return message('The value is read when the program starts: after a rotation, start it again.');
}
