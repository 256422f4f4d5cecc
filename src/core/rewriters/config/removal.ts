import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { lineEnd, lineStart, nextLineStart } from '../shared/layout';
import { ownComments } from '../shared/ownComments';
import type { OwnComments } from '../shared/ownComments';
import { beginsLine } from './insertion';
import type { Step } from './model';

/**
 * Takes entries and items out of their maps and lists, in one edit each. The comments that tell of them go, too.
 *
 * @param paths the steps to each; a map or list of which nothing is left goes too, up to `keep` outer steps, unless an
 * anchor names it: what is used elsewhere stays, empty.
 */
export function removeAll(source: string, paths: readonly (readonly Step[])[], keep: number): TextEdit[] {
  const doomed = new Set<Step['of']>();
  const gone = new Map<unknown, Step>();
  const pending = paths.map((steps) => [...steps]);
  for (let steps = pending.pop(); steps; steps = pending.pop()) {
    const last = steps.pop();
    if (last === undefined) {
      continue;
    }
    gone.set(memberOf(last), last);
    if (
      steps.length > keep &&
      !last.of.anchored &&
      members(last).every((member) => gone.has(member)) &&
      !doomed.has(last.of)
    ) {
      doomed.add(last.of);
      pending.push(steps);
    }
  }
  const kept = [...gone.values()].filter((step) => !doomed.has(step.of));
  return groups(kept).flatMap((group) => groupEdits(source, group));
}

function memberOf(step: Step): { readonly span: Span } {
  return step.kind === 'entry' ? step.entry : step.item;
}

function members(step: Step): readonly { readonly span: Span }[] {
  return step.kind === 'entry' ? step.of.entries : step.of.items;
}

function groups(steps: readonly Step[]): Step[][] {
  const byContainer = new Map<Step['of'], Step[]>();
  for (const step of steps) {
    byContainer.set(step.of, [...(byContainer.get(step.of) ?? []), step]);
  }
  return [...byContainer.values()];
}

/** The edits for what goes from one map or list. */
function groupEdits(source: string, group: readonly Step[]): TextEdit[] {
  const [first] = group;
  if (first === undefined) {
    return [];
  }
  const all = members(first);
  const gone = new Set(group.map(memberOf));
  if (all.every((member) => gone.has(member))) {
    const { start, end } = first.of.span;
    const empty = first.kind === 'entry' ? '{}' : '[]';
    const blanks = first.of.flow
      ? ''
      : (/:([ \t]{0,20}\r?\n[ \t]{0,200})$/.exec(source.slice(Math.max(0, start - 300), start))?.[1] ?? '');
    return [{ span: { start: start - blanks.length, end }, text: blanks === '' ? empty : ` ${empty}` }];
  }
  return all.flatMap((member, index) => {
    if (!gone.has(member)) {
      return [];
    }
    const next = all[index + 1];
    const comments = goingComments(source, all, gone, member);
    if (first.of.flow && staysBehindComment(source, all, index, gone)) {
      const span = { start: member.span.start, end: endOfLast(source, all, index) };
      return lastBehindComment(source, all[index - 1]?.span.end ?? 0, span, comments);
    }
    const span = first.of.flow ? flowSpan(source, all, index, gone) : blockSpan(source, member.span, next?.span);
    const start = comments.above.length > 0 ? Math.min(comments.start, span.start) : span.start;
    return [{ span: { start, end: span.end }, text: '' }];
  });
}

