import { message } from '../../text/message';
import type { FixRequest, Plan, Refusal, SecretReference } from '../rewriter';
import { takesEnvironmentFile } from './environmentFileReader';

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

/**
 * A plan or a refusal, and where it is the refusal of a spot that can read the environment, the plan that goes through the
 * environment instead: with the reason why nothing is looked up there.
 *
 * @param direct what becomes of a look-up in the store at that spot.
 * @param command what is started by `strongroom run --`.
 * @param plan the plan for the environment.
 */
export function orThroughEnvironment(
  request: FixRequest,
  direct: Plan | Refusal | undefined,
  command: string,
  plan: (request: FixRequest) => Plan | Refusal | undefined,
): Plan | Refusal | undefined {
  const { target } = request;
  if (
    target === 'environment' ||
    target === 'default-credential-chain' ||
    direct?.kind !== 'refusal' ||
    !direct.alternatives.includes('environment') ||
    request.project.takesEnvironmentFile === true ||
    takesEnvironmentFile(request.document.source)
  ) {
    return direct;
  }
  const made = planThroughEnvironment(request, target, command, plan);
  return made === undefined ? direct : { ...made, behaviourChanges: [direct.reason, ...made.behaviourChanges] };
}
