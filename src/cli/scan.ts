import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../core/scan/decode';
import type { Problem } from '../core/scan/finding';
import { largestText } from '../core/scan/gate';
import { LineIndex } from '../core/text/lines';
import { message } from '../core/text/message';
import type { Engine } from '../core/engine';
import { discover, isConfiguredAway } from '../node/discover';
import { FileReader } from '../node/fileBytes';
import { isWithin, pathWithin, printedPath } from '../node/workspace';
import { AllowanceUse } from './allowanceUse';
import { UsageError } from './command';
import type { Command, CommandContext, ExitCode } from './command';
import { ConfigurationLoader } from './configurationLoader';
import type { LoadedWorkspace } from './configurationLoader';
import type { ScanFormat } from './formats/format';
import { JsonFormat, JsonLinesFormat } from './formats/jsonFormats';
import { SarifFormat } from './formats/sarifFormat';
import { TextFormat } from './formats/textFormat';
import { oneOf, readOptions } from './options';
import { printable } from './output';
import { ProblemLog } from './problemLog';

const formats = ['text', 'json', 'jsonl', 'sarif'] as const;

/** In bytes: the largest text that is looked at, were all of it UTF-16. */
const largestFile = 2 * largestText;

export const scan: Command = {
  name: 'scan',
  summary: 'Find hard-coded secrets in files and folders.',
  help: `strongroom scan [paths…] [options]

Finds hard-coded AWS keys, passwords, connection strings, tokens and private keys in files and folders (the current
directory where none is named). Hidden files are scanned, .git is not. No format prints a value.

Options:
  --format text|json|jsonl|sarif  How to print what is found (text).
  --config FILE                   Take this configuration instead of the nearest .strongroom.json.
  --baseline FILE                 Do not report the findings that this file lists; strongroom baseline writes it.
                                  Instead of the one that the configuration names.
  --no-ignore                     Look also at what .gitignore, the default folder exclusions (node_modules, virtual
                                  environments, build output) and the configuration leave out.
  --help                          Print this.

A file named itself is looked at even where .gitignore leaves it out. Inline comments silence findings in any case.

Exit code: 0 nothing found, 1 something found, 2 could not run (a missing path is that).
`,
  async run(args, context): Promise<ExitCode> {
    const { values, paths } = readOptions('scan', args, {
      format: 'text',
      config: 'text',
      baseline: 'text',
      'no-ignore': 'switch',
    });
    const format = oneOf('format', values.format, formats, 'text');
    const roots = uniqueRoots(paths.length === 0 ? ['.'] : paths, context.cwd);
    const loader = new ConfigurationLoader(context, { configuration: values.config, baseline: values.baseline });
    const engine = await context.engine();
    const run = new ScanRun(context, engine, newFormat(format, context, engine), loader, !values['no-ignore']);
    return run.over(roots);
  },
};

/** A file or folder that was named. */
export interface Root {
  readonly path: string;
  readonly isFolder: boolean;
}

/**
 * The named files and folders, each once.
 *
 * @throws UsageError where one is not there.
 */
export function uniqueRoots(paths: readonly string[], cwd: string): readonly Root[] {
  return [...new Set(paths.map((name) => path.resolve(cwd, name)))].map((root) => {
    let stats;
    try {
      stats = statSync(root, { throwIfNoEntry: false });
    } catch {
      stats = undefined;
    }
    if (stats === undefined) {
      throw new UsageError(`${printedPath(cwd, root)} is not there, or may not be read. Nothing was scanned.`);
    }
    return { path: root, isFolder: stats.isDirectory() };
  });
}

function newFormat(format: (typeof formats)[number], context: CommandContext, engine: Engine): ScanFormat {
  switch (format) {
    case 'text':
      return new TextFormat(context.out);
    case 'json':
      return new JsonFormat(context.out);
    case 'jsonl':
      return new JsonLinesFormat(context.out);
    case 'sarif':
      return new SarifFormat(context.out, engine.detectors, context.version);
  }
}

/** One scan: a file after the other, so that what is in memory is one file and its findings. */
export class ScanRun {
  readonly #reader = new FileReader(largestFile);
  readonly #log: ProblemLog;
  readonly #today: string;
  readonly #totals = { files: 0, filesWithFindings: 0, findings: 0 };
  readonly #allowances = new AllowanceUse();
  #askedInVain = false;

