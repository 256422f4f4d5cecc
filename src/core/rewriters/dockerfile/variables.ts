import { readInstructions } from '../../languages/dockerfile/instructions';
import type { Instruction } from '../../languages/dockerfile/instructions';
import { wordsIn } from '../../languages/dockerfile/read';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';

/** A variable that `ENV` or `ARG` sets, or an argument that has no default. */
export interface Variable {
  readonly name: string;
  /** With its name. */
  readonly span: Span;
}

/** An `ENV` or `ARG` with its variables. */
export interface Setting {
  readonly instruction: Instruction;
  readonly variables: readonly Variable[];
  readonly comments: readonly Span[];
}

/** A Dockerfile as its rewriter sees it. */
export interface Dockerfile {
  readonly source: string;
  readonly instructions: readonly Instruction[];
  readonly settings: readonly Setting[];
}

export function readFile(source: string): Dockerfile {
  const { instructions } = readInstructions(source);
  const settings = instructions
    .filter(({ name }) => name === 'ENV' || name === 'ARG')
    .map((instruction) => readSetting(source, instruction));
  return { source, instructions, settings };
}

/** https://docs.docker.com/reference/dockerfile/#env, also of the old form `ENV NAME the rest` */
function readSetting(source: string, instruction: Instruction): Setting {
  const { rest, name } = instruction;
  const comments: Span[] = [];
  const words = wordsIn(source, rest, comments);
  const [first] = words;
  const last = words.at(-1);
  if (name === 'ENV' && first && last && !first.text.includes('=')) {
    return { instruction, comments, variables: [{ name: first.text, span: { start: first.start, end: last.end } }] };
  }
  const variables = words.map((word) => ({
    name: /^[\w.-]{1,200}/.exec(word.text)?.[0] ?? '',
    span: { start: word.start, end: word.end },
  }));
  return { instruction, comments, variables };
}

/** The variable whose value holds a span, with the instruction that sets it. */
export function variableAt(
  { settings }: Dockerfile,
  span: Span,
): { readonly setting: Setting; readonly variable: Variable } | undefined {
  for (const setting of settings) {
    const variable = setting.variables.find((one) => contains(one.span, span));
    if (variable !== undefined) {
      return { setting, variable };
    }
  }
  return undefined;
}

/** Whether a text uses a variable: `$NAME`, `${NAME}`, `${NAME:-x}`. */
export function usesVariable(text: string, name: string): boolean {
  return new RegExp(`\\$\\{?${name}(?![A-Za-z0-9_])`).test(text);
}

/** Whether a text uses a variable as the shells of Windows do: `%NAME%`, `$env:NAME`, `${env:NAME}`. */
export function usesWindowsVariable(text: string, name: string): boolean {
  return new RegExp(`%${name}%|\\$\\{?env:${name}(?![A-Za-z0-9_])`, 'i').test(text);
}

/**
 * Whether an instruction stands in a stage whose image is one of Windows, by the image's name: its commands run in `cmd`.
 *
 * https://docs.docker.com/reference/dockerfile/#shell
 */
export function isOnWindows({ source, instructions }: Dockerfile, { rest }: Instruction): boolean {
  let images = instructions
    .filter((one) => one.name === 'FROM' && one.rest.start < rest.start)
    .map((one) => {
      const [image = '', stage] = source
        .slice(one.rest.start, one.rest.end)
        .replace(/\s--\S{1,200}/g, ' ')
        .trim()
        .split(/\s+(?:as\s+)?/i);
      return { image: image.toLowerCase(), stage: stage?.toLowerCase() };
    });
  // A stage may go on from an earlier one.
  for (let last = images.at(-1); last !== undefined; last = images.at(-1)) {
    const { image } = last;
    if (/windows|nanoserver|servercore/.test(image)) {
      return true;
    }
    const from = images.findLastIndex(({ stage }, index) => index < images.length - 1 && stage === image);
    images = images.slice(0, from + 1);
  }
  return false;
}
