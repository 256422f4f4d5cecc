import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readBaseline } from '../core/config/baseline';
import { defaultConfiguration } from '../core/config/configuration';
import type { Configuration } from '../core/config/configuration';
import type { Problem } from '../core/scan/finding';
import { LineIndex } from '../core/text/lines';
import { english } from '../core/text/message';
import { systemReason } from '../node/errors';
import { IgnoreLayer } from '../node/ignoreLayer';
import { printedPath, workspaceOf } from '../node/workspace';
import type { Workspace } from '../node/workspace';
import { UsageError } from './command';
import type { CommandContext } from './command';

/** A workspace with its team's settings. */
export interface LoadedWorkspace extends Workspace {
  readonly configuration: Configuration;
  /** The globs of the configuration; undefined where it has none. */
  readonly ignored: IgnoreLayer | undefined;
  /** The file of findings that were there before, absolute; undefined where none is named. */
  readonly baselineFile: string | undefined;
}

/** What a configuration file, and the baseline that it names, say. */
type Loaded = Pick<LoadedWorkspace, 'configuration' | 'ignored' | 'baselineFile'>;

/** What the command line says that stands for the settings of the nearest file. */
export interface GivenSettings {
  /** The value of `--config`. */
  readonly configuration?: string | undefined;
  /** The value of `--baseline`. */
  readonly baseline?: string | undefined;
  /** Whether no baseline applies, whatever is named. */
  readonly withoutBaseline?: boolean;
}

/** Is told what is wrong with a configuration file; the rest of the file still counts. */
export type ConfigurationProblemSink = (
  file: string,
  problem: Problem,
  line: number | undefined,
  asked: boolean,
) => Promise<void>;

/** Finds and reads `.strongroom.json` files, each of them once. */
export class ConfigurationLoader {
  readonly #loaded = new Map<string, Loaded>();
  readonly #configuration: string | undefined;
  readonly #baseline: string | undefined;

  constructor(
    private readonly context: Pick<CommandContext, 'cwd' | 'readConfiguration'>,
    private readonly given: GivenSettings,
  ) {
    const absolute = (file: string | undefined): string | undefined =>
      file === undefined ? undefined : path.resolve(context.cwd, file);
    this.#configuration = absolute(given.configuration);
    this.#baseline = absolute(given.baseline);
  }

  /**
   * The workspace of a folder.
   *
   * @param named folders that the command line names.
   * @throws UsageError where the file that `--config` or `--baseline` names, or a baseline of the configuration, cannot
   *   be read.
   */
  async load(folder: string, sink: ConfigurationProblemSink, named: readonly string[] = []): Promise<LoadedWorkspace> {
    const workspace = workspaceOf(folder, this.context.cwd, named);
    const file = this.#configuration ?? workspace.configurationFile;
    const key = file ?? '';
    let loaded = this.#loaded.get(key);
    if (loaded === undefined) {
      const read =
        file === undefined ? { configuration: defaultConfiguration, ignored: undefined } : await this.#read(file, sink);
      loaded = await this.#withBaseline(read, file, sink);
      this.#loaded.set(key, loaded);
    }
    return { ...workspace, ...loaded };
  }

  async #read(file: string, sink: ConfigurationProblemSink): Promise<Omit<Loaded, 'baselineFile'>> {
    const text = this.#text(file);
    const { configuration, problems } = await this.context.readConfiguration(text);
    await tell(file, text, problems, sink);
    const ignored =
      configuration.ignore.length === 0 ? undefined : new IgnoreLayer(path.dirname(file), configuration.ignore);
    return { configuration, ignored };
  }

  async #withBaseline(
    { configuration, ignored }: Omit<Loaded, 'baselineFile'>,
    configurationFile: string | undefined,
    sink: ConfigurationProblemSink,
  ): Promise<Loaded> {
    const named =
      configuration.baseline === undefined || configurationFile === undefined
        ? undefined
        : path.resolve(path.dirname(configurationFile), configuration.baseline);
    const baselineFile = this.#baseline ?? named;
    if (baselineFile === undefined || this.given.withoutBaseline) {
      return { configuration, ignored, baselineFile };
    }
    const text = this.#text(baselineFile);
    const { entries, problems } = readBaseline(text);
    await tell(baselineFile, text, problems, sink);
    return { configuration: { ...configuration, allow: [...configuration.allow, ...entries] }, ignored, baselineFile };
  }

  #text(file: string): string {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      throw new UsageError(`${printedPath(this.context.cwd, file)} cannot be read: ${english(systemReason(error))}.`);
    }
  }
}

async function tell(
  file: string,
  text: string,
  problems: readonly Problem[],
  sink: ConfigurationProblemSink,
): Promise<void> {
  const lines = new LineIndex(text);
  for (const problem of problems) {
    await sink(file, problem, problem.span && lines.at(problem.span.start).line, true);
  }
}
