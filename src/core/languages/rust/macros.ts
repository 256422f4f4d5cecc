import type { Rule } from '../code/description';
import type { CodeReader } from '../code/reader';
import { callChildren } from '../code/calls';
import { append, appendAll, boundIn, passedTo, unbound, usedAs } from '../syntax/context';
import type { Context, NamePath } from '../syntax/context';
import { childIn } from '../syntax/item';
import type { SyntaxItem } from '../syntax/item';
import { LiteralText } from '../syntax/literalText';
import type { Frame, Taken } from '../syntax/read';

/** Macros whose arguments are those of a call: texts and what is filled into them, comparisons. */
const callLike =
  /^(?:format|print|println|eprint|eprintln|panic|todo|unimplemented|unreachable|write|writeln|bail|anyhow|ensure|format_args|assert|assert_eq|assert_ne|debug_assert\w*|matches|trace|debug|info|warn|error|log|event|span|env|option_env|include_str|include_bytes|dbg|expect|compile_error|format_err|eyre)$/;

/** A macro: like a call, or tokens in which names and values can be told by the signs between them. */
export const macro: Rule = (item, context, reader) => {
  const name = reader.pathOf(childIn(item, 'macro')).at(-1) ?? '';
  return callLike.test(name)
    ? callChildren(item, context, reader)
    : item.children.map((child) => ({
        item: child,
        context: child.type === 'token_tree' ? { ...boundIn(context, context.name), use: 'element' } : unbound(context),
      }));
};

/** `concat!("a", "b")`: one literal, where all of it is text. */
export function takeConcat(item: SyntaxItem, context: Context, reader: CodeReader): Taken | undefined {
  if (item.type !== 'macro_invocation' || reader.pathOf(childIn(item, 'macro')).at(-1) !== 'concat') {
    return undefined;
  }
  const tokens = item.children.find((child) => child.type === 'token_tree');
  const strings = tokens ? reader.operandsOf(tokens) : [];
  const text = new LiteralText(reader.source);
  const inner: Frame[] = [];
  for (const string of strings) {
    const form = reader.form(string);
    if (!form) {
      return undefined;
    }
    reader.readString(string, form, context, text, inner);
  }
  return { literal: text.finish(item, context), inner };
}

/** What a run of tokens has said so far. */
interface State {
  /** The name that a sign would bind. */
  name: readonly string[];
  bound: NamePath | undefined;
  /** What stands before arguments in parentheses. */
  callee: readonly string[];
}

/** Tokens without a grammar: `"key": "value"`, `key => "value"`, `static ref NAME: String = "value".into()`, `f("a", "b")`. */
export const tokens: Rule = (item, context, reader) => {
  const state: State = { name: [], bound: undefined, callee: [] };
  const { children } = item;
  return children.map((child, index): Frame => {
    const next = children[index + 1]?.type;
    const bound = state.bound ? boundIn(assigned(context), state.bound) : undefined;
    switch (child.type) {
      case ',':
      case ';':
        Object.assign(state, { name: [], bound: undefined, callee: [] });
        break;
      case ':':
      case '=':
      case '=>':
        // After `NAME: Type =` the name is the first of the two.
        if (child.type !== '=' || state.bound === undefined) {
          state.bound = state.name.length > 0 ? appendAll(context.name, state.name) : undefined;
        }
        break;
      case 'token_tree': {
        const callee = state.callee.join('::');
        state.callee = [];
        return { item: child, context: argumentsContext(callee, bound, context, reader) };
      }
      case 'identifier':
      case 'self':
        state.callee =
          children[index - 1]?.type === '::' ? [...state.callee, text(child, reader)] : [text(child, reader)];
        state.name = state.bound ? state.name : [text(child, reader)];
        break;
      default:
        if (reader.form(child)) {
          if (next === ':' || next === '=>') {
            state.name = [reader.constantText(child) ?? ''].filter((name) => name !== '');
            state.bound = undefined;
            return { item: child, context: usedAs(context, 'key') };
          }
          state.callee = [];
          return { item: child, context: bound ?? context };
        }
    }
    return { item: child, context: unbound(context) };
  });
};

function text(item: SyntaxItem, reader: CodeReader): string {
  return reader.source.slice(item.start, Math.min(item.end, item.start + 100));
}

function assigned(context: Context): Context {
  return context.use === 'element' || context.use === 'argument' ? { ...context, use: 'assigned' } : context;
}

function argumentsContext(callee: string, bound: Context | undefined, context: Context, reader: CodeReader): Context {
  if (callee === '') {
    return bound ?? context;
  }
  const method = callee.slice(callee.lastIndexOf(':') + 1);
  const { callees } = reader.language;
  if (bound && (callees.wrapping?.test(callee) || callees.preserving?.test(method))) {
    return bound;
  }
  const set =
    /^(?:set|with|add)_(\w+)$/.exec(method)?.[1] ?? (/password|secret|token|key$/.test(method) ? method : undefined);
  return passedTo(context, { callee, argument: 0 }, append(undefined, set));
}
