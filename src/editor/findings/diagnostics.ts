import { setImmediate } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Severity } from '../../core/detectors/detector';
import type { Log } from '../../core/ports';
import type { Finding } from '../../core/scan/finding';
import { english } from '../../core/text/message';
import type { DocumentScan, DocumentScans } from '../scanning/documentScans';
import { rangeOf } from '../scanning/scannedDocuments';
import { DisposableList } from '../support/disposables';
import type { DisposableLike } from '../support/disposables';
import { localize } from '../support/localize';
import { findingName } from './findingAt';

/** In milliseconds: how long the extension host is kept busy at a stretch. */
const longestStretch = 20;

export const diagnosticSource = 'Strongroom';

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Shows the findings of open documents as squiggles and in the Problems panel. */
export function registerDiagnostics(scans: DocumentScans, log: Log): DisposableLike {
  const own = new DisposableList();
  const collection = own.push(vscode.languages.createDiagnosticCollection('strongroom'));
  const logged = new Map<string, string>();
  const show = async (uri: vscode.Uri): Promise<void> => {
    const scan = scans.latest(uri);
    if (scan === undefined) {
      collection.delete(uri);
      logged.delete(uri.toString());
      return;
    }
    logProblems(scan, logged, log);
    const diagnostics: vscode.Diagnostic[] = [];
    let started = performance.now();
    for (const diagnostic of diagnosticsOf(scan)) {
      diagnostics.push(diagnostic);
      if (performance.now() - started > longestStretch) {
        await setImmediate();
        if (own.disposed || scans.latest(uri) !== scan) {
          return;
        }
        started = performance.now();
      }
    }
    collection.set(uri, [...diagnostics, ...unusedComments(scan)]);
  };
  const showOrLog = (uri: vscode.Uri): void => {
    show(uri).catch((error: unknown) => {
      log.error(`The findings of ${uri.toString(true)} could not be shown.`, error);
    });
  };
  own.push(scans.onDidChange(showOrLog));
  for (const { document } of scans.all()) {
    showOrLog(document.uri);
  }
  return own;
}

/** The diagnostics of one scan, made one after the other as they are taken. */
function* diagnosticsOf({ document, result }: DocumentScan): Generator<vscode.Diagnostic> {
  const byFingerprint = new Map<string, Finding[]>();
  for (const finding of result.findings) {
    const present = byFingerprint.get(finding.fingerprint);
    if (present === undefined) {
      byFingerprint.set(finding.fingerprint, [finding]);
    } else {
      present.push(finding);
    }
  }
  for (const finding of result.findings) {
    const diagnostic = new vscode.Diagnostic(
      rangeOf(document, finding.span),
      localize(finding.message),
      severities[finding.severity],
    );
    diagnostic.source = diagnosticSource;
    diagnostic.code = finding.detector;
    const related = finding.related.flatMap((fingerprint) => {
      const candidates = byFingerprint.get(fingerprint) ?? [];
      const nearest = candidates.reduce<Finding | undefined>(
        (best, candidate) =>
          best === undefined || distance(candidate, finding) < distance(best, finding) ? candidate : best,
        undefined,
      );
      return nearest === undefined || nearest === finding ? [] : [nearest];
    });
    if (related.length > 0) {
      diagnostic.relatedInformation = related.map(
        (other) =>
          new vscode.DiagnosticRelatedInformation(
            new vscode.Location(document.uri, rangeOf(document, other.span)),
            vscode.l10n.t('{0} belongs with it: they are fixed together', findingName(other) ?? other.detector),
          ),
      );
    }
    yield diagnostic;
  }
}

/** Our own comments that silence nothing any more, greyed out. */
function unusedComments({ document, result }: DocumentScan): vscode.Diagnostic[] {
  return result.problems.flatMap(({ kind, span, message }) => {
    if (kind !== 'unused-suppression' || span === undefined) {
      return [];
    }
    const diagnostic = new vscode.Diagnostic(
      rangeOf(document, span),
      localize(message),
      vscode.DiagnosticSeverity.Hint,
    );
    diagnostic.source = diagnosticSource;
    diagnostic.code = kind;
    diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
    return [diagnostic];
  });
}

function distance(left: Finding, right: Finding): number {
  return Math.abs(left.span.start - right.span.start);
}

/** Says once a document what kept it from being looked at in full. */
function logProblems({ document, result }: DocumentScan, logged: Map<string, string>, log: Log): void {
  const key = document.uri.toString();
  const text = result.problems
    .filter(({ kind }) => kind !== 'unused-suppression')
    .map(({ message }) => english(message))
    .join(' ');
  if (text !== (logged.get(key) ?? '')) {
    logged.set(key, text);
    if (text !== '') {
      log.warn(`${document.uri.toString(true)}: ${text}`);
    }
  }
}
