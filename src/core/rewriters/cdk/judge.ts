import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { obstacle } from '../cloudformation/obstacle';
import { resolvesSecureStrings } from '../cloudformation/template';
import type { FixTarget, Refusal, SecretReference } from '../rewriter';
import { pascalCase } from '../shared/identifiers';
import { refuse } from '../shared/plans';
import { resourceTypeOf } from './spot';
import type { CdkSpot } from './spot';

/** What can take a value's place in CDK code. */
export type Verdict =
  /** A `SecretValue`, where the property takes one. */
  | { readonly kind: 'secret-value' }
  /** The text of a dynamic reference. */
  | { readonly kind: 'text'; readonly review: readonly Message[] }
  /** An entry of a container's `secrets`, instead of one of its `environment`. */
  | { readonly kind: 'container-secret'; readonly module: 'aws-ecs' | 'aws-batch' }
  /** A variable of a build of which the value is a name. */
  | { readonly kind: 'build-variable' }
  | Refusal;

/** What becomes of a value in a spot of CDK code, for a target. */
export function judge(spot: CdkSpot, target: Exclude<FixTarget, 'default-credential-chain'>): Verdict {
  const verdict = judgeSecret(spot);
  if (verdict.kind === 'refusal') {
    return { ...verdict, target };
  }
  if (target === 'environment') {
    return refuse(
      target,
      message(
        'CDK code runs when the template is synthesised: what it reads from the environment then stands in the template in clear. Secrets Manager works here.',
      ),
      'secretsmanager',
    );
  }
  const text = verdict.kind === 'secret-value' || verdict.kind === 'text';
  return target === 'parameterstore' && text && !takesSecureString(spot)
    ? refuse(
        target,
        message(
          'CloudFormation resolves SecureString parameters only in a few properties, and this is none of them. Secrets Manager works here.',
        ),
        'secretsmanager',
      )
    : verdict;
}

/** What whoever deploys or runs the stack needs to know. */
export function changesOf(verdict: Verdict, target: SecretReference['target']): Message[] {
  switch (verdict.kind) {
    case 'container-secret':
      return [
        message(
          'The container gets the value when it starts: after a rotation, start new tasks. The CDK grants the execution role access to it.',
        ),
      ];
    case 'build-variable':
      return [
        message(
          'The build reads the value when it starts. The CDK grants the project’s role access to it; a customer managed key needs a grant of its own.',
        ),
      ];
    default:
      return [
        target === 'secretsmanager'
          ? message(
              'Whoever deploys the stack needs the IAM permission secretsmanager:GetSecretValue for this secret, which is looked for in the account and region of the stack.',
            )
          : message(
              'Whoever deploys the stack needs the IAM permission ssm:GetParameters for this parameter, which is looked for in the account and region of the stack.',
            ),
        message(
          'CloudFormation reads the value when it creates or updates the resource: after a rotation, update the stack.',
        ),
      ];
  }
}

function judgeSecret(spot: CdkSpot): Verdict {
  const { taker, method, path } = spot;
  const reason = impossible(spot) ?? resourceObstacle(spot);
  if (reason !== undefined) {
    return refuse('secretsmanager', reason);
  }
  const [outer, key] = path.slice(-2);
  const named = path.map((name) => name.toLowerCase().replace(/_/g, ''));
  const at = named.findIndex((name) => /^environment(?:variables)?$/.test(name));
  if (at >= 0 || method === 'addEnvironment') {
    const inContainer =
      (method === 'addContainer' || /^aws-(?:ecs|ecs-patterns|batch)$/.test(taker?.module ?? '')) &&
      taker?.name.startsWith('Cfn') !== true;
    if (inContainer && at >= 0 && at === named.length - 2 && outer === 'environment' && key !== undefined) {
      return { kind: 'container-secret', module: taker?.module === 'aws-batch' ? 'aws-batch' : 'aws-ecs' };
    }
    if (taker?.module === 'aws-codebuild' && !taker.name.startsWith('Cfn') && named.at(-1) === 'value') {
      return { kind: 'build-variable' };
    }
    return isFunctionVariable(spot, named, at)
      ? { kind: 'text', review: readInConfiguration() }
      : refuse('secretsmanager', variableReason(spot));
  }
  if (spot.secretValue) {
    return { kind: 'secret-value' };
  }
  return { kind: 'text', review: reviewOf(spot) };
}

/** Whether a value is a variable of a Lambda function, where CloudFormation resolves references. */
function isFunctionVariable({ taker, method }: CdkSpot, named: readonly string[], at: number): boolean {
  const below = named.length - 1 - at;
  const ofFunction = /^aws-lambda(?:-|$)/.test(taker?.module ?? '') && /Function$/.test(taker?.name ?? '');
  if (method === 'addEnvironment') {
    return ofFunction && named.length === 0;
  }
  return (
    at >= 0 &&
    ofFunction &&
    (taker?.name.startsWith('Cfn') === true ? below === 2 && named[at + 1] === 'variables' : below === 1)
  );
}

