import { readFileSync } from 'node:fs';
import path from 'node:path';
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
  readonly #loaded = new Map<string, Pick<LoadedWorkspace, 'configuration' | 'ignored'>>();
  readonly #given: string | undefined;

  /** @param given the value of `--config`, which then stands for every nearest one. */
  constructor(
    private readonly context: Pick<CommandContext, 'cwd' | 'readConfiguration'>,
    given: string | undefined,
  ) {
    this.#given = given === undefined ? undefined : path.resolve(context.cwd, given);
  }

  /**
   * The workspace of a folder.
   *
   * @throws UsageError where the file that `--config` names cannot be read.
   */
  async load(folder: string, sink: ConfigurationProblemSink): Promise<LoadedWorkspace> {
    const workspace = workspaceOf(folder, this.context.cwd);
    const file = this.#given ?? workspace.configurationFile;
    if (file === undefined) {
      return { ...workspace, configuration: defaultConfiguration, ignored: undefined };
    }
    let loaded = this.#loaded.get(file);
    if (loaded === undefined) {
      loaded = await this.#read(file, sink);
      this.#loaded.set(file, loaded);
    }
    return { ...workspace, ...loaded };
  }

  async #read(
    file: string,
    sink: ConfigurationProblemSink,
  ): Promise<Pick<LoadedWorkspace, 'configuration' | 'ignored'>> {
    let text: string;
    try {
      text = readFileSync(file, 'utf8');
    } catch (error) {
      throw new UsageError(`${printedPath(this.context.cwd, file)} cannot be read: ${english(systemReason(error))}.`);
    }
    const { configuration, problems } = await this.context.readConfiguration(text);
    const lines = new LineIndex(text);
    for (const problem of problems) {
      await sink(file, problem, problem.span && lines.at(problem.span.start).line, true);
    }
    const ignored =
      configuration.ignore.length === 0 ? undefined : new IgnoreLayer(path.dirname(file), configuration.ignore);
    return { configuration, ignored };
  }
}
