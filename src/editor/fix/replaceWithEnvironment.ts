import path from 'node:path';
import * as vscode from 'vscode';
import { NameBook } from '../../core/fix/nameBook';
import type { Log } from '../../core/ports';
import type { FixTarget, Plan } from '../../core/rewriters/rewriter';
import type { Message } from '../../core/text/message';
import { english } from '../../core/text/message';
import type { Secret } from '../../core/text/secret';
import type { EnvironmentOutcome, EnvironmentTarget } from '../../node/environmentTarget';
import { isGitIgnored, repositoryRoot } from '../../node/repository';
import { filesMayBeWritten } from '../connection/trust';
import type { FindingReference } from '../findings/findingAt';
import { localize } from '../support/localize';
import { applyEdits } from './applyEdits';
import type { Dialogs, PickLine } from './dialogs';
import { folderOf, scanPath } from '../scanning/scannedDocuments';
import { environmentTargetOf } from './environmentFile';
import { fileName, openDocument, requestFix, subjectOf } from './fixFlow';
import { hintHistory } from './historyHint';
import type { RequestedFix } from './fixFlow';
import type { FixPlanner } from './fixPlanner';

export interface ReplaceWithEnvironmentDependencies {
  readonly planner: FixPlanner;
  readonly dialogs: Dialogs;
  readonly log: Log;
}

/**
 * Replaces a secret by a look-up in the environment. The value is first written to a `.env` file that git ignores, as
 * the literal may be the only copy of it.
 *
 * @returns another fix that was chosen instead, if any.
 */
export async function replaceWithEnvironment(
  reference: FindingReference,
  { planner, dialogs, log }: ReplaceWithEnvironmentDependencies,
): Promise<FixTarget | undefined> {
  if (!(await filesMayBeWritten(dialogs))) {
    return undefined;
  }
  const requested = await requestFix(reference, 'environment', planner, dialogs);
  if (requested === undefined || 'instead' in requested) {
    return requested?.instead;
  }
  const { finding, plan } = requested;
  const target = environmentTargetOf(requested.document);
  if (target === undefined) {
    await dialogs.warn(
      vscode.l10n.t(
        'The value has to be kept in a .env file, and there is no folder on disk to put one in. Open a folder or save this file first. Nothing was changed.',
      ),
      [],
    );
    return undefined;
  }
  const value = plan.value ?? finding.secret;
  const variable = await chooseVariable(requested, target, value, dialogs);
  if (variable === undefined) {
    return undefined;
  }
  const kept = await keepValue(target, variable, value);
  if (kept.kind === 'refused') {
    log.warn(`${target.file} was not changed: ${english(kept.reason)}`);
    void dialogs.error(`${sentence(kept.reason)} ${vscode.l10n.t('The code is untouched.')}`, []);
    return undefined;
  }
  const lookup = { target: 'environment', name: variable } as const;
  const document = await openDocument(reference);
  const planned = document && (await planner.edits(document, reference, 'environment', lookup, value));
  const edited = document && planned && (await applyEdits(document, planned.version, planned.edits));
  if (document && edited === true) {
    sayReplaced({ target, variable, plan, kept, code: fileName(document) }, dialogs);
    const label = subjectOf(document, finding);
    hintHistory([{ uri: document.uri, label, finding, values: [value, finding.secret] }], { dialogs, log });
  } else {
    void dialogs.warn(
      vscode.l10n.t(
        '{0} holds {1} now, but the text has changed since and was not edited. Try again on the text as it is.',
        nameOf(target),
        variable,
      ),
      [],
    );
  }
  return undefined;
}

/** Shows what would happen and lets the variable be changed. A different value is never overwritten. */
async function chooseVariable(
  { document, finding, plan }: RequestedFix,
  target: EnvironmentTarget,
  value: Secret,
  dialogs: Dialogs,
): Promise<string | undefined> {
  let variable = proposedVariable({ document, finding, plan }, target, value);
  const folder = path.dirname(target.file);
  const ignored = isGitIgnored(target.file, repositoryRoot(folder) ?? folder);
  for (;;) {
    const outcome = target.check(variable, value);
    const choice = await dialogs.pick<'replace' | 'variable'>({
      title: vscode.l10n.t('Replace {0} with an environment variable', subjectOf(document, finding)),
      placeholder: vscode.l10n.t('Enter keeps the value in {0} and changes the code', nameOf(target)),
      items: linesFor({ variable, target, plan, outcome, ignored }),
    });
    if (choice === undefined) {
      return undefined;
    }
    if (choice === 'replace' && outcome.kind !== 'refused') {
      return variable;
    }
    variable = (await askVariable(dialogs, variable)) ?? variable;
  }
}

