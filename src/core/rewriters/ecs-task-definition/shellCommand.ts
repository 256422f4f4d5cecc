import type { TextEdit } from '../../text/edit';
import { beginsLine, columnIndent } from '../config/insertion';
import type { ConfigEntry, ConfigMap } from '../config/model';
import { textOf, valueOf } from '../config/nodes';
import { readInScript, variableForScript } from '../config/script';
import type { ConfigSite } from '../config/site';
import { quoted } from '../config/write';
import { freeName } from '../shared/identifiers';
import { behindItems } from './edits';

/** A script that a shell runs in a container, which can read a variable where the secret stands. */
export interface ShellCommand {
  /** The variable, which the container does not have yet. */
  readonly name: string;
  edits(valueFrom: string): TextEdit[];
}

/**
 * The script that a secret stands in: of `command` behind an `entryPoint` that is a shell, of `["sh", "-c", "…"]`, or of a
 * health check. ECS itself fills nothing into a command.
 * https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
 */
export function shellCommand(site: ConfigSite): ShellCommand | undefined {
  const [item, list, ...outer] = [...site.steps].reverse();
  if (item?.kind !== 'item' || list?.kind !== 'entry' || list.entry.key !== 'command') {
    return undefined;
  }
  const [first] = outer;
  const isCheck = first?.kind === 'entry' && first.entry.key === 'healthCheck';
  const beside = isCheck ? first.entry : list.entry;
  const container = isCheck ? first.of : list.of;
  const entryPoint = isCheck ? undefined : valueOf(container, 'entryPoint');
  const words = [...(entryPoint?.kind === 'list' ? entryPoint.items : []), ...item.of.items.slice(0, item.index)].map(
    ({ value }) => (value?.kind === 'scalar' ? value.text : ''),
  );
  const isShell =
    (isCheck && words.length === 1 && words[0] === 'CMD-SHELL') ||
    (/(?:^|\/)(?:ba|da|a|z)?sh$/.test((isCheck && words[0] === 'CMD' ? words[1] : words[0]) ?? '') &&
      /^-[a-z]*c$/.test(words.at(-1) ?? ''));
  if (!isShell || textOf(container, 'image') === undefined) {
    return undefined;
  }
  const name = freeName([variableForScript(site)], variableNames(container));
  const reads = readInScript(site, name);
  return reads && { name, edits: (valueFrom) => [reads, addSecret(site, container, beside, name, valueFrom)] };
}

function variableNames(container: ConfigMap): ReadonlySet<string> {
  const lists = ['environment', 'secrets'].map((key) => valueOf(container, key));
  return new Set(
    lists.flatMap((list) =>
      list?.kind === 'list' ? list.items.flatMap(({ value }) => textOf(value, 'name') ?? []) : [],
    ),
  );
}

/** The edit that gives a container a secret: in the list that is there, or in a new one before an entry. */
function addSecret(
  { source, eol }: ConfigSite,
  container: ConfigMap,
  beside: ConfigEntry,
  name: string,
  valueFrom: string,
): TextEdit {
  const text = `{ "name": ${quoted(name, 'double')}, "valueFrom": ${quoted(valueFrom, 'double')} }`;
  const secrets = valueOf(container, 'secrets');
  if (secrets?.kind === 'list') {
    return behindItems({ source, eol }, secrets, text);
  }
  const at = beside.keySpan.start;
  const apart = beginsLine(source, at) ? eol + columnIndent(source, at) : ' ';
  return { span: { start: at, end: at }, text: `"secrets": [${text}],${apart}` };
}
