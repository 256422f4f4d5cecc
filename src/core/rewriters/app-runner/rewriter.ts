import { message } from '../../text/message';
import { planStorable } from '../config/inPlace';
import { moveMember } from '../config/moveMember';
import { keysOf, textOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import { putReference } from '../config/write';
import type { Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';

/**
 * Moves variables of an App Runner configuration file from `run/env` to `run/secrets`:
 * https://docs.aws.amazon.com/apprunner/latest/dg/config-file-ref.html
 */
export const rewriter: Rewriter = {
  id: 'app-runner',
  languages: ['yaml'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => planStorable(request, 'app-runner', planSite),
};

function planSite(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  const keys = keysOf(site.steps);
  const value = site.steps.at(-1);
  const name = value?.kind === 'entry' ? textOf(value.of, 'name') : undefined;
  const isVariable = keys.length === 4 && keys[1] === 'env' && keys[3] === 'value' && site.whole;
  if (keys[0] === 'build' || !isVariable || value?.kind !== 'entry' || name === undefined || site.scalar.anchored) {
    return refuse(
      target,
      keys[0] === 'build'
        ? message(
            'App Runner fetches no secrets for the build (run/secrets is for the program): have the build command read the value.',
          )
        : message(
            'App Runner fetches whole variables (run/secrets): make the value a variable below run/env, and fix it there.',
          ),
    );
  }
  if (target !== 'parameterstore') {
    return refuse(
      target,
      target === 'secretsmanager'
        ? message(
            'App Runner names a secret by its ARN, and this file tells neither account nor region. A parameter is named without them.',
          )
        : message(
            'A service has the variables of this file, and none of those who deploy it: App Runner fetches this one from AWS.',
          ),
      'parameterstore',
    );
  }
  return referencePlan(site, target, {
    path: [name],
    changes: [
      message('The instance role of the service needs the IAM permission ssm:GetParameters for this parameter.'),
      message('The service reads the value when it is deployed: after a rotation, deploy it again.'),
    ],
    edits: (reference) =>
      moveMember({
        source: site.source,
        eol: site.eol,
        steps: site.steps.slice(0, -1),
        to: 'secrets',
        changes: [{ span: value.entry.keySpan, text: 'value-from' }, putReference(site, reference.name)],
      }) ?? [],
  });
}
