import { applyEdits } from '../../text/edit';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { indentUnit } from '../shared/layout';
import { ownComments } from '../shared/ownComments';
import { beginsLine, columnIndent, linesAfter } from './insertion';
import type { ConfigEntry, ConfigNode, Step } from './model';
import { valueOf } from './nodes';
import { commentsWith, removeAll } from './removal';
import { keyLike } from './write';

/** A member of a map or list that goes to a sibling of that: from `environment` to `secrets`. */
export interface Move {
  readonly source: string;
  readonly eol: string;
  /** To the entry or item that goes; the step before leads into the map or list, which an entry holds. */
  readonly steps: readonly Step[];
  /** The key of the map or list that it goes to. */
  readonly to: string;
  /** What changes within the member. */
  readonly changes: readonly TextEdit[];
  /** The item that an entry becomes, where it goes from a map to a list; its lines as they stand below one another. */
  readonly item?: string;
}

/**
 * The edits that move a member, in the layout and with the comments that it had; the map or list it goes to is made where
 * it is not there. Undefined where it stands in nothing that an entry holds.
 */
export function moveMember(move: Move): TextEdit[] | undefined {
  const { source, steps, to, changes } = move;
  const member = steps.at(-1);
  const holder = steps.at(-2);
  if (member === undefined || holder?.kind !== 'entry') {
    return undefined;
  }
  const { entry } = holder;
  const target = valueOf(holder.of, to);
  const members = member.kind === 'entry' ? member.of.entries : member.of.items;
  if (target === undefined && members.length === 1 && move.item === undefined) {
    return [{ span: entry.keySpan, text: keyLike(source, entry.keySpan, to) }, ...changes];
  }
  const span = member.kind === 'entry' ? member.entry.span : member.item.span;
  const text = move.item ?? applyEdits(source.slice(0, span.end), changes).slice(span.start);
  const removal = removeAll(source, [steps], steps.length - 2);
  return member.of.flow
    ? [...removal, intoFlow(move, entry, target, text, span)]
    : [...removal, intoBlock(move, entry, target, [...commentsWith(source, member), text], span)];
}

/** The member among those in brackets or braces, or in new ones before those that it leaves. */
function intoFlow(
  { source, eol, steps, to, item }: Move,
  holder: ConfigEntry,
  target: ConfigNode | undefined,
  text: string,
  span: Span,
): TextEdit {
  if (target !== undefined && target.kind !== 'scalar') {
    const last = (target.kind === 'map' ? target.entries : target.items).at(-1)?.span;
    const at = last?.end ?? target.span.start + 1;
    const apart = last && beginsLine(source, last.start) ? eol + columnIndent(source, last.start) : ' ';
    return { span: { start: at, end: at }, text: last === undefined ? text : `,${apart}${text}` };
  }
  const [open, close] = item === undefined && steps.at(-1)?.kind === 'entry' ? ['{', '}'] : ['[', ']'];
  const at = holder.keySpan.start;
  const key = `${keyLike(source, holder.keySpan, to)}: `;
  const outer = columnIndent(source, at);
  const own = beginsLine(source, span.start);
  const inner = own ? columnIndent(source, span.start) : outer + indentUnit(source);
  const between = /^\S*\s/.test(source.slice(holder.value?.span.start ?? at).slice(0, 2)) && !own ? ' ' : '';
  const value = own
    ? `${open}${eol}${inner}${text}${eol}${outer}${close}`
    : `${open}${between}${text}${between}${close}`;
  const isOfBlock = source.charAt((holder.value?.span.end ?? at) - 1) === close && !inFlow(steps);
  const apart = beginsLine(source, at) || isOfBlock ? eol + outer : ' ';
  return { span: { start: at, end: at }, text: `${key}${value}${isOfBlock ? '' : ','}${apart}` };
}

/** Whether the map that holds what a member leaves is in braces itself, so that a comma parts its entries. */
function inFlow(steps: readonly Step[]): boolean {
  return steps.at(-2)?.of.flow === true;
}

/** The member as lines of their own behind the last one of the target, or with a new key behind what it leaves. */
function intoBlock(
  { source, eol, to, item }: Move,
  holder: ConfigEntry,
  target: ConfigNode | undefined,
  moved: readonly string[],
  span: Span,
): TextEdit {
  const above = moved.slice(0, -1);
  const [first = '', ...rest] = (moved.at(-1) ?? '').split(/\r\n?|\n/);
  const { behind } = ownComments(source, span, ['#']);
  const from = columnIndent(source, span.start);
  const known =
    target === undefined || target.kind === 'scalar' ? [] : target.kind === 'map' ? target.entries : target.items;
  const last = known.at(-1)?.span;
  const indent = last === undefined ? from : columnIndent(source, last.start);
  const lines = [
    ...above.map((line) => indent + line),
    indent + first + (rest.length === 0 ? (behind ?? '') : ''),
    ...rest.map((line, index) => {
      const shifted =
        item !== undefined ? indent + line : line.startsWith(from) ? indent + line.slice(from.length) : line;
      return index === rest.length - 1 ? shifted + (behind ?? '') : shifted;
    }),
  ];
  if (last === undefined) {
    lines.unshift(`${columnIndent(source, holder.keySpan.start)}${keyLike(source, holder.keySpan, to)}:`);
  }
  return linesAfter(source, last?.end ?? holder.span.end, lines, eol, last === undefined ? span.end : undefined);
}
