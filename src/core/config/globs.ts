import { message } from '../text/message';
import type { Message } from '../text/message';

/** Why a glob, in the syntax of .gitignore, cannot be what its author meant; undefined where it can. */
export function globProblem(glob: string): Message | undefined {
  if (glob.trim() === '' || glob === '!') {
    return message('This glob is empty.');
  }
  if (glob.startsWith('#')) {
    return message('A glob that begins with # is a comment. Write \\# for a name that begins so.');
  }
  if (/(?:^|[^\\])(?:\\\\)*\\$/.test(glob)) {
    return message('This glob ends in a backslash. Folders are separated by /.');
  }
  if (/^[A-Za-z]:[\\/]/.test(glob) || /\\[A-Za-z0-9_.]/.test(glob)) {
    return message('Folders of a glob are separated by /, and a glob begins at the folder of .strongroom.json.');
  }
  if (glob.split('/').includes('..') || /^!?\.\//.test(glob)) {
    return message('A glob begins at the folder of .strongroom.json; it cannot hold ./ or ../.');
  }
  if (hasOpenBracket(glob)) {
    return message('A [ of this glob is never closed.');
  }
  return undefined;
}

function hasOpenBracket(glob: string): boolean {
  let open = -1;
  for (let index = 0; index < glob.length; index += 1) {
    const sign = glob.charAt(index);
    if (sign === '\\') {
      index += 1;
    } else if (sign === '[' && open < 0) {
      open = index;
    } else if (sign === ']' && open >= 0 && index > open + 1) {
      open = -1;
    }
  }
  return open >= 0;
}
