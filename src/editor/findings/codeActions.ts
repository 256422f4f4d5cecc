import * as vscode from 'vscode';
import type { FixTarget, Plan, Refusal } from '../../core/rewriters/rewriter';
import type { Finding } from '../../core/scan/finding';
import { commands } from '../contributions/commands';
import type { Fixes } from '../fix/fixes';
import type { FindingOptions } from '../fix/fixPlanner';
import type { DocumentScans } from '../scanning/documentScans';
import { rangeOf } from '../scanning/scannedDocuments';
import { diagnosticSource } from './diagnostics';
import { findingName, findingsAt } from './findingAt';
import type { FindingReference } from './findingAt';
import { fixTitle, refusalQuestion } from './fixTitles';
import { isLongTermKey } from './keys';
import type { ExplainRefusalArguments } from './refusals';

/** More findings than this in one selection get no actions of their own: a menu of hundreds helps no one. */
const mostFindings = 8;

const fixCommands: Readonly<Record<FixTarget, { readonly id: string }>> = {
  secretsmanager: commands.moveToSecretsManager,
  parameterstore: commands.moveToParameterStore,
  environment: commands.replaceWithEnvironmentVariable,
  'default-credential-chain': commands.useDefaultCredentialChain,
};

/**
 * Offers the fixes of the findings under the cursor.
 *
 * Architecture invariant: providing an action has no side effect. What an action does is a command.
 */
export function registerCodeActions(scans: DocumentScans, fixes: () => Promise<Fixes>): vscode.Disposable {
  return vscode.languages.registerCodeActionsProvider(
    '*',
    {
      provideCodeActions: async (document, range, context, token) => {
        if (context.only !== undefined && !context.only.contains(vscode.CodeActionKind.QuickFix)) {
          return [];
        }
        const scan = await scans.current(document);
        if (scan === undefined) {
          return [];
        }
        const selection = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
        if (findingsAt(scan.result.findings, selection).length === 0) {
          return [];
        }
        const { planner } = await fixes();
        const found = await planner.optionsFor(
          document,
          (findings) => findingsAt(findings, selection).slice(0, mostFindings),
          () => !token.isCancellationRequested,
        );
        return token.isCancellationRequested
          ? []
          : [
              ...found.flatMap((options) => actionsFor(document, options, found.length > 1, context.diagnostics)),
              ...fileActions(document, scan.result.findings),
            ];
      },
    },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function actionsFor(
  document: vscode.TextDocument,
  { finding, findings, options, connection }: FindingOptions,
  several: boolean,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  const range = rangeOf(document, finding.span);
  const reference: FindingReference = {
    uri: document.uri.toString(),
    fingerprint: finding.fingerprint,
    start: finding.span.start,
  };
  const matching = diagnostics.filter(
    (diagnostic) =>
      diagnostic.source === diagnosticSource && diagnostic.code === finding.detector && diagnostic.range.isEqual(range),
  );
  const action = (
    title: string,
    command: { readonly id: string },
    argument: unknown,
    preferred = false,
  ): vscode.CodeAction => {
    const made = new vscode.CodeAction(
      several ? titleOf(title, finding, range) : title,
      vscode.CodeActionKind.QuickFix,
    );
    made.command = { command: command.id, title, arguments: [argument] };
    made.diagnostics = [...matching];
    made.isPreferred = preferred;
    return made;
  };

  const plans = options.filter((option): option is Plan => option.kind === 'plan');
  const refusals = distinct(options.filter((option): option is Refusal => option.kind === 'refusal'));
  return [
    ...plans.map((plan, order) => action(fixTitle(plan.target), fixCommands[plan.target], reference, order === 0)),
    ...(connection.length > 0 && plans.some(({ target }) => target === 'secretsmanager')
      ? [
          action(
            vscode.l10n.t('Move the whole connection ({0}) to one JSON secret…', connection.join(', ')),
            commands.moveConnection,
            reference,
          ),
        ]
      : []),
    ...(plans.some(({ target }) => isStore(target)) && countOf(findings, finding) > 1
      ? [
          action(
            vscode.l10n.t('Move all {0} places of this value to AWS…', countOf(findings, finding)),
            commands.fixAllOfValue,
            reference,
          ),
        ]
      : []),
    ...(isLongTermKey(finding, findings)
      ? [action(vscode.l10n.t('Deactivate this key in the IAM console'), commands.openKeyInConsole, reference)]
      : []),
    ...refusals.map((refusal) =>
      action(refusalQuestion(refusal.target), commands.explainRefusal, {
        ...reference,
        refusal,
        alternatives: plans.map(({ target }) => target),
      } satisfies ExplainRefusalArguments),
    ),
    action(vscode.l10n.t('Ignore this finding…'), commands.ignoreFinding, reference),
  ];
}

/** What can be done about all findings of a document at once. */
function fileActions(document: vscode.TextDocument, findings: readonly Finding[]): vscode.CodeAction[] {
  if (findings.filter(({ kind }) => kind === 'storable').length < 2) {
    return [];
  }
  const title = vscode.l10n.t('Fix all secrets in this file…');
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: commands.fixAllInFile.id, title, arguments: [{ uri: document.uri.toString() }] };
  return [action];
}

/** In how many places of the document a value stands. */
function countOf(findings: readonly Finding[], { secret }: Finding): number {
  return findings.filter((other) => other.kind === 'storable' && other.secret.equals(secret)).length;
}

function isStore(target: FixTarget): boolean {
  return target === 'secretsmanager' || target === 'parameterstore';
}

/** Both stores are mostly refused for the same reason: then one question is enough. */
function distinct(refusals: readonly Refusal[]): readonly Refusal[] {
  const reasons = new Set<string>();
  return refusals.filter(({ reason }) => {
    const key = JSON.stringify(reason);
    const isNew = !reasons.has(key);
    reasons.add(key);
    return isNew;
  });
}

function titleOf(title: string, finding: Finding, range: vscode.Range): string {
  const name = findingName(finding);
  return name === undefined
    ? vscode.l10n.t('{0} (line {1})', title, range.start.line + 1)
    : vscode.l10n.t('{0} ({1}, line {2})', title, name, range.start.line + 1);
}
