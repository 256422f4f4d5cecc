import type { EnclosingCall, Literal, LiteralUse } from '../literal';
import { append, appendAll, topContext } from '../syntax/context';
import { sliceLiteral } from '../syntax/slice';
import type { ScriptRange } from './commands';
import { readWord } from './word';
import type { Default, ShellWord } from './word';

/** What a part of a word is bound to and used as. */
export interface Binding {
  readonly use: LiteralUse;
  readonly name?: readonly string[];
  readonly call?: EnclosingCall;
}

const deepestDefault = 20;

/** Collects the literals of a script. */
export class ShellOutput {
  readonly literals: Literal[] = [];
  /** Stretches of shell text that are still to be read. */
  readonly ranges: ScriptRange[] = [];
  /** Words that were given a meaning. */
  readonly #done = new Set<ShellWord>();

  constructor(readonly source: string) {}

  isDone(word: ShellWord): boolean {
    return this.#done.has(word);
  }

  /**
   * The part of a word from an offset of its text on, in its context.
   *
   * @param to where the part ends in the word's text; at its end where it is left out.
   */
  add(word: ShellWord, from: number, binding: Binding, to = word.text.length): void {
    const again = this.#done.has(word);
    this.#done.add(word);
    const { literal, text } = word;
    if (literal !== undefined && from <= to && /[^\uFFFC]/.test(text.slice(from, to) || '.')) {
      const context = {
        ...topContext,
        use: binding.use,
        name: appendAll(undefined, binding.name ?? []),
        call: binding.call,
      };
      const plain = this.source.slice(word.start, word.start + from) === text.slice(0, from);
      const outer = plain && to === text.length ? { start: word.start + from, end: word.end } : undefined;
      this.literals.push(
        from === to
          ? empty(word, binding, outer?.start)
          : sliceLiteral(literal, { start: from, end: to }, context, outer),
      );
    }
    if (word.defaults.length > 0 && !again) {
      this.#defaults(word.defaults, text.length === from + 1 ? binding : undefined);
    }
  }

  /** A word with literals of another kind in it. */
  addWithin(word: ShellWord, literals: readonly Literal[]): void {
    this.#done.add(word);
    this.literals.push(...literals);
    this.#defaults(word.defaults, undefined);
  }

  #defaults(defaults: readonly Default[], binding: Binding | undefined): void {
    const pending = defaults.map((item) => ({ ...item, outer: binding, depth: 0 }));
    for (let item = pending.pop(); item; item = pending.pop()) {
      const { variable, span, quoted, outer, depth } = item;
      const value = readWord(this.source, span.start, { end: span.end, whole: true, quoted });
      const positional = /^\d/.test(variable);
      const name =
        outer?.name === undefined
          ? append(undefined, positional ? undefined : variable)
          : append(
              appendAll(undefined, outer.name),
              positional || outer.name.at(-1) === variable ? undefined : variable,
            );
      const use = positional ? (outer?.use ?? 'other') : 'environment-default';
      if (value.literal) {
        this.literals.push(
          sliceLiteral(
            value.literal,
            { start: 0, end: value.text.length },
            { ...topContext, use, name, call: outer?.call },
            span,
          ),
        );
      }
      this.ranges.push(...value.substitutions);
      if (depth < deepestDefault) {
        const whole = value.text.length === 1;
        pending.push(
          ...value.defaults.map((inner) => ({ ...inner, outer: whole ? outer : undefined, depth: depth + 1 })),
        );
      }
    }
  }
}

function empty(word: ShellWord, binding: Binding, start = word.end): Literal {
  const inside = Math.max(start, word.literal?.span.end ?? start);
  const span = { start: inside, end: inside };
  return {
    text: '',
    pieces: [{ span, inText: { start: 0, end: 0 }, verbatim: true }],
    span,
    outer: { start, end: word.end },
    use: binding.use,
    name: binding.name ?? [],
    ...(binding.call && { call: binding.call }),
  };
}
