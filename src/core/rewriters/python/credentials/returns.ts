import { childIn, functionAround } from '../tree';
import type { PyNode } from '../tree';
import type { Flow } from './flow';
import { followPath } from './paths';
import { CannotGo } from '../../code/cannotGo';

/** A function returns the credential: `None` instead, where all that call it hand that to AWS clients. */
export function dropReturned(flow: Flow, value: PyNode): void {
  eachCall(flow, value, (call) => {
    flow.probe(call);
  });
  flow.set.nothings.add(value);
}

/** A function returns a dictionary that holds the credential under a path. */
export function followReturned(flow: Flow, value: PyNode, path: readonly string[]): void {
  eachCall(flow, value, (call) => {
    followPath(flow, call, path, undefined);
  });
}

function eachCall(flow: Flow, value: PyNode, follow: (call: PyNode) => void): void {
  const definition = functionAround(value);
  const nameNode = definition && childIn(definition, 'name');
  const name = nameNode ? flow.file.text(nameNode) : '';
  const { scopes } = flow.file;
  const scope = nameNode ? scopes.scopeAround(definition) : flow.file.module;
  if (!nameNode || definition.parent?.type === 'decorated_definition' || scopes.bindings(scope, name).length !== 1) {
    throw new CannotGo(flow.otherUse(value));
  }
  const method = scope.type === 'class_definition';
  const uses = method
    ? scopes.attributes(name).flatMap((node) => (node.parent ? [node.parent] : []))
    : scopes.references(scope, name).filter((node) => node !== nameNode);
  if (uses.length === 0) {
    flow.unused.add(name);
  }
  for (const use of uses) {
    const call = use.parent;
    flow.named(name, () => {
      if (call?.type !== 'call' || use.field !== 'function') {
        throw new CannotGo(flow.otherUse(use));
      }
      follow(call);
    });
  }
}
