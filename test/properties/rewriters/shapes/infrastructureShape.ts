import type { Shape } from '../programs';

/** A format of infrastructure, and where its files are. */
export interface InfrastructureShape extends Shape {
  readonly name: string;
  readonly path: string;
  /** Whether a fix only changes lines with a secret and adds others. */
  readonly keepsLines: boolean;
  /** What must not stand in a file that was rewritten. */
  readonly lacks?: RegExp;
  /** Whether the file is YAML: nothing in it but values with a secret, and what reads them, may be different then. */
  readonly isYaml?: boolean;
  /** What brackets do not count in: the others must be in pairs. */
  readonly braces?: { readonly comments: RegExp; readonly strings: RegExp };
}
