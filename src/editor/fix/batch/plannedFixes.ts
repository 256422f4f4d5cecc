import * as vscode from 'vscode';
import type { Batch, BatchFix } from '../../../core/fix/batch';
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
  const secrets = new Map<string, PlannedSecret & { readonly places: PlannedPlace[] }>();
  const rest: PlannedRest[] = [];
  const touched: vscode.TextDocument[] = [];
  const fixes: BatchFix[] = [];
  for (const document of documents) {
    const place = secretPlaceOf(document, await configurations.of(folderOf(document)));
    const batch: Batch = await planner.batch(document, {
      target: kind,
      wanted,
      signal,
      refer: (plan, finding, value) => {
        const name = names.propose(plan, finding, value, place);
        names.take(name, value);
        return { target: kind, name };
      },
    });
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
  const file = document.isUntitled ? document.uri.path : vscode.workspace.asRelativePath(document.uri);
  return { label: `${file}:${String(line)}`, name: findingName(finding) ?? finding.detector };
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
