import type { TextEdit } from '../../text/edit';
import { columnIndent, linesAfter } from '../config/insertion';
import type { ConfigEntry, ConfigList, ConfigMap } from '../config/model';
import { textOf, valueOf } from '../config/nodes';
import type { ConfigSite } from '../config/site';
import { yamlValue } from '../config/write';
import { indentUnit } from '../shared/layout';

/** A key of a Secret that a variable of a container reads. */
export interface SecretVariable {
  readonly name: string;
  readonly secret: string;
  readonly key: string;
}

/** The names of the variables that a container lists. */
export function variableNames(container: ConfigMap): ReadonlySet<string> {
  const list = valueOf(container, 'env');
  const items = list?.kind === 'list' ? list.items : [];
  return new Set(items.flatMap(({ value }) => textOf(value, 'name') ?? []));
}

/** Whether a container can be given a variable: it lists none, or a list is there to which one can be added. */
export function takesVariable(container: ConfigMap): boolean {
  const list = valueOf(container, 'env');
  return (
    !container.flow &&
    (list === undefined || (list.kind === 'list' && (list.items.length > 0 || list.flow) && !list.anchored))
  );
}

/**
 * The edit that has a container read a key of a Secret into a variable of its own.
 *
 * @param beside the entry of the container that a new list stands behind.
 */
export function addVariable(
  site: Pick<ConfigSite, 'source' | 'eol'>,
  container: ConfigMap,
  beside: ConfigEntry,
  variable: SecretVariable,
): TextEdit {
  const { source, eol } = site;
  const list = valueOf(container, 'env');
  const last = list?.kind === 'list' ? list.items.at(-1)?.span : undefined;
  if (list?.kind === 'list' && list.flow && last !== undefined) {
    const { name, secret, key } = variable;
    const item = `{ name: ${name}, valueFrom: { secretKeyRef: { name: ${secret}, key: ${key} } } }`;
    return { span: { start: last.end, end: last.end }, text: `, ${item}` };
  }
  if (last !== undefined) {
    const indent = columnIndent(source, last.start);
    return linesAfter(source, last.end, itemLines(source, variable, indent), eol, undefined);
  }
  const empty = container.entries.find(({ value }) => value !== undefined && value === list);
  if (empty !== undefined) {
    const lines = itemLines(
      source,
      variable,
      columnIndent(source, empty.keySpan.start) + listIndent(source, container),
    );
    return { span: { start: empty.keySpan.end, end: empty.span.end }, text: [':', ...lines].join(eol) };
  }
  const outer = columnIndent(source, beside.keySpan.start);
  const lines = [`${outer}env:`, ...itemLines(source, variable, outer + listIndent(source, container))];
  return linesAfter(source, beside.span.end, lines, eol, undefined);
}

function itemLines(source: string, { name, secret, key }: SecretVariable, indent: string): string[] {
  const unit = indentUnit(source);
  return [
    `- name: ${yamlValue(source, name)}`,
    '  valueFrom:',
    `  ${unit}secretKeyRef:`,
    `  ${unit}${unit}name: ${yamlValue(source, secret)}`,
    `  ${unit}${unit}key: ${yamlValue(source, key)}`,
  ].map((line) => indent + line);
}

/** How far the items of a container's lists stand behind the key that holds them; as the file does it elsewhere. */
function listIndent(source: string, container: ConfigMap): string {
  const lists = container.entries.flatMap(({ keySpan, value }) =>
    value?.kind === 'list' && !value.flow ? [{ keySpan, list: value }] : [],
  );
  const [first] = lists;
  return first === undefined ? indentUnit(source) : behind(source, first.keySpan.start, first.list);
}

function behind(source: string, key: number, list: ConfigList): string {
  const outer = columnIndent(source, key);
  return columnIndent(source, list.items[0]?.span.start ?? key).slice(outer.length);
}
