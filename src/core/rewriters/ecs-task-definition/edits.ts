import type { TextEdit } from '../../text/edit';
import { beginsLine, columnIndent } from '../config/insertion';
import type { ConfigEntry, ConfigList, ConfigMap, Step } from '../config/model';
import { textOf, valueOf } from '../config/nodes';
import { removeAll } from '../config/removal';
import type { ConfigSite } from '../config/site';
import { quoted } from '../config/write';
import { indentUnit } from '../shared/layout';

/** `{ "name": …, "value": … }` of a container's `environment`. */
export interface TaskVariable {
  readonly name: string;
  readonly item: ConfigMap;
  readonly value: ConfigEntry;
  /** To the item. */
  readonly steps: readonly Step[];
  readonly container: ConfigMap;
  readonly environment: ConfigEntry;
}

/** The variable whose whole value is a site's secret. */
export function environmentVariable(site: Pick<ConfigSite, 'steps' | 'whole'>): TaskVariable | undefined {
  const [value, item, environment] = [...site.steps].reverse();
  const name = value?.kind === 'entry' && value.entry.key === 'value' ? textOf(value.of, 'name') : undefined;
  return site.whole &&
    name !== undefined &&
    value?.kind === 'entry' &&
    item?.kind === 'item' &&
    environment?.kind === 'entry' &&
    environment.entry.key === 'environment'
    ? {
        name,
        item: value.of,
        value: value.entry,
        steps: site.steps.slice(0, -1),
        container: environment.of,
        environment: environment.entry,
      }
    : undefined;
}

/** Takes a variable out of `environment` and puts it among `secrets`, laid out as it was. */
export function moveToSecrets(
  site: Pick<ConfigSite, 'source' | 'eol' | 'span'>,
  variable: TaskVariable,
  valueFrom: string,
): TextEdit[] {
  const { source, eol } = site;
  const { item, value, container, environment } = variable;
  const secrets = valueOf(container, 'secrets');
  const list = environment.value;
  const renamed = [
    { span: value.keySpan, text: '"valueFrom"' },
    { span: site.span, text: quoted(valueFrom, 'double') },
  ];
  if (secrets === undefined && list?.kind === 'list' && list.items.length === 1) {
    return [{ span: environment.keySpan, text: '"secrets"' }, ...renamed];
  }
  const text =
    source.slice(item.span.start, value.keySpan.start) +
    '"valueFrom"' +
    source.slice(value.keySpan.end, site.span.start) +
    quoted(valueFrom, 'double') +
    source.slice(site.span.end, item.span.end);
  return [...removeAll(source, [variable.steps], variable.steps.length - 2), added(text)];

  function added(entry: string): TextEdit {
    if (secrets?.kind === 'list') {
      return behindItems(site, secrets, entry);
    }
    const at = environment.keySpan.start;
    if (!beginsLine(source, at)) {
      return { span: { start: at, end: at }, text: `"secrets": [${entry}], ` };
    }
    const outer = columnIndent(source, at);
    const own = beginsLine(source, item.span.start);
    const inner = own ? columnIndent(source, item.span.start) : outer + indentUnit(source);
    const lines = own ? ['"secrets": [', `${inner}${entry}`, `${outer}],`] : [`"secrets": [${entry}],`];
    return { span: { start: at, end: at }, text: lines.join(eol) + eol + outer };
  }
}

/** Adds an item to a list in brackets, laid out as its last one. */
export function behindItems(
  { source, eol }: Pick<ConfigSite, 'source' | 'eol'>,
  { items, span }: ConfigList,
  item: string,
): TextEdit {
  const last = items.at(-1)?.span;
  const at = last?.end ?? span.start + 1;
  const apart = last && beginsLine(source, last.start) ? eol + columnIndent(source, last.start) : ' ';
  return { span: { start: at, end: at }, text: last === undefined ? item : `,${apart}${item}` };
}
