/** One version of a secret's value. */
export interface SecretVersion {
  readonly id: string;
  readonly string: string | undefined;
  readonly binary: Uint8Array | undefined;
  readonly created: Date;
  stages: string[];
}

export interface StoredSecretState {
  readonly name: string;
  readonly arn: string;
  description: string | undefined;
  /** The KMS key that encrypts it, as it was named; undefined for the service's own. */
  readonly kmsKeyId: string | undefined;
  readonly created: Date;
  changed: Date;
  /** When it goes for good; undefined where it is not to be deleted. */
  deletion: Date | undefined;
  deletedAt: Date | undefined;
  /** How it is rotated; undefined where that is not set up. */
  rotation: { readonly days: number; readonly last: Date | undefined } | undefined;
  readonly tags: Map<string, string>;
  readonly versions: SecretVersion[];
}

/** The secrets of one region. */
export class Secrets {
  readonly #secrets = new Map<string, StoredSecretState>();

  constructor(readonly now: () => Date) {}

  add(secret: StoredSecretState): void {
    this.#secrets.set(secret.name, secret);
  }

  remove(secret: StoredSecretState): void {
    this.#secrets.delete(secret.name);
  }

  all(): StoredSecretState[] {
    this.#sweep();
    return [...this.#secrets.values()];
  }

  /** By name, by ARN, or by ARN without the random end. */
  find(id: string): StoredSecretState | undefined {
    this.#sweep();
    return this.#secrets.get(id) ?? this.all().find(({ arn }) => arn === id || arn.slice(0, -7) === id);
  }

  /** Makes a version the current one. */
  addVersion(
    secret: StoredSecretState,
    version: Omit<SecretVersion, 'stages'>,
    stages: readonly string[] = ['AWSCURRENT'],
  ): void {
    for (const other of secret.versions) {
      if (stages.includes('AWSCURRENT')) {
        const wasCurrent = other.stages.includes('AWSCURRENT');
        other.stages = other.stages.filter((stage) => stage !== 'AWSPREVIOUS' && !stages.includes(stage));
        if (wasCurrent) {
          other.stages.push('AWSPREVIOUS');
        }
      } else {
        other.stages = other.stages.filter((stage) => !stages.includes(stage));
      }
    }
    secret.versions.push({ ...version, stages: [...stages] });
    secret.changed = this.now();
  }

  #sweep(): void {
    for (const [name, { deletion }] of this.#secrets) {
      if (deletion !== undefined && deletion <= this.now()) {
        this.#secrets.delete(name);
      }
    }
  }
}
