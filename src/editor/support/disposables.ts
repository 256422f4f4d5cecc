/** Anything that is given back with `dispose`, as VS Code's own `Disposable`. */
export interface DisposableLike {
  dispose(): unknown;
}

/** Owns disposables. One that is pushed after the list was disposed is disposed at once, so that none leaks. */
export class DisposableList implements DisposableLike {
  readonly #items: DisposableLike[] = [];
  #disposed = false;

  get disposed(): boolean {
    return this.#disposed;
  }

  push<T extends DisposableLike>(item: T): T {
    if (this.#disposed) {
      item.dispose();
    } else {
      this.#items.push(item);
    }
    return item;
  }

  dispose(): void {
    this.#disposed = true;
    for (const item of this.#items.splice(0).reverse()) {
      item.dispose();
    }
  }
}
