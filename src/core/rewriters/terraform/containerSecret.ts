import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { Secret } from '../../text/secret';
import { contains } from '../../text/span';
import { readJsonNodes } from '../config/jsonNodes';
import type { ConfigNode } from '../config/model';
import { moveMember } from '../config/moveMember';
import { placeOf } from '../config/nodes';
import { quoted } from '../config/write';
import { environmentVariable, moveToSecrets } from '../ecs-task-definition/edits';
import type { TaskVariable } from '../ecs-task-definition/edits';
import { logOption } from '../ecs-task-definition/logOptions';
import type { LogOption } from '../ecs-task-definition/logOptions';
import { containerChanges, needsExecutionRole } from '../ecs-task-definition/words';
import { readExpression } from '../hcl/expressions';
import type { Plan, SecretReference } from '../rewriter';
import { snakeCase } from '../shared/identifiers';
import { moveInHcl } from './containerEdits';
import { moveLogOption } from './containerLogOption';
import { secretArn } from './lookup';
import type { TerraformSite } from './site';

/**
 * A variable of a container, or an option of its log driver, in `container_definitions` that is written in
 * `jsonencode(…)` or as JSON in a heredoc.
 */
interface ContainerValue {
  readonly variable: TaskVariable | undefined;
  readonly option: LogOption | undefined;
  readonly writtenIn: 'hcl' | 'json';
}

/** What the whole value of is the secret; undefined where it is written otherwise. */
function containerValue(site: TerraformSite): ContainerValue | undefined {
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
  const found = whole ? { steps: place.steps, whole } : undefined;
  const variable = found && environmentVariable(found);
  const option = found && logOption(found);
  return variable === undefined && option === undefined
    ? undefined
    : { variable, option, writtenIn: call === undefined ? 'json' : 'hcl' };
}

/**
 * A variable of a container becomes one of its secrets, and an option of its log driver one of its `secretOptions`, so
 * that the value stands neither in the task nor in the state.
 */
export function planContainerSecret(
  site: TerraformSite,
  target: 'secretsmanager' | 'parameterstore',
  otherwise: string,
): Plan | undefined {
  const found = containerValue(site);
  if (found === undefined) {
    return undefined;
  }
  const hint = found.option === undefined ? otherwise : snakeCase(found.option.name);
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
    surroundings: resource?.labels.slice(-1) ?? [],
    fixes: [site.request.finding.fingerprint],
    edits: (reference) => (reference === undefined ? [] : editsOf(site, found, reference, hint)),
  };
}

function editsOf(
  site: TerraformSite,
  { variable, option, writtenIn }: ContainerValue,
  reference: SecretReference,
  hint: string,
): TextEdit[] {
  const { source, eol } = site;
  // A parameter beside the task is known by its name alone.
  const arn = reference.target === 'secretsmanager' ? secretArn(site, reference, hint) : undefined;
  const named = arn?.expression ?? `"${reference.name}"`;
  const text = arn === undefined ? reference.name : `\${${arn.expression}}`;
  return [...(arn?.edits ?? []), ...moved()];

  function moved(): readonly TextEdit[] {
    if (variable !== undefined) {
      const span = variable.value.value?.span ?? site.span;
      return writtenIn === 'json'
        ? moveToSecrets({ source, eol, span }, variable, text)
        : moveInHcl(site, variable, named);
    }
    if (option === undefined) {
      return [];
    }
    const item = `{ "name": ${quoted(option.name, 'double')}, "valueFrom": ${quoted(text, 'double')} }`;
    return writtenIn === 'json'
      ? (moveMember({ source, eol, steps: option.steps, to: 'secretOptions', changes: [], item }) ?? [])
      : moveLogOption(site, option, named);
  }
}
