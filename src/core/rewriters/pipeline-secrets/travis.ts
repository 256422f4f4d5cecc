import { message } from '../../text/message';
import { keysOf } from '../config/nodes';
import type { Service } from './service';
import { command, filledIn, ownVariable } from './spots';

/**
 * - The settings of a repository: https://docs.travis-ci.com/user/environment-variables/
 * - Secrets of deployments: https://docs.travis-ci.com/user/deployment-v2/
 */
export const travis: Service = {
  name: 'Travis CI',
  add: () =>
    message(
      'Add the variable to the environment variables in the settings of the repository at Travis CI, its value quoted as for the shell, before the build runs again: .env only keeps the value until it stands there.',
    ),
  spotOf: (site) => {
    const path = keysOf(site.steps).join('.');
    const spot = /^env\.global\./.test(path)
      ? ownVariable(site, 0)
      : /^(?:jobs\.include\.\[\d+\]\.)?(?:(?:before_|after_)?(?:install|script|deploy)|after_(?:success|failure)|before_cache)(?:\.\[\d+\])?$/.test(
            path,
          )
        ? command(site)
        : /^(?:jobs\.include\.\[\d+\]\.)?deploy\.(?:\[\d+\]\.)?(?:password|api_?key|token|github_token|secret)$/.test(
              path,
            ) && site.whole
          ? filledIn(site, (variable) => `$${variable}`)
          : undefined;
    return (
      spot ??
      message(
        'Travis CI sets variables of the repository in every job: read one in a script, as $NAME, or encrypt the value here (travis encrypt).',
      )
    );
  },
};
