import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { Transform } from 'node:stream';
import type { Readable, Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { maskedForms } from '../core/environment/maskedForms';
import type { ResolvedEnvironment } from '../core/environment/resolve';
import { StreamMask } from '../core/environment/streamMask';
import type { Secret } from '../core/text/secret';
import { systemCode } from './errors';

/** How a program that was started has ended. */
export type ChildEnd =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: NodeJS.Signals }
  /** It was not started. `code` is the system's: `ENOENT`. */
  | { readonly kind: 'not-started'; readonly code: string };

export interface ChildOptions {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly environment: ResolvedEnvironment;
  /** Masks the secrets in what it prints. Its output is then a pipe, and not the terminal. */
  readonly mask: boolean;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Whether a terminal sends its signals to the program as well as to us. */
  readonly sharesTerminal: boolean;
}

/** Those that others send us to have the program end or read its settings anew. */
const forwarded = ['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGUSR2'] as const;
/** Those that a terminal sends to all of its foreground processes: passed on, they would come twice. */
const fromTerminal: ReadonlySet<NodeJS.Signals> = new Set(['SIGINT', 'SIGQUIT']);

/**
 * Runs a program to its end, without a shell. It inherits standard input and, without a mask, the terminal; signals are
 * passed on to it.
 */
export async function runChild(options: ChildOptions): Promise<ChildEnd> {
  const { command, args, cwd, mask } = options;
  let child: ChildProcess;
  try {
    child = spawn(command, args, {
      cwd,
      env: revealed(options.environment),
      stdio: mask ? ['inherit', 'pipe', 'pipe'] : 'inherit',
      shell: false,
      windowsHide: false,
    });
  } catch (error) {
    // Not the error itself: Node quotes the value that it refuses.
    return { kind: 'not-started', code: systemCode(error) ?? 'an unknown error' };
  }
  const stopForwarding = forwardSignals(child, options.sharesTerminal);
  try {
    const end = endOf(child);
    const outputs = mask
      ? [
          masked(child.stdout, options.stdout, options.environment.secrets),
          masked(child.stderr, options.stderr, options.environment.secrets),
        ]
      : [];
    const [ended] = await Promise.all([end, ...outputs]);
    return ended;
  } finally {
    stopForwarding();
  }
}

/** What a shell gives as the exit code of a program that a signal ended. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}

/** Ends this process by the signal that ended the program, so that who started us sees the same. */
export function endBySignal(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}

function revealed({ values }: ResolvedEnvironment): NodeJS.ProcessEnv {
  return Object.fromEntries(
    [...values].map(([name, value]) => [name, typeof value === 'string' ? value : value.reveal()]),
  );
}

function endOf(child: ChildProcess): Promise<ChildEnd> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      if (child.pid === undefined) {
        resolve({ kind: 'not-started', code: systemCode(error) ?? 'an unknown error' });
      }
    });
    child.once('exit', (code, signal) => {
      resolve(signal === null ? { kind: 'exited', code: code ?? 0 } : { kind: 'signal', signal });
    });
  });
}

function forwardSignals(child: ChildProcess, sharesTerminal: boolean): () => void {
  const listeners = forwarded.map((signal) => {
    const listener = (): void => {
      if (!sharesTerminal || !fromTerminal.has(signal)) {
        child.kill(signal);
      }
    };
    process.on(signal, listener);
    return (): void => {
      process.off(signal, listener);
    };
  });
  return () => {
    for (const stop of listeners) {
      stop();
    }
  };
}

/** Copies a stream to its end with the secrets masked; bytes that are no text come through as they are. */
async function masked(from: Readable | null, to: Writable, secrets: readonly Secret[]): Promise<void> {
  if (from === null) {
    return;
  }
  const mask = new StreamMask(secrets.flatMap(maskedForms).map((form) => Buffer.from(form, 'utf8').toString('latin1')));
  const filter = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      done(undefined, Buffer.from(mask.push(chunk.toString('latin1')), 'latin1'));
    },
    flush: (done) => {
      done(undefined, Buffer.from(mask.end(), 'latin1'));
    },
  });
  from.pipe(filter).pipe(to, { end: false });
  await finished(filter);
}
