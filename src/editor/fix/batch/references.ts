import { constants } from 'node:fs';
import { access, chmod, realpath } from 'node:fs/promises';
import path from 'node:path';
import * as vscode from 'vscode';
import type { BatchFix, BatchRequest } from '../../../core/fix/batch';
import { ReferenceFile } from '../../../core/fix/referenceFile';
import type { NamePlace } from '../../../core/fix/nameBook';
import type { StoreKind } from '../../../core/ports';
import type { SecretReference } from '../../../core/rewriters/rewriter';
import { english, message } from '../../../core/text/message';
import type { Message } from '../../../core/text/message';
import { systemCode, systemReason } from '../../../node/errors';
import { folderOf } from '../../scanning/scannedDocuments';
import { environmentTargetOf } from '../environmentFile';
import { openIfThere } from '../environmentReference';

/** A `.env` file that takes references, as it stands. */
export interface OpenReferenceFile {
  readonly uri: vscode.Uri;
  /** Undefined where the file does not exist. */
  readonly opened: vscode.TextDocument | undefined;
  /** The version of it that this is of. */
  readonly version: number | undefined;
  readonly references: ReferenceFile;
}

type Refer = (
  plan: Parameters<BatchRequest['refer']>[0],
  finding: BatchFix['finding'],
  name: string,
) => SecretReference | Message;

/** The references that a batch leaves in `.env`, in each workspace folder its own. Changes nothing. */
export class BatchReferences {
  readonly #files = new Map<string, Promise<OpenReferenceFile | Message>>();

  /** @param region where the values are stored; undefined as long as that is not chosen. */
  constructor(
    private readonly kind: StoreKind,
    private readonly region: string | undefined,
  ) {}

  /** What the code of a document is to look up; the reason where it can only look up a reference, and none can be left. */
  async of(document: vscode.TextDocument, place: NamePlace): Promise<Refer> {
    const file = await this.#fileOf(document);
    return (plan, finding, name) => {
      const lookup = { target: this.kind, name };
      if (plan.throughEnvironment !== true) {
        return lookup;
      }
      if ('template' in file) {
        return file;
      }
      const reference = this.#reference(name);
      const variable = file.references.propose({ plan, finding, place, reference });
      return typeof variable === 'string' ? { ...lookup, variable } : variable;
    };
  }

  /** Takes up the references of what a document's batch has come to. */
  async take(document: vscode.TextDocument, fixes: readonly BatchFix[]): Promise<void> {
    const file = await this.#fileOf(document);
    for (const { reference } of fixes) {
      if (reference.variable !== undefined && !('template' in file)) {
        file.references.leave(reference.variable, this.#reference(reference.name));
      }
    }
  }

  /** The files that references were taken up for. */
  async files(): Promise<readonly OpenReferenceFile[]> {
    const files = await Promise.all(this.#files.values());
    return files.flatMap((file) => ('template' in file || file.references.variables.length === 0 ? [] : file));
  }

  #reference(name: string): { store: StoreKind; name: string; region?: string } {
    return { store: this.kind, name, ...(this.region !== undefined && { region: this.region }) };
  }

  #fileOf(document: vscode.TextDocument): Promise<OpenReferenceFile | Message> {
    const file = environmentTargetOf(document)?.file ?? '';
    const known = this.#files.get(file) ?? openFile(file, document);
    this.#files.set(file, known);
    return known;
  }
}

/** A file that code reads references from, or why it takes none in a batch. */
async function openFile(file: string, document: vscode.TextDocument): Promise<OpenReferenceFile | Message> {
  const folder = document.isUntitled ? vscode.workspace.workspaceFolders?.[0] : folderOf(document);
  if (file === '' || folder === undefined) {
    return message('The file lies in no folder of the workspace whose .env could take a reference: fix it by itself.');
  }
  try {
    await access(file, constants.R_OK | constants.W_OK);
    const [root, real] = await Promise.all([realpath(folder.uri.fsPath), realpath(file)]);
    const within = path.relative(root, real);
    // Of another drive, the relative path is an absolute one.
    if (/^\.\.(?:[\\/]|$)/.test(within) || path.isAbsolute(within)) {
      return message('{0} is a link to a file outside of the workspace folder, where no reference is left.', file);
    }
  } catch (error) {
    const why = systemCode(error) === 'ENOENT' ? await folderProblem(folder.uri.fsPath) : error;
    if (why !== undefined) {
      return message('{0} could not be written: {1}', file, english(systemReason(why)));
    }
  }
  const uri = vscode.Uri.file(file);
  const opened = await openIfThere(uri);
  if (opened?.isDirty === true) {
    return message('{0} has changes that are not saved: save it first, so that a reference can be left there.', file);
  }
  return { uri, opened, version: opened?.version, references: new ReferenceFile(file, opened?.getText()) };
}

/** What keeps a file from being made in a folder; undefined where nothing does. */
async function folderProblem(folder: string): Promise<unknown> {
  try {
    await access(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Writes a file of references to disk, once the edit was made; answers the lines that are not in it. */
export async function keepReferences({ uri, opened, references }: OpenReferenceFile): Promise<readonly string[]> {
  if (opened === undefined) {
    // Values may be kept there later, as in one that `EnvironmentTarget` makes.
    await chmod(uri.fsPath, 0o600).catch(() => undefined);
  }
  const now = await openIfThere(uri);
  await now?.save();
  // What could not be saved is not in the file that programs read.
  return references.missing(now?.isDirty === true ? undefined : now?.getText());
}
