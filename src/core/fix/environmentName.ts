import { withoutInnerCapitals } from '../rewriters/shared/identifiers';
import { asciiName } from '../text/asciiName';
import { trimmed } from './trimmed';

/**
 * Variables that the shell, the system or a runtime sets itself or obeys: a secret under such a name would never be
 * read, or change how programs run.
 */
const taken = new Set([
  ...['BASH', 'CI', 'COLUMNS', 'CWD', 'DISPLAY', 'EDITOR', 'EUID', 'GID', 'HOME', 'HOST', 'HOSTNAME', 'IFS', 'LANG'],
  ...['LINES', 'LOGNAME', 'MAIL', 'OLDPWD', 'OS', 'PATH', 'PORT', 'PPID', 'PS1', 'PWD', 'RANDOM', 'SECONDS', 'SHELL'],
  ...['SHLVL', 'TEMP', 'TERM', 'TMP', 'TMPDIR', 'TZ', 'UID', 'USER', 'USERDOMAIN', 'USERNAME', 'USERPROFILE', 'VISUAL'],
  ...['NODE_ENV', 'NODE_OPTIONS', 'NODE_PATH', 'PYTHONHOME', 'PYTHONPATH', 'PYTHONSTARTUP', 'DEBUG', 'LD_PRELOAD'],
]);

/** Prefixes that loaders and the AWS SDKs obey. */
const obeyed = /^(?:LD_|DYLD_|LC_|BASH_|npm_|AWS_)/;

/** An environment variable's name: `dbPassword` becomes `DB_PASSWORD`. Never empty, never one that means something else. */
export function environmentVariableName(identifier: string): string {
  const { text, mark } = asciiName(withoutInnerCapitals(identifier));
  const words = trimmed(
    text
      .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
      .replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
      .replace(/[^a-z0-9]+/gi, '_')
      .toUpperCase()
      .slice(0, 128),
    '_',
    '_',
  );
  const ending = mark === undefined ? '' : `_${mark.toUpperCase()}`;
  if (words === '') {
    return `SECRET${ending}`;
  }
  const name = (/^\d/.test(words) ? `SECRET_${words}` : words) + ending;
  return taken.has(name) || obeyed.test(name) ? `APP_${name}` : name;
}
