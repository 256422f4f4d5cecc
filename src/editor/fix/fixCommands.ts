import * as vscode from 'vscode';
import type { Log } from '../../core/ports';
import type { FixTarget, KeyPair } from '../../core/rewriters/rewriter';
import { commands } from '../contributions/commands';
import { findingsAt, resolveFinding } from '../findings/findingAt';
import type { FindingReference } from '../findings/findingAt';
import { explainRefusal } from '../findings/refusals';
import type { ExplainRefusalArguments } from '../findings/refusals';
import type { DocumentScans } from '../scanning/documentScans';
import { DisposableList } from '../support/disposables';
import type { DisposableLike } from '../support/disposables';
import { localize } from '../support/localize';
import type { Dialogs } from './dialogs';
import type { Fixes } from './fixes';

export interface FixCommandsDependencies {
  readonly scans: DocumentScans;
  readonly fixes: () => Promise<Fixes>;
  readonly dialogs: Dialogs;
  /** Opens the page on which a key can be deactivated. */
  readonly openKeyPage: (accessKeyId: KeyPair['accessKeyId'] | undefined) => Promise<void>;
  readonly log: Log;
}

/** The commands behind the light bulb. From the palette they ask which finding is meant, where it is not plain. */
export function registerFixCommands(dependencies: FixCommandsDependencies): DisposableLike {
  const { scans, fixes, dialogs, openKeyPage, log } = dependencies;
  const own = new DisposableList();

  const fix = async (target: FixTarget, reference: FindingReference): Promise<void> => {
    for (let next: FixTarget | undefined = target; next !== undefined;) {
      next = await (await fixes()).make(next, reference);
    }
  };

  const guarded = async (command: { readonly id: string }, run: () => Promise<unknown>): Promise<void> => {
    try {
      await run();
    } catch (error) {
      log.error(`${command.id} failed.`, error);
      void dialogs.error(vscode.l10n.t('Something went wrong that Strongroom did not expect. The log says more.'), []);
    }
  };

  const onFinding = (
    command: { readonly id: string },
    run: (reference: FindingReference) => Promise<unknown>,
  ): void => {
    own.push(
      vscode.commands.registerCommand(command.id, async (argument: unknown) => {
        const reference = isReference(argument) ? argument : await chooseFinding(scans, dialogs);
        if (reference !== undefined) {
          await guarded(command, () => run(reference));
        }
      }),
    );
  };
  onFinding(commands.moveToSecretsManager, (reference) => fix('secretsmanager', reference));
  onFinding(commands.moveToParameterStore, (reference) => fix('parameterstore', reference));
  onFinding(commands.replaceWithEnvironmentVariable, (reference) => fix('environment', reference));
  onFinding(commands.useDefaultCredentialChain, (reference) => fix('default-credential-chain', reference));
  onFinding(commands.moveConnection, async (reference) => (await fixes()).moveConnection(reference));
  onFinding(commands.fixAllOfValue, async (reference) => (await fixes()).fixAll({ kind: 'value', reference }));
  onFinding(commands.ignoreFinding, async (reference) => (await fixes()).ignore(reference));
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
    vscode.commands.registerCommand(commands.fixAllInFile.id, (argument: unknown) =>
      guarded(commands.fixAllInFile, async () => {
        const uri = uriOf(argument) ?? vscode.window.activeTextEditor?.document.uri.toString();
        if (uri !== undefined) {
          await (await fixes()).fixAll({ kind: 'file', uri });
        }
      }),
    ),
  );
  own.push(
    vscode.commands.registerCommand(commands.fixAllInWorkspace.id, () =>
      guarded(commands.fixAllInWorkspace, async () => (await fixes()).fixAll({ kind: 'workspace' })),
    ),
  );
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

/** The document that a command was called for, by an action or from the menu of a file. */
function uriOf(argument: unknown): string | undefined {
  if (argument instanceof vscode.Uri) {
    return argument.toString();
  }
  return typeof argument === 'object' && argument !== null && 'uri' in argument && typeof argument.uri === 'string'
    ? argument.uri
    : undefined;
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
