import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDay } from '../core/config/settings';
import { readBaseline, writeBaseline } from '../core/config/baseline';
import type { BaselineEntry } from '../core/config/baseline';
import { english } from '../core/text/message';
import { systemReason } from '../node/errors';
import { isWithin, printedPath, workspaceOf } from '../node/workspace';
import { replaceFile } from '../node/writeFile';
import { UsageError } from './command';
import type { Command, CommandContext, ExitCode } from './command';
import { ConfigurationLoader } from './configurationLoader';
import type { FileFindings, ScanFormat } from './formats/format';
import { count } from './formats/textFormat';
import { jobsOf, readOptions } from './options';
import { uniqueRoots } from './roots';
import { ScanRun } from './scanRun';
import type { Root } from './roots';

/** The name of a baseline where nothing else is named. */
const defaultName = '.strongroom-baseline.json';

export const baseline: Command = {
  name: 'baseline',
  summary: 'Note the findings that are there now, so that scan reports only new ones.',
  help: `strongroom baseline [paths…] [options]

Writes a file that lists what is found now in files and folders (the current directory where none is named). scan
--baseline FILE, and the setting "baseline" of .strongroom.json, then report only what is new. The file holds
fingerprints, places and reasons, never a value: commit it.

Run it again to drop what is gone. What was listed before keeps its reason and its day.

Options:
  --output FILE    Where to write it: else the file that the configuration names, else ${defaultName}.
  --reason TEXT    Why what is new in it may stay.
  --expires DAY    The last day, such as 2027-01-31, on which what is new in it may stay.
  --config FILE    Take this configuration instead of the nearest .strongroom.json.
  --jobs N         Scan so many files at once (as many as the machine has cores, at most 4).
  --help           Print this.

Exit code: 0 written, 2 could not run.
`,
  async run(args, context): Promise<ExitCode> {
    const { values, paths } = readOptions('baseline', args, {
      output: 'text',
      reason: 'text',
      expires: 'text',
      config: 'text',
      jobs: 'text',
    });
    const jobs = jobsOf(values.jobs, context);
    if (values.expires !== undefined && !isDay(values.expires)) {
      throw new UsageError(`--expires takes a day such as 2027-01-31; not “${values.expires}”.`);
    }
    const roots = uniqueRoots(paths.length === 0 ? ['.'] : paths, context.cwd, 'Nothing was scanned.');
    const loader = new ConfigurationLoader(context, { configuration: values.config, withoutBaseline: true });
    const file = await target(values.output, loader, context);
    const before = present(file, context);
    const found = new Collector(context.cwd, path.dirname(file));
    const code = await new ScanRun(context, await context.engine(), found, loader, { respectIgnores: true, jobs }).over(
      roots,
    );
    if (code === 2) {
      await context.err.line('strongroom: not everything could be looked at, so that no baseline was written.');
      return 2;
    }
    const reason =
      values.reason ?? `there when the baseline was made on ${context.clock.now().toISOString().slice(0, 10)}`;
    const entries = merge(before, found.entries, { reason, expires: values.expires }, roots, path.dirname(file));
    write(file, writeBaseline(entries.all), context);
    await context.out.line(
      `${printedPath(context.cwd, file)}: ${count(entries.all.length, 'finding')} ` +
        `(${String(entries.added)} new, ${String(entries.dropped)} dropped). ` +
        `Scan with --baseline, or name the file as "baseline" in .strongroom.json.`,
    );
    return 0;
  },
};

/** Where the baseline goes. */
async function target(
  output: string | undefined,
  loader: ConfigurationLoader,
  context: CommandContext,
): Promise<string> {
  if (output !== undefined) {
    return path.resolve(context.cwd, output);
  }
  const { baselineFile } = await loader.load(context.cwd, () => Promise.resolve());
  return baselineFile ?? path.join(workspaceOf(context.cwd, context.cwd).root, defaultName);
}

/** What the file says now; nothing where it is not there yet. */
function present(file: string, context: CommandContext): readonly BaselineEntry[] {
  if (!existsSync(file)) {
    return [];
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${printedPath(context.cwd, file)} cannot be read: ${english(systemReason(error))}.`);
  }
  const { entries, problems } = readBaseline(text);
  const [problem] = problems;
  if (problem !== undefined) {
    // Writing over a file that is not understood could lose reasons that somebody wrote.
    throw new UsageError(`${printedPath(context.cwd, file)}: ${english(problem.message)} It was left as it is.`);
  }
  return entries;
}

function write(file: string, text: string, context: CommandContext): void {
  try {
    replaceFile(file, new TextEncoder().encode(text));
  } catch (error) {
    throw new UsageError(`${printedPath(context.cwd, file)} cannot be written: ${english(systemReason(error))}.`);
  }
}

/**
 * What the new file holds: everything found, as it was listed before where it was; and what was listed outside of what
 * was looked at.
 */
function merge(
  before: readonly BaselineEntry[],
  found: readonly Pick<BaselineEntry, 'fingerprint' | 'detector' | 'path'>[],
  fresh: { readonly reason: string; readonly expires: string | undefined },
  roots: readonly Root[],
  folder: string,
): { all: readonly BaselineEntry[]; added: number; dropped: number } {
  const known = new Map(before.map((entry) => [entry.fingerprint, entry]));
  const all = new Map<string, BaselineEntry>();
  let added = 0;
  for (const finding of found) {
    const old = known.get(finding.fingerprint);
    added += old === undefined && !all.has(finding.fingerprint) ? 1 : 0;
    const expires = old === undefined ? fresh.expires : old.expires;
    all.set(finding.fingerprint, {
      ...finding,
      reason: old?.reason ?? fresh.reason,
      ...(expires !== undefined && { expires }),
    });
  }
  let dropped = 0;
  for (const entry of before) {
    if (all.has(entry.fingerprint)) {
      continue;
    }
    if (roots.some((root) => isWithin(root.path, path.resolve(folder, entry.path)))) {
      dropped += 1;
    } else {
      all.set(entry.fingerprint, entry);
    }
  }
  return { all: [...all.values()], added, dropped };
}

/** Takes findings instead of printing them. */
class Collector implements ScanFormat {
  readonly entries: Pick<BaselineEntry, 'fingerprint' | 'detector' | 'path'>[] = [];

  constructor(
    private readonly cwd: string,
    private readonly folder: string,
  ) {}

  async begin(): Promise<void> {}

  file({ path: printed, findings }: FileFindings): Promise<void> {
    const file = path.resolve(this.cwd, printed);
    const place = path.relative(this.folder, file).split(path.sep).join('/');
    for (const { fingerprint, detector } of findings) {
      this.entries.push({ fingerprint, detector, path: place });
    }
    return Promise.resolve();
  }

  problem(): void {}

  async end(): Promise<void> {}
}