/** The variable that a fix proposes, which `.env` holds no other value under. */
function proposedVariable(
  { document, finding, plan }: Pick<RequestedFix, 'document' | 'finding' | 'plan'>,
  target: EnvironmentTarget,
  value: Secret,
): string {
  const place = {
    template: '{name}',
    workspace: folderOf(document)?.name ?? '',
    fileName: fileName(document),
    path: scanPath(document) ?? fileName(document),
  };
  return new NameBook('environment').propose(plan, finding, value, place, (variable) => target.admits(variable, value));
}

interface Shown {
  readonly variable: string;
  readonly target: EnvironmentTarget;
  readonly plan: Plan;
  readonly outcome: EnvironmentOutcome;
  readonly ignored: boolean;
}

function linesFor({ variable, target, plan, outcome, ignored }: Shown): readonly PickLine<'replace' | 'variable'>[] {
  const name = nameOf(target);
  // A look-up that stands in the code already keeps its variable.
  const change = plan.fixedVariable === undefined ? ('variable' as const) : undefined;
  const changes = [
    ...plan.behaviourChanges.map((text) => localize(text)),
    vscode.l10n.t('Whatever runs this code has to set {0}: from {1}, or in the environment', variable, name),
    ...(ignored ? [] : [vscode.l10n.t('{0} is added to .gitignore, as git does not ignore it yet', name)]),
  ];
  return [
    outcome.kind === 'refused'
      ? {
          label: `$(warning) ${vscode.l10n.t('{0} cannot take {1}', name, variable)}`,
          detail: localize(outcome.reason),
          value: change,
        }
      : {
          label: `$(replace) ${vscode.l10n.t('Keep in {0} and replace', name)}`,
          detail:
            outcome.kind === 'added'
              ? vscode.l10n.t('Writes {0} to {1}', variable, target.file)
              : vscode.l10n.t('{0} holds {1} with this value already', target.file, variable),
          value: 'replace',
        },
    { label: `$(symbol-variable) ${vscode.l10n.t('Variable')}`, description: variable, value: change },
    { heading: vscode.l10n.t('What changes') },
    ...changes.map((note) => ({ note })),
  ];
}

async function askVariable(dialogs: Dialogs, current: string): Promise<string | undefined> {
  const name = await dialogs.input({
    title: vscode.l10n.t('Environment variable'),
    prompt: vscode.l10n.t('The name that the code looks up'),
    value: current,
    problem: (text) =>
      /^[a-z_]\w*$/i.test(text.trim())
        ? undefined
        : vscode.l10n.t('A variable is named with letters, digits and underscores, and does not begin with a digit.'),
  });
  return name?.trim();
}

type Kept =
  | { readonly kind: 'added' | 'reused'; readonly note?: Message }
  | { readonly kind: 'refused'; readonly reason: Message };

/** Keeps the value: first git is made to ignore the file, then the variable is set. */
async function keepValue(target: EnvironmentTarget, variable: string, value: Secret): Promise<Kept> {
  const guard = await target.guard();
  if (guard.kind === 'refused') {
    return guard;
  }
  // What someone has typed into the file and not saved is not to be lost.
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'file' && uri.fsPath === target.file);
  if (open?.isDirty === true) {
    await open.save();
  }
  const outcome = target.set(variable, value);
  return outcome.kind === 'refused' ? outcome : { ...outcome, ...(guard.note && { note: guard.note }) };
}

interface Replaced {
  readonly target: EnvironmentTarget;
  readonly variable: string;
  readonly plan: Plan;
  readonly kept: Kept & { readonly kind: 'added' | 'reused' };
  readonly code: string;
}

function sayReplaced({ target, variable, plan, kept, code }: Replaced, dialogs: Dialogs): void {
  const name = nameOf(target);
  const sentences = [
    kept.kind === 'reused'
      ? vscode.l10n.t('{0} reads {1} now, which {2} held already.', code, variable, name)
      : vscode.l10n.t('{0} reads {1} now; its value is kept in {2}.', code, variable, name),
    ...(kept.note === undefined ? [] : [localize(kept.note)]),
    ...(plan.missingDependencies.length > 0
      ? [vscode.l10n.t('Install {0} first.', plan.missingDependencies.join(', '))]
      : []),
    vscode.l10n.t('If the old value was ever committed or shared, replace it at its source too.'),
  ];
  const open = { label: vscode.l10n.t('Open {0}', name), value: vscode.Uri.file(target.file) };
  void dialogs
    .inform<vscode.Uri>(sentences.join(' '), [open])
    .then(async (uri) => uri && vscode.window.showTextDocument(uri));
}

function nameOf(target: EnvironmentTarget): string {
  return path.basename(target.file);
}

/** A reason as a sentence of its own. */
function sentence(reason: Message): string {
  return localize(reason).replace(/(?<![.。!?])$/, '.');
}
