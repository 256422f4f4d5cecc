import path from 'node:path';
import { planEnvironment } from '../core/environment/childEnvironment';
import type { EnvironmentFile, EnvironmentPlan } from '../core/environment/childEnvironment';
import { shortestMasked, tooShortToMask } from '../core/environment/maskedForms';
import { hasReferences, resolveEnvironment } from '../core/environment/resolve';
import type { ResolvedEnvironment } from '../core/environment/resolve';
import { english } from '../core/text/message';
import { readEnvironmentFile } from '../node/environmentFiles';
import { endBySignal, exitCodeOf, runChild } from '../node/runChild';
import type { ChildEnd } from '../node/runChild';
import { printedPath } from '../node/workspace';
import { UsageError } from './command';
import type { Command, CommandContext } from './command';
import { readOptions } from './options';
import type { OptionValues } from './options';
import { printable } from './output';
import { malformedText, notStartedText, unresolvedText } from './running/problems';

const optionTypes = {
  'env-file': 'texts',
  profile: 'text',
  region: 'text',
  mask: 'switch',
  override: 'switch',
} as const;

/** Exit codes of a program that starts another, as env(1) and timeout(1) have them: those of the other stay apart. */
const couldNotRun = 125;
const notExecutable = 126;
const notFound = 127;

export const run: Command = {
  name: 'run',
  summary: 'Start a program with the references of .env files resolved in its environment.',
  help: `strongroom run [options] -- COMMAND [ARGUMENTS…]

Starts a program with the variables of .env files in its environment. Where a variable, of a file or inherited, is a
reference, its value is looked up in AWS first:

  DB_PASSWORD=secretsmanager://shop/db?key=password
  API_TOKEN=ssm:///shop/api-token

A file may fill variables into others: DATABASE_URL=postgres://app:\${DB_PASSWORD}@localhost/shop. Values go into the
program's environment and nowhere else: not to disk, not through a shell. Where one cannot be had, the program is not
started. The program has the terminal, and its exit code is ours; signals are passed on to it.

Options:
  --env-file FILE   Take variables from this file; may be given several times, a later one goes before an earlier one
                    (.env of the current folder, where there is one). What is inherited goes before all files.
                    Node reads an option of this name first: the file must exist, and cannot be a pipe.
  --override        Have the files go before what is inherited.
  --profile P       The AWS profile to use.
  --region R        The AWS region to use.
  --mask            Print ******** in place of the values in the program's output, from ${String(shortestMasked)} characters on. The program then
                    writes to a pipe: most print no colours and no progress bars to one.
  --help            Print this.

There is no shell: for pipes, variables of the shell and, on Windows, for .cmd files such as npm, name one yourself:
strongroom run -- sh -c '…', strongroom run -- cmd /c npm start.

Exit code: that of the program; 125 a value could not be had or the options are wrong, 126 the program cannot be
executed, 127 there is no such program.
`,
  async run(args, context): Promise<number> {
    try {
      return await start(args, context);
    } catch (error) {
      if (!(error instanceof UsageError)) {
        throw error;
      }
      await context.err.line(`strongroom: ${error.message}`);
      return couldNotRun;
    }
  },
};

async function start(args: readonly string[], context: CommandContext): Promise<number> {
  const end = args.indexOf('--');
  const { values, paths } = readOptions('run', end === -1 ? args : args.slice(0, end), optionTypes);
  const [command, ...commandArguments] = end === -1 ? [] : args.slice(end + 1);
  if (command === undefined || command === '' || paths.length > 0) {
    throw new UsageError('Put -- before the program to start: strongroom run [options] -- COMMAND [ARGUMENTS…]');
  }
  const plan = planEnvironment({
    files: filesOf(values, context.cwd),
    inherited: context.environment,
    override: values.override,
    ignoreCase: context.surroundings.windows,
  });
  const environment = await resolved(plan, values, context);
  if (environment === undefined) {
    return couldNotRun;
  }
  if (values.mask) {
    await tellUnmasked(environment, context);
  }
  const ended = await runChild({
    command,
    args: commandArguments,
    cwd: context.cwd,
    environment,
    mask: values.mask,
    stdout: context.surroundings.stdout,
    stderr: context.surroundings.stderr,
    sharesTerminal: context.surroundings.sharesTerminal,
  });
  return exitCode(ended, command, context);
}

function filesOf(values: OptionValues<typeof optionTypes>, cwd: string): readonly EnvironmentFile[] {
  const named = values['env-file'];
  return (named.length === 0 ? ['.env'] : named).flatMap((name) => {
    const file = path.resolve(cwd, name);
    const read = readEnvironmentFile(file, printedPath(cwd, file));
    if ('text' in read) {
      return [read];
    }
    if (named.length === 0 && read.absent) {
      return [];
    }
    throw new UsageError(
      `${printable(read.path)} cannot be read: ${english(read.reason)}. The program was not started.`,
    );
  });
}

/** The environment with every reference resolved; undefined, and the reasons told, where one cannot be. */
async function resolved(
  plan: EnvironmentPlan,
  { profile, region }: OptionValues<typeof optionTypes>,
  context: CommandContext,
): Promise<ResolvedEnvironment | undefined> {
  if (plan.malformed.length > 0) {
    await context.err.write(malformedText(plan.malformed));
    return undefined;
  }
  const resolution = await resolveEnvironment(plan, {
    choice: { ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) },
    reader: async (choice) => (await context.aws()).reader(choice),
    // Only where there is something to wait for: Ctrl-C belongs to the program afterwards.
    ...(hasReferences(plan) && { signal: context.signal }),
  });
  if (resolution.kind === 'failed') {
    await context.err.write(unresolvedText(resolution.unresolved));
    return undefined;
  }
  const { environment } = resolution;
  const broken = [...environment.values].find(([, value]) => typeof value !== 'string' && value.includes('\0'));
  if (broken !== undefined) {
    await context.err.line(
      `strongroom: the value of ${printable(broken[0])} holds a NUL character, which no environment can hold. The program was not started.`,
    );
    return undefined;
  }
  return environment;
}

async function tellUnmasked({ values }: ResolvedEnvironment, { err }: CommandContext): Promise<void> {
  const short = [...values].flatMap(([name, value]) =>
    typeof value !== 'string' && tooShortToMask(value) ? [printable(name)] : [],
  );
  if (short.length > 0) {
    await err.line(
      `strongroom: not masked, as shorter than ${String(shortestMasked)} characters: ${short.join(', ')}.`,
    );
  }
}

async function exitCode(ended: ChildEnd, command: string, context: CommandContext): Promise<number> {
  switch (ended.kind) {
    case 'exited':
      return ended.code;
    case 'signal':
      endBySignal(ended.signal);
      return exitCodeOf(ended.signal);
    case 'not-started':
      await context.err.line(notStartedText(command, ended.code, context.surroundings.windows));
      return ended.code === 'ENOENT' ? notFound : notExecutable;
  }
}
