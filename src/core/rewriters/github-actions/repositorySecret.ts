import { message } from '../../text/message';
import { keysOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import type { ConfigSite } from '../config/site';
import { putReference } from '../config/write';
import type { Plan, Refusal } from '../rewriter';
import { refuse } from '../shared/plans';
import { boundInWorkflow, jobOf } from './job';
import { readThroughEnv } from './runScript';

/**
 * Where an expression can read secrets:
 * https://docs.github.com/en/actions/reference/workflows-and-actions/contexts#context-availability
 */
const readsSecrets =
  /^(?:env\.|jobs\.[^.]+\.(?:env\.|environment\.url|container\.(?:env\.|credentials\.)|services\.[^.]+\.(?:env\.|credentials\.)|secrets\.|steps\.\[\d+\]\.(?:env\.|with\.|run$|name$|working-directory$)))/;

/** A secret of the repository, by an expression in place. */
export function planRepositorySecret(site: ConfigSite): Plan | Refusal {
  const path = keysOf(site.steps).join('.');
  if (!readsSecrets.test(path)) {
    // https://docs.github.com/en/actions/how-tos/reuse-automations/reuse-workflows#passing-inputs-and-secrets-to-a-reusable-workflow
    return refuse(
      'environment',
      /^jobs\.[^.]+\.with\./.test(path)
        ? message(
            'A workflow that is called gets secrets by secrets:, not by with: make the input one of its secrets (on.workflow_call.secrets), and pass it on there as ${{ secrets.NAME }}.',
          )
        : message('GitHub lets no expression read secrets here: move the value into env or with of a step.'),
    );
  }
  return referencePlan(site, 'environment', {
    path: boundInWorkflow(site),
    review: [
      message(
        'The value must be added to the repository’s secrets under this name (gh secret set NAME), or the workflow reads nothing.',
      ),
    ],
    changes: [],
    edits: ({ name }) => {
      const expression = `\${{ secrets.${name} }}`;
      const job = jobOf(site.steps);
      return (job && readThroughEnv(site, job, name, expression)) ?? [putReference(site, expression)];
    },
  });
}
