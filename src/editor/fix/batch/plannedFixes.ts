import * as vscode from 'vscode';
import type { BatchFix } from '../../../core/fix/batch';
import type { JournalPlace } from '../../../core/fix/journal';
import { NameBook } from '../../../core/fix/nameBook';
import { storageOptions } from '../../../core/fix/storageOptions';
import type { PutOptions, StoreKind } from '../../../core/ports';
import type { Finding } from '../../../core/scan/finding';
import type { Secret } from '../../../core/text/secret';
import { findingName } from '../../findings/findingAt';
import type { Configurations } from '../../scanning/configurations';
import { folderOf } from '../../scanning/scannedDocuments';
import { localize } from '../../support/localize';
import type { FixPlanner } from '../fixPlanner';
import { notedPlace } from '../recovery/fixNotes';
import { secretPlaceOf } from '../secretPlace';
import { BatchReferences } from './references';

/** A place in a file, as it is shown: `src/config.ts:12`. */
export interface ShownPlace {
  readonly label: string;
  readonly name: string;
}

/** One value, under one name, with every place that it leaves. */
export interface PlannedSecret {
  readonly name: string;
  readonly value: Secret;
  readonly making: Pick<PutOptions, 'tags' | 'kmsKeyId' | 'description'>;
  readonly places: readonly PlannedPlace[];
}

/** A place that a value leaves. */
export interface PlannedPlace extends ShownPlace {
  readonly uri: vscode.Uri;
  readonly finding: Finding;
  /** What the journal is told of it. */
  readonly noted: JournalPlace;
}

/** A finding that stays in the code. */
export interface PlannedRest extends ShownPlace {
  readonly finding: Finding;
  readonly uri: vscode.Uri;
  readonly reason: string;
}

/** What a person is asked to agree to. Nothing of it has happened. */
export interface PlannedFixes {
  readonly kind: StoreKind;
  readonly documents: readonly vscode.TextDocument[];
  readonly secrets: readonly PlannedSecret[];
  readonly rest: readonly PlannedRest[];
  /** What changes in behaviour, each sentence once. */
  readonly changes: readonly string[];
  readonly missingDependencies: readonly string[];
  /** The regions that files or their projects name, each with the files. */
  readonly regions: readonly NamedRegion[];
  /** The `.env` files that references are left in. */
  readonly references: readonly PlannedReferences[];
}

/** A region that files name, where their look-ups look. */
export interface NamedRegion {
  readonly region: string;
  readonly files: readonly string[];
}

/** The variables under which references are left in a file. */
export interface PlannedReferences {
  readonly file: string;
  readonly variables: readonly string[];
}

/**
 * Plans the fixes of all findings that are wanted in some documents.
 *
 * @throws the signal's reason where it is aborted.
 */
export async function planFixes(
  documents: readonly vscode.TextDocument[],
  kind: StoreKind,
  wanted: (finding: Finding) => boolean,
  { planner, configurations }: { readonly planner: FixPlanner; readonly configurations: Configurations },
  signal: AbortSignal,
): Promise<PlannedFixes> {
  const names = new NameBook(kind);
  const references = new BatchReferences(kind, undefined);
  const regions = new Map<string, string[]>();
  const secrets = new Map<string, PlannedSecret & { readonly places: PlannedPlace[] }>();
  const rest: PlannedRest[] = [];
  const touched: vscode.TextDocument[] = [];
  const fixes: BatchFix[] = [];
  for (const document of documents) {
    const place = secretPlaceOf(document, await configurations.of(folderOf(document)));
    const refer = await references.of(document, place);
    const batch = await planner.batch(document, {
      target: kind,
      wanted,
      signal,
      refer: (plan, finding, value) => {
        const name = names.propose(plan, finding, value, place);
        const reference = refer(plan, finding, name);
        if ('target' in reference) {
          names.take(name, value);
        }
        return reference;
      },
    });
    await references.take(document, batch.fixes);
    // A reference names the region itself.
    if (batch.region !== undefined && batch.fixes.some(({ reference }) => reference.variable === undefined)) {
      regions.set(batch.region, [...(regions.get(batch.region) ?? []), shownFile(document)]);
    }
    for (const fix of batch.fixes) {
      const { name } = fix.reference;
      const making = storageOptions(place, fix.plan.nameHint);
      const secret = secrets.get(name) ?? { name, value: fix.value, making, places: [] };
      secret.places.push({
        ...placeOf(document, fix.finding, fix.offset),
        uri: document.uri,
        finding: fix.finding,
        noted: notedOf(document, fix),
      });
      secrets.set(name, secret);
    }
    rest.push(
      ...batch.rest.map(({ finding, offset, reason }) => ({
        ...placeOf(document, finding, offset),
        finding,
        uri: document.uri,
        reason: localize(reason),
      })),
    );
    fixes.push(...batch.fixes);
    if (batch.fixes.length > 0) {
      touched.push(document);
    }
  }
  return {
    kind,
    documents: touched,
    secrets: [...secrets.values()],
    rest,
    changes: distinct(fixes.flatMap(({ plan }) => plan.behaviourChanges.map((change) => localize(change)))),
    missingDependencies: distinct(fixes.flatMap(({ plan }) => plan.missingDependencies)),
    regions: [...regions].map(([region, files]) => ({ region, files })),
    references: (await references.files()).map(({ uri, references: { variables } }) => ({
      file: vscode.workspace.asRelativePath(uri),
      variables,
    })),
  };
}

/** The finding where it stands before the batch: its own span is of a text between two steps. */
function notedOf(document: vscode.TextDocument, { finding, offset }: BatchFix): JournalPlace {
  const end = offset + (finding.span.end - finding.span.start);
  return notedPlace(
    { uri: document.uri.toString(), fingerprint: finding.fingerprint, start: offset },
    { ...finding, span: { start: offset, end } },
  );
}

function placeOf(document: vscode.TextDocument, finding: Finding, offset: number): ShownPlace {
  const line = document.positionAt(offset).line + 1;
  return { label: `${shownFile(document)}:${String(line)}`, name: findingName(finding) ?? finding.detector };
}

function shownFile({ isUntitled, uri }: vscode.TextDocument): string {
  return isUntitled ? uri.path : vscode.workspace.asRelativePath(uri);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
