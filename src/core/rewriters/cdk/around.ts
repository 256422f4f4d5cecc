import type { CdkName, CdkSpot } from './spot';

/** Where in CDK code an expression stands, with the nodes of its language's tree. */
export interface SpotOf<Node> extends CdkSpot {
  /** The call of `SecretValue.unsafePlainText` that has the expression for its argument. */
  readonly plainText: Node | undefined;
  /** The entries of objects and the keyword arguments around the expression, outermost first. */
  readonly entries: readonly Node[];
  /** A construct in which others can be made. */
  readonly scope: string | undefined;
}

/** What an expression of a file with CDK code belongs to. */
export type Around<Node> =
  | { readonly kind: 'spot'; readonly spot: SpotOf<Node> }
  /** A variable that holds it, alone or as what is fallen back on. */
  | { readonly kind: 'variable'; readonly declaration: Node; readonly name: string; readonly alone: boolean }
  /** No construct that the file shows. */
  | { readonly kind: 'unclear' }
  /** Code that runs by itself: calls of other libraries. */
  | { readonly kind: 'other' };

/** What was passed on the way from an expression outwards, and what it comes to. */
export class Climb<Node> {
  readonly path: string[] = [];
  readonly entries: Node[] = [];
  /** Whether all of what is handed on is a `SecretValue`. */
  secretValue = false;
  #plainText: Node | undefined;
  #foreign = false;
  #builder: { readonly taker: CdkName; readonly written: string } | undefined;

  /** @param fallsBack whether the expression is the default of a look-up, which hands it on as it is. */
  constructor(readonly fallsBack: boolean) {}

  /** Whether nothing of the CDK has taken the expression so far. */
  get isUntaken(): boolean {
    return this.#builder === undefined && this.#plainText === undefined;
  }

  /** The expression is all that this call of `SecretValue.unsafePlainText` is given. */
  asPlainText(call: Node): void {
    this.#plainText = call;
    this.secretValue = true;
  }

  /** An entry of an object, or a keyword argument. */
  within(entry: Node, key: string): void {
    this.path.unshift(key);
    this.entries.unshift(entry);
  }

  /** A class or function of the CDK that makes something else of the expression. */
  built(taker: CdkName, written: string): void {
    this.#builder ??= { taker, written };
  }

  /** A call of something else: what it makes of the value is not known, unless it only falls back on it. */
  foreignCall(): Around<Node> | undefined {
    if (!this.isUntaken) {
      return this.end();
    }
    this.#foreign = true;
    return undefined;
  }

  /** The expression is held by what is no plain variable. */
  held(): Around<Node> {
    return { kind: this.#foreign ? 'other' : 'unclear' };
  }

  /** Nothing of the CDK stands farther out. */
  end(): Around<Node> {
    if (this.isUntaken) {
      return this.held();
    }
    const { taker, written } = this.#builder ?? {
      taker: { module: 'core', name: 'SecretValue' },
      written: 'SecretValue',
    };
    return this.spot({ taker, written });
  }

  spot(found: {
    readonly taker: CdkName | undefined;
    readonly written: string;
    readonly method?: string;
    readonly scope?: string | undefined;
    readonly id?: string | undefined;
  }): Around<Node> {
    if (this.#foreign && !this.fallsBack) {
      return { kind: 'unclear' };
    }
    const { taker, written, method = '', scope, id } = found;
    return {
      kind: 'spot',
      spot: {
        taker,
        written,
        method,
        path: this.path,
        secretValue: this.secretValue,
        plainText: this.#plainText,
        entries: this.entries,
        scope: scope === '' ? undefined : scope,
        id,
      },
    };
  }
}
