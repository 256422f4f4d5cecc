import type { OpenDocument } from '../../core/engine';
import { planConnection } from '../../core/fix/connectionPlan';
import type { ConnectionPlan } from '../../core/fix/connectionPlan';
import { maskedDiff } from '../../core/fix/maskedDiff';
import { sameConnection } from '../../core/fix/journal';
import type { JournalEntry, JournalPlace } from '../../core/fix/journal';
import { SecretMask } from '../../core/fix/secretMask';
import { numbered, rewrite } from '../../core/fix/rewrite';
import type { NumberedFinding } from '../../core/fix/rewrite';
import type { FixTarget, Plan, SecretReference } from '../../core/rewriters/rewriter';
import { isLookedAt } from '../../core/scan/finding';
import type { Finding } from '../../core/scan/finding';
import { EditedText } from '../../core/text/editedText';
import type { TextEdit } from '../../core/text/edit';
import { LineIndex } from '../../core/text/lines';
import { english } from '../../core/text/message';
import { encodingProblem, writeProblem, writeTextFile } from '../../node/textFile';
import type { TextFile } from '../../node/textFile';
import type { FileReport, FixFile, FixRun, Fixed, Left } from './fixRun';
import { journalPlaces } from './journalPlaces';
import type { Keeper, Keeping } from './keeper';
import { reasonForLeaving } from './reasons';
import type { Noted } from './runJournal';
import { elsewhere } from './unfinished';

type About = Pick<Fixed, 'at' | 'detectors' | 'findings'>;

/** Fixes a file, one finding after the other, until none is left that can be fixed. */
export class FileFixer {
  readonly #fixed: Fixed[] = [];
  /** Why findings were left, by fingerprint and number among those of the same fingerprint. */
  readonly #reasons = new Map<string, string>();
  /** Of those, the ones that no plan was found for. */
  readonly #unplanned = new Set<string>();
  readonly #original: string;
  #textFile: TextFile;
  readonly #edited: EditedText;

  constructor(
    private readonly run: FixRun,
    private readonly file: FixFile,
  ) {
    this.#textFile = file.textFile;
    this.#original = file.textFile.text;
    this.#edited = new EditedText(this.#original);
  }

  async fix(): Promise<FileReport> {
    let open = await this.#open(this.#original);
    try {
      const { findings, suppressed, problems } = open.result;
      const mask = new SecretMask(this.#original, [...findings, ...suppressed]);
      for (let next = this.#next(open); next !== undefined; next = this.#next(open)) {
        const outcome = this.run.signal.aborted ? 'interrupted.' : await this.#attempt(open, next);
        if (typeof outcome === 'string') {
          this.#reasons.set(next.key, outcome);
        } else {
          open.dispose();
          open = outcome;
        }
        // A breath in which Ctrl-C is heard.
        await new Promise(setImmediate);
      }
      if (!this.run.dryRun) {
        const left = open.result.findings.map(({ fingerprint }) => fingerprint);
        await this.run.journal.fileDone(this.#textFile.file, left);
      }
      return {
        fixed: this.#fixed,
        left: await this.#left(open),
        suppressed: suppressed.length,
        looked: isLookedAt(problems),
        problems: problems.map((problem) => english(problem.message)),
        diff: this.run.dryRun ? maskedDiff(this.file.printed, this.#original, this.#edited.text, mask) : '',
      };
    } finally {
      open.dispose();
    }
  }

  #open(text: string): Promise<OpenDocument> {
    return this.run.engine.open({ path: this.file.path, text }, this.file.configuration, this.run.today);
  }

  /** The first finding that was not tried yet. */
  #next(open: OpenDocument): NumberedFinding | undefined {
    return numbered(open).find(
      ({ key, finding }) => !this.#reasons.has(key) && this.run.detectors?.has(finding.detector) !== false,
    );
  }

  /**
   * What is left, each with its place and reason in the file as it is now. A dry run leaves that as it was, and other
   * fixes move lines that a reason names: so reasons are asked for again.
   */
  async #left(open: OpenDocument): Promise<readonly Left[]> {
    const { dryRun } = this.run;
    const lines = new LineIndex(dryRun ? this.#original : this.#edited.text);
    const told = dryRun && this.#unplanned.size > 0 ? await this.#open(this.#original) : open;
    try {
      return numbered(open).flatMap(({ key, finding }) => {
        const reason = this.#reasons.get(key);
        if (reason === undefined) {
          return [];
        }
        const { start } = finding.span;
        const offset = dryRun ? this.#edited.originalOffset(start) : start;
        const now = told.result.findings.find(({ span, detector }) => {
          return span.start === offset && detector === finding.detector;
        });
        const again = this.#unplanned.has(key) && now !== undefined ? this.#planFor(told, now) : undefined;
        return [
          { at: lines.at(offset), detector: finding.detector, reason: typeof again === 'string' ? again : reason },
        ];
      });
    } finally {
      if (told !== open) {
        told.dispose();
      }
    }
  }

  /** The plan for a finding by itself, or why there is none. */
  #planFor(open: OpenDocument, finding: Finding): Plan | string {
    const target = this.#targetOf(finding);
    const options = open.options(finding, this.file.project);
    const option = options.find((candidate) => candidate.target === target);
    return option?.kind === 'plan' ? option : reasonForLeaving(finding, open.document.language.id, option, options);
  }

