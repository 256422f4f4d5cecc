import type { Instruction } from '../../languages/dockerfile/instructions';
import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { goingComments } from '../config/removal';
import { lineEnd, lineIndent, lineStart, nextLineStart } from '../shared/layout';
import type { Dockerfile, Setting, Variable } from './variables';

/**
 * The edits that take variables out of the instructions that set them; those of which nothing is left go whole.
 *
 * @param comments whether those above instructions that go whole tell of nothing else any more, and go with them.
 * @param instructions that go whole as well.
 */
export function removeVariables(
  file: Dockerfile,
  gone: ReadonlyMap<Setting, ReadonlySet<Variable>>,
  comments: 'go' | 'stay',
  instructions: readonly Instruction[] = [],
): TextEdit[] {
  const { source } = file;
  const whole = [...instructions];
  const edits: TextEdit[] = [];
  for (const [setting, variables] of gone) {
    if (variables.size === setting.variables.length) {
      whole.push(setting.instruction);
    } else {
      edits.push(...removeWords(source, setting, variables).map((span) => ({ span, text: '' })));
    }
  }
  return [...edits, ...removeInstructions(file, whole, comments)];
}

/** Instructions go with their lines; where the file has no line end at its end, it gets none. */
function removeInstructions(
  { source, instructions: all }: Dockerfile,
  gone: readonly Instruction[],
  comments: 'go' | 'stay',
): TextEdit[] {
  const merged: { start: number; end: number }[] = [];
  const members = all.map((instruction) => ({ instruction, span: spanOf(source, instruction) }));
  const going = new Set(members.filter(({ instruction }) => gone.includes(instruction)));
  for (const member of going) {
    const start =
      comments === 'go' ? goingComments(source, members, going, member).start : lineStart(source, member.span.start);
    const span = { start, end: nextLineStart(source, member.span.end) };
    const last = merged.at(-1);
    if (last?.end === span.start) {
      last.end = span.end;
    } else {
      merged.push(span);
    }
  }
  return merged.map(({ start, end }) => {
    const isLast = end === source.length && !/[\r\n]$/.test(source);
    const above = source.startsWith('\r\n', start - 2) ? 2 : /[\r\n]/.test(source.charAt(start - 1)) ? 1 : 0;
    return { span: { start: isLast ? start - above : start, end }, text: '' };
  });
}

/** From the name of an instruction to its end. */
function spanOf(source: string, { rest, end }: Instruction): Span {
  const start = lineStart(source, rest.start);
  return { start: start + lineIndent(source, start).length, end };
}

/** What goes of an instruction that keeps some of its variables, and all of its comments. */
function removeWords(source: string, { variables, comments }: Setting, gone: ReadonlySet<Variable>): Span[] {
  const spans: Span[] = [];
  for (let index = 0; index < variables.length; index += 1) {
    const run: Variable[] = [];
    for (let one = variables[index]; one !== undefined && gone.has(one); one = variables[index + run.length]) {
      run.push(one);
    }
    const first = run[0];
    const last = run.at(-1);
    if (first === undefined || last === undefined) {
      continue;
    }
    const before = variables[index - 1];
    const next = variables[index + run.length];
    const start = before?.span.end ?? first.span.start;
    const end = before === undefined ? (next?.span.start ?? last.span.end) : last.span.end;
    if (comments.some((comment) => comment.start >= start && comment.start < end)) {
      spans.push(...run.map((one) => withoutNeighbours(source, one, variables)));
      if (next === undefined && before !== undefined) {
        // The line before the comments ends the instruction now: without its sign that it goes on.
        spans.push({ start, end: lineEnd(source, start) });
      }
    } else {
      spans.push({ start, end });
    }
    index += run.length - 1;
  }
  return spans;
}

/** The lines of a variable, or only what is between its neighbours on them. */
function withoutNeighbours(source: string, { span }: Variable, variables: readonly Variable[]): Span {
  const lines = { start: lineStart(source, span.start), end: nextLineStart(source, span.end) };
  const other = (offset: number): boolean => offset >= lines.start && offset < lines.end;
  const next = variables.find((one) => one.span.start > span.start && other(one.span.start));
  const before = variables.findLast((one) => one.span.start < span.start && other(one.span.end - 1));
  if (next !== undefined) {
    return { start: span.start, end: next.span.start };
  }
  return before === undefined && /^\s*$/.test(source.slice(lines.start, span.start))
    ? lines
    : { start: before?.span.end ?? span.start, end: span.end };
}
