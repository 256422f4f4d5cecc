import type { Configuration } from '../../core/config/configuration';
import type { Engine, OpenDocument } from '../../core/engine';
import { maskedDiff } from '../../core/fix/maskedDiff';
import type { NamePlace } from '../../core/fix/nameBook';
import { SecretMask } from '../../core/fix/secretMask';
import { rewriteProblem } from '../../core/fix/verify';
import type { FixTarget, Plan, ProjectFacts, SecretReference } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import { applyEdits } from '../../core/text/edit';
import { LineIndex } from '../../core/text/lines';
import type { LineColumn } from '../../core/text/lines';
import { english } from '../../core/text/message';
import { encodingProblem, writeTextFile } from '../../node/textFile';
import type { TextFile } from '../../node/textFile';
import type { Keeper } from './keeper';
import { reasonForLeaving } from './reasons';

/** What one run of `fix` is made of. */
export interface FixRun {
  readonly engine: Engine;
  readonly keepers: Readonly<Record<FixTarget, Keeper>>;
  /** Where everything but AWS keys goes. */
  readonly target: Exclude<FixTarget, 'default-credential-chain'>;
  /** Undefined: all. */
  readonly detectors: ReadonlySet<string> | undefined;
  readonly dryRun: boolean;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly signal: AbortSignal;
}

/** One file and what surrounds it. */
export interface FixFile {
  readonly textFile: TextFile;
  /** As printed. */
  readonly printed: string;
  /** As in findings. */
  readonly path: string;
  readonly configuration: Configuration;
  readonly project: ProjectFacts;
  /** What names are made of. */
  readonly place: NamePlace;
}

/** A finding that was fixed, or in a dry run would be. */
export interface Fixed {
  /** Where it stood when it was fixed. */
  readonly at: LineColumn;
  readonly detector: string;
  readonly done: readonly string[];
  readonly notes: readonly string[];
  readonly plan: Plan;
}

/** A finding that was left, and why. */
export interface Left {
  readonly at: LineColumn;
  readonly detector: string;
  readonly reason: string;
}

export interface FileReport {
  readonly fixed: readonly Fixed[];
  readonly left: readonly Left[];
  /** What inline comments or the configuration silenced, and so was not touched. */
  readonly suppressed: number;
  /** What kept the file from being looked at in full. */
  readonly problems: readonly string[];
  /** Of a dry run; masked. */
  readonly diff: string;
}

/** Fixes a file, one finding after the other, until none is left that can be fixed. */
export class FileFixer {
  readonly #fixed: Fixed[] = [];
  readonly #left: Left[] = [];
  /** Findings that were tried in vain: fingerprint and number among those of the same fingerprint. */
  readonly #givenUp = new Set<string>();
  #textFile: TextFile;
  #text: string;

  constructor(
    private readonly run: FixRun,
    private readonly file: FixFile,
  ) {
    this.#textFile = file.textFile;
    this.#text = file.textFile.text;
  }

  async fix(): Promise<FileReport> {
    const original = this.#text;
    let open = await this.#open(original);
    try {
      const { findings, suppressed, problems } = open.result;
      const mask = new SecretMask(original, [...findings, ...suppressed]);
      for (let next = this.#next(open); next !== undefined; next = this.#next(open)) {
        const { key, finding } = next;
        const at = new LineIndex(this.#text).at(finding.span.start);
        const outcome = this.run.signal.aborted ? 'interrupted.' : await this.#attempt(open, finding, at);
        if (typeof outcome === 'string') {
          this.#givenUp.add(key);
          this.#left.push({ at, detector: finding.detector, reason: outcome });
        } else {
          open.dispose();
          open = outcome;
        }
        // A breath in which Ctrl-C is heard.
        await new Promise(setImmediate);
      }
      return {
        fixed: this.#fixed,
        left: this.#left,
        suppressed: suppressed.length,
        problems: problems.map((problem) => english(problem.message)),
        diff: this.run.dryRun ? maskedDiff(this.file.printed, original, this.#text, mask) : '',
      };
    } finally {
      open.dispose();
    }
  }

  #open(text: string): Promise<OpenDocument> {
    return this.run.engine.open({ path: this.file.path, text }, this.file.configuration, this.run.today);
  }

  /** The first finding that was not tried yet. Those that were fixed are gone, so numbers stay with their findings. */
  #next(open: OpenDocument): { readonly key: string; readonly finding: Finding } | undefined {
    const numbers = new Map<string, number>();
    for (const finding of open.result.findings) {
      const number = numbers.get(finding.fingerprint) ?? 0;
      numbers.set(finding.fingerprint, number + 1);
      const key = `${finding.fingerprint}#${String(number)}`;
      if (!this.#givenUp.has(key) && this.run.detectors?.has(finding.detector) !== false) {
        return { key, finding };
      }
    }
    return undefined;
  }

  /** The document after the fix, or why there was none. */
  async #attempt(open: OpenDocument, finding: Finding, at: LineColumn): Promise<OpenDocument | string> {
    const target = finding.kind === 'aws-credential' ? 'default-credential-chain' : this.run.target;
    const options = open.options(finding, this.file.project);
    const option = options.find((candidate) => candidate.target === target);
    if (option?.kind !== 'plan') {
      return reasonForLeaving(finding, open.document.language.id, option, options);
    }
    const plan = option;
    const keeper = this.run.keepers[target];
    const preparation = keeper.prepare(plan, finding, this.file.place);
    if (preparation.kind === 'refused') {
      return preparation.reason;
    }
    return this.#carryOut(open, plan, keeper, preparation.reference, { at, detector: finding.detector });
  }

  async #carryOut(
    open: OpenDocument,
    plan: Plan,
    keeper: Keeper,
    reference: SecretReference | undefined,
    about: Pick<Fixed, 'at' | 'detector'>,
  ): Promise<OpenDocument | string> {
    const text = applyEdits(open.document.source, plan.edits(reference));
    const after = await this.#open(text);
    let accepted = false;
    try {
      const problem = rewriteProblem(open, after, plan.fixes) ?? encodingProblem(this.#textFile, text);
      if (problem !== undefined) {
        return `${english(problem)}. The file is untouched.`;
      }
      if (this.run.dryRun) {
        keeper.rehearse(plan, reference);
        this.#text = text;
        this.#fixed.push({ ...about, done: keeper.describe(plan, reference), notes: [], plan });
        accepted = true;
        return after;
      }
      const keeping = await keeper.keep(plan, reference);
      if (keeping.kind === 'renamed') {
        return await this.#carryOut(open, plan, keeper, keeping.reference, about);
      }
      if (keeping.kind === 'refused') {
        return keeping.reason;
      }
      const written = writeTextFile(this.#textFile, text);
      if (written.kind === 'refused') {
        const leftover = keeping.leftover === undefined ? '' : ` ${keeping.leftover}.`;
        return `${english(written.reason)}.${leftover}`;
      }
      this.#textFile = written.textFile;
      this.#text = text;
      this.#fixed.push({ ...about, done: [keeping.done], notes: keeping.notes, plan });
      accepted = true;
      return after;
    } finally {
      if (!accepted) {
        after.dispose();
      }
    }
  }
}
