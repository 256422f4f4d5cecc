import { applyEdits } from '../../text/edit';
import type { TextEdit } from '../../text/edit';
import { beginsLine, columnIndent } from '../config/insertion';
import type { ConfigEntry, ConfigList } from '../config/model';
import { valueOf } from '../config/nodes';
import { removeAll } from '../config/removal';
import type { TaskVariable } from '../ecs-task-definition/edits';
import { alignedWith, realigned } from '../hcl/alignment';
import type { Attribute } from '../hcl/blocks';
import { appendEntry, commaAfter, entryLines, noComments, takeEntry } from '../shared/entries';
import type { MovedEntry } from '../shared/entries';
import type { TerraformSite } from './site';

const marks = ['#', '//'];

/**
 * The edits that move a variable of a container from `environment` to `secrets`, in the layout and with the comments that
 * it had.
 *
 * @param valueFrom the expression that names the secret.
 */
export function moveInHcl(site: TerraformSite, variable: TaskVariable, valueFrom: string): TextEdit[] {
  const { source } = site;
  const { item, environment, container, value } = variable;
  const secrets = valueOf(container, 'secrets');
  const list = environment.value;
  if (list?.kind !== 'list' || (secrets !== undefined && secrets.kind !== 'list')) {
    return [];
  }
  const changed = renamed(source, item.entries, value, 'valueFrom', valueFrom);
  if (secrets === undefined && list.items.length === 1) {
    return [...renamed(source, container.entries, environment, 'secrets'), ...changed];
  }
  const text = applyEdits(source.slice(0, item.span.end), changed).slice(item.span.start);
  const taken = takeEntry(
    source,
    list.items.map((one) => one.span),
    item.span,
    marks,
  );
  const moved = { text, comments: taken?.comments ?? noComments };
  const last = secrets?.items.at(-1)?.span;
  return [
    ...(taken?.removal ?? removeAll(source, [variable.steps], variable.steps.length - 2)),
    ...(secrets === undefined
      ? [secretsBehind(site, environment, list, moved, taken && columnIndent(source, item.span.start))]
      : last === undefined
        ? [{ span: secrets.span, text: `[${text}]` }]
        : appendEntry(source, site.eol, last, moved, marks)),
  ];
}

/** `secrets = […]` behind `environment = […]`. */
function secretsBehind(
  { source, eol }: TerraformSite,
  environment: ConfigEntry,
  list: ConfigList,
  moved: MovedEntry,
  inner: string | undefined,
): TextEdit {
  const { keySpan, span } = environment;
  const at = { start: span.end, end: span.end };
  const between = source.slice(keySpan.end, list.span.start);
  const key = quotedLike(source, environment, 'secrets') + (between.includes('=') ? ' = ' : between);
  if (!beginsLine(source, keySpan.start)) {
    return { span: at, text: `, ${key}[${moved.text}]` };
  }
  const outer = columnIndent(source, keySpan.start);
  const comma = commaAfter(source, list.items.at(-1)?.span.end ?? list.span.start);
  const items =
    inner === undefined
      ? `[${moved.text}]`
      : ['[', ...entryLines(moved, comma).map((line) => inner + line), `${outer}]`].join(eol);
  return { span: at, text: `${commaAfter(source, span.end)}${eol}${outer}${key}${items}` };
}

/** A key in quotes where another one is. */
function quotedLike(source: string, { keySpan }: ConfigEntry, key: string): string {
  return source.charAt(keySpan.start) === '"' ? `"${key}"` : key;
}

/** The edits that give an entry another key, and another value where there is one, in line with its neighbours. */
function renamed(
  source: string,
  entries: readonly ConfigEntry[],
  entry: ConfigEntry,
  key: string,
  value?: string,
): TextEdit[] {
  const attributes = entries.map((one) => attributeOf(source, one));
  const own = attributes[entries.indexOf(entry)];
  const name = quotedLike(source, entry, key);
  const replaced = value === undefined || entry.value === undefined ? [] : [{ span: entry.value.span, text: value }];
  const group = own && beginsLine(source, own.nameSpan.start) ? alignedWith(source, { attributes }, own) : [];
  if (own === undefined || group.length < 2) {
    return [{ span: entry.keySpan, text: name }, ...replaced];
  }
  const others = group.filter((one) => one !== own);
  const longest = Math.max(name.length, ...others.map((one) => one.name.length));
  return [
    ...realigned(source, others, longest),
    { span: { start: own.nameSpan.start, end: own.expression.start }, text: `${name.padEnd(longest)} = ` },
    ...replaced,
  ];
}

/** An entry of an object as an attribute, which it looks like. */
function attributeOf(source: string, { keySpan, span, value }: ConfigEntry): Attribute {
  return {
    name: source.slice(keySpan.start, keySpan.end),
    nameSpan: keySpan,
    expression: value?.span ?? { start: span.end, end: span.end },
    span,
  };
}