  #targetOf({ kind }: Finding): FixTarget {
    return kind === 'aws-credential' ? 'default-credential-chain' : this.run.target;
  }

  /** The document after the fix, or why there was none. */
  async #attempt(open: OpenDocument, { key, finding }: NumberedFinding): Promise<OpenDocument | string> {
    const target = this.#targetOf(finding);
    const whole =
      target === 'secretsmanager' && (this.run.wholeConnections || this.#beganWhole(finding))
        ? await this.#attemptConnection(open, finding, undefined)
        : undefined;
    if (whole !== undefined) {
      return whole;
    }
    const plan = this.#planFor(open, finding);
    if (typeof plan === 'string') {
      this.#unplanned.add(key);
      return plan;
    }
    const keeper = this.run.keepers[target];
    const preparation = keeper.prepare(plan, finding, this.file.place);
    if (preparation.kind === 'refused') {
      return preparation.reason;
    }
    return this.#carryOut(open, plan, keeper, preparation.reference, this.#about(open, finding, plan));
  }

  /** Whether an earlier run was about to store the connection that a password belongs to as a whole. */
  #beganWhole({ fingerprint }: Finding): boolean {
    return this.run.journal.unfinished(this.#textFile.file, fingerprint)?.whole === true;
  }

  /**
   * The document in which a whole connection is looked up as members of one secret, or why there is none; undefined where
   * the finding is not the password of a connection that can be.
   *
   * @param chosen the name that a person chose; undefined for the one that is proposed.
   */
  async #attemptConnection(
    open: OpenDocument,
    finding: Finding,
    chosen: SecretReference | undefined,
  ): Promise<OpenDocument | string | undefined> {
    const { project, place } = this.file;
    const keeper = this.run.keepers.secretsmanager;
    const planFor = (name: string): Promise<ConnectionPlan | undefined> =>
      planConnection(open, finding, project, (text) => this.#open(text), name);
    const proposed = await planFor('connection');
    const preparation = proposed && keeper.prepare({ ...proposed.plan, edits: () => [] }, finding, place);
    if (preparation?.kind !== 'ready') {
      return preparation?.reason;
    }
    const reference = chosen ?? preparation.reference;
    const planned = reference && (await planFor(reference.name));
    if (planned === undefined) {
      return undefined;
    }
    const plan: Plan = { ...planned.plan, edits: () => planned.edits };
    return this.#carryOut(open, plan, keeper, reference, this.#about(open, finding, plan), async (other) => {
      const again = await this.#attemptConnection(open, finding, other);
      return again ?? 'the connection can no longer be looked up. The file is untouched.';
    });
  }

  #about(open: OpenDocument, finding: Finding, plan: Plan): About {
    const at = new LineIndex(this.#original).at(this.#edited.originalOffset(finding.span.start));
    const findings = plan.fixes.flatMap(
      (fixed) => open.result.findings.find(({ fingerprint }) => fingerprint === fixed) ?? [],
    );
    return { at, findings, detectors: findings.map(({ detector }) => detector) };
  }

  /**
   * Keeps the value of a plan and writes the file.
   *
   * @param retryWhole of a whole connection: how it is looked up under another name, which all of its members need.
   */
  async #carryOut(
    open: OpenDocument,
    plan: Plan,
    keeper: Keeper,
    reference: SecretReference | undefined,
    about: About,
    retryWhole?: (other: SecretReference) => Promise<OpenDocument | string>,
  ): Promise<OpenDocument | string> {
    const rewritten = await rewrite(open, plan, reference, (text) => this.#open(text));
    if (rewritten.kind === 'refused') {
      return `${english(rewritten.reason)}. The file is untouched.`;
    }
    const { edits, text, after } = rewritten;
    let accepted = false;
    try {
      const problem = encodingProblem(this.#textFile, text);
      if (problem !== undefined) {
        return `${english(problem)}. The file is untouched.`;
      }
      if (this.run.dryRun) {
        const done = keeper.describe(plan, reference);
        keeper.rehearse(plan, reference);
        this.#accept(edits, { ...about, done, notes: [], plan });
        accepted = true;
        return after;
      }
      const unwritable = writeProblem(this.#textFile);
      if (unwritable !== undefined) {
        return `${english(unwritable)}. Nothing was stored, and the file is untouched.`;
      }
      const kept = await keeper.noted(plan, reference);
      const noted: Noted | undefined = kept && (retryWhole === undefined ? kept : { ...kept, whole: true });
      const places = journalPlaces(open, plan, this.#textFile.file);
      const unfinished = places.map(({ file, fingerprint }) => this.run.journal.unfinished(file, fingerprint));
      const conflict = unfinished.find(
        (entry) =>
          entry !== undefined && noted?.target === entry.target && !sameConnection(entry.connection, noted.connection),
      );
      if (conflict !== undefined) {
        return elsewhere(conflict);
      }
      const entry = noted && (await this.run.journal.begin(this.file.workspace, noted, places));
      const keeping = await keeper.keep(plan, reference, this.file.place);
      if (entry !== undefined) {
        await this.#note(entry, places, keeping);
      }
      if (keeping.kind === 'renamed') {
        return retryWhole === undefined
          ? await this.#carryOut(open, plan, keeper, keeping.reference, about)
          : await retryWhole(keeping.reference);
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
      if (entry !== undefined) {
        await this.run.journal.changed(entry, places);
      }
      this.#accept(edits, { ...about, done: [keeping.done], notes: keeping.notes, plan });
      accepted = true;
      return after;
    } finally {
      if (!accepted) {
        after.dispose();
      }
    }
  }

  async #note(entry: JournalEntry, places: readonly JournalPlace[], keeping: Keeping): Promise<void> {
    if (keeping.kind === 'kept') {
      await this.run.journal.kept(entry, keeping.arn);
    } else if (keeping.kind === 'renamed' || keeping.perhapsKept !== true) {
      await this.run.journal.drop(entry, places);
    }
  }

  #accept(edits: readonly TextEdit[], fixed: Fixed): void {
    this.#edited.apply(edits);
    this.#fixed.push(fixed);
  }
}
