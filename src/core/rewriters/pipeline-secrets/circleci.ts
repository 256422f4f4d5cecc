import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { keysOf, valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import type { Service } from './service';
import { command, filledIn, ownVariable, unreadable } from './spots';

/**
 * - Variables of the project and of contexts, and which of two goes first: https://circleci.com/docs/env-vars/
 * - Nothing is filled into `environment`: https://circleci.com/docs/set-environment-variable/
 * - But into `auth`: https://circleci.com/docs/private-images/
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
    if (isService(site, path)) {
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
      reasonOf(path) ??
      message(
        'CircleCI fills variables into no parameter: have a command (run) read the variable of the environment, or give an orb its name where a parameter is of the type env_var_name.',
      )
    );
  },
};

/** Whether a variable is one of a container beside that of the steps, or of an image that may become one. */
function isService({ steps }: ConfigSite, path: string): boolean {
  const container = /(?:^|\.)docker\.\[(\d+)\]\.environment\./.exec(path);
  const holder = steps.find((step) => step.kind === 'entry' && step.entry.key === 'environment');
  const isImage = holder?.kind === 'entry' && valueOf(holder.of, 'image') !== undefined;
  return container === null ? isImage : container[1] !== '0';
}

function reasonOf(path: string): Message | undefined {
  return /(?:^|\.)environment\./.test(path)
    ? message(
        'CircleCI fills nothing into environment: have a command (run) put the value together from a variable of the project.',
      )
    : /(?:^|\.)run(?:\.command)?$/.test(path)
      ? unreadable()
      : undefined;
}

/** Whether a job, or one that takes a command, may run its commands by PowerShell or cmd. */
function isWindows({ steps, root, source }: ConfigSite): boolean {
  const [kind = '', name = ''] = keysOf(steps);
  const job = kind === 'jobs' ? valueOf(root, kind, name) : undefined;
  const own = job === undefined ? source : source.slice(job.span.start, job.span.end);
  const executors = /\bexecutor\b/.test(own) ? valueOf(root, 'executors') : undefined;
  const text = own + (executors === undefined ? '' : source.slice(executors.span.start, executors.span.end));
  return /\bwin(?:dows)?\b|powershell|\bcmd\.exe\b/i.test(text);
}
