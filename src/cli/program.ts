import { outlineOf } from '../node/errorOutline';
import { closest } from './closest';
import { UsageError } from './command';
import type { CommandContext } from './command';
import { commands } from './commands';
import { overview } from './help';

/** Runs the program; every way in which it can fail is an exit code and a word on standard error. */
export async function runProgram(args: readonly string[], context: CommandContext): Promise<number> {
  try {
    return await dispatch(args, context);
  } catch (error) {
    if (error instanceof UsageError) {
      await context.err.line(`strongroom: ${error.message}`);
      return 2;
    }
    const { name, trace } = outlineOf(error);
    await context.err.line(
      [
        `strongroom: stopped by an error of its own (${name}). Please report it with these lines; they hold no source text.`,
        ...trace,
      ].join('\n'),
    );
    return 2;
  }
}

async function dispatch(args: readonly string[], context: CommandContext): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    await context.err.write(overview(commands));
    return 2;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    const about = commands.find((candidate) => candidate.name === rest[0]);
    if (about !== undefined) {
      await context.out.write(about.help);
      return 0;
    }
    await context.out.write(overview(commands));
    return 0;
  }
  if (name === '--version') {
    await context.out.line(context.version);
    return 0;
  }
  const command = commands.find((candidate) => candidate.name === name);
  if (command === undefined) {
    const kind = name.startsWith('-') ? 'option' : 'command';
    const known = commands.map((candidate) => candidate.name);
    const meant = closest(name, known);
    throw new UsageError(
      `There is no ${kind} “${name}”.${meant === undefined ? '' : ` Did you mean ${meant}?`} Commands: ${known.join(', ')}. Run: strongroom --help`,
    );
  }
  const end = rest.indexOf('--');
  if ((end === -1 ? rest : rest.slice(0, end)).some((argument) => argument === '--help' || argument === '-h')) {
    await context.out.write(command.help);
    return 0;
  }
  return command.run(rest, context);
}
