import { commands } from './commands';
import { views } from './views';

/** One entry of a menu. */
export interface MenuEntry {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

const inIdentity = `view == ${views.identity.id}`;

/** VS Code's ids of the languages and formats in which a rewriter writes look-ups. A test holds it to the registry. */
export const lookupLanguages: readonly string[] = [
  'ansible',
  'cloudformation',
  'csharp',
  'dockercompose',
  'dotenv',
  'env',
  'github-actions-workflow',
  'go',
  'hcl',
  'java',
  'java-properties',
  'javascript',
  'javascriptreact',
  'json',
  'jsonc',
  'kotlin',
  'opentofu',
  'php',
  'powershell',
  'properties',
  'properties-env',
  'python',
  'ruby',
  'rust',
  'shellscript',
  'spring-boot-properties',
  'terraform',
  'typescript',
  'typescriptreact',
  'yaml',
];

const writesLookups = `editorLangId =~ /^(?:${lookupLanguages.join('|')})$/`;

/** Menus other than the command palette, which follows from the commands. */
export const menus: Readonly<Record<string, readonly MenuEntry[]>> = {
  'editor/context': [
    {
      command: commands.insertLookup.id,
      when: `isWorkspaceTrusted && !editorReadonly && ${writesLookups}`,
      group: '1_modification@9',
    },
  ],
  'view/title': [
    { command: commands.refreshIdentity.id, when: `${inIdentity} && isWorkspaceTrusted`, group: 'navigation@1' },
    { command: commands.chooseProfile.id, when: `${inIdentity} && isWorkspaceTrusted`, group: 'navigation@2' },
    { command: commands.showLog.id, when: inIdentity, group: '9_log' },
  ],
  'view/item/context': [
    {
      command: commands.openIdentityInConsole.id,
      when: `${inIdentity} && viewItem =~ /\\bconsole\\b/`,
      group: 'inline',
    },
    { command: commands.copyIdentityValue.id, when: `${inIdentity} && viewItem =~ /\\bcopy\\b/`, group: '1_copy' },
    {
      command: commands.openIdentityInConsole.id,
      when: `${inIdentity} && viewItem =~ /\\bconsole\\b/`,
      group: '2_open',
    },
  ],
};
