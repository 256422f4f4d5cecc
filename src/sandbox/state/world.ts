import { Account } from './account';
import { Generator } from './generator';
import { Parameters } from './parameters';
import { Secrets } from './secrets';

/** Everything that the sandbox remembers. */
export class World {
  readonly generator: Generator;
  readonly account: Account;
  readonly #secrets = new Map<string, Secrets>();
  readonly #parameters = new Map<string, Parameters>();

  constructor(
    readonly now: () => Date,
    seed: string,
    accountId: string,
  ) {
    this.generator = new Generator(seed);
    this.account = new Account(accountId, this.generator, now);
  }

  secrets(region: string): Secrets {
    return inRegion(this.#secrets, region, () => new Secrets(this.now));
  }

  parameters(region: string): Parameters {
    return inRegion(this.#parameters, region, () => new Parameters());
  }
}

function inRegion<T>(regions: Map<string, T>, region: string, create: () => T): T {
  const present = regions.get(region) ?? create();
  regions.set(region, present);
  return present;
}
