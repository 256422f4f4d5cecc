import { message } from '../../text/message';
import { storableSite } from '../config/inPlace';
import { valueOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import type { Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';
import { environmentVariable, moveToSecrets } from './edits';
import { placeOfTask } from './place';
import { containerChanges, needsExecutionRole } from './words';

/** Moves variables of ECS task definitions from `environment` to `secrets`. */
export const rewriter: Rewriter = {
  id: 'ecs-task-definition',
  languages: ['json'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => {
    const site = storableSite(request, 'ecs-task-definition');
    const { target } = request;
    return site === undefined || target === 'default-credential-chain'
      ? undefined
      : 'template' in site
        ? refuse(target, site)
        : planSite(site, target);
  },
};

function planSite(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  const variable = environmentVariable(site);
  if (target === 'environment') {
    return refuse(
      target,
      message('ECS takes no value from the environment of whoever registers the task definition.'),
      ...(variable === undefined ? [] : (['parameterstore'] as const)),
    );
  }
  if (variable === undefined) {
    return refuse(
      target,
      message('ECS fills in secrets only as whole variables: move the value into a variable first.'),
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
    path: [variable.name],
    review: hasRole ? [] : [needsExecutionRole('executionRoleArn')],
    changes: containerChanges(target),
    edits: ({ name }) => moveToSecrets(site, variable, target === 'secretsmanager' && place ? `${place}${name}` : name),
  });
}
