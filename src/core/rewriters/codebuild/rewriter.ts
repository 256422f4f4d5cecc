import { message } from '../../text/message';
import { planStorable } from '../config/inPlace';
import { moveMember } from '../config/moveMember';
import { keysOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import { putReference } from '../config/write';
import type { Plan, Refusal, Rewriter, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';
import { planCommand } from './command';
import { buildChanges, ownVariablesOnly } from './words';

/**
 * Has commands of a buildspec read variables, and moves variables from `env/variables` to `env/secrets-manager` or `env/parameter-store`:
 * https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html#build-spec.env.secrets-manager
 */
export const rewriter: Rewriter = {
  id: 'codebuild',
  languages: ['yaml'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) => planStorable(request, 'codebuild', planSite),
};

function planSite(site: ConfigSite, target: SecretReference['target']): Plan | Refusal {
  const keys = keysOf(site.steps);
  const [name = ''] = keys.slice(2);
  const isVariable = keys.length === 3 && keys[0] === 'env' && keys[1] === 'variables' && site.whole;
  const command = isVariable || site.scalar.anchored ? undefined : planCommand(site, target);
  if (command !== undefined) {
    return command;
  }
  if (!isVariable || site.scalar.anchored) {
    return refuse(
      target,
      message(
        'CodeBuild fetches whole variables (secrets-manager and parameter-store below env): make the value a variable below env, use $NAME here, and fix it there.',
      ),
    );
  }
  if (target === 'environment') {
    return refuse(target, ownVariablesOnly(), 'secretsmanager', 'parameterstore');
  }
  return referencePlan(site, target, {
    path: [name],
    changes: buildChanges(target),
    edits: (reference) =>
      moveMember({
        source: site.source,
        eol: site.eol,
        steps: site.steps,
        to: target === 'secretsmanager' ? 'secrets-manager' : 'parameter-store',
        changes: [putReference(site, reference.name)],
      }) ?? [],
  });
}
