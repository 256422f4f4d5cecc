import path from 'node:path';

/** The repository's root folder. */
export const root = path.resolve(__dirname, '..', '..');

/** Everything that is downloaded, installed or written by tests; git ignores it. */
export const testFolder = path.join(root, '.vscode-test');
