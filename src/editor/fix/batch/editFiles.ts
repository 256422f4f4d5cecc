import * as vscode from 'vscode';
import type { Batch } from '../../../core/fix/batch';
import type { StoreKind } from '../../../core/ports';
import { message } from '../../../core/text/message';
import { rangeOf } from '../../scanning/scannedDocuments';
import type { FixPlanner } from '../fixPlanner';
import { storeName } from '../destination';
import type { StoredValue } from './storeSecrets';

/** How often the texts may change under our hands between planning and editing. */
const attempts = 3;

/** What became of the files. */
export interface EditResult {
  readonly outcome: 'edited' | 'discarded' | 'not-editable' | 'gone';
  /** How many places look a value up now, and in how many files. */
  readonly places: number;
  readonly files: number;
  /** How many places a person left out in the preview. */
  readonly leftOut: number;
}

interface PlannedEdit {
  readonly document: vscode.TextDocument;
  readonly batch: Batch & { readonly version: number };
}

/**
 * Replaces the values that were stored by look-ups, on the texts as they are by now: all files in one edit, which one
 * undo takes back. With a preview, a person may leave out some of it, or all.
 */
export async function editFiles(
  documents: readonly vscode.TextDocument[],
  kind: StoreKind,
  stored: readonly StoredValue[],
  preview: boolean,
  planner: FixPlanner,
): Promise<EditResult> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const planned = await planEdits(documents, kind, stored, planner);
    if (planned.length === 0) {
      return { outcome: 'gone', places: 0, files: 0, leftOut: 0 };
    }
    if (planned.some(({ document, batch }) => document.isClosed || document.version !== batch.version)) {
      continue;
    }
    const edit = workspaceEdit(planned, kind, preview);
    if (await vscode.workspace.applyEdit(edit, { isRefactoring: planned.length > 1 })) {
      return { outcome: 'edited', ...(await countPlaces(planned, planner)) };
    }
    if (planned.every(({ document, batch }) => document.version === batch.version)) {
      return { outcome: preview ? 'discarded' : 'not-editable', places: 0, files: 0, leftOut: 0 };
    }
  }
  return { outcome: 'not-editable', places: 0, files: 0, leftOut: 0 };
}

async function planEdits(
  documents: readonly vscode.TextDocument[],
  kind: StoreKind,
  stored: readonly StoredValue[],
  planner: FixPlanner,
): Promise<readonly PlannedEdit[]> {
  const planned: PlannedEdit[] = [];
  for (const { uri } of documents) {
    const document = await vscode.workspace.openTextDocument(uri);
    const batch = await planner.batch(document, {
      target: kind,
      wanted: () => true,
      refer: (_, __, value) => {
        const found = stored.find((each) => each.value.equals(value));
        return found === undefined ? message('This value was not stored.') : { target: kind, name: found.stored.name };
      },
      // What was stored is to be used: this is not given up half way.
      signal: new AbortController().signal,
    });
    if (batch.fixes.length > 0) {
      planned.push({ document, batch });
    }
  }
  return planned;
}

/**
 * With a preview, one edit that changes nothing asks for a confirmation, and the others do not: VS Code opens its preview
 * for the one, and has the others ticked. What is not ticked is shown there without its change.
 */
function workspaceEdit(planned: readonly PlannedEdit[], kind: StoreKind, preview: boolean): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const [index, { document, batch }] of planned.entries()) {
    if (preview) {
      const label = vscode.l10n.t('Look up in {0}: untick the files to leave as they are', storeName(kind));
      const opener = [new vscode.TextEdit(endOf(document), ''), { label, needsConfirmation: true }] as const;
      const change = [oneEdit(document, batch), { label, needsConfirmation: false }] as const;
      edit.set(document.uri, index === 0 ? [[...change], [...opener]] : [[...change]]);
    } else {
      edit.set(
        document.uri,
        batch.edits.map(({ span, text }) => new vscode.TextEdit(rangeOf(document, span), text)),
      );
    }
  }
  return edit;
}

function endOf(document: vscode.TextDocument): vscode.Range {
  const end = document.positionAt(document.getText().length);
  return new vscode.Range(end, end);
}

/** All edits of a file as one: an import without its use, or a use without its import, cannot be ticked. */
function oneEdit(document: vscode.TextDocument, { edits, text }: Batch): vscode.TextEdit {
  const length = document.getText().length;
  const start = Math.min(...edits.map(({ span }) => span.start));
  const end = Math.max(...edits.map((each) => each.span.end));
  return new vscode.TextEdit(rangeOf(document, { start, end }), text.slice(start, text.length - (length - end)));
}

/** Of the places that were to be edited, those that were: a person may have left some out. */
async function countPlaces(
  planned: readonly PlannedEdit[],
  planner: FixPlanner,
): Promise<Pick<EditResult, 'places' | 'files' | 'leftOut'>> {
  let places = 0;
  let files = 0;
  let leftOut = 0;
  for (const { document, batch } of planned) {
    const standing = Math.max(0, (await planner.countFindings(document)) - batch.rest.length);
    const edited = Math.max(0, batch.fixes.length - standing);
    places += edited;
    files += edited > 0 ? 1 : 0;
    leftOut += batch.fixes.length - edited;
  }
  return { places, files, leftOut };
}
