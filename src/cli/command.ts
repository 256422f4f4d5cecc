import type { Writable } from 'node:stream';
import type { LoadedConfiguration } from '../core/config/load';
import type { Engine } from '../core/engine';
import type { FixJournal } from '../core/fix/journal';
import type { AwsRoom, Clock } from '../core/ports';
import type { FileThread, FileThreadEvents } from '../node/fileScan/fileThread';
import type { Asker } from './ask';
import type { Output } from './output';

/** What a program that we start gets of us. */
export interface Surroundings {
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Whether a terminal sends its signals to the program as well as to us. */
  readonly sharesTerminal: boolean;
  readonly windows: boolean;
}

/** What a command works with. Built once, by `cli.ts`. */
export interface CommandContext {
  /** The current directory, absolute. */
  readonly cwd: string;
  readonly version: string;
  readonly clock: Clock;
  /** What was asked for: findings, diffs, reports. */
  readonly out: Output;
  /** What a person should know beside that: skips, problems, reasons. */
  readonly err: Output;
  /** Asks a person at a terminal; undefined where none sits there. */
  readonly asker: Asker | undefined;
  /** The fixes in progress of this user. */
  readonly journal: FixJournal;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  /** The variables of our own environment. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly surroundings: Surroundings;
  /** Loads the engine on first use. */
  engine(): Promise<Engine>;
  /** How many threads this machine runs at once. */
  readonly parallelism: number;
  /**
   * Starts a thread that scans files as the engine does.
   *
   * @param today `YYYY-MM-DD`, against which expiring allowances are held.
   * @throws where no thread can be had.
   */
  startScanThread(today: string, events: FileThreadEvents): FileThread;
  /** Reads the text of a `.strongroom.json`. */
  readConfiguration(text: string): Promise<LoadedConfiguration>;
  /** Loads the AWS room on first use. */
  aws(): Promise<AwsRoom>;
}

/** 0 all well, 1 something was found or left, 2 could not run. */
export type ExitCode = 0 | 1 | 2;

/** One subcommand. */
export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole help text. */
  readonly help: string;
  /** Gives the exit code: an `ExitCode`, but for a command that passes on that of another program. */
  run(args: readonly string[], context: CommandContext): Promise<number>;
}

/** A command line that cannot be understood or carried out: exit code 2, with these words. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
