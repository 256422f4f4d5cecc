interface ParameterVersion {
  readonly version: number;
  readonly value: string;
  readonly changed: Date;
  readonly changedBy: string;
}

export interface StoredParameter {
  readonly name: string;
  readonly type: 'String' | 'StringList' | 'SecureString';
  tier: 'Standard' | 'Advanced';
  description: string | undefined;
  readonly arn: string;
  /** The KMS key that encrypts a SecureString, as it was named. */
  keyId: string | undefined;
  readonly tags: Map<string, string>;
  readonly versions: ParameterVersion[];
}

/** The parameters of one region, by name. */
export class Parameters {
  readonly #parameters = new Map<string, StoredParameter>();

  add(parameter: StoredParameter): void {
    this.#parameters.set(parameter.name, parameter);
  }

  remove(name: string): boolean {
    return this.#parameters.delete(name);
  }

  all(): StoredParameter[] {
    return [...this.#parameters.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
  }

  find(nameOrArn: string): StoredParameter | undefined {
    return this.#parameters.get(nameOrArn) ?? this.all().find(({ arn }) => arn === nameOrArn);
  }
}
