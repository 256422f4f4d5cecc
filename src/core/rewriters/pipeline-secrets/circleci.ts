import { message } from '../../text/message';
import { keysOf, valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import type { Service } from './service';
import { command, filledIn, ownVariable } from './spots';

/**
 * - https://circleci.com/docs/env-vars/
 * - https://circleci.com/docs/private-images/
 */
export const circleci: Service = {
  name: 'CircleCI',
  add: () =>
    message(
      'Add the variable to the environment variables of the project in CircleCI, or to a context that the job uses, before the pipeline runs again: .env only keeps the value until it stands there.',
    ),
  spotOf: (site) => {
    const keys = keysOf(site.steps);
    const path = keys.join('.');
    const service = /^(?:jobs|executors)\.[^.]+\.docker\.\[(\d+)\]\.environment\./.exec(path);
    if (service !== null && service[1] !== '0') {
      return message(
        'CircleCI gives variables of the project to the steps of a job, not to containers of services. Start this one in a step (docker run -e {0}), or, where it is a throwaway of the test, say so in a comment that ignores the finding.',
        keys.at(-1) ?? '',
      );
    }
    const spot = /(?:^|\.)environment(?:\.\[\d+\])?\.[^.]+$/.test(path)
      ? ownVariable(site)
      : /\.auth\.password$/.test(path) && site.whole
        ? filledIn(site, (variable) => `$${variable}`)
        : /(?:^|\.)steps\..*\brun(?:\.command)?$/.test(path) && !isWindows(site)
          ? command(site)
          : undefined;
    return (
      spot ??
      message(
        'CircleCI fills variables into no parameter: have a command (run) read the variable of the environment, or give an orb its name where a parameter is of the type env_var_name.',
      )
    );
  },
};

/** Whether a job may run its commands by PowerShell or cmd. */
function isWindows({ steps, root, source }: ConfigSite): boolean {
  const name = keysOf(steps)[1] ?? '';
  const job = valueOf(root, keysOf(steps)[0] ?? '', name);
  const text = job === undefined ? source : source.slice(job.span.start, job.span.end);
  return /\bwin(?:dows)?\b|powershell|\bcmd\.exe\b/i.test(text);
}
