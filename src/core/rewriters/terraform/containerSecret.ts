import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import { contains } from '../../text/span';
import { readJsonNodes } from '../config/jsonNodes';
import type { ConfigNode } from '../config/model';
import { placeOf } from '../config/nodes';
import { environmentVariable, moveToSecrets } from '../ecs-task-definition/edits';
import type { TaskVariable } from '../ecs-task-definition/edits';
import { containerChanges, needsExecutionRole } from '../ecs-task-definition/words';
import { readExpression } from '../hcl/expressions';
import type { Plan, SecretReference } from '../rewriter';
import { moveInHcl } from './containerEdits';
import { secretArn } from './lookup';
import type { TerraformSite } from './site';

/** A variable of a container in `container_definitions`, written in `jsonencode(…)` or as JSON in a heredoc. */
interface ContainerVariable extends TaskVariable {
  readonly writtenIn: 'hcl' | 'json';
}

/** The variable of a container whose whole value is the secret; undefined where it is written otherwise. */
function containerVariable(site: TerraformSite): ContainerVariable | undefined {
  const { source, blocks, attribute, span } = site;
  const [resource] = blocks;
  if (
    blocks.length !== 1 ||
    resource?.labels[0] !== 'aws_ecs_task_definition' ||
    attribute.name !== 'container_definitions'
  ) {
    return undefined;
  }
  const { start, end } = attribute.expression;
  const call = /^jsonencode\(/.exec(source.slice(start, start + 11))?.[0];
  const heredoc = /^<<-?\w{1,200}\r?\n/.exec(source.slice(start, start + 300))?.[0];
  let root: ConfigNode | undefined;
  if (call !== undefined) {
    root = readExpression(source, start + call.length);
  } else if (heredoc !== undefined) {
    // Blanks in place of what stands before leave the offsets as they are in the file.
    const text = start + heredoc.length;
    root = readJsonNodes(' '.repeat(text) + source.slice(text, end));
  }
  const place = root && placeOf([root], span);
  const inside = place && { start: place.scalar.span.start + 1, end: place.scalar.span.end - 1 };
  const whole =
    place !== undefined && (contains(span, place.scalar.span) || (inside !== undefined && contains(span, inside)));
  const variable = whole ? environmentVariable({ steps: place.steps, whole }) : undefined;
  return variable && { ...variable, writtenIn: call === undefined ? 'json' : 'hcl' };
}

/** A variable of a container becomes one of its secrets, so that the value stands neither in the task nor in the state. */
export function planContainerSecret(
  site: TerraformSite,
  target: 'secretsmanager' | 'parameterstore',
  hint: string,
): Plan | undefined {
  const variable = containerVariable(site);
  if (variable === undefined) {
    return undefined;
  }
  const [resource] = site.blocks;
  const hasRole = resource?.attributes.some(({ name }) => name === 'execution_role_arn') === true;
  return {
    kind: 'plan',
    target,
    safety: hasRole ? 'safe' : 'needs-review',
    behaviourChanges: [
      ...(hasRole ? [] : [needsExecutionRole('execution_role_arn')]),
      ...containerChanges(target),
      ...(target === 'secretsmanager'
        ? [message('Whoever runs Terraform needs the IAM permission secretsmanager:DescribeSecret for this secret.')]
        : []),
    ],
    missingDependencies: [],
    value: new Secret(site.value),
    nameHint: hint,
    fixes: [site.request.finding.fingerprint],
    edits: (reference) => (reference === undefined ? [] : editsOf(site, variable, reference, hint)),
  };
}

function editsOf(
  site: TerraformSite,
  variable: ContainerVariable,
  reference: SecretReference,
  hint: string,
): TextEdit[] {
  const { source, eol } = site;
  // A parameter beside the task is known by its name alone.
  const arn = reference.target === 'secretsmanager' ? secretArn(site, reference, hint) : undefined;
  const span = variable.value.value?.span ?? site.span;
  return [
    ...(arn?.edits ?? []),
    ...(variable.writtenIn === 'json'
      ? moveToSecrets({ source, eol, span }, variable, arn === undefined ? reference.name : `\${${arn.expression}}`)
      : moveInHcl(site, variable, arn?.expression ?? `"${reference.name}"`)),
  ];
}
