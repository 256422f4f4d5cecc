import { applyEdits } from '../../text/edit';
import type { TextEdit } from '../../text/edit';
import { beginsLine, columnIndent } from '../config/insertion';
import type { ConfigEntry, ConfigList } from '../config/model';
import { valueOf } from '../config/nodes';
import { removeAll } from '../config/removal';
import type { TaskVariable } from '../ecs-task-definition/edits';
import { alignedWith, realigned } from '../hcl/alignment';
import type { Attribute } from '../hcl/blocks';
import { lineEnd, nextLineStart } from '../shared/layout';
import { ownComments } from '../shared/ownComments';
import type { OwnComments } from '../shared/ownComments';
import type { TerraformSite } from './site';

const marks = ['#', '//'];

/** An item that moves: its new text, and the comments that go with it. */
interface Moved {
  readonly text: string;
  readonly comments: Pick<OwnComments, 'above' | 'behind'>;
}

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
  const comments = ownComments(source, item.span, marks);
  const ownLine =
    beginsLine(source, item.span.start) && source.slice(comments.end, lineEnd(source, comments.end)).trim() === '';
  const removal = ownLine
    ? [
        ...commaBefore(source, list, item.span.end),
        { span: { start: comments.start, end: nextLineStart(source, comments.end) }, text: '' },
      ]
    : removeAll(source, [variable.steps], variable.steps.length - 2);
  const moved = { text, comments: ownLine ? comments : { above: [], behind: undefined } };
  return [
    ...removal,
    ...(secrets === undefined
      ? [secretsBehind(site, environment, list, moved, ownLine ? columnIndent(source, item.span.start) : undefined)]
      : appended(site, secrets, moved)),
  ];
}

/** The comma that goes with the last item of a list, which has none behind it. */
function commaBefore(source: string, { items }: ConfigList, end: number): TextEdit[] {
  const before = items.at(-1)?.span.end === end ? items.at(-2)?.span.end : undefined;
  const at = before !== undefined && commaAfter(source, end) === '' ? source.indexOf(',', before) : -1;
  return at < 0 ? [] : [{ span: { start: at, end: at + 1 }, text: '' }];
}

/** An item at the end of a list, on a line of its own where the last one is. */
function appended({ source, eol }: TerraformSite, list: ConfigList, { text, comments }: Moved): TextEdit[] {
  const last = list.items.at(-1)?.span;
  if (last === undefined || !beginsLine(source, last.start)) {
    const at = last?.end ?? list.span.start + 1;
    return [{ span: { start: at, end: at }, text: last === undefined ? text : `, ${text}` }];
  }
  const { end } = ownComments(source, last, marks);
  const comma = commaAfter(source, last.end);
  const lines = [...comments.above, withComment(text + comma, comments)];
  const apart = eol + columnIndent(source, last.start);
  return [
    ...(comma === '' ? [{ span: { start: last.end, end: last.end }, text: ',' }] : []),
    { span: { start: end, end }, text: lines.map((line) => apart + line).join('') },
  ];
}

/** `secrets = […]` behind `environment = […]`. */
function secretsBehind(
  { source, eol }: TerraformSite,
  environment: ConfigEntry,
  list: ConfigList,
  { text, comments }: Moved,
  inner: string | undefined,
): TextEdit {
  const { keySpan, span } = environment;
  const at = { start: span.end, end: span.end };
  const between = source.slice(keySpan.end, list.span.start);
  const key = quotedLike(source, environment, 'secrets') + (between.includes('=') ? ' = ' : between);
  if (!beginsLine(source, keySpan.start)) {
    return { span: at, text: `, ${key}[${text}]` };
  }
  const outer = columnIndent(source, keySpan.start);
  const last = list.items.at(-1)?.span.end ?? list.span.start;
  const items =
    inner === undefined
      ? `[${text}]`
      : [
          '[',
          ...[...comments.above, withComment(text + commaAfter(source, last), comments)].map((line) => inner + line),
        ]
          .concat(`${outer}]`)
          .join(eol);
  return { span: at, text: `${commaAfter(source, span.end)}${eol}${outer}${key}${items}` };
}

function withComment(text: string, { behind }: Moved['comments']): string {
  return behind === undefined ? text : `${text} ${behind}`;
}

/** The comma that follows an offset, if one does. */
function commaAfter(source: string, offset: number): '' | ',' {
  return /^\s{0,200},/.test(source.slice(offset, offset + 201)) ? ',' : '';
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
