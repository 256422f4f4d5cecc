import { parseTree } from 'jsonc-parser';
import type { Node, ParseError } from 'jsonc-parser';
import type { Problem } from '../scan/finding';
import { message } from '../text/message';
import type { Message } from '../text/message';
import type { AllowedFinding } from './configuration';
import { propertiesOf, stringOf } from './nodes';
import { isDay } from './settings';
import { syntaxProblems } from './syntaxProblems';

/** A finding that was there before: what a baseline holds of it. Never a value. */
export interface BaselineEntry extends AllowedFinding {
  /** For people: which detector found it, and where. What counts is the fingerprint. */
  readonly detector: string;
  /** Relative to the baseline's folder, `/` between folders. */
  readonly path: string;
}

/** What a baseline file says, and what in it could not be used. */
export interface LoadedBaseline {
  readonly entries: readonly BaselineEntry[];
  readonly problems: readonly Problem[];
}

/** Reads a baseline: `{ "version": 1, "findings": [{ "fingerprint", "detector", "path", "reason", "expires"? }] }`. Total. */
export function readBaseline(text: string): LoadedBaseline {
  const problems: Problem[] = [];
  const complain = (node: { offset: number; length: number }, what: Message): void => {
    const span = { start: node.offset, end: node.offset + node.length };
    problems.push({ kind: 'configuration', message: what, span });
  };
  const errors: ParseError[] = [];
  const root = parseTree(text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text, errors, { allowTrailingComma: true });
  problems.push(...syntaxProblems(errors));
  const findings = root && propertiesOf(root).find(({ name }) => name === 'findings')?.value;
  if (findings?.type !== 'array') {
    complain(
      root ?? { offset: 0, length: 0 },
      message('A baseline is an object with a list of “findings”, as strongroom baseline writes it.'),
    );
    return { entries: [], problems };
  }
  const entries: BaselineEntry[] = [];
  for (const child of findings.children ?? []) {
    const entry = readEntry(child);
    if (entry === undefined) {
      complain(child, message('A finding of a baseline needs a fingerprint and a reason; this one is passed over.'));
    } else {
      entries.push(entry);
    }
  }
  return { entries, problems };
}

function readEntry(node: Node): BaselineEntry | undefined {
  const values = new Map(propertiesOf(node).map(({ name, value }) => [name, stringOf(value)]));
  const [fingerprint, reason, expires] = ['fingerprint', 'reason', 'expires'].map((name) => values.get(name));
  if (
    fingerprint === undefined ||
    reason === undefined ||
    fingerprint === '' ||
    reason.trim() === '' ||
    (expires !== undefined && !isDay(expires))
  ) {
    return undefined;
  }
  return {
    fingerprint,
    detector: values.get('detector') ?? '',
    path: values.get('path') ?? '',
    reason,
    ...(expires !== undefined && { expires }),
  };
}

/** The text of a baseline: one finding a line, sorted by path and fingerprint, so that changes read well. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const sorted = [...entries].sort(
    (left, right) => compare(left.path, right.path) || compare(left.fingerprint, right.fingerprint),
  );
  const lines = sorted.map(({ fingerprint, detector, path, reason, expires }) =>
    JSON.stringify({ fingerprint, detector, path, reason, ...(expires !== undefined && { expires }) }),
  );
  return `{\n  "version": 1,\n  "findings": [${lines.map((line) => `\n    ${line}`).join(',')}${lines.length > 0 ? '\n  ' : ''}]\n}\n`;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
