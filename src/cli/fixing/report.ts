import { english } from '../../core/text/message';
import type { Message } from '../../core/text/message';
import type { ExitCode } from '../command';
import { count } from '../formats/textFormat';
import { printable } from '../output';
import type { Output } from '../output';
import type { FileReport, Fixed, Left } from './fixRun';

/** Prints what `fix` did, as it does it. In a dry run the diff alone goes to standard output, so that it can be piped. */
export class FixReport {
  #fixed = 0;
  #left = 0;
  #unusable = 0;
  readonly #missing = new Set<string>();

  constructor(
    private readonly out: Output,
    private readonly err: Output,
    private readonly dryRun: boolean,
  ) {}

  /** A file that could not be read, or not written back. */
  async unusable(path: string, reason: string): Promise<void> {
    this.#unusable += 1;
    await this.err.line(`strongroom: ${printable(path)} was left alone: ${reason}.`);
  }

  /** @param more what is to be said of a file that something was fixed in. */
  async file(path: string, report: FileReport, more?: Message): Promise<void> {
    this.#fixed += report.fixed.reduce((sum, { detectors }) => sum + detectors.length, 0);
    this.#left += report.left.length;
    const words = this.dryRun ? this.err : this.out;
    await words.line(words.style('bold', printable(path)));
    for (const problem of report.problems) {
      await this.err.line(`  ${problem}`);
    }
    if (!report.looked) {
      this.#unusable += 1;
      return;
    }
    if (report.fixed.length + report.left.length === 0) {
      const silenced =
        report.suppressed === 0
          ? ''
          : ` (${count(report.suppressed, 'finding')} silenced by a comment or the configuration)`;
      await words.line(`  Nothing to fix${silenced}.`);
    }
    for (const fixed of report.fixed) {
      await words.write(this.#fixedText(words, fixed));
    }
    // Several findings of a file mostly change the same things.
    const looked = report.fixed.some(({ plan }) => plan.target !== 'default-credential-chain');
    const changes = new Set([
      ...(looked && more !== undefined ? [english(more)] : []),
      ...report.fixed.flatMap(({ plan }) => plan.behaviourChanges.map(english)),
    ]);
    if (changes.size > 0) {
      await words.write(`  Changes in behaviour:\n${[...changes].map((change) => `    - ${change}\n`).join('')}`);
    }
    for (const left of report.left) {
      await this.err.write(leftText(this.err, path, left));
    }
    await this.out.write(report.diff);
  }

  async end(): Promise<ExitCode> {
    const words = this.dryRun ? this.err : this.out;
    if (this.#missing.size > 0) {
      await words.line(`Add to the project's dependencies: ${[...this.#missing].sort().join(', ')}.`);
    }
    const verb = this.dryRun ? 'would be fixed' : 'fixed';
    await words.line(`${count(this.#fixed, 'finding')} ${verb}, ${String(this.#left)} left.`);
    return this.#unusable > 0 ? 2 : this.#left > 0 ? 1 : 0;
  }

  #fixedText(words: Output, { at, detectors, done, notes, plan }: Fixed): string {
    for (const name of plan.missingDependencies) {
      this.#missing.add(name);
    }
    const review = plan.safety === 'needs-review' ? '    Please review this change.\n' : '';
    const more = [...done.slice(1), ...notes].map((line) => `    ${line}\n`).join('');
    const head = `  ${String(at.line)}:${String(at.column)}  ${words.style('green', detectors.join(' + '))}  ${done[0] ?? ''}\n`;
    return head + more + review;
  }
}

function leftText(err: Output, path: string, { at, detector, reason }: Left): string {
  return `${printable(path)}:${String(at.line)}:${String(at.column)}  ${err.style('yellow', `${detector} left`)}: ${reason}\n`;
}
