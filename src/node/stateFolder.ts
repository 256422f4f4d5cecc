import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Where a program keeps what must outlive it and belongs to one user: `XDG_STATE_HOME`, else `~/.local/state`
 * (https://specifications.freedesktop.org/basedir-spec/latest/); on Windows `LOCALAPPDATA`; on a Mac
 * `~/Library/Application Support`.
 *
 * @param environment of the process; the system's own answer for the home folder is used where it names none.
 */
export function stateFolder(environment: NodeJS.ProcessEnv, platform = process.platform): string {
  const home = environment['HOME'] || homedir();
  if (platform === 'win32') {
    return path.join(environment['LOCALAPPDATA'] || path.join(home, 'AppData', 'Local'), 'strongroom');
  }
  if (platform === 'darwin') {
    return path.join(home, 'Library', 'Application Support', 'strongroom');
  }
  const named = environment['XDG_STATE_HOME'];
  // The specification has relative paths ignored.
  const folder = named !== undefined && path.isAbsolute(named) ? named : path.join(home, '.local', 'state');
  return path.join(folder, 'strongroom');
}
