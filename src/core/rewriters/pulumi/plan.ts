import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { Secret } from '../../text/secret';
import type { TextEdit } from '../../text/edit';
import type { FixRequest, Plan, Refusal, SecretReference } from '../rewriter';
import { missing, refuse } from '../shared/plans';

/** The stores that Pulumi's AWS provider reads. */
export type PulumiTarget = Exclude<SecretReference['target'], 'environment'>;

/** What an expression of a Pulumi program is given to. */
export type Taken =
  /** What takes outputs as well as plain values: the arguments of a resource. */
  | 'input'
  /** Code that runs by itself, and what cannot be told. */
  | 'other'
  | 'unclear';

/** What a variable that holds a secret is given to, by all of its uses; undefined where not all of them are seen. */
export function takenTogether(uses: readonly Taken[] | undefined): Taken {
  if (uses === undefined || uses.length === 0 || uses.includes('unclear')) {
    return 'unclear';
  }
  return uses.every((use) => use === uses[0]) ? (uses[0] ?? 'unclear') : 'unclear';
}

/** The plan that puts an output in a secret's place. */
export function outputPlan(
  { finding, project }: FixRequest,
  target: PulumiTarget,
  value: string,
  nameHint: string,
  providerPackage: readonly string[],
  edits: (reference: SecretReference) => TextEdit[],
): Plan {
  return {
    kind: 'plan',
    target,
    safety: 'safe',
    behaviourChanges: [
      target === 'secretsmanager'
        ? message(
            'Whoever runs Pulumi needs the IAM permission secretsmanager:GetSecretValue for this secret, which is looked for in the account and region of the default AWS provider.',
          )
        : message(
            'Whoever runs Pulumi needs the IAM permission ssm:GetParameter for this parameter, which is looked for in the account and region of the default AWS provider.',
          ),
      message(
        'The value is read at each pulumi up, and stands encrypted in the state of the stack: after a rotation, run it again.',
      ),
    ],
    missingDependencies: missing(providerPackage, project.dependencies),
    value: new Secret(value),
    nameHint,
    fixes: [finding.fingerprint],
    edits: (reference) => (reference === undefined ? [] : edits(reference)),
  };
}

/** That a plain text is needed where Pulumi would give an output. */
export function refuseOutput(target: PulumiTarget): Refusal {
  return refuse(target, outputReason(), 'environment');
}

function outputReason(): Message {
  return message(
    'Pulumi gives what it looks up as an output, which stands only where a resource takes it: give the resource the value by itself, put it into text with pulumi.interpolate or Output.concat, and into JSON with pulumi.jsonStringify or Output.json_dumps.',
  );
}
