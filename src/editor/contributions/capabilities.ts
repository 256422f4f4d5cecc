import { text } from './manifestText';

/** What the manifest says of workspaces in which not everything works. */
export const capabilities = {
  untrusted: text(
    'capability.untrusted',
    'In restricted mode secrets are found in open files. Nothing is stored in or read from AWS, and the workspace chooses neither profile nor region.',
  ),
  virtual: text(
    'capability.virtual',
    'Secrets are found in open files. Environment files and git ignore rules need a file system that can be written to.',
  ),
} as const;
