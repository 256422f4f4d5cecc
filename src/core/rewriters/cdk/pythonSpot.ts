import { childIn, operands } from '../python/tree';
import type { PyNode } from '../python/tree';
import { camelCase } from '../shared/identifiers';
import { Climb } from './around';
import type { Around } from './around';
import { terminalClass } from './methods';
import { attributeNames, hasSelf, pythonClassOf, resolvePythonNames } from './pythonFile';
import type { PythonCdkFile } from './pythonFile';

/** Expressions that hand on what they are made of. */
const transparent =
  /^(?:dictionary|list|tuple|parenthesized_expression|conditional_expression|boolean_operator|binary_operator|interpolation|string|concatenated_string|dictionary_splat|lambda|call)$/;

/**
 * What an expression belongs to.
 *
 * @param whole whether all of it is the value, rather than a part of its text.
 * @param fallsBack whether it is the default of a look-up, which hands it on as it is.
 */
export function pythonAround(file: PythonCdkFile, node: PyNode, whole: boolean, fallsBack = false): Around<PyNode> {
  const climb = new Climb<PyNode>(fallsBack);
  let current = node;
  while (current.parent?.type === 'parenthesized_expression') {
    current = current.parent;
  }
  const bare = current;
  const call = current.parent?.parent;
  if (whole && current.parent?.type === 'argument_list' && call?.type === 'call' && isPlainText(file, call)) {
    climb.asPlainText(call);
    current = call;
  }
  for (let parent = current.parent; parent; current = parent, parent = current.parent) {
    if (parent.type === 'pair' || parent.type === 'keyword_argument') {
      climb.within(parent, keyOf(file, parent));
    } else if (parent.type === 'argument_list') {
      const found = argument(file, climb, parent, current);
      if (found !== undefined) {
        return found;
      }
    } else if (parent.type === 'attribute') {
      climb.secretValue = false;
    } else if (parent.type === 'assignment' && climb.isUntaken) {
      const left = childIn(parent, 'left');
      const alone = current === bare;
      if (current.field === 'right' && left?.type === 'identifier' && (alone || fallsBack)) {
        return { kind: 'variable', declaration: parent, name: file.python.text(left), alone };
      }
      return climb.held();
    } else if (!transparent.test(parent.type)) {
      break;
    }
  }
  return climb.end();
}

/** Whether a call makes a dictionary of its named arguments: `dict(DB_PASSWORD="…")`. */
function isDictCall({ python }: PythonCdkFile, callee: PyNode): boolean {
  return callee.type === 'identifier' && python.text(callee) === 'dict';
}

function keyOf({ python }: PythonCdkFile, entry: PyNode): string {
  const key = childIn(entry, entry.type === 'pair' ? 'key' : 'name');
  return key === undefined ? '' : python.text(key).replace(/^['"]|['"]$/g, '');
}

function textOf({ python }: PythonCdkFile, node: PyNode | undefined): string | undefined {
  return node === undefined ? undefined : /^(['"])([\w.-]*)\1$/.exec(python.text(node))?.[2];
}

function isPlainText(file: PythonCdkFile, call: PyNode): boolean {
  const names = attributeNames(file, childIn(call, 'function'));
  return (
    /^(?:unsafe_plain_text|plain_text)$/.test(names.at(-1) ?? '') &&
    resolvePythonNames(file, names)?.name === 'SecretValue'
  );
}

/** What the call comes to that has what was climbed from for its argument; undefined where the climb goes on. */
function argument(
  file: PythonCdkFile,
  climb: Climb<PyNode>,
  list: PyNode,
  current: PyNode,
): Around<PyNode> | undefined {
  const callee = list.parent && childIn(list.parent, 'function');
  if (callee === undefined) {
    return { kind: 'unclear' };
  }
  const { python } = file;
  if (isDictCall(file, callee)) {
    return undefined;
  }
  const names = attributeNames(file, callee);
  const known = resolvePythonNames(file, names);
  const all = operands(list);
  const [first, second] = all;
  const positional = all.filter((one) => one.type !== 'keyword_argument' && !one.type.endsWith('_splat'));
  const written = python.text(callee);
  const last = names.at(-1) ?? '';
  if (/^[A-Z]/.test(last) && first !== undefined && positional.length > 1 && current !== first && current !== second) {
    return climb.spot({ taker: known, written, scope: python.text(first), id: textOf(file, second) });
  }
  if (known !== undefined) {
    if (known.name !== 'SecretValue') {
      climb.built(known, written);
      if (/^[a-z]/.test(last)) {
        climb.path.unshift(camelCase(last));
      }
    }
    return undefined;
  }
  const attribute = childIn(callee, 'attribute');
  const method = last === '' ? (attribute ? python.text(attribute) : '') : last;
  const receiver = names.slice(0, -1);
  const taker = pythonClassOf(file, receiver) ?? terminalClass(method);
  if (taker !== undefined) {
    if (method === 'add_property_override' && current === second && first !== undefined) {
      climb.path.unshift(...python.text(first).replace(/['"]/g, '').split('.'));
    }
    const scope = hasSelf(file, list) ? 'self' : receiver.join('.');
    return climb.spot({ taker, written, method: camelCase(method), scope, id: textOf(file, first) });
  }
  return first !== undefined && first !== current && python.text(first) === 'self'
    ? climb.spot({ taker: undefined, written })
    : climb.foreignCall();
}
