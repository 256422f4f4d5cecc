import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { ancestors, isSame, namedChildren, spanOf } from '../code/nodes';

/** Methods whose argument is worked out though it may not be needed, and those that ask for it when it is. */
const methods: ReadonlyMap<string, string> = new Map([
  ['or', 'or_else'],
  ['unwrap_or', 'unwrap_or_else'],
]);

/** Calls that give an `Option` of an `Option`, and a `Result` of a `Result`. */
const keepsKind = /\.(?:as_deref|as_ref|cloned|copied)\(\)$/;
/** Calls that give an `Option`, whatever they are called on. */
const givesOption =
  /\.(?:ok|first|last|next|take|pop)\(\)$|^option_env!\("\w+"\)$|\.find\(\s*(?:move\s*)?\|(?:[^()]|\([^()]*\))*\)$/;
/** What a collection gives, where it is asked for a value of its own behind that; a reader of settings gives a `Result`. */
const gets = /\.get\((?:[^()]|\([^()]*\))*\)$/;

/**
 * The edits that have a default be worked out only where it is needed: `.or(Some(…))` as `.or_else(|| Some(…))`. None where
 * a secret is no such default, or the type of what has it cannot be told.
 *
 * https://doc.rust-lang.org/std/option/enum.Option.html#method.or
 */
export function lazyDefaultEdits({ node }: Pick<Site, 'node'>): TextEdit[] {
  let inner = node;
  for (const outer of ancestors(node)) {
    const callee = outer.type === 'call_expression' ? outer.childForFieldName('function') : null;
    const field = callee?.type === 'field_expression' ? callee.childForFieldName('field') : null;
    const list = outer.childForFieldName('arguments');
    const lazy = methods.get(field?.text ?? '');
    if (field && list && lazy !== undefined && isSame(list, inner)) {
      const [argument, ...others] = namedChildren(list);
      const receiver = callee?.childForFieldName('value')?.text ?? '';
      const isOption = (field.text === 'or' && argument?.text.startsWith('Some(')) || isOptional(receiver);
      return argument !== undefined && others.length === 0 && isOption
        ? [
            { span: spanOf(field), text: lazy },
            { span: { start: argument.startIndex, end: argument.startIndex }, text: '|| ' },
          ]
        : [];
    }
    if (!/^(?:call_expression|arguments|reference_expression|field_expression|scoped_identifier)$/.test(outer.type)) {
      return [];
    }
    inner = outer;
  }
  return [];
}

/** Whether an expression is an `Option` for certain, and no `Result`. */
function isOptional(receiver: string): boolean {
  let inner = receiver.trim();
  let keeps = keepsKind.exec(inner);
  const isOwned = keeps !== null;
  while (keeps !== null) {
    inner = inner.slice(0, keeps.index).trimEnd();
    keeps = keepsKind.exec(inner);
  }
  return givesOption.test(inner) || (isOwned && gets.test(inner));
}
