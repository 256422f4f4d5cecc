/** What an answer of the SDK carries of its transport. */
interface Answer {
  readonly $metadata: { readonly httpStatusCode?: number | undefined; readonly requestId?: string | undefined };
}

/**
 * An answer that lacks what every answer of the service has: something else has answered. A sign-in page of a network
 * does so with status 200, and the SDK takes it for an empty answer.
 */
export function unexpectedAnswer({ $metadata }: Answer): Error {
  return Object.assign(new SyntaxError('Something else has answered.'), { $metadata });
}
