import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { planStorable } from '../config/inPlace';
import { moveMember } from '../config/moveMember';
import { valueOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import { quoted } from '../config/write';
import type { Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';
import { environmentVariable, moveToSecrets } from './edits';
import { logOption } from './logOptions';
import { placeOfTask } from './place';
import { shellCommand } from './shellCommand';
import { containerChanges, needsExecutionRole } from './words';

/** Moves variables of ECS task definitions from `environment` to `secrets`. */
export const rewriter: Rewriter = {
  id: 'ecs-task-definition',
  languages: ['json'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => planStorable(request, 'ecs-task-definition', planSite),
};

/** Which account and region a reference names, by the beginning of its ARN. */
function named(place: string): Message {
  const [, , , region = '', account = ''] = place.split(':');
  return message(
    'The reference names the secret in {0} of the account {1}, as the rest of the task definition does: it must be stored there.',
    region,
    account,
  );
}

function planSite(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  const variable = environmentVariable(site);
  const option = variable === undefined ? logOption(site) : undefined;
  const command = variable === undefined && option === undefined ? shellCommand(site) : undefined;
  const name = variable?.name ?? option?.name ?? command?.name;
  if (target === 'environment') {
    return refuse(
      target,
      message('ECS takes no value from the environment of whoever registers the task definition.'),
      ...(name === undefined ? [] : (['parameterstore'] as const)),
    );
  }
  if (name === undefined) {
    return refuse(
      target,
      message(
        'ECS fills in secrets only as whole variables: move the value into a variable first, and have a shell read that where a command needs it (["sh", "-c", "…"]).',
      ),
    );
  }
  const place = placeOfTask(site.source);
  if (target === 'secretsmanager' && place === undefined) {
    return refuse(
      target,
      message(
        'ECS names a secret by its ARN, and this task definition tells neither account nor region. A parameter is named without them.',
      ),
      'parameterstore',
    );
  }
  const hasRole = valueOf(site.root, 'executionRoleArn') !== undefined;
  return referencePlan(site, target, {
    path: [name],
    review: hasRole ? [] : [needsExecutionRole('executionRoleArn')],
    changes: [
      ...(target === 'secretsmanager' && place !== undefined ? [named(place)] : []),
      ...containerChanges(target),
    ],
    edits: (reference) => {
      const valueFrom = target === 'secretsmanager' && place ? `${place}${reference.name}` : reference.name;
      if (command !== undefined) {
        return command.edits(valueFrom);
      }
      return variable === undefined
        ? (moveMember({
            source: site.source,
            eol: site.eol,
            steps: site.steps,
            to: 'secretOptions',
            changes: [],
            item: `{ "name": ${quoted(name, 'double')}, "valueFrom": ${quoted(valueFrom, 'double')} }`,
          }) ?? [])
        : moveToSecrets(site, variable, valueFrom);
    },
  });
}
