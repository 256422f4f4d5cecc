import type { Literal } from '../literal';
import { appendAll, boundIn, unbound } from './context';
import type { Context } from './context';
import type { SyntaxItem } from './item';
import { LiteralText } from './literalText';
import type { Frame } from './read';

const binders: ReadonlySet<string> = new Set(['=', ':', ':=']);
const quotes: ReadonlySet<string> = new Set(['"', "'", '`', 'string_start']);

/**
 * The contexts in a stretch that the parser could not make sense of, as while someone types: what follows `name =` or
 * `name:` is bound to that name.
 */
export function brokenChildren(
  item: SyntaxItem,
  context: Context,
  pathOf: (item: SyntaxItem) => readonly string[],
): readonly Frame[] {
  let name: readonly string[] = [];
  let bound = false;
  const inherited = context.use === 'assigned' ? context : unbound(context);
  return item.children.map((child) => {
    if (binders.has(child.type)) {
      bound = name.length > 0;
    } else if (bound) {
      const frame = { item: child, context: boundIn(inherited, appendAll(undefined, name)) };
      // A type annotation may stand between the name and its value.
      bound = !child.named;
      return frame;
    } else if (child.named) {
      const path = pathOf(child);
      name = path.length > 0 ? path : name;
    } else if (!quotes.has(child.type)) {
      name = [];
    }
    return { item: child, context: inherited };
  });
}

/** Binds what follows a stretch that makes no sense to the name that it ends with: `class A` (no colon) `password =` and a string. */
export function bindAcross(
  frames: readonly Frame[],
  pathOf: (item: SyntaxItem) => readonly string[],
): readonly Frame[] {
  if (!frames.some((frame) => frame.item.type === 'ERROR')) {
    return frames;
  }
  return frames.map((frame, index) => {
    const before = frames[index - 1]?.item;
    if (before?.type !== 'ERROR' || frame.item.type === 'ERROR') {
      return frame;
    }
    const [name, sign] = before.children.slice(-2);
    const path = name?.named && sign && binders.has(sign.type) ? pathOf(name) : [];
    return path.length === 0
      ? frame
      : { item: frame.item, context: boundIn(frame.context, appendAll(undefined, path)) };
  });
}

/**
 * A string whose end has not been typed yet: a lone quote in a stretch that makes no sense, bound to a name. It is
 * taken to go on to the end of its line, without what closes the statement.
 */
export function unterminated(item: SyntaxItem, context: Context, source: string): Literal | undefined {
  if (item.parent?.type !== 'ERROR' || !quotes.has(item.type) || context.use !== 'assigned' || !context.name) {
    return undefined;
  }
  let end = item.end;
  while (end < source.length && end - item.end < 10_000 && !/[\r\n]/.test(source.charAt(end))) {
    end += 1;
  }
  while (end > item.end && /[\s;,)\]}]/.test(source.charAt(end - 1))) {
    end -= 1;
  }
  const closing = source.charAt(item.end - 1);
  const quoted = source.indexOf(closing, item.end);
  if (end === item.end || (quoted >= 0 && quoted < end)) {
    return undefined;
  }
  const text = new LiteralText(source);
  text.verbatim(item.end, end);
  return text.finish({ start: item.start, end }, context);
}
