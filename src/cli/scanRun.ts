import path from 'node:path';
import type { Engine } from '../core/engine';
import type { Problem } from '../core/scan/finding';
import { LineIndex } from '../core/text/lines';
import { discover, isConfiguredAway } from '../node/discover';
import type { FileOutcome } from '../node/fileScan/fileOutcome';
import { FilePool } from '../node/fileScan/filePool';
import type { Task } from '../node/fileScan/filePool';
import { FileScanner } from '../node/fileScan/fileScanner';
import { isWithin, pathWithin, printedPath } from '../node/workspace';
import { AllowanceUse } from './allowanceUse';
import type { CommandContext, ExitCode } from './command';
import type { ConfigurationLoader, ConfigurationProblemSink, LoadedWorkspace } from './configurationLoader';
import type { ScanFormat } from './formats/format';
import { printable } from './output';
import { ProblemLog } from './problemLog';
import type { Root } from './roots';

/** How a scan goes about it. */
export interface ScanRunOptions {
  /** Whether `.gitignore` files, the default folder exclusions and the configuration's globs count. */
  readonly respectIgnores: boolean;
  /** How many files are scanned at once. What is printed does not depend on it. */
  readonly jobs: number;
}

/** One scan: what is in memory is the files that are being scanned and their findings. */
export class ScanRun {
  readonly #log: ProblemLog;
  readonly #today: string;
  readonly #totals = { files: 0, filesWithFindings: 0, findings: 0 };
  readonly #allowances = new AllowanceUse();
  /** Whether something was left unlooked at that nobody may take for clean. */
  #incomplete = false;

  constructor(
    private readonly context: CommandContext,
    private readonly engine: Engine,
    private readonly format: ScanFormat,
    private readonly loader: ConfigurationLoader,
    private readonly options: ScanRunOptions,
  ) {
    this.#log = new ProblemLog(context.err);
    this.#today = context.clock.now().toISOString().slice(0, 10);
  }

  async over(roots: readonly Root[]): Promise<ExitCode> {
    const lost: string[] = [];
    const pool = new FilePool({
      jobs: this.options.jobs,
      here: new FileScanner(this.engine, this.#today),
      startThread: (events) => this.context.startScanThread(this.#today, events),
      lost: (reason) => lost.push(reason),
    });
    await this.format.begin();
    await pool.run(this.#tasks(roots));
    await this.format.end(this.#totals);
    await this.#log.end();
    for (const reason of lost) {
      await this.context.err.line(
        `strongroom: a thread that scanned files ended unexpectedly (${reason}). Its files were scanned all the same.`,
      );
    }
    return this.#incomplete ? 2 : this.#totals.findings > 0 ? 1 : 0;
  }

  /** What there is to do, in the order in which it is told of. Comes to files ahead of those that are being scanned. */
  async *#tasks(roots: readonly Root[]): AsyncGenerator<Task, void> {
    // Roots may overlap; a single one cannot, and then nothing is remembered.
    const seen = roots.length > 1 ? new Set<string>() : undefined;
    for (const root of roots) {
      const problems: Parameters<ConfigurationProblemSink>[] = [];
      const noted: ConfigurationProblemSink = (...problem) => {
        problems.push(problem);
        return Promise.resolve();
      };
      let workspace: LoadedWorkspace;
      try {
        workspace = await this.loader.load(root.isFolder ? root.path : path.dirname(root.path), noted);
      } finally {
        for (const problem of problems) {
          yield { kind: 'do', run: () => this.#problem(...problem) };
        }
      }
      if (!root.isFolder && this.options.respectIgnores && isConfiguredAway(root.path, workspace.ignored)) {
        yield { kind: 'do', run: () => this.#tellLeftOut(root.path) };
        continue;
      }
      for (const found of this.#files(root, workspace)) {
        if ('folder' in found) {
          const { folder, reason } = found;
          const isRoot = folder === root.path;
          const problem: Problem = { kind: 'unreadable', message: reason };
          yield { kind: 'do', run: () => this.#problem(folder, problem, undefined, isRoot) };
        } else if (seen?.has(found.file) !== true) {
          seen?.add(found.file);
          yield this.#scanOf(found.file, workspace, !root.isFolder);
        }
      }
      if (root.isFolder && isWithin(root.path, workspace.root)) {
        yield { kind: 'do', run: () => this.#allowances.tell(workspace, this.context.err) };
      }
    }
  }

  #files(
    root: Root,
    workspace: LoadedWorkspace,
  ): ReturnType<typeof discover> | readonly { kind: 'file'; file: string }[] {
    if (root.isFolder) {
      return discover(root.path, {
        top: workspace.ignoreTop,
        configured: workspace.ignored,
        respectIgnores: this.options.respectIgnores,
      });
    }
    return [{ kind: 'file', file: root.path }];
  }

  #scanOf(file: string, workspace: LoadedWorkspace, asked: boolean): Task {
    const { root, configuration } = workspace;
    return {
      kind: 'scan',
      file: { file, path: pathWithin(root, file), configuration },
      take: (outcome) => this.#take(file, outcome, asked),
    };
  }

  async #take(file: string, outcome: FileOutcome, asked: boolean): Promise<void> {
    const { looked, problems, findings, suppressed, text } = outcome;
    this.#totals.files += looked ? 1 : 0;
    this.#allowances.note(suppressed);
    for (const { problem, line } of problems) {
      await this.#problem(file, problem, line, asked);
    }
    if (findings.length > 0 && text !== undefined) {
      this.#totals.filesWithFindings += 1;
      this.#totals.findings += findings.length;
      const lines = new LineIndex(text);
      await this.format.file({
        path: printedPath(this.context.cwd, file),
        source: text,
        lines,
        findings,
        suppressed,
      });
    }
  }

  async #tellLeftOut(file: string): Promise<void> {
    const printed = printable(printedPath(this.context.cwd, file));
    await this.context.err.line(`strongroom: ${printed} is left out by the configuration; --no-ignore looks at it.`);
  }

  async #problem(file: string, problem: Problem, line: number | undefined, asked: boolean): Promise<void> {
    this.#incomplete ||= problem.kind === 'failed' || (asked && problem.kind === 'unreadable');
    const told = { path: printedPath(this.context.cwd, file), problem, line };
    this.format.problem(told);
    await this.#log.add(told, asked);
  }
}
