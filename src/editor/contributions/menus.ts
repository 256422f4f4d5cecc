import { commands } from './commands';
import { views } from './views';

/** One entry of a menu. */
export interface MenuEntry {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

const inIdentity = `view == ${views.identity.id}`;

/** Menus other than the command palette, which follows from the commands. */
export const menus: Readonly<Record<string, readonly MenuEntry[]>> = {
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
