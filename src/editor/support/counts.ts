import * as vscode from 'vscode';

/** `1 value`, `3 values`, in the person's language. */
export function values(count: number): string {
  return count === 1 ? vscode.l10n.t('1 value') : vscode.l10n.t('{0} values', count);
}

/** `1 place`, `3 places`: of a value in a text. */
export function places(count: number): string {
  return count === 1 ? vscode.l10n.t('1 place') : vscode.l10n.t('{0} places', count);
}

/** `1 file`, `3 files`. */
export function files(count: number): string {
  return count === 1 ? vscode.l10n.t('1 file') : vscode.l10n.t('{0} files', count);
}

/** `1 finding`, `3 findings`. */
export function findings(count: number): string {
  return count === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', count);
}

/** `1 look-up`, `3 look-ups`. */
export function lookups(count: number): string {
  return count === 1 ? vscode.l10n.t('1 look-up') : vscode.l10n.t('{0} look-ups', count);
}

/** `1 name`, `3 names`: of secrets and parameters. */
export function names(count: number): string {
  return count === 1 ? vscode.l10n.t('1 name') : vscode.l10n.t('{0} names', count);
}
