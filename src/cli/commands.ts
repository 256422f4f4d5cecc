import { baseline } from './baseline';
import type { Command } from './command';
import { fix } from './fix';
import { run } from './run';
import { scan } from './scan';
import { status } from './status';

/** Every subcommand, in the order in which they are listed. */
export const commands: readonly Command[] = [scan, fix, run, status, baseline];
