import { message } from '../../text/message';
import { keysOf } from '../config/nodes';
import type { Service } from './service';
import { command, filledIn } from './spots';

/**
 * - https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/
 * - https://support.atlassian.com/bitbucket-cloud/docs/databases-and-service-containers/
 */
export const bitbucket: Service = {
  name: 'Bitbucket Pipelines',
  add: () =>
    message(
      'Add the variable to the repository variables of Bitbucket, secured, before the pipeline runs again: .env only keeps the value until it stands there.',
    ),
  spotOf: (site) => {
    const path = keysOf(site.steps).join('.');
    const isFilledIn =
      /\.(?:script|after-script)\.\[\d+\]\.variables\.[^.]+$|(?:^|\.)services\.[^.]+\.variables\.[^.]+$|(?:^|\.)image\.(?:password|username)$/.test(
        path,
      );
    const spot = isFilledIn
      ? filledIn(site, (variable) => (site.whole ? `$${variable}` : `\${${variable}}`))
      : /\.(?:script|after-script)\.\[\d+\]$/.test(path)
        ? command(site)
        : undefined;
    return (
      spot ??
      message(
        'Bitbucket Pipelines fills variables into scripts, variables of pipes and services, and the password of an image: have one of these read a secured variable.',
      )
    );
  },
};
