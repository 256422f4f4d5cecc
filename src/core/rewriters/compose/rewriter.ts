import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { planInPlace } from '../config/inPlace';
import type { FixRequest, Plan, Refusal, Rewriter } from '../rewriter';
import { refuse } from '../shared/plans';
import { planThroughEnvironment } from '../shared/throughEnvironment';
import { planDefault } from './fallback';

/** Has Docker Compose fill secrets in from the environment or from `.env`. */
export const rewriter: Rewriter = {
  id: 'compose',
  languages: ['yaml'],
  targets: ['secretsmanager', 'parameterstore', 'environment'],
  plan: (request) =>
    (request.target === 'secretsmanager' || request.target === 'parameterstore'
      ? planThroughEnvironment(request, request.target, 'docker compose up', planVariable)
      : undefined) ?? planVariable(request),
};

function planVariable(request: FixRequest): Plan | Refusal | undefined {
  return (
    planDefault(request) ??
    planInPlace(request, 'compose', (site, target) =>
      target === 'environment'
        ? {
            review: site.embedded ? [message('The value is filled into a script: look at its quotes.')] : [],
            changes: [filledIn()],
            // An empty value must not go unnoticed: https://docs.docker.com/reference/compose-file/interpolation/
            text: ({ name }) => `\${${name}:?}`,
          }
        : refuse(
            target,
            message(
              'Compose cannot read from AWS, but fills variables in. Move the value to .env (environment variable), then that line to AWS: strongroom run -- docker compose up fills in what it refers to.',
            ),
            'environment',
          ),
    )
  );
}

function filledIn(): Message {
  return message(
    'Compose fills the value in from the environment or from the file .env beside it, and stops where neither has it.',
  );
}
