/** A file that the repository keeps but no one edits. */
export interface GeneratedFile {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly content: string;
  /** What only a person can put right; a check fails on any. */
  readonly problems?: readonly string[];
}
