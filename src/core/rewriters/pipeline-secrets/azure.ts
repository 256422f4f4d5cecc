import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { boundTo } from '../config/inPlace';
import { keysOf, textOf, valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import { nameHint } from '../shared/identifiers';
import type { Service, Spot } from './service';
import { commandWith, filledIn, isVerbatim, ownVariable } from './spots';

/**
 * - Secret variables are no variables of a script's environment, unless `env` maps them:
 *   https://learn.microsoft.com/azure/devops/pipelines/process/set-secret-variables
 * - Where `$(…)` is filled in, what `${{ … }}` knows, and what names may begin with:
 *   https://learn.microsoft.com/azure/devops/pipelines/process/variables
 */
export const azure: Service = {
  name: 'Azure Pipelines',
  add: () =>
    message(
      'Add the variable, kept secret, to the variables of the pipeline in Azure DevOps, or to a variable group that it uses, before it runs again: .env only keeps the value until it stands there.',
    ),
  spotOf: (site) => {
    const keys = keysOf(site.steps);
    const at = keys.lastIndexOf('steps');
    if (at >= 0) {
      return spotOfStep(site, at + 2, keys.slice(at + 2));
    }
    const spot = keys.at(keys.at(-1) === 'value' ? -3 : -2) === 'variables' ? ownVariable(site) : undefined;
    return spot === undefined ? nothing() : fromSettings(site, spot);
  },
};

/** @param depth how many steps lead into the step of the pipeline. */
function spotOfStep(site: ConfigSite, depth: number, keys: readonly string[]): Spot | Message {
  const [kind = ''] = keys;
  const entry = site.steps[depth];
  const macro = (variable: string): string => `$(${variable})`;
  if (/^(?:bash|script)$/.test(kind) && keys.length === 1 && entry !== undefined && (kind === 'bash' || isUnix(site))) {
    const spot = commandWith(site, entry, 'env', macro);
    if (spot !== undefined) {
      return { ...spot, path: unreserved(spot.path ?? boundTo(site)) };
    }
  }
  const isFilledIn = /^(?:inputs|env|script|bash|pwsh|powershell)$/.test(kind) && keys.length <= 2;
  const [, member] = keys;
  return isFilledIn && isVerbatim(site) && !site.scalar.anchored
    ? { ...filledIn(site, macro), path: unreserved(pathOf(site, member)) }
    : nothing();
}

/** What names a value: the input or variable that it is all of, or what it is assigned to in a longer text. */
function pathOf(site: ConfigSite, member: string | undefined): readonly string[] {
  const { source, span, scalar, whole } = site;
  const before = source.slice(Math.max(scalar.span.start, span.start - 100), span.start);
  const assigned = /([A-Za-z_]\w{2,60})\s?=\s?["']?$/.exec(before)?.[1];
  const name = whole ? member : assigned;
  return name === undefined ? boundTo(site) : [name];
}

/** Variables whose names begin so, in whatever case, may not reach tasks and scripts. */
const reserved = /^(?:endpoint|input|path|secret|securefile)/i;

function unreserved(path: readonly string[]): readonly string[] {
  return reserved.test(nameHint(path, 'secret')) ? [`APP_${path.join('_')}`] : path;
}

/** Whether the agents of a job run scripts by `sh`: those of an image that is named and no Windows. */
function isUnix({ root, steps }: ConfigSite): boolean {
  const outer = steps.flatMap((step) => (step.kind === 'entry' ? [step.of] : [])).reverse();
  const images = [...outer, root].map((node) => textOf(node, 'pool', 'vmImage') ?? textOf(node, 'pool', 'vmimage'));
  const named = images.find((image) => image !== undefined) ?? '';
  return /^(?:ubuntu|macos)\b/i.test(named) && valueOf(root, 'strategy') === undefined;
}

/** Has a variable of the file come from the settings of the pipeline, as a secret one. */
function fromSettings({ source }: ConfigSite, spot: Spot): Spot | Message {
  const name = spot.variable ?? '';
  if (reserved.test(name)) {
    return message(
      'Azure Pipelines keeps names that begin with endpoint, input, path, secret or securefile for itself: rename the variable first.',
    );
  }
  if (new RegExp(`\\$\\{\\{[^}]{0,500}\\bvariables(?:\\.|\\[\\s*['"])${name}\\b`, 'i').test(source)) {
    return message(
      'A template expression is filled in before secret variables are known: have it read $({0}) instead of variables.{0} first.',
      name,
    );
  }
  const upper = name.toUpperCase();
  const reads = [`$${upper}`, `\${${upper}}`, `%${upper}%`, `$env:${upper}`, `$Env:${upper}`];
  if (reads.some((read) => new RegExp(`${read.replace(/[$%{}]/g, '\\$&')}(?!\\w)`, 'i').test(source))) {
    return message(
      'A script reads {0} from its environment, where Azure Pipelines puts no secret variable: give the step env: with {0}: $({0}) first.',
      name,
    );
  }
  return {
    ...spot,
    review: [
      message(
        '$({0}) is filled in as before, but scripts have no secret variable in their environment: a step whose program reads it there needs env: with {0}: $({0}).',
        name,
      ),
    ],
  };
}

function nothing(): Message {
  return message(
    'Azure Pipelines fills variables into the inputs, the env and the scripts of steps: have one of these read a secret variable, $(NAME).',
  );
}
