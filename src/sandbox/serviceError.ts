/** An error that AWS would answer: its code and message as AWS words them. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';

  constructor(
    readonly code: string,
    message: string,
    readonly status: number = 400,
    /** Members of the error's shape besides code and message. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}