function readInConfiguration(): Message[] {
  return [
    message(
      'The value stands in clear in the function’s configuration once the stack is deployed; whoever may read the configuration can read it. Looking it up in the function’s code avoids that.',
    ),
    message(
      'To have the code look it up, give the function the secret’s name (secretName of Secret.fromSecretNameV2) in the place of the value, and the secret a grantRead for the function.',
    ),
  ];
}

function impossible({ taker, method, path, written }: CdkSpot): Message | undefined {
  const name = taker?.name ?? '';
  if (taker?.module === 'assertions' || /^(?:hasResource|hasOutput|hasParameter|findResources)/.test(method)) {
    return message(
      'A test compares this text with the synthesised template: compare with the reference that stands there, {{resolve:secretsmanager:…}}, once the stack uses one.',
    );
  }
  if (taker?.module === 'core' && /^Cfn(?:Output|Parameter|Mapping|Condition)$/.test(name)) {
    return message(
      'CloudFormation resolves no references to secrets in outputs, parameters and mappings: use SecretValue.secretsManager in the construct that needs the value.',
    );
  }
  if (/^(?:Awscustomresource|customresource|provider|trigger)$/i.test(name)) {
    return message(
      'CloudFormation does not resolve references to secrets in custom resources: pass the secret’s name, and have the function behind the resource look it up.',
    );
  }
  if (
    /^(?:addCommands|addUserData|addExecuteFileCommand|addOnExitCommands)$/.test(method) ||
    /UserData$/.test(name) ||
    path.some((key) => /^user_?data$/i.test(key))
  ) {
    return message(
      'CloudFormation does not resolve references in base64, so user data would hold the reference itself: have the script look the value up when it runs (aws secretsmanager get-secret-value).',
    );
  }
  if (path.some((key) => /^from_?Inline$/i.test(key))) {
    return message('The secret stands in the code of a function: have the code look it up when it runs.');
  }
  return /^(?:Tags|Fn|Token|Lazy|Stack|App|Stage|Annotations|Aspects)$/.test(name) && taker?.module === 'core'
    ? message(
        '{0} hands this text on to what cannot be told from here: give the property that needs it SecretValue.secretsManager, or its unsafeUnwrap() where it takes a text.',
        written,
      )
    : undefined;
}

/** What CloudFormation's own rules say of the property that a value ends up in, as far as it is known. */
function resourceObstacle({ taker, path }: CdkSpot): Message | undefined {
  if (taker === undefined) {
    return undefined;
  }
  const key = pascalCase(path[0] ?? '');
  if (taker.module === 'aws-secretsmanager' && /^(?:Secret|CfnSecret)$/.test(taker.name) && /^Secret/.test(key)) {
    return message(
      'This construct creates the secret, with its value in the template: use generateSecretString, or store the value outside of the stack and refer to it with Secret.fromSecretNameV2.',
    );
  }
  if (taker.module === 'aws-ssm' && /Parameter$/.test(taker.name) && /Value$/.test(key)) {
    return message(
      'CloudFormation cannot create SecureString parameters, so this one would hold the secret in clear: delete the resource, and refer to the secret where it is used.',
    );
  }
  const type = resourceTypeOf(taker);
  return type === undefined ? undefined : obstacle(type, path.map(pascalCase), false);
}

function variableReason({ taker, written }: CdkSpot): Message {
  if (taker?.module === 'aws-ecs' || taker?.module === 'aws-batch') {
    return message(
      'The value would stand in clear in the task definition: give the container an entry under “secrets”, with ecs.Secret.fromSecretsManager or the ARN of the secret in valueFrom.',
    );
  }
  if (/^aws-(?:lambda|synthetics|s3-deployment|apigateway)/.test(taker?.module ?? '') || /function$/i.test(written)) {
    return message(
      'A reference here ends in plain text in the function’s configuration, for whoever may read that. Give the function the secret’s name instead (Secret.fromSecretNameV2, its secretName, and grantRead for the function), and have its code look the value up.',
    );
  }
  return message(
    'A reference here ends in plain text in the configuration of what {0} makes, for whoever may read that. Pass the secret’s name and have the program look the value up.',
    written,
  );
}

function reviewOf({ taker, written }: CdkSpot): Message[] {
  if (taker === undefined) {
    return [
      message(
        'What {0} does with the value is not known here: it must hand it to a property of a resource as it is, not to the variables of a function or to user data, where it would stand in clear or not be resolved.',
        written,
      ),
    ];
  }
  return resourceTypeOf(taker) !== undefined
    ? []
    : [
        message(
          '{0} takes a text here: look in the synthesised template whether the reference stands in a property that only its service can read.',
          written,
        ),
      ];
}

/** Constructs of the higher levels, by module, with the properties that end where `ssm-secure` is resolved. */
const secureProperties: Readonly<Record<string, RegExp>> = {
  'aws-rds': /^(?:credentials|fromPassword|from_password|password)$/,
  'aws-iam': /^password$/,
  'aws-redshift': /^(?:masterUser|master_user|masterPassword|master_password)$/,
};

function takesSecureString({ taker, path }: CdkSpot): boolean {
  if (taker === undefined) {
    return false;
  }
  const type = resourceTypeOf(taker);
  return type !== undefined
    ? resolvesSecureStrings(type, path.map(pascalCase))
    : path.some((key) => secureProperties[taker.module]?.test(key));
}
