import type { SpawnOptions } from 'node:child_process';
import type { Children } from './children';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Shows the output as it comes; otherwise it is kept and shown only in the error. */
  readonly show?: boolean;
}

export interface RunResult {
  readonly code: number;
  readonly output: string;
}

/** Runs a program to its end and tells how it ended. Fails only where the program cannot be started. */
export async function tryRun(
  children: Children,
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  const spawnOptions: SpawnOptions = {
    stdio: options.show === true ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    env: options.env ?? process.env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  };
  const child = children.spawn(command, args, spawnOptions);
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => output.push(text));
  }
  return await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output: output.join('') });
    });
  });
}

/** Runs a program that must succeed. The error holds the end of its output. */
export async function run(
  children: Children,
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<string> {
  const result = await tryRun(children, command, args, options);
  if (result.code !== 0) {
    const tail = result.output.trimEnd().split('\n').slice(-30).join('\n');
    throw new Error(`${command} ${args.join(' ')} ended with ${String(result.code)}.\n${tail}`);
  }
  return result.output;
}
