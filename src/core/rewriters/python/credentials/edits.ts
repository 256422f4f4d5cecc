import type { TextEdit } from '../../../text/edit';
import type { PythonFile } from '../file';
import { removeItems } from '../removal';
import type { RemovalSet } from './removalSet';
import { removeStatements } from '../statements';
import { ancestors, childIn, operands, statementOf } from '../tree';
import type { PyNode } from '../tree';

/** The edits that take a set out of a file. */
export function credentialEdits(file: PythonFile, set: RemovalSet): TextEdit[] {
  const statements = new Set([...set.statements]);
  const items = new Set([...set.items]);
  takeApart(items, statements, set);
  const gone = new Set<PyNode>([...statements, ...items, ...set.nothings]);
  const outermost = (node: PyNode): boolean => !ancestors(node).some((outer) => gone.has(outer));
  const edits: TextEdit[] = [];
  const lists = new Map<PyNode, PyNode[]>();
  for (const item of items) {
    if (item.parent && outermost(item)) {
      lists.set(item.parent, [...(lists.get(item.parent) ?? []), item]);
    }
  }
  for (const members of lists.values()) {
    edits.push(...removeItems(file, members));
  }
  edits.push(...removeStatements(file, [...statements].filter(outermost)));
  for (const node of set.nothings) {
    if (outermost(node)) {
      edits.push({ span: { start: node.start, end: node.end }, text: 'None' });
    }
  }
  for (const [argument, keyword] of set.keywords) {
    if (outermost(argument) && !gone.has(argument)) {
      edits.push({ span: { start: argument.start, end: argument.start }, text: `${keyword}=` });
    }
  }
  for (const [start, span] of set.stretches) {
    if (![...gone].some((node) => node.start <= start && start < node.end)) {
      edits.push({ span, text: '' });
    }
  }
  return edits.filter((edit) => !edits.some((other) => other !== edit && other.text === '' && swallows(other, edit)));
}

function swallows(outer: TextEdit, inner: TextEdit): boolean {
  const within = outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
  return (
    within &&
    outer.span.end - outer.span.start > inner.span.end - inner.span.start &&
    inner.span.end > outer.span.start &&
    inner.span.start < outer.span.end
  );
}

/** `KEY, SECRET = "…", "…"`: where all targets go, the statement goes; where one stays, it is unpacked no more. */
function takeApart(items: Set<PyNode>, statements: Set<PyNode>, set: RemovalSet): void {
  const assignments = new Set(
    [...items].flatMap((item) =>
      item.parent && /^(?:pattern_list|tuple_pattern|list_pattern)$/.test(item.parent.type) && item.parent.parent
        ? [item.parent.parent]
        : [],
    ),
  );
  for (const assignment of assignments) {
    const left = childIn(assignment, 'left');
    const right = childIn(assignment, 'right');
    if (!left || !right) {
      continue;
    }
    const targets = operands(left);
    const values = operands(right);
    const kept = targets.filter((target) => !items.has(target));
    if (kept.length === 0) {
      statements.add(statementOf(assignment));
    } else if (kept.length === 1) {
      // What is left needs no tuple: the sides are reduced to their one element each.
      const value = values[targets.indexOf(kept[0] ?? left)];
      [...targets, ...values].forEach((one) => items.delete(one));
      for (const [side, one] of [
        [left, kept[0]],
        [right, value],
      ] as const) {
        if (one) {
          set.stretches.set(side.start, { start: side.start, end: one.start });
          set.stretches.set(one.end, { start: one.end, end: side.end });
        }
      }
    }
  }
}
