import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Something that the machine lacks, with the command that mends it. */
export class MissingTool extends Error {
  override readonly name = 'MissingTool';

  constructor(
    readonly tools: readonly string[],
    readonly command: string,
  ) {
    super(`This machine lacks ${tools.join(', ')}. Install with: ${command}`);
  }
}

/** The first of the programs that stands on PATH, as a full path. */
export function findOnPath(...names: readonly string[]): string | undefined {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd', ''] : [''];
  for (const name of names) {
    for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
      for (const suffix of suffixes) {
        const candidate = path.join(folder, name + suffix);
        if (folder !== '' && isExecutable(candidate)) {
          return candidate;
        }
      }
    }
  }
  return undefined;
}

/** Desktop VS Code's program, where its command `code` is on the PATH. */
export function findVsCode(): string | undefined {
  const code = findOnPath('code');
  // On Windows the command is a batch file, which cannot be started without a shell; the program lies beside its folder.
  return code?.endsWith('.cmd') === true ? path.join(path.dirname(code), '..', 'Code.exe') : code;
}

/** Whether a file is there and may be run. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The command that installs packages here: Debian's names are given, with Homebrew's where they differ. */
export function installCommand(debian: readonly string[], homebrew: readonly string[] = debian): string {
  if (process.platform === 'darwin') {
    return homebrew.length === 0 ? 'xcode-select --install' : `brew install ${homebrew.join(' ')}`;
  }
  if (process.platform === 'win32') {
    return `wsl --install, then in it: sudo apt-get install -y ${debian.join(' ')}`;
  }
  const sudo = process.getuid?.() === 0 ? '' : 'sudo ';
  return `${sudo}apt-get update && ${sudo}apt-get install -y ${debian.join(' ')}`;
}
