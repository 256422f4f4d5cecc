import type { Stage } from './stage';

/** How a stage went. */
export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** What it printed, as far as it was not shown while it ran. */
  output: string;
  /** Why it was skipped. */
  note?: string;
}

interface Timed {
  readonly outcome: Outcome;
  readonly seconds: string;
}

async function timed(running: Promise<Outcome>): Promise<Timed> {
  const started = performance.now();
  const outcome = await running;
  return { outcome, seconds: ((performance.now() - started) / 1000).toFixed(1) };
}

/** Prints the stages as they go and adds them up. */
export class Report {
  readonly #total = { passed: 0, failed: 0, skipped: 0 };
  readonly #summary: string[] = [];

  /** Runs a stage and shows what it prints. */
  async run(stage: Stage, run: (show: boolean) => Promise<Outcome>): Promise<void> {
    console.log(`\n=== ${stage.title} ===`);
    this.#add(stage, await timed(run(true)));
  }

  /** Starts a stage that runs beside others. What is returned waits for its end and then shows what it printed. */
  start(stage: Stage, run: (show: boolean) => Promise<Outcome>): () => Promise<void> {
    const running = timed(run(false));
    return async () => {
      const ended = await running;
      console.log(`\n=== ${stage.title} (beside the stages before) ===`);
      this.#add(stage, ended);
    };
  }

  #add(stage: Stage, { outcome, seconds }: Timed): void {
    if (outcome.output !== '' || outcome.note !== undefined) {
      console.log(`${outcome.output}${outcome.note ?? ''}`);
    }
    this.#total.passed += outcome.passed;
    this.#total.failed += outcome.failed;
    this.#total.skipped += outcome.skipped;
    const word = outcome.failed > 0 ? 'FAILED ' : outcome.note === undefined ? 'ok     ' : 'skipped';
    this.#summary.push(`${word} ${stage.name.padEnd(14)} ${seconds.padStart(6)} s  ${outcome.note ?? ''}`);
  }

  /** Prints the sums, and returns the exit code. */
  close(): number {
    const { passed, failed, skipped } = this.#total;
    console.log(`\n=== Summary ===\n${this.#summary.join('\n')}\n`);
    console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
    return failed > 0 ? 1 : 0;
  }
}