/** Words of comments that tell of a secret, wherever they stand. */
const ofSecret = /\b(?:keys?|secrets?|credentials?|passwords?|tokens?|users?|rotat\w{0,6}|fixme|todo)\b/i;
/** A setting that is commented out: `# AWS_PROFILE: dev`. */
const setting = /^(?:#|\/\/)\s?(?:- )?["']?[A-Za-z_][\w.-]{0,200}["']?\s?[:=]\s?\S+$/;

/** The comment lines right above a member that go where it goes, without their indentation. */
export function commentsWith(source: string, step: Step): readonly string[] {
  return goingComments(source, members(step), new Set([memberOf(step)]), memberOf(step)).above;
}

/**
 * The comments above a member that go with it, and where they begin. Those stay that hold a setting, and those that seem
 * to tell of what follows, too.
 *
 * @param all the members of a map, list or file, in source order; `gone` are those that go.
 */
export function goingComments(
  source: string,
  all: readonly { readonly span: Span }[],
  gone: ReadonlySet<{ readonly span: Span }>,
  member: { readonly span: Span },
): Pick<OwnComments, 'above' | 'start'> {
  const { above, start } = ownComments(source, member.span, ['#', '//']);
  const none = { above: [], start: lineStart(source, member.span.start) };
  if (above.length === 0 || above.some((line) => setting.test(line))) {
    return none;
  }
  if (above.some((line) => ofSecret.test(line))) {
    return { above, start };
  }
  let index = all.indexOf(member);
  for (let next = all[index + 1]; next !== undefined && gone.has(next); next = all[index + 1]) {
    index += 1;
  }
  const [last, next] = [all[index], all[index + 1]];
  const isApart =
    last === undefined ||
    next === undefined ||
    /\n[ \t]*(?:\r?\n|#|\/\/)/.test(source.slice(last.span.end, next.span.start));
  return isApart ? { above, start } : none;
}

/** The lines of a member of a block; of the first behind a dash, up to the next. */
function blockSpan(source: string, span: Span, next: Span | undefined): Span {
  const start = lineStart(source, span.start);
  if (source.slice(start, span.start).trim() !== '' && next !== undefined) {
    return { start: span.start, end: next.start };
  }
  const last = span.end > span.start && /[\r\n]/.test(source.charAt(span.end - 1)) ? span.end - 1 : span.end;
  return { start, end: withoutComments(source, span.start - start, { start, end: nextLineStart(source, last) }) };
}

/**
 * Where lines end without the blank ones and comments at their end that tell of what follows: the grammar counts these to
 * the map before them.
 *
 * @param indent of the member, as a count of characters; comments that are indented further are its own.
 */
function withoutComments(source: string, indent: number, { start, end }: Span): number {
  let own = end;
  for (let at = lineBefore(source, own); at > start; at = lineBefore(source, own)) {
    const line = source.slice(at, own);
    const text = line.trimStart();
    if (text !== '' && (!text.startsWith('#') || line.length - text.length > indent)) {
      break;
    }
    own = at;
  }
  return own;
}

/** Where the line begins that ends at an offset, its line end included. */
function lineBefore(source: string, end: number): number {
  return lineStart(source, end - (source.slice(end - 2, end) === '\r\n' ? 2 : 1));
}

/** Whether a member in a line of its own is the first of the last ones to go, and comments stand before it. */
function staysBehindComment(
  source: string,
  all: readonly { readonly span: Span }[],
  index: number,
  gone: ReadonlySet<{ readonly span: Span }>,
): boolean {
  const before = all[index - 1];
  const member = all[index];
  return (
    before !== undefined &&
    member !== undefined &&
    !gone.has(before) &&
    all.slice(index).every((one) => gone.has(one)) &&
    beginsLine(source, member.span.start) &&
    /#|\/\//.test(source.slice(before.span.end, member.span.start))
  );
}

/** The comma before the last member, and its own lines; the comments between them stay, but for those that go with it. */
function lastBehindComment(
  source: string,
  before: number,
  member: Span,
  comments: Pick<OwnComments, 'above' | 'start'>,
): TextEdit[] {
  const comma = source.indexOf(',', before);
  const start = comments.above.length > 0 ? comments.start : lineStart(source, member.start);
  const lineBreak = source.slice(start - 2, start) === '\r\n' ? 2 : 1;
  return [
    { span: { start: comma, end: comma + 1 }, text: '' },
    { span: { start: start - lineBreak, end: member.end }, text: '' },
  ];
}

/** A member of braces or brackets with the comma that parts it, and its line where it has one of its own. */
function flowSpan(
  source: string,
  all: readonly { readonly span: Span }[],
  index: number,
  gone: ReadonlySet<{ readonly span: Span }>,
): Span {
  const member = all[index]?.span ?? { start: 0, end: 0 };
  const next = all[index + 1]?.span;
  const last = all.findLastIndex((other) => !gone.has(other));
  if (next !== undefined && index < last) {
    const comma = source.indexOf(',', member.end);
    const start = lineStart(source, member.start);
    const ownLines =
      source.slice(start, member.start).trim() === '' &&
      /^[ \t]*(?:(?:#|\/\/).*)?$/.test(source.slice(comma + 1, lineEnd(source, comma)));
    return ownLines ? { start, end: nextLineStart(source, comma) } : { start: member.start, end: next.start };
  }
  // Nothing that stays follows: the comma before goes with it.
  const before = all[index - 1]?.span.end ?? member.start;
  return { start: before, end: endOfLast(source, all, index) };
}

/** Where one of the last members ends; of the very last with the comment behind it. */
function endOfLast(source: string, all: readonly { readonly span: Span }[], index: number): number {
  const span = all[index]?.span ?? { start: 0, end: 0 };
  const { behind, end } = ownComments(source, span, ['#', '//']);
  return index === all.length - 1 && behind !== undefined ? end : span.end;
}
