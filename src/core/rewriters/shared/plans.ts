import type { Finding } from '../../scan/finding';
import type { TextEdit } from '../../text/edit';
import type { Message } from '../../text/message';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { FixTarget, Plan, Refusal } from '../rewriter';
import { keyPairOf } from './findings';

/** A refusal. */
export function refuse(target: FixTarget, reason: Message, ...alternatives: readonly FixTarget[]): Refusal {
  return {
    kind: 'refusal',
    target,
    reason,
    alternatives: alternatives.filter((alternative) => alternative !== target),
  };
}

/**
 * AWS keys leave a file of settings, and the default credential chain takes their place: what that means for what reads
 * the file is for a person to look at.
 *
 * @param group the findings that go, of one key pair where `keyPairOf` knows one.
 */
export function keysLeave(
  group: readonly Finding[],
  behaviourChanges: readonly Message[],
  edits: () => TextEdit[],
  nameHint = 'awsCredentials',
): Plan {
  const pair = keyPairOf(group);
  return {
    kind: 'plan',
    target: 'default-credential-chain',
    safety: 'needs-review',
    behaviourChanges,
    missingDependencies: [],
    value: undefined,
    nameHint,
    ...(pair && { keyPair: pair }),
    fixes: group.map(({ fingerprint }) => fingerprint),
    edits,
  };
}

/**
 * What a file sets goes, or is handed on, since a variable of the environment sets it: its name is the tool's to choose.
 *
 * @param value what the variable is to hold.
 */
export function setByVariable(
  finding: Finding,
  variable: string,
  value: string,
  behaviourChanges: readonly Message[],
  edits: () => readonly TextEdit[],
  nameHint = variable,
): Plan {
  return planForReview(finding, 'environment', { value, nameHint, behaviourChanges, fixedVariable: variable, edits });
}

/** What of a plan is its own, where a person must look at it and nothing has to be installed. */
interface ReviewedChange {
  /** What is to be stored or kept. */
  readonly value: string;
  readonly nameHint: string;
  readonly behaviourChanges: readonly Message[];
  readonly fixedVariable?: string | undefined;
  readonly edits: Plan['edits'];
}

/** A plan for one finding that a person must look at. */
export function planForReview(
  finding: Finding,
  target: FixTarget,
  { value, fixedVariable, ...change }: ReviewedChange,
): Plan {
  return {
    kind: 'plan',
    target,
    safety: 'needs-review',
    missingDependencies: [],
    value: new Secret(value),
    ...change,
    ...(fixedVariable !== undefined && { fixedVariable }),
    fixes: [finding.fingerprint],
  };
}

/** What a look-up in a store asks of the identity that runs the program. */
export function storePermission(target: 'secretsmanager' | 'parameterstore'): Message {
  return target === 'secretsmanager'
    ? message(
        'The program now needs AWS credentials, a region and the IAM permission secretsmanager:GetSecretValue for this secret (and kms:Decrypt where the secret is encrypted with a customer managed key).',
      )
    : message(
        'The program now needs AWS credentials, a region and the IAM permission ssm:GetParameter for this parameter (and kms:Decrypt where it is encrypted with a customer managed key).',
      );
}

/** That a look-up is made whether it is needed or not. */
export function madeInAnyCase(variable: string): Message {
  return message('The look-up is made even where the variable {0} is set: the default is worked out first.', variable);
}

/** That a look-up is made once and remembered. */
export function readOncePerProcess(): Message {
  return message('The value is read once and kept for the life of the process: after a rotation, restart the program.');
}

/** What a look-up in the environment asks of whoever starts the program. */
export function environmentMustBeSet(): Message {
  return message('The environment variable must be set before the program starts.');
}

/** Packages that new code needs and the project does not name, sorted. */
export function missing(needed: readonly string[], dependencies: readonly string[]): string[] {
  return needed.filter((name) => !dependencies.includes(name)).sort();
}
