import * as vscode from 'vscode';
import { AwsFailure } from '../../core/ports';
import type { AwsRoom, Log } from '../../core/ports';
import type { KeyPair } from '../../core/rewriters/rewriter';
import { isLongTermKey } from '../findings/keys';
import type { FindingReference } from '../findings/findingAt';
import { folderOf } from '../scanning/scannedDocuments';
import { localize } from '../support/localize';
import { applyEdits } from './applyEdits';
import type { Dialogs } from './dialogs';
import { fileName, openDocument, requestFix, subjectOf } from './fixFlow';
import { hintHistory } from './historyHint';
import type { RequestedFix } from './fixFlow';
import type { FixPlanner } from './fixPlanner';

export interface UseCredentialChainDependencies {
  readonly planner: FixPlanner;
  readonly dialogs: Dialogs;
  readonly aws: () => Promise<AwsRoom>;
  /** Opens the page on which a key can be deactivated. */
  readonly openKeyPage: (accessKeyId: KeyPair['accessKeyId'] | undefined) => Promise<void>;
  readonly log: Log;
}

/** What became of the key pair. */
type Kept = { readonly profile: string; readonly file: string; readonly backup: string | undefined } | 'discarded';

/**
 * Takes AWS credentials out of the code, so that the SDK finds its own. The pair is first kept as a profile, unless the
 * person says that they have it elsewhere.
 */
export async function useCredentialChain(
  reference: FindingReference,
  dependencies: UseCredentialChainDependencies,
): Promise<undefined> {
  const { planner, dialogs, log } = dependencies;
  const target = 'default-credential-chain';
  const requested = await requestFix(reference, target, planner, dialogs);
  if (requested === undefined || 'instead' in requested) {
    return undefined;
  }
  const { finding, plan } = requested;
  const kept = await keepPair(requested, dependencies);
  if (kept === undefined) {
    return undefined;
  }
  const document = await openDocument(reference);
  const planned =
    document && (await planner.edits(document, reference, target, undefined, plan.value ?? finding.secret));
  const edited = document && planned && (await applyEdits(document, planned.version, planned.edits));
  if (document && edited === true) {
    log.info(`${fileName(document)} uses the default credential chain now.`);
    sayRemoved(requested, kept, fileName(document), dependencies);
    const gone = requested.findings.filter(({ fingerprint }) => plan.fixes.includes(fingerprint));
    hintHistory(
      gone.map((each) => ({
        uri: document.uri,
        label: subjectOf(document, each),
        finding: each,
        values: [each.secret],
      })),
      dependencies,
    );
    return undefined;
  }
  const untouched = vscode.l10n.t('The text has changed since and was not edited. Try again on the text as it is.');
  void dialogs.warn(kept === 'discarded' ? untouched : `${keptSentence(kept)} ${untouched}`, []);
  return undefined;
}

type Choice = 'keep' | 'discard';

/** Asks what is to become of the pair, and keeps it where that is the answer. Undefined where nothing is to be changed. */
async function keepPair(
  { document, plan }: RequestedFix,
  { dialogs, aws, log }: UseCredentialChainDependencies,
): Promise<Kept | undefined> {
  const pair = plan.keyPair;
  for (;;) {
    const choice = await dialogs.pick<Choice>({
      title: vscode.l10n.t('Take the AWS key out of {0}', fileName(document)),
      placeholder: vscode.l10n.t('What should become of the key? The code will no longer hold it'),
      items: [
        ...(pair === undefined ? [] : [keepLine()]),
        {
          label: `$(trash) ${vscode.l10n.t('Discard (I have it elsewhere)')}`,
          detail:
            pair === undefined
              ? vscode.l10n.t('Only part of the key stands here, so that it cannot be kept as a profile')
              : vscode.l10n.t('The literals are removed and kept nowhere'),
          value: 'discard',
        },
        { heading: vscode.l10n.t('What changes in the code') },
        ...plan.behaviourChanges.map((change) => ({ note: localize(change) })),
      ],
    });
    if (choice === undefined) {
      return undefined;
    }
    if (choice === 'discard' || pair === undefined) {
      return 'discarded';
    }
    const profile = await askProfileName(dialogs, proposedProfile(document));
    if (profile === undefined) {
      continue;
    }
    try {
      const { file, backup } = await (await aws()).profiles.saveKeyPair(profile, pair);
      return { profile, file, backup };
    } catch (error) {
      log.error('The key pair could not be kept as a profile.', error);
      const reason = AwsFailure.is(error)
        ? localize(error.explanation)
        : vscode.l10n.t('The credentials file could not be written; the log says more.');
      const again = await dialogs.ask(
        vscode.l10n.t('The key was not kept as profile {0}.', profile),
        `${reason} ${vscode.l10n.t('The code is untouched.')}`,
        [{ label: vscode.l10n.t('Choose Again…'), value: true }],
      );
      if (again !== true) {
        return undefined;
      }
    }
  }
}

