import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { StorageSettings } from '../core/config/configuration';
import { storedAt } from '../core/fix/accessPolicy';
import type { StoredAt } from '../core/fix/accessPolicy';
import { NameBook } from '../core/fix/nameBook';
import { namedRegion, regionNote } from '../core/fix/namedRegion';
import type { ConnectionChoice, StoreKind } from '../core/ports';
import type { FixTarget } from '../core/rewriters/rewriter';
import { english } from '../core/text/message';
import { EnvironmentTarget } from '../node/environmentTarget';
import { systemReason } from '../node/errors';
import { readProjectFacts } from '../node/projectReader';
import { readTextFile } from '../node/textFile';
import { pathWithin, printedPath, workspaceOf } from '../node/workspace';
import { removeTemporaries } from '../node/writeFile';
import { UsageError } from './command';
import type { Command, CommandContext, ExitCode } from './command';
import { ConfigurationLoader } from './configurationLoader';
import type { ConfigurationProblemSink } from './configurationLoader';
import { CredentialKeeper } from './fixing/credentialKeeper';
import { EnvironmentKeeper } from './fixing/environmentKeeper';
import { checkDetectors, checkTemplate, rootsToFix } from './fixing/arguments';
import { chosenFiles } from './fixing/chosenFiles';
import { FileFixer } from './fixing/fileFixer';
import type { FixRun } from './fixing/fixRun';
import type { Keeper } from './fixing/keeper';
import { FixReport } from './fixing/report';
import { HistoryHints } from './fixing/historyHints';
import { RunJournal, filesOf } from './fixing/runJournal';
import { printPolicies } from './fixing/policies';
import { storageFlags } from './fixing/storageFlags';
import { StoreKeeper } from './fixing/storeKeeper';
import { recallNames, resolvedConnection } from './fixing/unfinished';
import { oneOf, readOptions } from './options';
import type { OptionValues } from './options';
import { ProblemLog } from './problemLog';
import type { Root } from './roots';

const optionTypes = {
  to: 'text',
  detector: 'texts',
  'dry-run': 'switch',
  'no-store': 'switch',
  'name-template': 'text',
  profile: 'text',
  region: 'text',
  'env-file': 'text',
  'save-profile': 'text',
  'discard-value': 'switch',
  tag: 'texts',
  'no-tags': 'switch',
  'kms-key': 'text',
  description: 'text',
  'print-policies': 'switch',
  'whole-connections': 'switch',
  'forget-unfinished': 'switch',
} as const;

type FixOptions = OptionValues<typeof optionTypes>;

/** What keeps values, and the names that those in stores have in this run. */
interface Keepers {
  readonly byTarget: Readonly<Record<FixTarget, Keeper>>;
  readonly names: Readonly<Record<StoreKind, NameBook>>;
}

/** How long is waited before a value is read back again; a new value shows everywhere only after a moment. */
const pauses = [200, 400, 800, 1600];

