import { constantOf } from '../environmentDefault';
import { isEnviron } from '../osMembers';
import { childIn, operands, statementOf } from '../tree';
import type { PyNode } from '../tree';
import { isOptionalOption } from './djangoSettings';
import { dropEnvironment } from './environment';
import type { Flow } from './flow';
import { isPlainValue } from './plainValues';
import { isScrapyOption, scrapyNote } from './scrapySettings';
import { CannotGo } from '../../code/cannotGo';

export function dropSubscript(flow: Flow, left: PyNode, assignment: PyNode): void {
  const value = childIn(left, 'value');
  const key = childIn(left, 'subscript');
  const constant = key && constantOf(flow.file, key);
  if (value && constant !== undefined && isEnviron(flow.file, value)) {
    dropEnvironment(flow, constant, assignment);
    return;
  }
  if (value?.type === 'identifier' && constant !== undefined) {
    flow.set.statements.add(statementOf(assignment));
    dropPath(flow, value, [constant], undefined);
    return;
  }
  if (value?.type === 'attribute' && constant !== undefined) {
    flow.set.statements.add(statementOf(assignment));
    dropItem(flow, value, constant);
    return;
  }
  throw new CannotGo(flow.otherUse(left));
}

/** `app.config["KEY"] = …`: what looks the key up there goes, too. */
function dropItem(flow: Flow, container: PyNode, key: string): void {
  const name = flow.file.text(container);
  if (flow.once(`item ${name} ${key}`)) {
    return;
  }
  let uses = 0;
  for (const node of flow.file.nodes) {
    const taken = node.type === 'attribute' && flow.file.text(node) === name ? stepFrom(flow, node) : undefined;
    if (taken?.key !== key) {
      continue;
    }
    if (taken.whole.field === 'left' && taken.whole.parent?.type === 'assignment') {
      flow.set.statements.add(statementOf(taken.whole));
      continue;
    }
    uses += 1;
    flow.named(key, () => {
      flow.dropValue(taken.whole);
    });
  }
  if (uses === 0) {
    flow.unused.add(key);
  }
  flow.set.containers.add(name);
}

/** A variable holds the credential under a path: every use that reaches it goes. */
export function dropPath(flow: Flow, left: PyNode, path: readonly string[], home: PyNode | undefined): void {
  const { scopes } = flow.file;
  const name = flow.file.text(left);
  const scope = scopes.scopeOf(name, left);
  if (flow.once(`path ${String(scope.start)} ${scope.type} ${name} ${path.join('.')}`)) {
    return;
  }
  if (scope === flow.file.module && isOptionalOption(flow.file, name, path)) {
    flow.set.reached = true;
    return;
  }
  if (isScrapyOption(flow.file, name, scope, path)) {
    flow.set.reached = true;
    flow.set.note(scrapyNote(path[0] ?? ''));
    return;
  }
  for (const node of scopes.references(scope, name)) {
    if (node !== left && node.field !== 'left') {
      flow.named(name, () => {
        followPath(flow, node, path, home);
      });
    }
  }
  if (scope.type === 'class_definition') {
    dropNamedAttributePath(flow, name, undefined, path, home);
  }
  if ((scope === flow.file.module || scope.type === 'class_definition') && !name.startsWith('_')) {
    flow.set.containers.add(name);
  }
}

/** `self.options` holds the credential under a path. */
export function dropAttributePath(flow: Flow, left: PyNode, path: readonly string[], home: PyNode | undefined): void {
  const attribute = childIn(left, 'attribute');
  dropNamedAttributePath(flow, attribute ? flow.file.text(attribute) : '', left, path, home);
}

/** An attribute, whether of a class or of its instances, holds the credential under a path. */
function dropNamedAttributePath(
  flow: Flow,
  name: string,
  left: PyNode | undefined,
  path: readonly string[],
  home: PyNode | undefined,
): void {
  if (flow.once(`path attribute ${name} ${path.join('.')}`)) {
    return;
  }
  for (const other of flow.file.scopes.attributes(name)) {
    const whole = other.parent;
    if (whole && whole !== left && whole.field !== 'left') {
      flow.named(name, () => {
        followPath(flow, whole, path, home);
      });
    }
  }
}

export function followPath(flow: Flow, start: PyNode, path: readonly string[], home: PyNode | undefined): void {
  let node = start;
  for (const [depth, segment] of path.entries()) {
    const taken = stepFrom(flow, node);
    if (!taken) {
      if (node.parent?.type === 'attribute' || isTruthTest(node)) {
        throw new CannotGo(flow.otherUse(node));
      }
      flow.followDictionary(node, path.slice(depth), depth === 0 ? home : undefined);
      return;
    }
    if (taken.key !== segment) {
      if (taken.key === undefined) {
        throw new CannotGo(flow.otherUse(node));
      }
      return;
    }
    node = taken.whole;
  }
  if (node.field === 'left' && node.parent?.type === 'assignment') {
    const right = childIn(node.parent, 'right');
    // What else is put there, such as keys that a caller gives, stays: it is none of what goes.
    if (right && isPlainValue(flow.file, right)) {
      flow.set.statements.add(statementOf(node));
    }
    return;
  }
  flow.dropValue(node);
}

/** `node["key"]` or `node.get("key")`. */
function stepFrom(flow: Flow, node: PyNode): { readonly key: string | undefined; readonly whole: PyNode } | undefined {
  const { parent } = node;
  if (parent?.type === 'subscript' && node.field === 'value') {
    const key = childIn(parent, 'subscript');
    return { key: key && constantOf(flow.file, key), whole: parent };
  }
  const call = parent?.type === 'attribute' && node.field === 'object' ? parent.parent : undefined;
  const method = parent?.type === 'attribute' ? childIn(parent, 'attribute') : undefined;
  if (call?.type === 'call' && method && /^(?:get|pop)$/.test(flow.file.text(method))) {
    const [first] = operands(childIn(call, 'arguments'));
    return { key: first && constantOf(flow.file, first), whole: call };
  }
  return undefined;
}

export function keyOf(flow: Flow, item: PyNode): string | undefined {
  const key = childIn(item, item.type === 'keyword_argument' ? 'name' : 'key');
  return key && (item.type === 'keyword_argument' ? flow.file.text(key) : constantOf(flow.file, key));
}

function isTruthTest(node: PyNode): boolean {
  return /^(?:not_operator|comparison_operator)$/.test(node.parent?.type ?? '');
}
