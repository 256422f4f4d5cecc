import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { withRelated } from '../shared/findings';
import { keysLeave, refuse } from '../shared/plans';
import { formatOf } from './formats';
import type { ConfigFormat } from './formats';
import type { ConfigPlace, Step } from './model';
import { keysOf, placeOf, readNodes, textOf } from './nodes';
import { removeAll } from './removal';
import { siteOf } from './site';

const target = 'default-credential-chain';

/** The variables that the default chain reads: https://docs.aws.amazon.com/sdkref/latest/guide/environment-variables.html */
export const chainVariable = /^aws_(?:access_key_id|secret_access_key|session_token|security_token)$/i;

/**
 * The properties without which Spring Cloud AWS takes the default chain, of versions 2 and 3:
 * https://docs.awspring.io/spring-cloud-aws/docs/3.4.0/reference/html/index.html#credentials
 */
export const springCredentials = /(?:^|\.)cloud\.aws\.credentials\.(?:access-?key|secret-?key)$/i;

/** Pipelines whose service keeps secret variables, which jobs have in their environment. */
const keptByService: ReadonlySet<ConfigFormat | undefined> = new Set([
  'circleci',
  'bitbucket',
  'azure-pipelines',
  'travis',
  'drone',
]);

/** Takes the variables that hold AWS keys out of a YAML or JSON document, so that the role or profile around counts. */
export function planVariableRemoval(request: FixRequest): Plan | Refusal | undefined {
  const { finding, findings, document } = request;
  const roots = finding.kind === 'aws-credential' ? readNodes(document) : [];
  if (placeOf(roots, finding.span) === undefined) {
    return undefined;
  }
  const group = withRelated(finding, findings);
  const paths: (readonly Step[])[] = [];
  let depth = 0;
  for (const one of group) {
    const site = siteOf({ ...request, finding: one }, roots);
    const variable = site === undefined || 'template' in site ? undefined : variableOf(site);
    if (variable === undefined) {
      return refuse(target, message('The key is part of a longer text or of a list: it has to be taken out by hand.'));
    }
    if (!chainVariable.test(variable.name) && !isOption(formatOf(document), keysOf(variable.steps))) {
      return refuse(target, ownSetting(variable.name));
    }
    paths.push(variable.steps);
    depth = Math.max(depth, variable.steps.length);
  }
  const isOfSecret = paths.some((steps) => {
    const root = roots.find((one) => one === steps[0]?.of);
    return formatOf(document) === 'kubernetes' && textOf(root, 'kind') === 'Secret';
  });
  return keysLeave(
    group,
    [
      ...(isOfSecret
        ? [
            message(
              'Workloads that read these keys of the Secret (secretKeyRef, envFrom, volumes) do not start without them: take that out first.',
            ),
          ]
        : []),
      ...(formatOf(document) === 'gitlab-ci'
        ? [
            message(
              'Jobs get credentials from CI/CD variables of these names in the project (masked and protected), or, without any key, from a role that they assume with an id_token.',
            ),
          ]
        : []),
      ...(keptByService.has(formatOf(document))
        ? [
            message(
              'Jobs get credentials from secret variables of these names that the service keeps, or, without any key, from a role that they assume by OpenID Connect.',
            ),
          ]
        : []),
      message(
        'The variables are removed: whatever runs here now needs credentials of its own (the role of the task, function, instance or service account; a profile on a developer’s machine).',
      ),
    ],
    // The list or map of variables goes with its last one, what holds it stays; Spring's properties only have paths.
    () => removeAll(document.source, paths, formatOf(document) === 'spring' ? 0 : depth - 2),
  );
}

/**
 * Whether keys are an option of a tool that uses the default chain without it.
 *
 * - https://guides.rubyonrails.org/active_storage_overview.html#s3-service-amazon-s3-and-s3-compatible-apis
 * - https://docs.ansible.com/ansible/latest/collections/amazon/aws/docsite/aws_ec2_guide.html#authentication
 */
function isOption(format: ConfigFormat | undefined, keys: readonly string[]): boolean {
  if (format === 'spring') {
    return springCredentials.test(keys.join('.'));
  }
  if (format === 'rails') {
    return /^(?:access_key_id|secret_access_key|session_token)$/.test(keys.at(-1) ?? '');
  }
  const [module = '', option = ''] = keys.slice(-2);
  return (
    format === 'ansible' &&
    /^(?:(?:amazon|community)\.aws\.\w+|(?:aws|ec2|s3|rds|iam|sqs|sns|route53)_\w+)$/.test(module) &&
    /^(?:(?:aws_|ec2_)?(?:access_key|secret_key)|aws_secret_access_key|aws_access_key_id|(?:aws_)?(?:session|security)_token|access_token)$/.test(
      option,
    )
  );
}

/** That a key is read by a name of the program's own. */
export function ownSetting(name: string): Message {
  return message(
    'The key is read by a name of its own, {0}, not as one of the variables of the default credential chain: have the program create its client without keys first, then delete the setting.',
    name,
  );
}

interface Variable {
  readonly name: string;
  /** To the entry or item that goes. */
  readonly steps: readonly Step[];
}

/** The variable that a value belongs to: a key, the `name` beside a `value`, or `KEY=value` in a list. */
export function variableOf(site: ConfigPlace & { readonly whole: boolean }): Variable | undefined {
  const { steps, scalar, whole } = site;
  const last = steps.at(-1);
  if (last?.kind === 'item') {
    const name = /^([A-Za-z_][\w.-]{0,200})\s?=/.exec(scalar.text)?.[1];
    return name === undefined ? undefined : { name, steps };
  }
  if (last === undefined || !whole) {
    return undefined;
  }
  const outer = steps.at(-2);
  if (/^value$/i.test(last.entry.key) && outer?.kind === 'item') {
    const name = textOf(last.of, 'name') ?? textOf(last.of, 'Name') ?? textOf(last.of, 'key') ?? textOf(last.of, 'Key');
    return name === undefined ? undefined : { name, steps: steps.slice(0, -1) };
  }
  return { name: keysOf(steps).at(-1) ?? '', steps };
}