  constructor(
    private readonly context: CommandContext,
    private readonly engine: Engine,
    private readonly format: ScanFormat,
    private readonly loader: ConfigurationLoader,
    private readonly respectIgnores: boolean,
  ) {
    this.#log = new ProblemLog(context.err);
    this.#today = context.clock.now().toISOString().slice(0, 10);
  }

  async over(roots: readonly Root[]): Promise<ExitCode> {
    // Roots may overlap; a single one cannot, and then nothing is remembered.
    const seen = roots.length > 1 ? new Set<string>() : undefined;
    await this.format.begin();
    for (const root of roots) {
      const workspace = await this.loader.load(root.isFolder ? root.path : path.dirname(root.path), this.#problem);
      if (!root.isFolder && this.respectIgnores && isConfiguredAway(root.path, workspace.ignored)) {
        const printed = printable(printedPath(this.context.cwd, root.path));
        await this.context.err.line(
          `strongroom: ${printed} is left out by the configuration; --no-ignore looks at it.`,
        );
        continue;
      }
      for (const file of this.#files(root, workspace)) {
        if ('folder' in file) {
          await this.#problem(
            file.folder,
            { kind: 'unreadable', message: file.reason },
            undefined,
            file.folder === root.path,
          );
        } else if (seen?.has(file.file) !== true) {
          seen?.add(file.file);
          await this.#file(file.file, workspace, !root.isFolder);
        }
      }
      if (root.isFolder && isWithin(root.path, workspace.root)) {
        await this.#allowances.tell(workspace, this.context.err);
      }
    }
    await this.format.end(this.#totals);
    await this.#log.end();
    return this.#askedInVain ? 2 : this.#totals.findings > 0 ? 1 : 0;
  }

  #files(
    root: Root,
    workspace: LoadedWorkspace,
  ): ReturnType<typeof discover> | readonly { kind: 'file'; file: string }[] {
    if (root.isFolder) {
      return discover(root.path, {
        top: workspace.ignoreTop,
        configured: workspace.ignored,
        respectIgnores: this.respectIgnores,
      });
    }
    return [{ kind: 'file', file: root.path }];
  }

  async #file(file: string, workspace: LoadedWorkspace, asked: boolean): Promise<void> {
    const read = this.#reader.read(file);
    if (read.kind === 'problem') {
      await this.#problem(file, gone(file, read.problem), undefined, asked);
      return;
    }
    this.#totals.files += 1;
    if (!this.engine.mayHoldSecrets(read.bytes, workspace.configuration)) {
      return;
    }
    const decoded = decode(read.bytes);
    if (decoded.problem !== undefined) {
      await this.#problem(file, decoded.problem, undefined, asked);
    }
    if (decoded.kind === 'binary') {
      this.#totals.files -= 1;
      return;
    }
    const source = { path: pathWithin(workspace.root, file), text: decoded.text };
    const { findings, suppressed, problems } = await this.engine.scan(source, workspace.configuration, this.#today);
    this.#allowances.note(suppressed);
    if (findings.length === 0 && problems.length === 0) {
      return;
    }
    const lines = new LineIndex(decoded.text);
    for (const problem of problems) {
      await this.#problem(file, problem, problem.span && lines.at(problem.span.start).line, asked);
    }
    if (findings.length > 0) {
      this.#totals.filesWithFindings += 1;
      this.#totals.findings += findings.length;
      await this.format.file({
        path: printedPath(this.context.cwd, file),
        source: decoded.text,
        lines,
        findings,
        suppressed,
      });
    }
  }

  readonly #problem = async (
    file: string,
    problem: Problem,
    line: number | undefined,
    asked: boolean,
  ): Promise<void> => {
    this.#askedInVain ||= asked && problem.kind === 'unreadable';
    const told = { path: printedPath(this.context.cwd, file), problem, line };
    this.format.problem(told);
    await this.#log.add(told, asked);
  };
}

/** A file that was listed a moment ago and is not there any more is worth a plainer word. */
function gone(file: string, problem: Problem): Problem {
  return problem.kind === 'unreadable' && !existsSync(file)
    ? { kind: 'unreadable', message: message('This file was gone before it could be looked at.') }
    : problem;
}
