import ignore from 'ignore';

/**
 * Whether the text of a `.gitignore` covers a file.
 *
 * @param path relative to the folder of that `.gitignore`, `/` between folders.
 */
export function covers(gitIgnore: string, path: string): boolean {
  return ignore().add(gitIgnore).ignores(path);
}

/** The text of a `.gitignore` that covers `path` as well; line ends stay as they are. */
export function withEntry(gitIgnore: string | undefined, path: string): string {
  const source = gitIgnore ?? '';
  const eol = source.includes('\r\n') ? '\r\n' : '\n';
  const separator = source === '' || /[\r\n]$/.test(source) ? '' : eol;
  // Rooted, so that the entry covers this file and no other; the characters that a pattern gives a meaning are escaped.
  const pattern = `/${path.replace(/[\\*?[\]!#]/g, '\\$&').replace(/ $/, '\\ ')}`;
  return `${source}${separator}${pattern}${eol}`;
}
