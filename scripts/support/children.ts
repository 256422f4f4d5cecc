import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';

/** How long a child that was asked to end may take before it is killed. */
const graceMs = 4_000;

/**
 * The child processes that a script started. Each is the leader of a process group of its own, so that ending it ends
 * what it started in turn: nothing survives the script.
 */
export class Children {
  private readonly running = new Set<ChildProcess>();

  /** Starts a program without a shell. */
  spawn(command: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
    const child = spawn(command, args, { ...options, shell: false, detached: process.platform !== 'win32' });
    this.running.add(child);
    const forget = (): void => {
      this.running.delete(child);
    };
    child.once('error', forget);
    child.once('exit', () => {
      // What the leader left behind in its group goes with it.
      signalGroup(child, 'SIGKILL');
      forget();
    });
    return child;
  }

  /** Ends one child and everything it started. */
  async end(child: ChildProcess): Promise<void> {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
      return;
    }
    const gone = once(child, 'exit');
    signalGroup(child, 'SIGTERM');
    const timer = setTimeout(() => {
      signalGroup(child, 'SIGKILL');
    }, graceMs);
    await gone;
    clearTimeout(timer);
  }

  /** Kills one child and everything it started, without giving any of them time for a last act. */
  async kill(child: ChildProcess): Promise<void> {
    const gone = once(child, 'exit');
    signalGroup(child, 'SIGKILL');
    await gone;
  }

  /** Ends all children. */
  async endAll(): Promise<void> {
    await Promise.all([...this.running].map((child) => this.end(child)));
  }

  /** Ends all children at once and without waiting, for the moment when the script itself ends. */
  killAll(): void {
    for (const child of this.running) {
      signalGroup(child, 'SIGKILL');
    }
  }

  /** Makes sure that a script that ends, in whatever way, takes its children along. */
  endWithProcess(): this {
    process.once('exit', () => {
      this.killAll();
    });
    for (const [signal, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 143],
      ['SIGHUP', 129],
    ] as const) {
      process.once(signal, () => {
        void this.endAll().finally(() => process.exit(code));
      });
    }
    whenOrphaned(() => {
      void this.endAll().finally(() => process.exit(143));
    });
    return this;
  }
}

/** Calls back when the process that started this one has ended, so that nothing goes on that nobody can end. */
export function whenOrphaned(callback: () => void): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) {
      callback();
    }
  }, 1_000).unref();
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
