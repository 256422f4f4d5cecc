/** An error without its own text: that may quote what it stumbled over, and this may be a secret. */
export interface ErrorOutline {
  /** What kind of error it is. */
  readonly name: string;
  /** The lines of its stack that tell places, innermost first. */
  readonly trace: readonly string[];
}

/** What may be told of an error that nobody expected. */
export function outlineOf(error: unknown): ErrorOutline {
  return error instanceof Error
    ? { name: error.name, trace: (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) }
    : { name: typeof error, trace: [] };
}
