import type { Language } from '../language';
import { readShell } from '../shell/read';

/** Shell scripts: sh, bash, zsh, ksh and what is close to them. */
export const language: Language = {
  id: 'shellscript',
  languageIds: ['shellscript', 'fish', 'bats'],
  extensions: ['.sh', '.bash', '.zsh', '.ksh', '.bats', '.fish', '.ebuild', '.command', '.zsh-theme', '.csh', '.envrc'],
  fileNames: [
    '.bashrc*',
    '.bash_profile*',
    '.bash_login',
    '.bash_logout',
    '.bash_aliases',
    '.profile',
    '.zshrc*',
    '.zshenv',
    '.zprofile',
    '.zlogin',
    '.zlogout',
    '.kshrc',
    '.envrc',
    'bashrc',
    'zshrc',
    'profile',
    'crontab',
    'pkgbuild',
    'apkbuild',
    'postinst',
    'preinst',
    'postrm',
    'prerm',
  ],
  comments: { line: '#' },
  read: (source) => readShell(source, { start: 0, end: source.length }),
};
