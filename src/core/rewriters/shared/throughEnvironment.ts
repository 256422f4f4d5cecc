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
    readsFile(request.document.source)
  ) {
    return direct;
  }
  const made = planThroughEnvironment(request, target, command, plan);
  return made === undefined ? direct : { ...made, behaviourChanges: [direct.reason, ...made.behaviourChanges] };
}

/**
 * Whether a program takes what stands in `.env` for the values, whatever is set in its environment: it would read the
 * reference itself. https://github.com/motdotla/dotenv#override, https://github.com/motdotla/dotenv#parsing,
 * https://github.com/theskumar/python-dotenv#getting-started, https://github.com/bkeepers/dotenv#usage
 */
function readsFile(source: string): boolean {
  return (
    (/\bdotenv\b/i.test(source) &&
      /\boverride\s*(?:[:=](?![=>])\s*(?!false\b|0\b|!1\b)|[,}])|\bparsed\b|\bdotenv\w*\.parse\b|\bDotenv\.(?:overload|overwrite)\b|\bdotenv_values\b/i.test(
        source,
      )) ||
    /\bparse\b[^;\n]{1,80}\b(?:from|require\()\s*['"]dotenv['"]/.test(source) ||
    /\b(?:readFile(?:Sync)?|open|read_text)\s*\([^;\n]{0,80}\.env\b(?!\.)/.test(source) ||
    // What a shell reads, `source .env`, `export $(grep -v '^#' .env | xargs)`, takes the place of what is set.
    /(?:^|[;&|({\s])(?:source|\.|cat|grep|sed|xargs)[ \t][^;&|\n]{0,80}?(?<![\w.])\.env(?![\w.])/m.test(source)
  );
}
