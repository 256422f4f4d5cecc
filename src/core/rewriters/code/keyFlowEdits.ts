import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { SyntaxNode } from '../../languages/parsers';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import type { KeyFlow, KeyFlowRemoval } from './keyFlow';
import { spanOf } from './nodes';
import { lineEnd, lineStart, nextLineStart } from '../shared/layout';
import { itemsOf, listItemSpans, removalEdits, statementSpan } from './removal';

/** The edits that take keys out with all that goes with them; the reason where they cannot be written. */
export function keyFlowEdits(removal: KeyFlowRemoval, source: string, flow: KeyFlow): TextEdit[] | Message {
  const { items, statements, stretches, replaced } = removal;
  const emptiedLists = new Map<number, { readonly span: Span; readonly text: string }>();
  // A list of which nothing is left goes, too, and may leave another one empty.
  for (const item of items.values()) {
    const list = item.parent;
    if (list === null || !(flow.items?.(item) ?? itemsOf(item)).every((one) => items.has(one.id))) {
      continue;
    }
    const emptied = flow.emptied(list);
    if (emptied?.kind === 'stretch') {
      stretches.push(emptied.span);
      continue;
    }
    stretches.push(...(emptied?.stretches ?? []));
    if (emptied?.kind === 'statement') {
      statements.set(emptied.node.id, emptied.node);
    } else if (emptied?.kind === 'item') {
      items.set(emptied.node.id, emptied.node);
    } else if (emptied?.kind === 'text') {
      emptiedLists.set(emptied.node.id, { span: spanOf(emptied.node), text: emptied.text ?? '' });
    }
  }
  const texts = [...emptiedLists.values(), ...replaced.values()];
  const spans: Span[] = [...stretches];
  for (const statement of statements.values()) {
    const span =
      statementSpan(source, statement, (neighbour) => statements.has(neighbour.id)) ??
      flow.statementSpan?.(statement, source);
    if (span === undefined) {
      return message('The code around the key shares its line with other code: it has to be taken out by hand.');
    }
    spans.push(span);
  }
  const covered = (span: Span): boolean =>
    [...spans, ...texts.map((one) => one.span)].some((outer) => contains(outer, span));
  const listed: SyntaxNode[] = [];
  for (const item of items.values()) {
    const span = flow.itemSpan?.(item, source);
    if (span === undefined) {
      listed.push(item);
    } else {
      spans.push(span);
    }
  }
  const itemSpans = listItemSpans(listed).filter((span) => !covered(span));
  const outerTexts = texts.filter(
    ({ span }) => ![...spans, ...itemSpans].some((outer) => outer.start <= span.start && span.end <= outer.end),
  );
  return [
    ...removalEdits(source, wholeLines(source, spans)),
    ...removalEdits(source, itemSpans),
    ...outerTexts.map(({ span, text }) => ({ span, text })),
  ];
}

/** Stretches, where several of them are all of a line, the line with its end. */
function wholeLines(source: string, spans: readonly Span[]): Span[] {
  const lines = spans.flatMap((first) => {
    const start = lineStart(source, first.start);
    let { end } = first;
    const after = (): Span | undefined => spans.find((one) => one.start <= end && one.end > end && one.start >= start);
    for (let next = after(); next !== undefined; next = after()) {
      ({ end } = next);
    }
    const isAll =
      end > first.end &&
      !/\S/.test(source.slice(start, first.start)) &&
      lineStart(source, end) === start &&
      !/\S/.test(source.slice(end, lineEnd(source, end)));
    return isAll ? [{ start, end: nextLineStart(source, end) }] : [];
  });
  return [...spans, ...lines];
}