export const fix: Command = {
  name: 'fix',
  summary: 'Store secrets, read them back, and rewrite the code that holds them.',
  help: `strongroom fix <paths…> [options]

Moves the secrets of the files out of the code: stores each value, reads it back, compares, and only then rewrites the
file in place. Of a folder, all files in which a scan finds something. One value is stored once, wherever it stands in the files. AWS keys are removed in favour of the default
credential chain. Prints what it did and what changes in behaviour. Does not edit package manifests; names what they
lack.

Options:
  --to secretsmanager|parameterstore|env
                         Where everything but AWS keys goes (secretsmanager).
  --detector ID          Fix the findings of this detector only.
  --dry-run              Change nothing and call nothing; print a unified diff in which values are masked.
  --no-store             Rewrite without storing the value in AWS: you put it there yourself.
  --name-template T      How names are made: {workspace}, {file} (without extension), {name} (the bound identifier).
  --profile P            The AWS profile to use.
  --region R             The AWS region to use.
  --env-file FILE        Where --to env keeps values, and the others references where only a variable can stand (.env);
                         for values, git must ignore it, or an entry is added that makes it.
                         Node reads an option of this name first and wants the file to exist: an empty one will do.
  --save-profile P       Save an AWS key pair that is removed as this profile in the AWS credentials file.
  --discard-value        Remove AWS keys without saving them.
  --whole-connections    Store a password with the host, user and database beside it, as one JSON object of the form
                         that AWS gives database secrets. With --to secretsmanager, where the language allows it.
  --tag KEY=VALUE        Tag new secrets with this as well; may be given again.
  --no-tags              No tags but those of --tag; else also project, file and created-by.
  --kms-key KEY          The KMS key that encrypts new secrets: its id, its ARN or alias/….
  --description T        Their description, with {workspace}, {file}, {name} and {path}.
  --print-policies       Print the IAM policy that the program needs to look up what was stored.
  --forget-unfinished    Forget fixes of these folders that were interrupted, instead of finishing them.
  --help                 Print this.

A fix that was interrupted is finished by running the command again: the secret that it stored is taken up, not stored a
second time. What is unfinished is remembered in a journal in the user's state folder, without any value.

Where git's history holds a value that was fixed, in how many commits and since when is printed, with the steps that
rotate it. Nothing of the value is given to git.

No fix destroys the only copy of a value: AWS keys are left unless one of the last two options is given.

Exit code: 0 all fixed, 1 some left (each with its reason), 2 could not run.
`,
  async run(args, context): Promise<ExitCode> {
    const { values, paths } = readOptions('fix', args, optionTypes);
    const target = oneOf('to', values.to, ['secretsmanager', 'parameterstore', 'env'] as const, 'secretsmanager');
    checkTemplate(values['name-template']);
    const storage = storageFlags(values);
    const roots = rootsToFix(paths, context.cwd);
    const engine = await context.engine();
    checkDetectors(values.detector, engine);
    const stored: ((region: string) => StoredAt)[] = [];
    const journal = new RunJournal({
      journal: context.journal,
      clock: context.clock,
      newId: randomUUID,
      err: context.err,
      cwd: context.cwd,
    });
    const keepers = keepersFor(values, context, (each) => stored.push(each));
    const run: FixRun = {
      engine,
      keepers: keepers.byTarget,
      journal,
      target: target === 'env' ? 'environment' : target,
      detectors: values.detector.length === 0 ? undefined : new Set(values.detector),
      wholeConnections: values['whole-connections'],
      dryRun: values['dry-run'],
      today: context.clock.now().toISOString().slice(0, 10),
      signal: context.signal,
    };
    if (!run.dryRun) {
      const problem = await takeUp(journal, roots, values, target, keepers, context);
      if (problem !== undefined) {
        throw new UsageError(problem);
      }
    }
    const code = await fixAll(roots, run, values, storage, context);
    if (values['print-policies']) {
      const region = (await regionOf(values, context)) ?? '*';
      await printPolicies(
        stored.map((at) => at(region)),
        context.out,
      );
    }
    return code;
  },
};

/** Takes up what earlier runs left in the folders of these files. Why this run cannot go on, or undefined. */
async function takeUp(
  journal: RunJournal,
  roots: readonly Root[],
  values: FixOptions,
  target: StoreKind | 'env',
  keepers: Keepers,
  context: CommandContext,
): Promise<string | undefined> {
  const named = foldersOf(roots);
  const workspaces = new Set(roots.map((root) => workspaceOf(folderOf(root), context.cwd, named).root));
  const earlier = await journal.takeUp(workspaces);
  for (const file of earlier.flatMap(filesOf)) {
    removeTemporaries(file);
  }
  if (values['forget-unfinished']) {
    await journal.forget();
    return undefined;
  }
  if (target === 'env' || values['no-store'] || !earlier.some((entry) => entry.target === target)) {
    return undefined;
  }
  const room = await context.aws();
  const choice = await resolvedConnection(choiceOf(values), room);
  return recallNames(earlier, target, choice, keepers.names[target], room, context.signal);
}

function folderOf(root: Root): string {
  return root.isFolder ? root.path : path.dirname(root.path);
}

function foldersOf(roots: readonly Root[]): readonly string[] {
  return roots.filter((root) => root.isFolder).map((root) => root.path);
}

