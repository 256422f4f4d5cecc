import { message } from '../../text/message';
import { keysOf, valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import type { Service } from './service';
import { command, filledIn, unreadable } from './spots';

/**
 * - Variables in scripts and pipes: https://support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets/
 * - In services: https://support.atlassian.com/bitbucket-cloud/docs/cache-and-service-container-definitions/
 * - For images: https://support.atlassian.com/bitbucket-cloud/docs/use-docker-images-as-build-environments/
 * - PowerShell on Windows: https://support.atlassian.com/bitbucket-cloud/docs/set-up-runners-for-windows/
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
        ? ((isWindows(site) ? undefined : command(site)) ?? unreadable())
        : undefined;
    return (
      spot ??
      message(
        'Bitbucket Pipelines fills variables into scripts, variables of pipes and services, and the password of an image: have one of these read a secured variable.',
      )
    );
  },
};

/** Whether a step runs on runners for Windows, whose commands PowerShell reads. */
function isWindows({ steps, source }: ConfigSite): boolean {
  return steps.some((step) => {
    const runners = step.kind === 'entry' ? valueOf(step.of, 'runs-on') : undefined;
    return runners !== undefined && /\bwindows\b/i.test(source.slice(runners.span.start, runners.span.end));
  });
}
