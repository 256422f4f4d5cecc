import { parseArgs } from 'node:util';
import { closest } from './closest';
import { UsageError } from './command';
import type { CommandContext } from './command';

/** The options of one command: each takes a text, or is a switch. */
export type OptionTypes = Readonly<Record<string, 'text' | 'texts' | 'switch'>>;

/** Their values as given; options not given are undefined, switches false. */
export type OptionValues<Types extends OptionTypes> = {
  readonly [Name in keyof Types]: Types[Name] extends 'switch'
    ? boolean
    : Types[Name] extends 'texts'
      ? readonly string[]
      : string | undefined;
};

/**
 * Reads a command's arguments. Everything after `--` is a path.
 *
 * @throws UsageError for an option that the command does not have, a missing value, or an option given twice.
 */
export function readOptions<Types extends OptionTypes>(
  command: string,
  args: readonly string[],
  types: Types,
): { readonly values: OptionValues<Types>; readonly paths: readonly string[] } {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      strict: true,
      tokens: true,
      options: Object.fromEntries(
        Object.entries(types).map(([name, type]) => [
          name,
          { type: type === 'switch' ? ('boolean' as const) : ('string' as const), multiple: type === 'texts' },
        ]),
      ),
    });
  } catch (error) {
    throw new UsageError(`${explain(error, Object.keys(types))} Run: strongroom ${command} --help`);
  }
  const seen = new Set<string>();
  for (const token of parsed.tokens) {
    if (token.kind === 'option') {
      if (seen.has(token.name) && types[token.name] === 'text') {
        throw new UsageError(`--${token.name} is given twice.`);
      }
      seen.add(token.name);
    }
  }
  const values: Record<string, boolean | string | readonly string[] | undefined> = {};
  for (const [name, type] of Object.entries(types)) {
    const value = parsed.values[name];
    values[name] =
      type === 'switch'
        ? value === true
        : type === 'texts'
          ? Array.isArray(value)
            ? value.map(String)
            : []
          : (value as string | undefined);
    if (value === '') {
      throw new UsageError(`--${name} needs a value that is not empty.`);
    }
  }
  return { values: values as OptionValues<Types>, paths: parsed.positionals };
}

/**
 * One of a few words.
 *
 * @throws UsageError where it is none of them.
 */
export function oneOf<Word extends string>(
  option: string,
  value: string | undefined,
  words: readonly Word[],
  otherwise: Word,
): Word {
  if (value === undefined) {
    return otherwise;
  }
  const word = words.find((candidate) => candidate === value);
  if (word === undefined) {
    throw new UsageError(`--${option} takes ${words.join(', ')}; not “${value}”.`);
  }
  return word;
}

/** So many files are scanned at once at most where nobody says how many: each thread takes memory of its own. */
const mostJobsUnasked = 4;
const mostJobs = 64;

/**
 * How many files are scanned at once: the value of `--jobs`, else as many as the machine runs threads.
 *
 * @throws UsageError where the value is no whole number, or too small or large.
 */
export function jobsOf(value: string | undefined, { parallelism }: Pick<CommandContext, 'parallelism'>): number {
  if (value === undefined) {
    return Math.max(1, Math.min(parallelism, mostJobsUnasked));
  }
  const jobs = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (jobs < 1 || jobs > mostJobs) {
    throw new UsageError(`--jobs takes a whole number from 1 to ${String(mostJobs)}; not “${value}”.`);
  }
  return jobs;
}

function explain(error: unknown, known: readonly string[]): string {
  const text = error instanceof Error ? error.message : 'The options cannot be read.';
  const unknown = /^Unknown option '--([^'=]+)'/.exec(text)?.[1];
  if (unknown !== undefined) {
    const meant = closest(unknown, known);
    return `There is no option --${unknown}.${meant === undefined ? '' : ` Did you mean --${meant}?`}`;
  }
  // Node adds advice on positional arguments that start with a hyphen after the first sentence.
  const sentence = text.split(/\. To specify|\n/, 1)[0] ?? text;
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
