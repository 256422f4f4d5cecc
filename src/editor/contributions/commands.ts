import { text } from './manifestText';
import type { ManifestText } from './manifestText';

/** A command as the manifest declares it. */
export interface CommandDefinition {
  readonly id: `strongroom.${string}`;
  readonly title: ManifestText;
  /** A codicon, for commands that stand in a title bar. */
  readonly icon?: string;
  /** When the command palette lists it: a when-clause, `always`, or `never` for commands that need an argument. */
  readonly palette: string;
}

const onFinding = 'strongroom.editorHasFindings';

/** Every command, by the name that the code uses. */
export const commands = {
  moveToSecretsManager: {
    id: 'strongroom.moveToSecretsManager',
    title: text('command.moveToSecretsManager', 'Move Secret to AWS Secrets Manager…'),
    palette: onFinding,
  },
  moveToParameterStore: {
    id: 'strongroom.moveToParameterStore',
    title: text('command.moveToParameterStore', 'Move Secret to SSM Parameter Store (SecureString)…'),
    palette: onFinding,
  },
  replaceWithEnvironmentVariable: {
    id: 'strongroom.replaceWithEnvironmentVariable',
    title: text('command.replaceWithEnvironmentVariable', 'Replace Secret with Environment Variable…'),
    palette: onFinding,
  },
  useDefaultCredentialChain: {
    id: 'strongroom.useDefaultCredentialChain',
    title: text('command.useDefaultCredentialChain', 'Use the Default AWS Credential Chain…'),
    palette: onFinding,
  },
  moveConnection: {
    id: 'strongroom.moveConnection',
    title: text('command.moveConnection', 'Move Whole Connection to AWS Secrets Manager (JSON)…'),
    palette: onFinding,
  },
  fixAllInFile: {
    id: 'strongroom.fixAllInFile',
    title: text('command.fixAllInFile', 'Fix All Secrets in This File…'),
    palette: onFinding,
  },
  fixAllInWorkspace: {
    id: 'strongroom.fixAllInWorkspace',
    title: text('command.fixAllInWorkspace', 'Fix All Secrets in the Workspace…'),
    palette: 'isWorkspaceTrusted && workspaceFolderCount > 0',
  },
  fixAllOfValue: {
    id: 'strongroom.fixAllOfValue',
    title: text('command.fixAllOfValue', 'Fix All Places of This Secret in the File…'),
    palette: onFinding,
  },
  insertLookup: {
    id: 'strongroom.insertLookup',
    title: text('command.insertLookup', 'Insert Look-up at Cursor…'),
    palette: 'isWorkspaceTrusted && editorIsOpen && !editorReadonly',
  },
  checkLookups: {
    id: 'strongroom.checkLookups',
    title: text('command.checkLookups', 'Check Look-ups in This File'),
    palette: 'isWorkspaceTrusted && editorIsOpen',
  },
  checkLookupsInWorkspace: {
    id: 'strongroom.checkLookupsInWorkspace',
    title: text('command.checkLookupsInWorkspace', 'Check Look-ups in the Workspace'),
    palette: 'isWorkspaceTrusted && workspaceFolderCount > 0',
  },
  refreshLookups: {
    id: 'strongroom.refreshLookups',
    title: text('command.refreshLookups', 'Ask AWS for Names of Secrets and Parameters'),
    palette: 'isWorkspaceTrusted',
  },
  ignoreFinding: {
    id: 'strongroom.ignoreFinding',
    title: text('command.ignoreFinding', 'Ignore Finding…'),
    palette: onFinding,
  },
  explainRefusal: {
    id: 'strongroom.explainRefusal',
    title: text('command.explainRefusal', 'Why Is There No Such Fix Here?'),
    palette: 'never',
  },
  openKeyInConsole: {
    id: 'strongroom.openKeyInConsole',
    title: text('command.openKeyInConsole', 'Deactivate Access Key in the IAM Console'),
    palette: onFinding,
  },
  copyFingerprint: {
    id: 'strongroom.copyFingerprint',
    title: text('command.copyFingerprint', 'Copy Fingerprint of Finding'),
    palette: onFinding,
  },
  chooseProfile: {
    id: 'strongroom.chooseProfile',
    title: text('command.chooseProfile', 'Choose AWS Profile…'),
    icon: '$(account)',
    palette: 'isWorkspaceTrusted',
  },
  refreshIdentity: {
    id: 'strongroom.refreshIdentity',
    title: text('command.refreshIdentity', 'Refresh Identity'),
    icon: '$(refresh)',
    palette: 'isWorkspaceTrusted',
  },
  showIdentity: {
    id: 'strongroom.showIdentity',
    title: text('command.showIdentity', 'Show AWS Identity'),
    palette: 'always',
  },
  explainIdentityProblem: {
    id: 'strongroom.explainIdentityProblem',
    title: text('command.explainIdentityProblem', 'Explain the Identity Problem'),
    palette: 'never',
  },
  signIn: {
    id: 'strongroom.signIn',
    title: text('command.signIn', 'Sign in to AWS in a Terminal'),
    palette: 'isWorkspaceTrusted',
  },
  copyIdentityValue: {
    id: 'strongroom.copyIdentityValue',
    title: text('command.copyIdentityValue', 'Copy'),
    palette: 'never',
  },
  openIdentityInConsole: {
    id: 'strongroom.openIdentityInConsole',
    title: text('command.openIdentityInConsole', 'Open in the AWS Console'),
    icon: '$(link-external)',
    palette: 'never',
  },
  openConfiguration: {
    id: 'strongroom.openConfiguration',
    title: text('command.openConfiguration', 'Open Configuration (.strongroom.json)'),
    palette: 'workspaceFolderCount > 0',
  },
  showFindings: {
    id: 'strongroom.showFindings',
    title: text('command.showFindings', 'Show Findings in the Problems Panel'),
    palette: 'always',
  },
  showLog: {
    id: 'strongroom.showLog',
    title: text('command.showLog', 'Show Log'),
    palette: 'always',
  },
} as const satisfies Readonly<Record<string, CommandDefinition>>;
