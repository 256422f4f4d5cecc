import type { StoreKind } from '../ports';

const secretsManager =
  /secrets?[ _.-]?manager|secret_?cache|SECSecret|get[_-]?secret[_-]?value|lambda[._-]powertools|powertools[._-]lambda/i;
const parameterStore =
  /(?:^|[^a-zA-Z])[sS]sm(?![a-z])|SSM|Ssm[A-Z]|[pP]arameter[ _-]?[sS]tore|[sS]imple_?[sS]ystems|lambda[._-]powertools|powertools[._-]lambda/;

/** What a text says of a store anywhere: `getParameter` alone can be anything. Asked lazily, as most literals need it not. */
export class Evidence {
  readonly #known = new Map<StoreKind, boolean>();

  constructor(private readonly source: string) {}

  /** Whether the text speaks of the store. */
  of(store: StoreKind): boolean {
    let known = this.#known.get(store);
    if (known === undefined) {
      known = (store === 'secretsmanager' ? secretsManager : parameterStore).test(this.source);
      this.#known.set(store, known);
    }
    return known;
  }
}
