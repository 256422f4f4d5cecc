import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import { columnIndent } from '../config/insertion';
import { keysOf, textOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import { indentUnit } from '../shared/layout';
import type { Service } from './service';
import { commandWith, unreadable } from './spots';

/**
 * Drone, and Woodpecker, which goes by the same rules.
 *
 * - https://docs.drone.io/secret/repository/
 * - https://woodpecker-ci.org/docs/usage/secrets, and until 2.0, which calls the steps `pipeline`, only for settings:
 *   https://woodpecker-ci.org/docs/1.0/usage/secrets
 * - What is filled in before the shell reads it: https://docs.drone.io/pipeline/environment/substitution
 */
export const drone: Service = {
  name: 'Drone',
  add: () =>
    message(
      'Add the secret that from_secret names to the secrets of the repository before the pipeline runs again: .env only keeps the value until it stands there.',
    ),
  spotOf: (site) => {
    const path = keysOf(site.steps).join('.');
    const own = site.steps.at(-1);
    if (
      /^(?:(?:steps|services)\.[^.]+\.(?:environment|settings)|pipeline\.[^.]+\.settings)\.[^.]+$/.test(path) &&
      site.whole &&
      !site.scalar.anchored &&
      own?.kind === 'entry'
    ) {
      return {
        path: /\.environment\./.test(path) ? [own.entry.key] : [pluginOf(site), own.entry.key],
        edits: (variable) => [fromSecret(site, own.of.flow, secretName(variable))],
      };
    }
    const commands = site.steps[2];
    const spot =
      /^steps\.[^.]+\.commands\.\[\d+\]$/.test(path) && commands !== undefined && !isWindows(site)
        ? commandWith(site, commands, 'environment', (variable) => `{ from_secret: ${secretName(variable)} }`)
        : undefined;
    return (
      (commands !== undefined && isWindows(site) && /\.commands\./.test(path) ? unreadable() : undefined) ??
      (spot && { ...spot, edits: (variable) => spot.edits(variable).map(unsubstituted) }) ??
      message(
        'Drone reads secrets as whole values of environment and settings (from_secret): make the value one of these, and use $NAME here.',
      )
    );
  },
};

/** An edit that leaves `${NAME}` to the shell: Drone fills it in itself unless two dollar signs begin it. */
function unsubstituted({ span, text }: TextEdit): TextEdit {
  return { span, text: text.replace(/\$\{/g, () => '$${') };
}

/** Whether PowerShell reads the commands. */
function isWindows({ root }: ConfigSite): boolean {
  return [textOf(root, 'platform', 'os'), textOf(root, 'labels', 'platform')].some(
    (platform) => platform?.startsWith('windows') === true,
  );
}

/** What the plugin of a step is called: `docker` of `plugins/docker:20`. */
function pluginOf({ steps }: ConfigSite): string {
  const [, step] = steps;
  const holder = step?.kind === 'item' ? step.item.value : step?.entry.value;
  return (textOf(holder, 'image') ?? '').split('/').at(-1)?.split(/[:@]/)[0] ?? '';
}

function secretName(variable: string): string {
  return variable.toLowerCase();
}

function fromSecret({ source, span, steps, eol }: ConfigSite, flow: boolean, name: string): TextEdit {
  const own = steps.at(-1);
  if (flow || own?.kind !== 'entry') {
    return { span, text: `{ from_secret: ${name} }` };
  }
  const indent = columnIndent(source, own.entry.keySpan.start) + indentUnit(source);
  const colon = source.lastIndexOf(':', span.start);
  return { span: { start: colon + 1, end: span.end }, text: `${eol}${indent}from_secret: ${name}` };
}
