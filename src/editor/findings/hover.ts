import * as vscode from 'vscode';
import type { Confidence } from '../../core/detectors/detector';
import type { Finding } from '../../core/scan/finding';
import type { DocumentScans } from '../scanning/documentScans';
import { rangeOf } from '../scanning/scannedDocuments';
import { localize } from '../support/localize';
import { appendWords } from '../support/words';
import { findingsAt } from './findingAt';

/** Shows in a hover what was found, why it is thought a secret, and what its value tells. Never the value. */
export function registerHover(scans: DocumentScans): vscode.Disposable {
  return vscode.languages.registerHoverProvider('*', {
    provideHover: async (document, position) => {
      const scan = await scans.current(document);
      const offset = document.offsetAt(position);
      const [finding] = findingsAt(scan?.result.findings ?? [], { start: offset, end: offset });
      return finding === undefined ? undefined : new vscode.Hover(hoverText(finding), rangeOf(document, finding.span));
    },
  });
}

/** What the hover says beyond the diagnostic's own message, which VS Code shows above it. */
export function hoverText(finding: Finding): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  const line = (label: string, value: string): void => {
    appendWords(text.appendMarkdown(`**${label}** `), value).appendMarkdown('  \n');
  };
  text.appendMarkdown('$(shield) **Strongroom** ').appendText(finding.detector).appendMarkdown('\n\n');
  const masked = finding.secret.toString();
  if (/[^*]/.test(masked)) {
    line(vscode.l10n.t('Value'), masked);
  }
  const { account, keyType, scheme } = finding.facts;
  if (keyType !== undefined) {
    if (finding.kind === 'aws-credential') {
      line(vscode.l10n.t('Account'), account ?? vscode.l10n.t('cannot be told from this key'));
    }
    line(vscode.l10n.t('Kind of key'), keyTypeName(keyType));
  }
  if (scheme !== undefined) {
    line(vscode.l10n.t('Connects to'), scheme);
  }
  line(vscode.l10n.t('Why'), localize(finding.evidence));
  line(vscode.l10n.t('Confidence'), confidenceName(finding.confidence));
  return appendWords(text.appendMarkdown('\n'), nextStep(finding));
}

function nextStep(finding: Finding): string {
  switch (finding.kind) {
    case 'storable':
      return vscode.l10n.t(
        'The light bulb offers to move it to AWS or to an environment variable, where the language allows it.',
      );
    case 'aws-credential':
      return vscode.l10n.t(
        'The light bulb offers the default credential chain. An exposed key stays valid until it is deactivated in IAM.',
      );
    case 'signed-url':
      return vscode.l10n.t('It ends by itself. Take it out, and have the program sign an address when it needs one.');
  }
}

function keyTypeName(keyType: string): string {
  switch (keyType) {
    case 'long-term':
      return vscode.l10n.t('long-term');
    case 'temporary':
      return vscode.l10n.t('temporary');
    default:
      return keyType;
  }
}

function confidenceName(confidence: Confidence): string {
  switch (confidence) {
    case 'high':
      return vscode.l10n.t('high');
    case 'medium':
      return vscode.l10n.t('medium');
    case 'low':
      return vscode.l10n.t('low');
  }
}
