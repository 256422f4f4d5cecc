/** What can go wrong on purpose. */
export type Fault =
  /** Access is denied, in AWS's words. */
  | { readonly kind: 'denied' }
  | { readonly kind: 'throttled' }
  /** The session has expired. */
  | { readonly kind: 'expired' }
  /** Any other error. */
  | { readonly kind: 'error'; readonly code: string; readonly message: string; readonly status?: number }
  /** An HTML page, as from a captive portal; with status 200 unless told. */
  | { readonly kind: 'garbage'; readonly status?: number }
  /** The connection is cut. */
  | { readonly kind: 'reset' }
  /** No answer until the injection is released. */
  | { readonly kind: 'slow' }
  /** The answer holds a value that is not the stored one. */
  | { readonly kind: 'wrong-value' };

export interface FaultOptions {
  /** How many requests it hits; without, every one until it is removed. */
  readonly times?: number;
  /** How many requests are let through before. */
  readonly skip?: number;
  /** Whether the operation is carried out all the same, and only the answer goes wrong. */
  readonly afterwards?: boolean;
}

/** A fault in force. */
export interface Injection {
  /** Resolves when the first request was hit. */
  readonly hit: Promise<void>;
  /** How many requests were hit. */
  readonly hits: number;
  /** Of a slow fault: lets the held requests go on. */
  release(): void;
  /** Ends it, and releases what it holds. */
  remove(): void;
}

/** A fault as a request meets it. */
export interface MetFault {
  readonly fault: Fault;
  readonly afterwards: boolean;
  /** Resolves when a slow fault is released. */
  readonly released: Promise<void>;
}

/** The faults in force, by operation: `secretsmanager:CreateSecret`, `iam:*` or `*`. */
export class Faults {
  readonly #active = new Set<ActiveFault>();

  inject(operation: string, fault: Fault, options: FaultOptions): Injection {
    const active = new ActiveFault(operation, fault, options, () => this.#active.delete(active));
    this.#active.add(active);
    return active;
  }

  /** The fault that a request to an operation meets, if any; the latest injected goes first. */
  meet(service: string, operation: string): MetFault | undefined {
    const names = [`${service}:${operation}`, `${service}:*`, '*'];
    return [...this.#active]
      .reverse()
      .find((active) => names.includes(active.operation) && !active.skips())
      ?.meet();
  }

  clear(): void {
    for (const active of [...this.#active]) {
      active.remove();
    }
  }
}

class ActiveFault implements Injection {
  readonly hit: Promise<void>;
  readonly released: Promise<void>;
  hits = 0;
  #skipped = 0;
  #wasHit: () => void = () => {};
  #release: () => void = () => {};

  constructor(
    readonly operation: string,
    readonly fault: Fault,
    private readonly options: FaultOptions,
    private readonly forget: () => void,
  ) {
    this.hit = new Promise((resolve) => {
      this.#wasHit = resolve;
    });
    this.released = new Promise((resolve) => {
      this.#release = resolve;
    });
  }

  /** Whether the request is one of those that are let through; counts it, then. */
  skips(): boolean {
    if (this.#skipped >= (this.options.skip ?? 0)) {
      return false;
    }
    this.#skipped += 1;
    return true;
  }

  meet(): MetFault {
    this.hits += 1;
    this.#wasHit();
    if (this.hits === this.options.times) {
      this.forget();
    }
    return { fault: this.fault, afterwards: this.options.afterwards ?? false, released: this.released };
  }

  release(): void {
    this.#release();
  }

  remove(): void {
    this.forget();
    this.#release();
  }
}
