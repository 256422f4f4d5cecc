import { spawnSync } from 'node:child_process';
import { root } from '../support/paths';

/** What running a program came to. */
export interface Timed {
  /** Processor time of the program and its threads. */
  readonly seconds: number;
  /** By the clock, in seconds. */
  readonly wall: number;
  readonly out: string;
  readonly failed: boolean;
}

/** Runs a program and takes its time; given up after so many seconds by the clock. */
export function timed(program: string, args: readonly string[], cwd = root, limit = 600): Timed {
  const shell = `TIMEFORMAT="%U %S %R"; time timeout ${String(limit)} "$0" "$@" 2>/dev/null`;
  const { stdout, stderr, status } = spawnSync('bash', ['-c', shell, program, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const [user = 0, system = 0, wall = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { seconds: Math.max(user + system, 0.001), wall, out: stdout, failed: (status ?? 1) > 1 };
}
