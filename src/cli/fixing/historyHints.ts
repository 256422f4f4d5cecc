import path from 'node:path';
import type { CommittedValue } from '../../core/history/historyReader';
import { committedBefore, rotationSteps, shallowNote } from '../../core/history/rotation';
import type { Rotated } from '../../core/history/rotation';
import { english } from '../../core/text/message';
import type { Secret } from '../../core/text/secret';
import { searchHistory } from '../../node/gitHistory';
import { repositoryRoot } from '../../node/repository';
import { printable } from '../output';
import type { Output } from '../output';
import type { Fixed } from './fixRun';

interface Hint {
  readonly file: string;
  /** `src/app.ts:3:7  password-in-code`. */
  readonly label: string;
  readonly finding: Rotated;
  readonly value: Secret;
}

/** Says of values that were fixed whether git's history holds them, and how they are rotated. */
export class HistoryHints {
  readonly #hints: Hint[] = [];

  constructor(private readonly out: Output) {}

  /** Takes what was fixed in a file. */
  add(file: string, printed: string, fixed: readonly Fixed[]): void {
    for (const { at, findings, plan } of fixed) {
      for (const finding of findings) {
        // Of a connection string with holes the plan holds the password alone.
        const value = findings.length === 1 ? (plan.value ?? finding.secret) : finding.secret;
        const label = `${printable(printed)}:${String(at.line)}:${String(at.column)}  ${finding.detector}`;
        this.#hints.push({ file, label, finding, value });
      }
    }
  }

  /** Prints what history holds; nothing where there is none. */
  async print(signal: AbortSignal): Promise<void> {
    const byRepository = new Map<string, Hint[]>();
    for (const hint of this.#hints) {
      const root = repositoryRoot(path.dirname(hint.file));
      if (root !== undefined) {
        byRepository.set(root, [...(byRepository.get(root) ?? []), hint]);
      }
    }
    for (const hints of byRepository.values()) {
      const answer = await searchHistory(
        [...new Set(hints.map(({ file }) => file))],
        hints.map(({ value }) => value),
        signal,
      );
      const known = hints.flatMap((hint, index) => {
        const committed = answer?.found[index];
        return committed === undefined ? [] : [{ ...hint, committed }];
      });
      if (answer !== undefined && known.length > 0) {
        await this.#print(known, answer.isComplete, answer.isShallow);
      }
    }
  }

  async #print(
    known: readonly (Hint & { readonly committed: CommittedValue })[],
    isComplete: boolean,
    isShallow: boolean,
  ): Promise<void> {
    const bySteps = new Map<string, string[]>();
    for (const { label, finding, committed } of known) {
      const steps = rotationSteps(finding)
        .map((step) => `    - ${english(step)}\n`)
        .join('');
      const line = `${label}: ${english(committedBefore(committed, isComplete))}\n`;
      bySteps.set(steps, [...(bySteps.get(steps) ?? []), line]);
    }
    await this.out.line(this.out.style('yellow', 'In the history of git:'));
    for (const [steps, lines] of bySteps) {
      await this.out.write(lines.map((line) => `  ${line}`).join('') + steps);
    }
    if (isShallow) {
      await this.out.line(`  ${english(shallowNote())}`);
    }
  }
}
