import * as vscode from 'vscode';
import type { Batch } from '../../../core/fix/batch';
import type { StoreKind } from '../../../core/ports';
import { difference } from '../../../core/text/difference';
import { message } from '../../../core/text/message';
import type { Configurations } from '../../scanning/configurations';
import { folderOf, rangeOf } from '../../scanning/scannedDocuments';
import { storeName } from '../destination';
import { openIfThere } from '../environmentReference';
import type { FixPlanner } from '../fixPlanner';
import { secretPlaceOf } from '../secretPlace';
import { BatchReferences, keepReferences } from './references';
import type { OpenReferenceFile } from './references';
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
  /** The files that hold references to stored values now. */
  readonly references: readonly LeftReferences[];
  /** The names of stored values that no edit looks up, as a text or a `.env` file has changed since they were planned. */
  readonly unused: readonly string[];
}

/** The references that a `.env` file holds now. */
export interface LeftReferences {
  readonly file: string;
  readonly variables: readonly string[];
  /** The lines of those that are not there, as a person left them out in the preview. */
  readonly missing: readonly string[];
}

/** What is to be stored of values, and where. */
export interface EditRequest {
  readonly documents: readonly vscode.TextDocument[];
  readonly kind: StoreKind;
  readonly stored: readonly StoredValue[];
  /** Where they are stored; undefined where that is not known. */
  readonly region: string | undefined;
  /** Whether each change is looked at before it is made. */
  readonly preview: boolean;
}

interface EditParts {
  readonly planner: FixPlanner;
  readonly configurations: Configurations;
}

interface PlannedEdit {
  readonly document: vscode.TextDocument;
  readonly batch: Pick<Batch, 'fixes' | 'rest' | 'edits' | 'text'> & { readonly version: number };
}

const nothingEdited = { places: 0, files: 0, leftOut: 0, references: [], unused: [] } as const;

/**
 * Replaces the values that were stored by look-ups, on the texts as they are by now: all files in one edit, and with them
 * the `.env` files that references are left in, which one undo takes back. With a preview, a person may leave out some of
 * it, or all.
 */
export async function editFiles(request: EditRequest, parts: EditParts): Promise<EditResult> {
  const { kind, preview, region } = request;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const references = new BatchReferences(kind, region);
    const planned = await planEdits(request, references, parts);
    if (planned.length === 0) {
      return { outcome: 'gone', ...nothingEdited };
    }
    const files = await references.files();
    const changed = await Promise.all(files.map(hasChanged));
    if (planned.some(isStale) || changed.includes(true)) {
      continue;
    }
    const edit = workspaceEdit(planned, files, kind, preview);
    if (await vscode.workspace.applyEdit(edit, { isRefactoring: edit.size > 1 })) {
      const left = await Promise.all(
        files.map(async (file) => ({
          file: file.references.file,
          variables: file.references.variables,
          missing: await keepReferences(file),
        })),
      );
      const used = new Set(planned.flatMap(({ batch }) => batch.fixes.map(({ reference }) => reference.name)));
      return {
        outcome: 'edited',
        ...(await countPlaces(planned, parts.planner)),
        references: left,
        unused: request.stored.map(({ stored }) => stored.name).filter((name) => !used.has(name)),
      };
    }
    if (!planned.some(isStale)) {
      return { outcome: preview ? 'discarded' : 'not-editable', ...nothingEdited };
    }
  }
  return { outcome: 'not-editable', ...nothingEdited };
}

function isStale({ document, batch }: PlannedEdit): boolean {
  return document.isClosed || document.version !== batch.version;
}

/** Whether a file of references is another than when it was read, or one was made in the meantime. */
async function hasChanged({ uri, opened, version }: OpenReferenceFile): Promise<boolean> {
  return opened === undefined ? (await openIfThere(uri)) !== undefined : opened.isClosed || opened.version !== version;
}

async function planEdits(
  { documents, kind, stored }: EditRequest,
  references: BatchReferences,
  { planner, configurations }: EditParts,
): Promise<readonly PlannedEdit[]> {
  const planned: PlannedEdit[] = [];
  for (const { uri } of documents) {
    const document = await vscode.workspace.openTextDocument(uri);
    const refer = await references.of(document, secretPlaceOf(document, await configurations.of(folderOf(document))));
    const batch = await planner.batch(document, {
      target: kind,
      wanted: () => true,
      refer: (plan, finding, value) => {
        const found = stored.find((each) => each.value.equals(value));
        return found === undefined ? message('This value was not stored.') : refer(plan, finding, found.stored.name);
      },
      // What was stored is to be used: this is not given up half way.
      signal: new AbortController().signal,
    });
    if (batch.fixes.length > 0) {
      planned.push({ document, batch });
      await references.take(document, batch.fixes);
    }
  }
  return planned;
}

/**
 * With a preview, one edit that changes nothing asks for a confirmation, and the others do not: VS Code opens its preview
 * for the one, and has the others ticked. What is not ticked is shown there without its change.
 */
function workspaceEdit(
  planned: readonly PlannedEdit[],
  files: readonly OpenReferenceFile[],
  kind: StoreKind,
  preview: boolean,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const label = vscode.l10n.t('Look up in {0}: untick the files to leave as they are', storeName(kind));
  const ticked = { label, needsConfirmation: false };
  const edited = new Set(planned.map(({ document }) => document.uri.toString()));
  for (const { uri, opened, references } of files) {
    const text = references.textWith();
    if (text === undefined || edited.has(uri.toString())) {
      continue;
    }
    if (opened === undefined) {
      edit.createFile(uri, { contents: new TextEncoder().encode(text) }, preview ? ticked : undefined);
    } else {
      edit.set(uri, [[replacement(opened, text), preview ? ticked : undefined]]);
    }
  }
  for (const [index, { document, batch }] of planned.entries()) {
    const file = files.find(({ uri }) => uri.toString() === document.uri.toString());
    const text = file?.references.textWith(batch.text) ?? batch.text;
    if (preview) {
      const opener = [new vscode.TextEdit(endOf(document), ''), { label, needsConfirmation: true }] as const;
      // All edits of a file as one: an import without its use, or a use without its import, cannot be ticked.
      const change = [replacement(document, text), ticked] as const;
      edit.set(document.uri, index === 0 ? [[...change], [...opener]] : [[...change]]);
    } else if (text !== batch.text) {
      edit.set(document.uri, [replacement(document, text)]);
    } else {
      edit.set(
        document.uri,
        batch.edits.map(({ span, text: replaced }) => new vscode.TextEdit(rangeOf(document, span), replaced)),
      );
    }
  }
  return edit;
}

function endOf(document: vscode.TextDocument): vscode.Range {
  const end = document.positionAt(document.getText().length);
  return new vscode.Range(end, end);
}

/** What makes a text of a document, the rest of it left as it is. */
function replacement(document: vscode.TextDocument, after: string): vscode.TextEdit {
  const { start, end, text } = difference(document.getText(), after);
  return new vscode.TextEdit(rangeOf(document, { start, end }), text);
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
