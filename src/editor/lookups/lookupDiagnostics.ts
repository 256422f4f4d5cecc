import * as vscode from 'vscode';
import type { Span } from '../../core/text/span';
import { diagnosticSource } from '../findings/diagnostics';
import { rangeOf } from '../scanning/scannedDocuments';
import { DisposableList } from '../support/disposables';

/** What a check says of the name at a place of a document. */
export interface LookupProblem {
  readonly span: Span;
  readonly code: 'lookup-not-found' | 'lookup-scheduled-for-deletion';
  readonly message: string;
}

/**
 * What checks of look-ups have found, as diagnostics. One goes when the name that it is about is edited, and all of a
 * document when it is checked again.
 */
export class LookupDiagnostics implements vscode.Disposable {
  readonly #own = new DisposableList();
  readonly #collection = this.#own.push(vscode.languages.createDiagnosticCollection('strongroom-lookups'));
  readonly #problems = new Map<string, readonly LookupProblem[]>();

  constructor() {
    this.#own.push(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const problems = this.#problems.get(document.uri.toString());
        if (problems !== undefined && contentChanges.length > 0) {
          this.set(document, contentChanges.reduce(afterChange, problems));
        }
      }),
    );
  }

  /** Shows what was found in a document, in place of what was found there before. */
  set(document: vscode.TextDocument, problems: readonly LookupProblem[]): void {
    this.#problems.set(document.uri.toString(), problems);
    this.#collection.set(
      document.uri,
      problems.map(({ span, code, message }) => {
        const diagnostic = new vscode.Diagnostic(rangeOf(document, span), message, vscode.DiagnosticSeverity.Warning);
        diagnostic.source = diagnosticSource;
        diagnostic.code = code;
        return diagnostic;
      }),
    );
  }

  dispose(): void {
    this.#own.dispose();
  }
}

/** The problems whose names a change leaves as they are, where they stand afterwards. */
function afterChange(
  problems: readonly LookupProblem[],
  { rangeOffset, rangeLength, text }: vscode.TextDocumentContentChangeEvent,
): readonly LookupProblem[] {
  const moved = text.length - rangeLength;
  return problems.flatMap((problem) => {
    const { start, end } = problem.span;
    if (rangeOffset > end) {
      return [problem];
    }
    return rangeOffset + rangeLength < start ? [{ ...problem, span: { start: start + moved, end: end + moved } }] : [];
  });
}
