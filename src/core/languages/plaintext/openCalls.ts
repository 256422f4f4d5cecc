import type { EnclosingCall } from '../literal';
import { isKey } from '../syntax/keys';

interface OpenCall {
  readonly callee: string;
  argument: number;
  /** Its first argument that is a string, of the first two. */
  key: string | undefined;
}

/** The calls around a place of a line, as far as they begin in the line or go on from the one before. */
export class OpenCalls {
  readonly #calls: OpenCall[] = [];

  /** Whether there is one. */
  get any(): boolean {
    return this.#calls.length > 0;
  }

  /** The innermost one; undefined where it has no name. */
  get here(): EnclosingCall | undefined {
    const call = this.#calls.at(-1);
    return call && call.callee !== '' ? { callee: call.callee, argument: call.argument } : undefined;
  }

  /** @param callee empty where it is not known what is called, and for parentheses that call nothing. */
  open(callee: string): void {
    this.#calls.push({ callee, argument: 0, key: undefined });
  }

  close(): void {
    this.#calls.pop();
  }

  /** The next argument begins. */
  next(): void {
    const call = this.#calls.at(-1);
    if (call) {
      call.argument += 1;
    }
  }

  /** The key among the first arguments of the innermost call, where it is one. */
  get key(): string | undefined {
    const key = this.#calls.at(-1)?.key;
    return key !== undefined && isKey(key) ? key : undefined;
  }

  /** What the innermost call compares its argument with; undefined where it compares nothing. */
  comparedBy(): readonly string[] | undefined {
    const { callee = '' } = this.#calls.at(-1) ?? {};
    return /(?:^|\.)(?:[Ee]quals|equalsIgnoreCase|[Cc]ompareTo|eql\?)$/.test(callee)
      ? callee.split('.').slice(0, -1)
      : undefined;
  }

  /** Takes a string as an argument. The name that it is set under, where the one before it is a key: `put("name", "…")`. */
  take(value: string): string | undefined {
    const call = this.#calls.at(-1);
    if (call && (call.argument === 0 || (call.argument === 1 && call.key === undefined))) {
      call.key = value;
      return undefined;
    }
    if (call?.argument === 2 && call.key !== undefined && isKey(call.key) && /(?:^|\.)get$/.test(call.callee)) {
      // Julia: `get(ENV, "X", "…")`
      return call.key;
    }
    return call?.argument === 1 &&
      call.key !== undefined &&
      isKey(call.key) &&
      /(?:^|\.)(?:set|put|add|append|with|header|setenv|define|store)\w*$/i.test(call.callee)
      ? call.key
      : undefined;
  }
}
