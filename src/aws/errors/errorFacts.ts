/** What may be told of an error of the SDK. Its message is not among it: AWS repeats the values of requests there. */
export interface ErrorFacts {
  /** AWS's code: `AccessDeniedException`. */
  readonly name: string;
  /** Node's code: `ECONNREFUSED`. */
  readonly code: string | undefined;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  /** The IAM action that AWS says is not allowed. */
  readonly action: string | undefined;
  /** Whether a policy forbids it explicitly, above what the account's own people may change. */
  readonly organization: boolean;
  /** Whether it is the time of the request that AWS does not accept. */
  readonly clock: boolean;
  /** Whether a secret that is scheduled for deletion stands in the way. */
  readonly deletion: boolean;
  /** Whether a secret exists that has no value. */
  readonly noValue: boolean;
  /** Whether it is AWS KMS that refused. */
  readonly kms: boolean;
}

/** Reads what may be told of an error. */
export function errorFacts(error: unknown): ErrorFacts {
  const { name, code, message, $metadata, cause } = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly name?: unknown;
    readonly code?: unknown;
    readonly message?: unknown;
    readonly cause?: unknown;
    readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
  };
  const text = typeof message === 'string' ? message : '';
  const kind = word(name) ?? 'Error';
  return {
    name: kind,
    code: word(code) ?? (typeof cause === 'object' && cause !== null && 'code' in cause ? word(cause.code) : undefined),
    status: $metadata?.httpStatusCode,
    requestId: word($metadata?.requestId),
    action: /not authorized to perform: ([a-z][a-z0-9-]*:[A-Za-z0-9]+)/.exec(text)?.[1],
    organization: /explicit deny in a service control policy/.test(text),
    clock:
      /^(?:RequestTimeTooSkewed|RequestInTheFuture|RequestExpired)$/.test(kind) ||
      /Signature (?:expired|not yet current)/.test(text),
    deletion: kind === 'InvalidRequestException' && /scheduled for deletion|marked (?:for deletion|deleted)/.test(text),
    noValue: kind === 'ResourceNotFoundException' && /specified secret value/.test(text),
    kms: /\bKMS\b/.test(text) || kind.startsWith('KMS') || kind === 'DecryptionFailure' || kind === 'EncryptionFailure',
  };
}

/** One word of an identifier's characters; nothing else may come from outside into a text for people. */
function word(value: unknown): string | undefined {
  return typeof value === 'string' && /^[\w.:-]{1,80}$/.test(value) ? value : undefined;
}
