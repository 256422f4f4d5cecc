import { appendFileSync } from 'node:fs';
import { reporters } from 'mocha';
import type { MochaOptions, Runner } from 'mocha';

/** Names the file that a run's counts are appended to, one line of JSON a run. `npm test` adds them up. */
export const countsVariable = 'STRONGROOM_TEST_COUNTS';

/** What one run of mocha came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** mocha's ordinary reporter, which in addition leaves the counts where the caller asked for them. */
export class CountingReporter extends reporters.Spec {
  constructor(runner: Runner, options: MochaOptions) {
    super(runner, options);
    runner.once('end', () => {
      const file = process.env[countsVariable];
      if (file !== undefined && file !== '') {
        const { passes, failures, pending } = this.stats;
        const counts: Counts = { passed: passes, failed: failures, skipped: pending };
        appendFileSync(file, `${JSON.stringify(counts)}\n`);
      }
    });
  }
}

// mocha looks for a module's default export when it is told a reporter by its file.
export { CountingReporter as default };
