import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { admits, setVariable } from '../core/fix/environmentFile';
import { withEntry } from '../core/fix/gitIgnore';
import { english, message } from '../core/text/message';
import type { Message } from '../core/text/message';
import type { Secret } from '../core/text/secret';
import { systemCode, systemReason } from './errors';
import { isGitIgnored, isTracked, repositoryRoot } from './repository';
import { replaceFile } from './writeFile';

/** Whether a `.env` file may take secrets. */
export type EnvironmentGuard =
  /** `note` says what had to be done first, if anything. */
  { readonly kind: 'ready'; readonly note?: Message } | { readonly kind: 'refused'; readonly reason: Message };

export type EnvironmentOutcome =
  { readonly kind: 'added' | 'reused' } | { readonly kind: 'refused'; readonly reason: Message };

/** A `.env` file that keeps values out of git: it takes none before git ignores it. */
export class EnvironmentTarget {
  #guard: Promise<EnvironmentGuard> | undefined;

  /** @param file absolute. */
  constructor(readonly file: string) {}

  /** Sees to it that git ignores the file, adding an entry to the `.gitignore` beside it where none covers it. */
  guard(): Promise<EnvironmentGuard> {
    this.#guard ??= this.#makeReady();
    return this.#guard;
  }

  /** What `set` would come to. Writes nothing. */
  check(name: string, value: Secret): EnvironmentOutcome {
    return this.#change(name, value, false);
  }

  /** Whether a value may stand under a name, `same` where it does. A file that cannot be read is the matter of `check`. */
  admits(name: string, value: Secret): boolean | 'same' {
    try {
      return admits(this.#read(), name, value);
    } catch {
      return true;
    }
  }

  /** Sets a variable. Nobody but the owner may read a file that this creates. */
  set(name: string, value: Secret): EnvironmentOutcome {
    return this.#change(name, value, true);
  }

  #change(name: string, value: Secret, write: boolean): EnvironmentOutcome {
    try {
      const change = setVariable(this.#read(), name, value);
      switch (change.kind) {
        case 'reused':
          return { kind: 'reused' };
        case 'conflict':
          return refused(message('{0} already holds a different value under {1}', this.file, name));
        case 'unwritable':
          return refused(change.reason);
        case 'added':
          if (write) {
            replaceFile(this.file, Buffer.from(change.text, 'utf8'), 0o600);
            if (setVariable(this.#read(), name, value).kind !== 'reused') {
              return refused(message('{0} did not read back the same after writing to {1}', name, this.file));
            }
          }
          return { kind: 'added' };
      }
    } catch (error) {
      return refused(message('{0} could not be written: {1}', this.file, english(systemReason(error))));
    }
  }

  async #makeReady(): Promise<EnvironmentGuard> {
    const folder = path.dirname(this.file);
    try {
      if (!statSync(folder).isDirectory()) {
        return refused(message('{0} is not a folder', folder));
      }
      if ((await isTracked(this.file)) === true) {
        return refused(
          message(
            'git tracks {0}, so a secret in it would be committed. Run git rm --cached on it, or name another file with --env-file',
            this.file,
          ),
        );
      }
      const root = repositoryRoot(folder) ?? folder;
      if (isGitIgnored(this.file, root)) {
        return { kind: 'ready' };
      }
      const gitIgnore = path.join(folder, '.gitignore');
      replaceFile(gitIgnore, Buffer.from(withEntry(readTextOrUndefined(gitIgnore), path.basename(this.file)), 'utf8'));
      return isGitIgnored(this.file, root)
        ? {
            kind: 'ready',
            note: message('Added {0} to {1}, so that git does not take it up.', path.basename(this.file), gitIgnore),
          }
        : refused(message('git would take up {0}: no entry of {1} keeps it out', this.file, gitIgnore));
    } catch (error) {
      return refused(message('{0} could not be made safe from git: {1}', this.file, english(systemReason(error))));
    }
  }

  #read(): string | undefined {
    return readTextOrUndefined(this.file);
  }
}

function refused(reason: Message): { readonly kind: 'refused'; readonly reason: Message } {
  return { kind: 'refused', reason };
}

function readTextOrUndefined(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (systemCode(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
