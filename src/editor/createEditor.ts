import * as vscode from 'vscode';
import type { LoadedConfiguration } from '../core/config/load';
import type { FixJournal } from '../core/fix/journal';
import type { AwsRoom, Clock } from '../core/ports';
import { Connection } from './connection/connection';
import { registerCodeActions } from './findings/codeActions';
import { registerDiagnostics } from './findings/diagnostics';
import { registerHover } from './findings/hover';
import type { Dialogs } from './fix/dialogs';
import { registerFixCommands } from './fix/fixCommands';
import { registerIdentityCommands } from './identity/identityCommands';
import { IdentityModel } from './identity/identityModel';
import { keyPageUrl } from './identity/keyPage';
import { registerIdentityTree } from './identity/identityTree';
import type { Row } from './identity/row';
import { registerLookups } from './lookups/registerLookups';
import { registerDebugConfigurations } from './running/debugConfigurations';
import { registerRunTasks } from './running/runTasks';
import { Configurations } from './scanning/configurations';
import { DocumentScans } from './scanning/documentScans';
import { lazily } from './scanning/engineLoader';
import type { LoadEngine } from './scanning/engineLoader';
import { registerGeneralCommands } from './status/generalCommands';
import { registerStatusBar } from './status/statusBar';
import { DisposableList } from './support/disposables';
import type { DisposableLike } from './support/disposables';
import type { OutputLog } from './support/outputLog';

/** What the editor's features are made of; a composition root provides it. */
export interface EditorParts {
  readonly engine: LoadEngine;
  readonly aws: () => Promise<AwsRoom>;
  readonly parseConfiguration: (text: string) => Promise<LoadedConfiguration>;
  /** The fixes in progress of this workspace. */
  readonly journal: FixJournal;
  readonly dialogs: Dialogs;
  readonly clock: Clock;
  readonly log: OutputLog;
  /** The file of our command line. */
  readonly commandLine: string;
  /** What is remembered of this workspace. */
  readonly state: vscode.Memento;
}

/** The features that others can look into. */
export interface Editor extends DisposableLike {
  readonly configurations: Configurations;
  readonly scans: DocumentScans;
  readonly connection: Connection;
  readonly identity: IdentityModel;
  /** Offers to finish the fixes that the journal tells of; resolves once each was answered. */
  readonly offerUnfinished: () => Promise<void>;
  readonly identityRows: vscode.TreeDataProvider<Row>;
}

/** Wires the editor's features together. */
export function createEditor(parts: EditorParts): Editor {
  const { engine, aws, dialogs, clock, log, parseConfiguration } = parts;
  const own = new DisposableList();
  const configurations = own.push(new Configurations({ parse: parseConfiguration, log }));
  const connection = own.push(new Connection(parts.state));
  const scans = own.push(new DocumentScans({ engine, configurations, clock, log }));
  const identity = own.push(new IdentityModel({ aws, connection, log }));
  const policy = async (): Promise<Awaited<ReturnType<Configurations['of']>>['identity']> =>
    (await configurations.of(vscode.workspace.workspaceFolders?.[0])).identity;

  const openKeyPage = (key: Parameters<typeof keyPageUrl>[1]): Promise<void> =>
    dialogs.openExternal(keyPageUrl(identity, key));
  const fixes = lazily(async () => {
    const { createFixes } = await import('./fix/fixes');
    return createFixes({
      engine,
      aws,
      configurations,
      connection,
      journal: parts.journal,
      dialogs,
      clock,
      openKeyPage,
      log,
    });
  });

  const offerUnfinished = async (): Promise<void> => {
    try {
      // The bundle of the fixes is not loaded where there is nothing to finish.
      if ((await parts.journal.read()).entries.length > 0) {
        await (await fixes()).offerUnfinished();
      }
    } catch (error) {
      log.error('The journal of unfinished fixes could not be read.', error);
    }
  };
  void offerUnfinished();

  own.push(registerDiagnostics(scans, log));
  own.push(registerHover(scans));
  own.push(registerCodeActions(scans, fixes));
  own.push(registerFixCommands({ scans, fixes, dialogs, openKeyPage, log }));
  const identityTree = own.push(registerIdentityTree({ model: identity, policy, clock }));
  own.push(registerIdentityCommands({ model: identity, connection, dialogs, aws }));
  own.push(registerLookups({ engine, aws, connection, configurations, dialogs, clock, log }));
  own.push(registerStatusBar({ scans, model: identity, policy, clock }));
  own.push(registerGeneralCommands(log));
  own.push(registerDebugConfigurations({ aws, connection, dialogs }));
  own.push(registerRunTasks({ connection, commandLine: parts.commandLine }));
  return {
    configurations,
    scans,
    connection,
    identity,
    offerUnfinished,
    identityRows: identityTree.provider,
    dispose: () => {
      own.dispose();
    },
  };
}
