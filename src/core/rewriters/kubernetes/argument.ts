import { environmentVariableName } from '../../fix/environmentName';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { ConfigEntry, ConfigList, ConfigMap } from '../config/model';
import { textOf } from '../config/nodes';
import { referencePlan } from '../config/plan';
import { readInScript, variableForScript } from '../config/script';
import type { ConfigSite } from '../config/site';
import { putReference } from '../config/write';
import type { Plan, SecretReference } from '../rewriter';
import { freeName, isGeneral } from '../shared/identifiers';
import { addVariable, takesVariable, variableNames } from './environment';
import { fetchEdit, hasSecret, needsOperator } from './externalSecret';
import { isJson } from './json';

/** Where in a container's command a secret stands. */
interface Argument {
  readonly container: ConfigMap;
  /** The container's entry in which the secret stands. */
  readonly beside: ConfigEntry;
  /** `command` or `args`. */
  readonly entry: ConfigEntry;
  /** Whether the list is that of a probe or of a hook, in which Kubernetes fills nothing in. */
  readonly executed: boolean;
  readonly list: ConfigList;
  readonly index: number;
}

/**
 * A secret in the command or the arguments of a container becomes a variable, which reads a Secret: a shell's script
 * names it as the shell does, and Kubernetes fills `$(NAME)` into everything else.
 * https://kubernetes.io/docs/tasks/inject-data-application/define-command-argument-container/
 *
 * @returns undefined where the secret stands elsewhere, or the variable cannot be read there.
 */
export function planArgument(
  site: ConfigSite,
  target: Exclude<SecretReference['target'], 'environment'>,
): Plan | undefined {
  const argument = argumentOf(site);
  const workload = textOf(site.root, 'metadata', 'name');
  if (argument === undefined || workload === undefined || isJson(site) || !takesVariable(argument.container)) {
    return undefined;
  }
  const { container, beside, executed } = argument;
  const names = variableNames(container);
  const isShell = isScript(argument);
  const variable = freeName([variableName(site, argument, workload)], new Set(names));
  const reads = isShell ? readInScript(site, variable) : executed ? undefined : fillIn(site, variable);
  if (reads === undefined) {
    return undefined;
  }
  const secret = `${workload}-secrets`;
  return referencePlan(site, target, {
    path: [variable],
    review: [needsOperator(site, target)],
    changes: [
      message('A container gets the value when it starts: after a rotation, restart it.'),
      ...(isShell
        ? []
        : [message('Whoever may look into the container still sees the value among the arguments of its process.')]),
    ],
    edits: (reference) => [
      reads,
      addVariable(site, container, beside, { name: variable, secret, key: variable }),
      fetchEdit(site, { secret, key: variable, reference, merged: hasSecret(site, secret) }),
    ],
  });
}

/** The item of `command` or `args` that the secret is or stands in. */
function argumentOf({ steps }: ConfigSite): Argument | undefined {
  const [item, list, ...outer] = [...steps].reverse();
  const at = outer.findIndex((step) => step.kind === 'item');
  const containers = outer[at + 1];
  const beside = at === 0 ? list : outer[at - 1];
  const within = outer.slice(0, Math.max(at, 0)).flatMap((step) => (step.kind === 'entry' ? [step.entry.key] : []));
  return item?.kind === 'item' &&
    list?.kind === 'entry' &&
    /^(?:command|args)$/.test(list.entry.key) &&
    beside?.kind === 'entry' &&
    containers?.kind === 'entry' &&
    /^(?:init)?containers$/i.test(containers.entry.key) &&
    (within.length === 0 || executes.test(within.join('.'))) &&
    !item.of.anchored
    ? {
        container: beside.of,
        beside: beside.entry,
        entry: list.entry,
        executed: within.length > 0,
        list: item.of,
        index: item.index,
      }
    : undefined;
}

/** What Kubernetes executes in a container, innermost first: `exec.livenessProbe`, `exec.preStop.lifecycle`. */
const executes = /^exec\.(?:(?:liveness|readiness|startup)Probe|(?:postStart|preStop)\.lifecycle)$/;

/** Whether an item is the script of a shell: `["sh", "-c", "…"]`, in one list or in `command` and `args`. */
function isScript({ container, entry, list, index }: Argument): boolean {
  const command = container.entries.find(({ key }) => key === 'command')?.value;
  const first = entry.key === 'args' && command?.kind === 'list' ? command.items : [];
  const words = [...first, ...list.items.slice(0, index)].map(({ value }) =>
    value?.kind === 'scalar' ? value.text : '',
  );
  return /(?:^|\/)(?:ba|da|a|z)?sh$/.test(words[0] ?? '') && /^-[a-z]*c$/.test(words.at(-1) ?? '');
}

/** `$(NAME)` in the secret's place; undefined where Kubernetes would take the signs before it for an escape. */
function fillIn(site: ConfigSite, variable: string): TextEdit | undefined {
  return site.source.charAt(site.span.start - 1) === '$' ? undefined : putReference(site, `$(${variable})`);
}

/** What a script or an option calls the value, with the container's name where that is general. */
function variableName(site: ConfigSite, argument: Argument, workload: string): string {
  const own = isScript(argument) ? variableForScript(site) : optionName(site, argument);
  const owner = isGeneral(own) ? `${textOf(argument.container, 'name') ?? workload} ` : '';
  return environmentVariableName(owner + own);
}

/** What an option of a command calls its value: `--admin-password=…`, or `--api-token` before it. */
function optionName(site: ConfigSite, { list, index }: Argument): string {
  const before = list.items[index - 1]?.value;
  return (
    /^-{1,2}([A-Za-z][\w.-]{1,100})[=:]/.exec(site.scalar.text)?.[1] ??
    (before?.kind === 'scalar' ? /^-{1,2}([A-Za-z][\w.-]{1,100})$/.exec(before.text)?.[1] : undefined) ??
    site.literal.name.at(-1) ??
    'secret'
  );
}
