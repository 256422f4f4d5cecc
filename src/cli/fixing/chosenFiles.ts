import type { Engine } from '../../core/engine';
import type { Problem } from '../../core/scan/finding';
import { discover } from '../../node/discover';
import { FileScanner } from '../../node/fileScan/fileScanner';
import { pathWithin } from '../../node/workspace';
import type { ConfigurationLoader, ConfigurationProblemSink } from '../configurationLoader';
import type { Root } from '../roots';

/** What choosing files meets on its way. */
export interface ChoiceEvents {
  /** A problem with a configuration. */
  readonly configuration: ConfigurationProblemSink;
  /** A file or folder below one that was named could not be looked at. */
  readonly problem: (file: string, problem: Problem, line: number | undefined) => Promise<void>;
}

/**
 * The files to fix, absolute, each once: those that were named, and of the folders that were named those in which a scan
 * finds something. Ignored files and folders are left out, as a scan leaves them out.
 *
 * All are chosen before the first is changed, so that what a fix writes is not taken for something to fix.
 */
export async function chosenFiles(
  roots: readonly Root[],
  engine: Engine,
  today: string,
  loader: ConfigurationLoader,
  events: ChoiceEvents,
): Promise<readonly string[]> {
  const chosen = new Set<string>();
  const scanner = new FileScanner(engine, today);
  for (const root of roots) {
    if (!root.isFolder) {
      chosen.add(root.path);
      continue;
    }
    const workspace = await loader.load(root.path, events.configuration);
    const listing = discover(root.path, {
      top: workspace.ignoreTop,
      configured: workspace.ignored,
      respectIgnores: true,
    });
    for (const found of listing) {
      if (found.kind === 'unreadable') {
        await events.problem(found.folder, { kind: 'unreadable', message: found.reason }, undefined);
        continue;
      }
      const { file } = found;
      const { looked, problems, findings } = await scanner.scan({
        file,
        path: pathWithin(workspace.root, file),
        configuration: workspace.configuration,
      });
      for (const { problem, line } of looked ? [] : problems) {
        await events.problem(file, problem, line);
      }
      if (findings.length > 0) {
        chosen.add(file);
      }
    }
  }
  return [...chosen];
}
