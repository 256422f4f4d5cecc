import type { TextEdit } from '../../text/edit';
import type { Span } from '../../text/span';
import { separator } from './neighbours';
import { assignedName, commandName } from './place';
import type { Place } from './place';

/**
 * How a declaration is taken apart, so that the shell sees whether what it assigns could be had: the status of
 * `local x="$(…)"` is that of `local`. https://www.shellcheck.net/wiki/SC2155
 */
export interface Parts {
  /** Where the assignment stands: `x=…`, all of an array. */
  readonly assignment: Span;
  readonly edits: (assignment: string) => readonly TextEdit[];
}

/** The parts of a declaration; undefined where it cannot be taken apart. */
export function partsOf(source: string, place: Place, eol: string): Parts | undefined {
  const { command, array, word, span } = place;
  const head = array?.head ?? word;
  const declarator = commandName(command);
  const between = separator(source, span, eol);
  if (head === undefined || declarator === undefined || between === undefined || command.redirections.length > 0) {
    return undefined;
  }
  const assignment =
    array === undefined
      ? { start: head.start, end: head.end }
      : { start: head.start, end: endOfArray(source, array.elements.at(-1)?.end ?? head.end) };
  const name = assignedName(head);
  const items = [
    ...command.words.filter((one) => one.start > declarator.start),
    ...command.arrays.map((one) => one.head),
  ];
  const flags = items.filter((one) => /^[-+]/.test(one.text));
  const others = items.filter((one) => one !== head && !flags.includes(one));
  if (/[[+]/.test(head.text.slice(name.length, name.length + 1)) || mentions(source, others, name)) {
    return undefined;
  }
  const isReadonly = declarator.text === 'readonly' || flags.some((flag) => /^-\w*r/.test(flag.text));
  if (!isReadonly) {
    const behind = behindAssignments(source, span.end, between, name, new Set(others.map(assignedOrDeclared)));
    return {
      assignment,
      edits: (text) =>
        assignment.end === behind
          ? [{ span: assignment, text: name + between + text }]
          : [
              { span: assignment, text: name },
              { span: { start: behind, end: behind }, text: between + text },
            ],
    };
  }
  if (others.some((other) => mentions(source, [assignment], assignedName(other)))) {
    return undefined;
  }
  if (others.length > 0 && declarator.text === 'readonly') {
    return {
      assignment,
      edits: (text) => [
        { span: { start: span.start, end: span.start }, text: text + between },
        { span: assignment, text: name },
      ],
    };
  }
  const kept = flags.map((flag) => flag.text.replace(/^(-\w*)r/, '$1')).filter((flag) => flag !== '-');
  const declaration =
    declarator.text === 'readonly' ? [] : [[source.slice(declarator.start, declarator.end), ...kept, name].join(' ')];
  const gap = /^[\t ]+/.exec(source.slice(assignment.end, span.end))?.[0].length ?? 0;
  const rest = source.slice(span.start, assignment.start) + source.slice(assignment.end + gap, span.end);
  return {
    assignment,
    edits: (text) => [
      {
        span,
        text: [...declaration, text, `readonly ${name}`, ...(others.length === 0 ? [] : [rest.trimEnd()])].join(
          between,
        ),
      },
    ],
  };
}

/** What an item of a declaration is called, with a value or without. */
function assignedOrDeclared({ text }: { readonly text: string }): string {
  return /^\w{0,200}/.exec(text)?.[0] ?? '';
}

/**
 * The offset behind a declaration and the lines below it that give its other variables their values: what was taken out
 * of it before stays in order.
 */
function behindAssignments(
  source: string,
  from: number,
  between: string,
  name: string,
  declared: ReadonlySet<string>,
): number {
  if (!between.includes('\n')) {
    return from;
  }
  const line = /\r?\n[\t ]{0,200}(\w{1,200})=[^\r\n]{0,4000}/y;
  let end = from;
  for (;;) {
    line.lastIndex = end;
    const match = line.exec(source);
    if (
      match === null ||
      !declared.has(match[1] ?? '') ||
      mentions(source, [{ start: end, end: line.lastIndex }], name)
    ) {
      return end;
    }
    end = line.lastIndex;
  }
}

/** The offset behind the parenthesis that closes an array. */
function endOfArray(source: string, from: number): number {
  const close = source.indexOf(')', from);
  return close < 0 ? from : close + 1;
}

/** Whether other assignments of a declaration use a variable. */
function mentions(source: string, words: readonly Span[], name: string): boolean {
  const use = new RegExp(`\\$\\{?${name}(?!\\w)`);
  return words.some(({ start, end }) => use.test(source.slice(start, end)));
}
