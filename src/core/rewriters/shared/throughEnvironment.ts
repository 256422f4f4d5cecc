import { message } from '../../text/message';
import type { FixRequest, Plan, Refusal, SecretReference } from '../rewriter';

/**
 * Where only an environment variable can stand, the value still goes to the store: a reference to it is left in `.env`, and
 * `strongroom run` fills it in. Undefined where no reference can be left, or no variable can stand there.
 *
 * @param command what is started by `strongroom run --`.
 * @param plan the plan for the environment.
 */
export function planThroughEnvironment(
  request: FixRequest,
  target: Exclude<SecretReference['target'], 'environment'>,
  command: string,
  plan: (request: FixRequest) => Plan | Refusal | undefined,
): Plan | undefined {
  const made = request.project.keepsReferences === true ? plan({ ...request, target: 'environment' }) : undefined;
  if (made?.kind !== 'plan') {
    return undefined;
  }
  return {
    ...made,
    target,
    safety: 'needs-review',
    throughEnvironment: true,
    behaviourChanges: [
      message(
        'It must be started by strongroom run -- {0}, which looks the value up and passes it in the environment: whatever else reads .env takes the reference there for the value.',
        command,
      ),
      message(
        'Whoever starts it needs AWS credentials, a region and the IAM permission {0} (and kms:Decrypt where a customer managed key encrypts the value).',
        target === 'secretsmanager' ? 'secretsmanager:GetSecretValue' : 'ssm:GetParameter',
      ),
      ...made.behaviourChanges,
    ],
    edits: (reference) =>
      reference?.variable === undefined ? [] : made.edits({ target: 'environment', name: reference.variable }),
  };
}
