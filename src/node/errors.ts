import { message } from '../core/text/message';
import type { Message } from '../core/text/message';

/** The code of a failed system call (`ENOENT`); undefined for anything else that was thrown. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** Why a file or folder could not be read or written, in words. */
export function systemReason(error: unknown): Message {
  const code = systemCode(error) ?? 'an unknown error';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return message('it is not there (any more)');
    case 'EACCES':
    case 'EPERM':
      return message('permission is denied');
    case 'EISDIR':
      return message('it is a folder');
    case 'EMFILE':
    case 'ENFILE':
      return message('too many files are open');
    case 'ELOOP':
      return message('its symbolic links lead in a circle');
    case 'ENAMETOOLONG':
      return message('its path is too long');
    case 'ENOSPC':
    case 'EDQUOT':
      return message('the disk is full');
    case 'EREADONLY':
      return message('it is read-only');
    case 'EROFS':
      return message('the file system is read-only');
    default:
      return message('the system reports {0}', code);
  }
}
