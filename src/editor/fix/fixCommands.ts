import * as vscode from 'vscode';
import type { AwsRoom, Log } from '../../core/ports';
import type { FixTarget, KeyPair } from '../../core/rewriters/rewriter';
import { Secret } from '../../core/text/secret';
import type { Connection } from '../connection/connection';
import { commands } from '../contributions/commands';
import { findingsAt, resolveFinding } from '../findings/findingAt';
import type { FindingReference } from '../findings/findingAt';
import { explainRefusal } from '../findings/refusals';
import type { ExplainRefusalArguments } from '../findings/refusals';
import { securityCredentialsUrl } from '../identity/consoleUrl';
import type { IdentityModel } from '../identity/identityModel';
import type { Configurations } from '../scanning/configurations';
import type { DocumentScans } from '../scanning/documentScans';
import { DisposableList } from '../support/disposables';
import type { DisposableLike } from '../support/disposables';
import { localize } from '../support/localize';
import type { Dialogs } from './dialogs';
import type { FixPlanner } from './fixPlanner';
import { ignoreFinding } from './ignoreFinding';
import { moveToStore } from './moveToStore';
import { replaceWithEnvironment } from './replaceWithEnvironment';
import { useCredentialChain } from './useCredentialChain';

export interface FixCommandsDependencies {
  readonly scans: DocumentScans;
  readonly planner: FixPlanner;
  readonly configurations: Configurations;
  readonly dialogs: Dialogs;
  readonly aws: () => Promise<AwsRoom>;
  readonly connection: Connection;
  readonly identity: IdentityModel;
  readonly log: Log;
}

/** The commands behind the light bulb. From the palette they ask which finding is meant, where it is not plain. */
export function registerFixCommands(dependencies: FixCommandsDependencies): DisposableLike {
  const { scans, dialogs, identity, log } = dependencies;
  const own = new DisposableList();

  const openKeyPage = async (key: KeyPair['accessKeyId'] | undefined): Promise<void> => {
    await dialogs.openExternal(keyPageUrl(identity, key));
  };
  const fix = (target: FixTarget, reference: FindingReference): Promise<unknown> => {
    switch (target) {
      case 'secretsmanager':
      case 'parameterstore':
        return moveToStore(reference, target, dependencies).then(follow(reference));
      case 'environment':
        return replaceWithEnvironment(reference, dependencies).then(follow(reference));
      case 'default-credential-chain':
        return useCredentialChain(reference, { ...dependencies, openKeyPage });
    }
  };
  const follow =
    (reference: FindingReference) =>
    (instead: FixTarget | undefined): Promise<unknown> =>
      instead === undefined ? Promise.resolve() : fix(instead, reference);

  const onFinding = (
    command: { readonly id: string },
    run: (reference: FindingReference) => Promise<unknown>,
  ): void => {
    own.push(
      vscode.commands.registerCommand(command.id, async (argument: unknown) => {
        const reference = isReference(argument) ? argument : await chooseFinding(scans, dialogs);
        if (reference !== undefined) {
          try {
            await run(reference);
          } catch (error) {
            log.error(`${command.id} failed.`, error);
            void dialogs.error(
              vscode.l10n.t('Something went wrong that Strongroom did not expect. The log says more.'),
              [],
            );
          }
        }
      }),
    );
  };
  onFinding(commands.moveToSecretsManager, (reference) => fix('secretsmanager', reference));
  onFinding(commands.moveToParameterStore, (reference) => fix('parameterstore', reference));
  onFinding(commands.replaceWithEnvironmentVariable, (reference) => fix('environment', reference));
  onFinding(commands.useDefaultCredentialChain, (reference) => fix('default-credential-chain', reference));
  onFinding(commands.ignoreFinding, (reference) => ignoreFinding(reference, dependencies));
  onFinding(commands.copyFingerprint, async ({ fingerprint }) => {
    await dialogs.copy(fingerprint);
    void dialogs.inform(vscode.l10n.t('The fingerprint {0} is on the clipboard.', fingerprint), []);
  });
  onFinding(commands.openKeyInConsole, async (reference) => {
    const findings = scans.latest(vscode.Uri.parse(reference.uri, true))?.result.findings ?? [];
    const finding = resolveFinding(findings, reference);
    const key = [finding, ...findings.filter(({ fingerprint }) => finding?.related.includes(fingerprint))].find(
      (candidate) => candidate?.facts['keyType'] !== undefined,
    );
    await openKeyPage(key?.secret);
  });
  own.push(
    vscode.commands.registerCommand(commands.explainRefusal.id, async (argument: ExplainRefusalArguments) => {
      const instead = await explainRefusal(argument, dialogs);
      if (instead !== undefined) {
        await fix(instead, argument);
      }
    }),
  );
  return own;
}

function isReference(argument: unknown): argument is FindingReference {
  return typeof argument === 'object' && argument !== null && 'uri' in argument && 'fingerprint' in argument;
}

/** The finding under the cursor; of several in the file, the one that a person picks. */
async function chooseFinding(scans: DocumentScans, dialogs: Dialogs): Promise<FindingReference | undefined> {
  const editor = vscode.window.activeTextEditor;
  const scan = editor && (await scans.current(editor.document));
  const findings = scan?.result.findings ?? [];
  if (editor === undefined || findings.length === 0) {
    await dialogs.inform(vscode.l10n.t('There is no finding in the active editor.'), []);
    return undefined;
  }
  const { document, selection } = editor;
  const uri = document.uri.toString();
  const at = { start: document.offsetAt(selection.start), end: document.offsetAt(selection.end) };
  const under = findingsAt(findings, at);
  const candidates = under.length === 0 ? findings : under;
  const [only] = candidates;
  const chosen =
    candidates.length === 1
      ? only
      : await dialogs.pick({
          title: vscode.l10n.t('Findings in this file'),
          placeholder: vscode.l10n.t('Which one?'),
          items: candidates.map((finding) => ({
            label: finding.name.join('.') || finding.detector,
            description: vscode.l10n.t('line {0}', document.positionAt(finding.span.start).line + 1),
            detail: localize(finding.message),
            value: finding,
          })),
        });
  return chosen && { uri, fingerprint: chosen.fingerprint, start: chosen.span.start };
}

/** The page of a key: that of the signed-in user where it is theirs, else the one that IAM opens for whoever signs in. */
function keyPageUrl({ state }: IdentityModel, key: KeyPair['accessKeyId'] | undefined): string {
  const identity = state.kind === 'loaded' ? state.identity : undefined;
  const own = key !== undefined && identity?.keys?.some(({ id }) => key.equals(new Secret(id)));
  return own === true
    ? securityCredentialsUrl(identity?.user ?? undefined, identity?.arn)
    : securityCredentialsUrl(undefined);
}
