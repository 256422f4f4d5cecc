import * as vscode from 'vscode';
import type { FoundLookup } from '../../core/lookups/foundLookup';
import { lookupAt } from '../../core/lookups/readLookups';
import { AwsFailure } from '../../core/ports';
import type { AwsRoom, Clock, ConnectionChoice, Log } from '../../core/ports';
import { regionOf, withRegion } from '../fix/account';
import type { Connection } from '../connection/connection';
import { awsIsAllowed } from '../connection/trust';
import { commands } from '../contributions/commands';
import type { Dialogs } from '../fix/dialogs';
import { followNotification, stepsAfter } from '../fix/failureSteps';
import type { Configurations } from '../scanning/configurations';
import type { LoadEngine } from '../scanning/engineLoader';
import { projectFiles } from '../scanning/projectFiles';
import { folderOf, rangeOf, sourceOf } from '../scanning/scannedDocuments';
import { localize } from '../support/localize';
import { Catalogs, choiceFor, kindName } from './catalogs';
import type { CheckScope } from './checkLookups';
import { checkLookups } from './checkLookups';
import { completeName } from './completion';
import { descriptionText, failureText, heading } from './descriptionText';
import { insertLookup } from './insertLookup';
import type { LookupDiagnostics } from './lookupDiagnostics';

export interface LookupsDependencies {
  readonly engine: LoadEngine;
  readonly aws: () => Promise<AwsRoom>;
  readonly connection: Connection;
  readonly configurations: Configurations;
  readonly diagnostics: LookupDiagnostics;
  readonly dialogs: Dialogs;
  readonly clock: Clock;
  readonly log: Log;
  /** Whether AWS may be asked by what nobody asked for: a completion, a hover. */
  readonly mayAsk: () => boolean;
  /** That someone asked for it. */
  readonly asked: () => void;
}

/** Everything about look-ups that stand in texts. A bundle of its own, loaded with the first of them. */
export interface Lookups {
  complete(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined>;
  hover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined>;
  insert(): Promise<void>;
  check(scope: CheckScope): Promise<void>;
  /** Forgets what was read, and reads the names again. */
  refresh(): Promise<void>;
}

export function createLookups(parts: LookupsDependencies): Lookups {
  const { engine, aws, connection, dialogs, mayAsk, asked } = parts;
  const catalogs = new Catalogs(aws, parts.clock);
  const dependencies = { ...parts, catalogs };
  const known = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly lookups: Promise<readonly FoundLookup[]> }
  >();
  const lookupsOf = async (document: vscode.TextDocument): Promise<readonly FoundLookup[]> => {
    let entry = known.get(document);
    if (entry?.version !== document.version) {
      entry = {
        version: document.version,
        lookups: (await engine()).lookups(sourceOf(document), projectFiles(folderOf(document))),
      };
      known.set(document, entry);
    }
    return entry.lookups;
  };
  /** With the region written out, so that it can be told. */
  const resolved = async (choice: ConnectionChoice): Promise<ConnectionChoice> =>
    withRegion(choice, await regionOf(await aws(), choice));

  return {
    complete: (document, position, token) => completeName(document, position, token, dependencies),
    hover: async (document, position) => {
      const offset = document.offsetAt(position);
      const lookup = lookupAt(await lookupsOf(document), offset);
      if (lookup === undefined) {
        return undefined;
      }
      const range = rangeOf(document, lookup.span);
      if (!mayAsk()) {
        return lookup.certain ? new vscode.Hover(offer(lookup), range) : undefined;
      }
      const choice = await resolved(choiceFor(lookup, connection.choice));
      try {
        return new vscode.Hover(descriptionText(await catalogs.describe(nameOf(lookup), choice), choice), range);
      } catch (error) {
        if (!AwsFailure.is(error)) {
          throw error;
        }
        // Of what may be no look-up of AWS at all nothing is said.
        return lookup.certain
          ? new vscode.Hover(failureText(lookup.store, lookup.name, error, choice), range)
          : undefined;
      }
    },
    insert: async () => {
      if (await awsIsAllowed(dialogs)) {
        asked();
        await insertLookup(dependencies);
      }
    },
    check: async (scope) => {
      if (await awsIsAllowed(dialogs)) {
        asked();
        await checkLookups(scope, { ...dependencies, resolved });
      }
    },
    refresh: async () => {
      if (!(await awsIsAllowed(dialogs))) {
        return;
      }
      asked();
      catalogs.clear();
      await refreshNames(catalogs, await resolved(connection.choice), dialogs);
    },
  };
}

async function refreshNames(catalogs: Catalogs, choice: ConnectionChoice, dialogs: Dialogs): Promise<void> {
  const [secrets, parameters] = await dialogs.progress(
    vscode.l10n.t('Reading the names of secrets and parameters…'),
    () =>
      Promise.allSettled([catalogs.names('secretsmanager', choice), catalogs.names('parameterstore', choice)] as const),
  );
  const failures = [secrets, parameters].flatMap((result) =>
    result.status === 'rejected' && AwsFailure.is(result.reason) ? [result.reason] : [],
  );
  const [failure] = failures;
  if (failure !== undefined) {
    followNotification(
      dialogs.warn(
        [...new Set(failures.map(({ explanation }) => localize(explanation)))].join(' '),
        stepsAfter(failure),
      ),
    );
  }
}

/** What is shown in place of what AWS says, before anyone asked for that. */
function offer({ store, name }: FoundLookup): vscode.MarkdownString {
  const text = heading(kindName(store), name);
  text.isTrusted = { enabledCommands: [commands.refreshLookups.id] };
  return text.appendMarkdown(`[${vscode.l10n.t('Ask AWS about look-ups')}](command:${commands.refreshLookups.id})`);
}

function nameOf({ store, name }: FoundLookup): Pick<FoundLookup, 'store' | 'name'> {
  return { store, name };
}