function keepLine(): { readonly label: string; readonly detail: string; readonly value: Choice | undefined } {
  const label = `$(save) ${vscode.l10n.t('Keep it as a profile in ~/.aws/credentials…')}`;
  return vscode.workspace.isTrusted
    ? { label, detail: vscode.l10n.t('The file is backed up first. Nothing is sent to AWS'), value: 'keep' }
    : { label, detail: vscode.l10n.t('Not in restricted mode: trust the workspace first'), value: undefined };
}

async function askProfileName(dialogs: Dialogs, proposed: string): Promise<string | undefined> {
  const name = await dialogs.input({
    title: vscode.l10n.t('Keep the key as a profile'),
    prompt: vscode.l10n.t('Name of the profile in ~/.aws/credentials'),
    value: proposed,
    problem: (text) =>
      /^[a-z0-9][\w.@+-]*$/i.test(text.trim())
        ? undefined
        : vscode.l10n.t('A profile is named with letters, digits and any of _ . @ + -'),
  });
  return name?.trim();
}

function proposedProfile(document: vscode.TextDocument): string {
  const folder = folderOf(document)?.name ?? '';
  return folder.replace(/[^\w.-]+/g, '-').replace(/^[^a-z0-9]+/i, '') || 'strongroom';
}

function sayRemoved(
  { finding, findings, plan }: RequestedFix,
  kept: Kept,
  file: string,
  { dialogs, openKeyPage }: UseCredentialChainDependencies,
): void {
  const key = plan.keyPair?.accessKeyId;
  const sentences = [
    vscode.l10n.t('{0} holds the key no longer and uses the default credential chain.', file),
    ...(kept === 'discarded'
      ? []
      : [keptSentence(kept), vscode.l10n.t('To use it, set AWS_PROFILE={0}.', kept.profile)]),
  ];
  if (!isLongTermKey(finding, findings)) {
    void dialogs.inform(
      [
        ...sentences,
        vscode.l10n.t(
          'Temporary credentials stay valid until they expire; revoke the sessions of their role if they were exposed.',
        ),
      ].join(' '),
      [],
    );
    return;
  }
  const valid =
    key === undefined
      ? vscode.l10n.t('An exposed key stays valid until it is deactivated.')
      : vscode.l10n.t('If {0} was exposed, it stays valid until it is deactivated.', key.toString());
  void dialogs
    .warn([...sentences, valid].join(' '), [{ label: vscode.l10n.t('Deactivate It in the IAM Console'), value: true }])
    .then(async (open) => {
      if (open === true) {
        await openKeyPage(key);
      }
    });
}

function keptSentence(kept: Exclude<Kept, 'discarded'>): string {
  return kept.backup === undefined
    ? vscode.l10n.t('The key is kept as profile {0} in {1}.', kept.profile, kept.file)
    : vscode.l10n.t(
        'The key is kept as profile {0} in {1}; what stood there before is in {2}.',
        kept.profile,
        kept.file,
        kept.backup,
      );
}
