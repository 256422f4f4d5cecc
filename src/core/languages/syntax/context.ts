import type { EnclosingCall, LiteralUse } from '../literal';

/** A name path, linked from its innermost segment outwards, so that deep nesting shares what it has in common. */
export interface NamePath {
  readonly segment: string;
  readonly outer: NamePath | undefined;
}

/** What the surroundings of an expression say of it; handed down from node to node. */
export interface Context {
  readonly use: LiteralUse;
  readonly name: NamePath | undefined;
  readonly call: EnclosingCall | undefined;
  /** The name of the function around, for what it returns. */
  readonly fn: NamePath | undefined;
  /** Whether it stands in the arguments of a decorator. */
  readonly annotation: boolean;
  /** For a list that is taken apart (`user, password = "a", "b"`): the names of its elements, in order. */
  readonly targets?: readonly (NamePath | undefined)[];
  /** For the `value` of `{ name: "X", value: "…" }`: what it is bound to. */
  readonly label?: NamePath | undefined;
}

export const topContext: Context = {
  use: 'other',
  name: undefined,
  call: undefined,
  fn: undefined,
  annotation: false,
  label: undefined,
};

/** An expression that is bound to nothing in particular, in the same function. */
export function unbound(context: Context): Context {
  return {
    use: 'other',
    name: undefined,
    call: undefined,
    fn: context.fn,
    annotation: context.annotation,
    label: undefined,
  };
}

/** A use that has nothing to do with what is around, in the same function. */
export function usedAs(context: Context, use: LiteralUse, name?: NamePath): Context {
  return { use, name, call: undefined, fn: context.fn, annotation: context.annotation, label: undefined };
}

/** A value within a bound or passed object: keeps the call, changes the name. */
export function boundIn(context: Context, name: NamePath | undefined): Context {
  const use = context.use === 'structural' || context.use === 'compared' ? context.use : 'assigned';
  return { use, name, call: context.call, fn: context.fn, annotation: context.annotation, label: undefined };
}

/** An argument of a call. */
export function passedTo(context: Context, call: EnclosingCall, name?: NamePath): Context {
  return { use: 'argument', name, call, fn: context.fn, annotation: context.annotation, label: undefined };
}

/** The inside of a function: nothing of its surroundings applies but its name. */
export function insideFunction(name: NamePath | undefined): Context {
  return { use: 'other', name: undefined, call: undefined, fn: name, annotation: false, label: undefined };
}

/** The use to report: an argument of a decorator is one however deep it lies. */
export function reportedUse(context: Context): LiteralUse {
  return context.annotation && ordinary.has(context.use) ? 'annotation-argument' : context.use;
}

const ordinary: ReadonlySet<LiteralUse> = new Set(['assigned', 'argument', 'element', 'other']);

export function append(outer: NamePath | undefined, segment: string | undefined): NamePath | undefined {
  return segment === undefined || segment === '' ? outer : { segment, outer };
}

export function appendAll(outer: NamePath | undefined, segments: readonly string[]): NamePath | undefined {
  return segments.reduce(append, outer);
}

/** Deeper paths lose their outermost segments: whatever is nested deeper than this was not written by a person. */
const longestPath = 64;

/** The segments, outermost first. */
export function segments(name: NamePath | undefined): string[] {
  const result: string[] = [];
  for (let link = name; link && result.length < longestPath; link = link.outer) {
    result.push(link.segment);
  }
  return result.reverse();
}
