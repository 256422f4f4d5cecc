import { planLookup } from '../python/plan';
import type { FixRequest, Rewriter } from '../rewriter';
import { orThroughEnvironment } from '../shared/throughEnvironment';

/** Moves a secret of Python code to Secrets Manager or Parameter Store. */
export const rewriter: Rewriter = {
  id: 'python-secret-lookup',
  languages: ['python'],
  targets: ['secretsmanager', 'parameterstore'],
  plan: (request) =>
    request.target === 'secretsmanager' || request.target === 'parameterstore'
      ? orThroughEnvironment(request, planLookup(request, request.target), pythonCommand(request), (other) =>
          planLookup(other, 'environment'),
        )
      : undefined,
};

/** What starts the program: `manage.py` where there is one. */
function pythonCommand({ project }: FixRequest): string {
  const command = project.startCommand ?? '';
  return command.startsWith('python ') ? command : 'python …';
}
