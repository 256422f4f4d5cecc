import type { SyntaxNode } from '../../languages/parsers';
import { children, keyName, plainString, same, wrapped } from '../javascript/syntax';
import { Climb } from './around';
import type { Around } from './around';
import { classOf, memberNames, resolveNames, thisIsConstruct } from './javascriptFile';
import type { JavascriptCdkFile } from './javascriptFile';
import { terminalClass } from './methods';

/** Expressions that hand on what they are made of. */
const transparent =
  /^(?:object|array|parenthesized_expression|as_expression|satisfies_expression|non_null_expression|spread_element|template_substitution|template_string|binary_expression|ternary_expression|arrow_function|type_assertion)$/;

/**
 * What an expression belongs to.
 *
 * @param whole whether all of it is the value, rather than a part of its text.
 * @param fallsBack whether it is the default of a look-up, which hands it on as it is.
 */
export function aroundOf(
  file: JavascriptCdkFile,
  node: SyntaxNode,
  whole: boolean,
  fallsBack = false,
): Around<SyntaxNode> {
  const climb = new Climb<SyntaxNode>(fallsBack);
  const bare = wrapped(node);
  let current = bare;
  if (node.type === 'shorthand_property_identifier') {
    climb.path.unshift(node.text);
  }
  const call = current.parent?.parent;
  if (
    whole &&
    call?.type === 'call_expression' &&
    isPlainText(file, call) &&
    same(current.parent, call.childForFieldName('arguments'))
  ) {
    climb.asPlainText(call);
    current = wrapped(call);
  }
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    if (parent.type === 'pair') {
      climb.within(parent, keyName(parent) ?? '');
    } else if (parent.type === 'arguments') {
      const found = argument(file, climb, parent, current);
      if (found !== undefined) {
        return found;
      }
    } else if (parent.type === 'member_expression') {
      climb.secretValue = false;
    } else if (parent.type === 'variable_declarator' && climb.isUntaken) {
      const name = parent.childForFieldName('name');
      const alone = same(current, bare);
      const held = same(parent.childForFieldName('value'), current) && climb.path.length === 0;
      if (held && name?.type === 'identifier' && (alone || fallsBack)) {
        return { kind: 'variable', declaration: parent, name: name.text, alone };
      }
      return climb.held();
    } else if (!transparent.test(parent.type) && !/^(?:call|new)_expression$/.test(parent.type)) {
      break;
    }
  }
  return climb.end();
}

function isPlainText(file: JavascriptCdkFile, call: SyntaxNode): boolean {
  const names = memberNames(call.childForFieldName('function'));
  return (
    /^(?:unsafePlainText|plainText)$/.test(names.at(-1) ?? '') && resolveNames(file, names)?.name === 'SecretValue'
  );
}

/** What the call comes to that has what was climbed from for its argument; undefined where the climb goes on. */
function argument(
  file: JavascriptCdkFile,
  climb: Climb<SyntaxNode>,
  list: SyntaxNode,
  current: SyntaxNode,
): Around<SyntaxNode> | undefined {
  const call = list.parent;
  const made = call?.type === 'new_expression';
  const callee = made ? call.childForFieldName('constructor') : (call?.childForFieldName('function') ?? null);
  if (call === null || callee === null) {
    return { kind: 'unclear' };
  }
  const names = memberNames(callee);
  const known = resolveNames(file, names);
  const all = children(list);
  const first = all[0];
  const index = all.findIndex((one) => same(one, current));
  const written = callee.text;
  if (made) {
    const scope = index > 0 && first !== undefined && all.length > 2 ? first.text : undefined;
    return known !== undefined || index > 1 || (index === 1 && first?.type === 'this')
      ? climb.spot({ taker: known, written, scope, id: plainString(all[1]) })
      : climb.foreignCall();
  }
  const method = names.at(-1) ?? callee.childForFieldName('property')?.text ?? '';
  if (known !== undefined) {
    if (known.name !== 'SecretValue') {
      climb.built(known, written);
      climb.path.unshift(method);
    }
    return undefined;
  }
  const receiver = names.slice(0, -1);
  const taker = classOf(file, receiver) ?? terminalClass(method);
  if (taker !== undefined) {
    if (/^addPropertyOverride$/.test(method) && index === 1) {
      climb.path.unshift(...(plainString(first) ?? '').split('.'));
    }
    const scope = thisIsConstruct(call) ? 'this' : receiver.join('.');
    return climb.spot({ taker, written, method, scope, id: plainString(first) });
  }
  return index > 0 && first?.type === 'this' ? climb.spot({ taker: undefined, written }) : climb.foreignCall();
}
