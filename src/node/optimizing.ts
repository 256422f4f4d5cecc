import { setFlagsFromString } from 'node:v8';

/** The versions of V8 that are known to have the flag: one that has not complains where everyone sees it. */
const known = /^1[1-3]\./;

/**
 * Has V8 optimize only what runs much longer than it waits for by itself (132 KB of bytecode, in Node.js 20). A scan runs
 * for seconds and through all of a large program, in each of its threads: optimizing every function that a server would
 * want optimized took a third of the processor time of a scan, and most were not needed long enough to pay for that.
 */
export function optimizeLate(): void {
  const { v8, electron } = process.versions;
  if (electron === undefined && known.test(v8)) {
    setFlagsFromString('--interrupt-budget=800000');
  }
}