async function fixAll(
  roots: readonly Root[],
  run: FixRun,
  values: FixOptions,
  storage: (settings: StorageSettings) => StorageSettings,
  context: CommandContext,
): Promise<ExitCode> {
  const report = new FixReport(context.out, context.err, run.dryRun);
  const loader = new ConfigurationLoader(context, { withoutBaseline: true });
  const log = new ProblemLog(context.err);
  const hints = new HistoryHints(context.out);
  const told: ConfigurationProblemSink = (configurationFile, problem, line, asked) =>
    log.add({ path: printedPath(context.cwd, configurationFile), problem, line }, asked);
  const files = await chosenFiles(roots, run.engine, run.today, loader, {
    configuration: told,
    problem: (file, problem, line) => log.add({ path: printedPath(context.cwd, file), problem, line }, false),
  });
  await log.end();
  const named = foldersOf(roots);
  const region = regionOnce(values, context);
  const stores = run.target !== 'environment' && !values['no-store'];
  for (const file of files) {
    const printed = printedPath(context.cwd, file);
    const workspace = await loader.load(path.dirname(file), told, named);
    let read;
    try {
      read = readTextFile(file);
    } catch (error) {
      await report.unusable(printed, english(systemReason(error)));
      continue;
    }
    if (read.kind === 'refused') {
      await report.unusable(printed, english(read.reason));
      continue;
    }
    const project = { ...readProjectFacts(file), keepsReferences: true };
    const fixer = new FileFixer(run, {
      textFile: read.textFile,
      printed,
      path: pathWithin(workspace.root, file),
      workspace: workspace.root,
      configuration: workspace.configuration,
      project,
      place: {
        template:
          values['name-template'] ??
          (run.target === 'environment' ? '{name}' : workspace.configuration.secretNameTemplate),
        workspace: path.basename(workspace.root),
        fileName: path.basename(file),
        path: pathWithin(workspace.root, file),
        storage: storage(workspace.configuration.storage),
      },
    });
    const fixed = await fixer.fix();
    hints.add(file, printed, fixed.fixed);
    const spoken = namedRegion(file, read.textFile.text) ?? project.awsRegion;
    const elsewhere = stores && spoken !== undefined ? regionNote(spoken, await region()) : undefined;
    await report.file(printed, fixed, elsewhere);
  }
  // An interrupted run has files that it never came to; they may hold the same values.
  if (!run.dryRun && !run.signal.aborted) {
    await run.journal.end();
  }
  if (!run.dryRun) {
    await hints.print(run.signal);
  }
  return report.end();
}

/** Tells the region that values go to, which is found out once; undefined where it cannot be told. */
function regionOnce(values: FixOptions, context: CommandContext): () => Promise<string | undefined> {
  let region: Promise<string | undefined> | undefined;
  const find = async (): Promise<string | undefined> =>
    values.region ?? (await (await context.aws()).region(choiceOf(values)).catch(() => undefined));
  return () => (region ??= find());
}

function choiceOf({ profile, region }: FixOptions): ConnectionChoice {
  return { ...(profile !== undefined && { profile }), ...(region !== undefined && { region }) };
}

/** The region that the secrets were stored in; undefined where it cannot be told. */
async function regionOf(values: FixOptions, context: CommandContext): Promise<string | undefined> {
  return values['dry-run'] || values['no-store'] ? undefined : (await context.aws()).region(choiceOf(values));
}

function keepersFor(
  values: FixOptions,
  context: CommandContext,
  onStored: (stored: (region: string) => StoredAt) => void,
): Keepers {
  const choice = choiceOf(values);
  // A dry run asks nothing and calls nothing.
  const asker = values['dry-run'] ? undefined : context.asker;
  const names = { secretsmanager: new NameBook('secretsmanager'), parameterstore: new NameBook('parameterstore') };
  const environmentFile = path.resolve(context.cwd, values['env-file'] ?? '.env');
  const environment = {
    target: new EnvironmentTarget(environmentFile),
    printedFile: printedPath(context.cwd, environmentFile),
    names: new NameBook('environment'),
  };
  const store = (kind: StoreKind): Keeper =>
    new StoreKeeper({
      kind,
      names: names[kind],
      environment: { ...environment, ...(choice.region !== undefined && { region: choice.region }) },
      connection: async () => resolvedConnection(choice, await context.aws()),
      store: values['no-store'] ? undefined : async () => (await context.aws()).store(kind, choice),
      asker,
      signal: context.signal,
      again: (attempt) => pause(attempt, context.signal),
      onStored: (stored, kmsKeyId) => {
        onStored((region) => storedAt(kind, stored, region, kmsKeyId));
      },
    });
  const byTarget = {
    secretsmanager: store('secretsmanager'),
    parameterstore: store('parameterstore'),
    environment: new EnvironmentKeeper(environment.target, environment.printedFile, environment.names),
    'default-credential-chain': new CredentialKeeper({
      saveAs: values['save-profile'],
      discard: values['discard-value'],
      profiles: async () => (await context.aws()).profiles,
      asker,
    }),
  };
  return { byTarget, names };
}

async function pause(attempt: number, signal: AbortSignal): Promise<boolean> {
  const milliseconds = pauses[attempt - 1];
  if (milliseconds === undefined || signal.aborted) {
    return false;
  }
  try {
    await setTimeout(milliseconds, undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
