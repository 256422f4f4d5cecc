import type { SyntaxNode } from '../../languages/parsers';
import { ownEndpointNote } from '../code/ownEndpoint';
import { calleeOf, credentialKeys, providerKeys, pulumiKeys } from './awsCallee';
import {
  cannot,
  exported,
  fieldUses,
  functionUses,
  isProvided,
  memberPath,
  memberUses,
  passedTo,
  refuseExported,
  refuseSideEffects,
} from './credentialUses';
import { parameterGiven } from './credentialParameters';
import type { Binding, Scopes } from './scopes';
import type { Trail } from './trail';
import { children, functionAround, keyName, named, same, wrapped } from './syntax';

/** Follows objects that hold credentials to the clients that take them. */
export class ContainerTrail {
  constructor(
    private readonly trail: Trail,
    private readonly scopes: Scopes,
  ) {}

  /** A container keeps existing without the value at `path`: all its uses must get along. */
  follow(container: SyntaxNode, path: readonly string[]): void {
    const value = wrapped(container);
    const parent = value.parent;
    if (parent === null || this.trail.once(`${path.join('.')} of ${String(value.id)}`)) {
      return;
    }
    const [key = ''] = path;
    const isCredentials = path.length === 1 && credentialKeys.has(key);
    switch (parent.type) {
      case 'arguments':
        this.#followArgument(parent, value, path, isCredentials);
        return;
      case 'pair':
        if (same(parent.childForFieldName('value'), value)) {
          this.#followProperty(parent, path, isCredentials);
          return;
        }
        break;
      case 'object':
        if (value.type === 'shorthand_property_identifier') {
          this.#followProperty(value, path, isCredentials);
          return;
        }
        break;
      case 'spread_element':
        if (parent.parent?.type === 'object') {
          this.follow(parent.parent, path);
          return;
        }
        break;
      case 'await_expression':
        this.follow(parent, path);
        return;
      case 'variable_declarator':
        this.#followVariable(parent, path);
        return;
      case 'public_field_definition':
      case 'field_definition':
        this.trail.loseMember(parent, path);
        for (const use of fieldUses(parent, this.trail)) {
          this.#followUse(use, path);
        }
        return;
      case 'assignment_expression':
        this.#followAssignment(parent, value, path, isCredentials);
        return;
      case 'ternary_expression':
        this.follow(parent, path);
        return;
      case 'binary_expression':
        this.#followChoice(parent, value, path, isCredentials);
        return;
      case 'return_statement':
      case 'arrow_function':
        if (isCredentials && this.#isProvider(value)) {
          this.followResult(value, (call) => {
            this.trail.dropValue(call);
          });
        } else {
          this.followResult(value, (call) => {
            this.follow(call, path);
          });
        }
        return;
      case 'expression_statement':
        return;
    }
    throw cannot(value);
  }

  #followArgument(list: SyntaxNode, value: SyntaxNode, path: readonly string[], isCredentials: boolean): void {
    const [key = ''] = path;
    const call = list.parent;
    if (call !== null && isCopied(call, list)) {
      this.follow(call, path);
      return;
    }
    const callee = call === null ? undefined : calleeOf(call, this.scopes);
    if (call !== null && callee?.kind === 'provider' && isCredentials) {
      this.trail.dropValue(call);
    } else if (callee?.kind === 'pulumi' && pulumiKeys.has(key)) {
      this.trail.reach();
    } else if (
      (callee?.kind === 'client' || callee?.kind === 'provider') &&
      (credentialKeys.has(key) || providerKeys.has(key))
    ) {
      this.trail.reach();
      if (value.type === 'object' && children(value).some((property) => keyName(property) === 'endpoint')) {
        this.trail.note(ownEndpointNote());
      }
    } else {
      this.#followParameter(list, value, path, isCredentials);
    }
  }

  /** A function of the file takes the container: its only call, or else calls with other containers would be broken. */
  #followParameter(list: SyntaxNode, value: SyntaxNode, path: readonly string[], isCredentials: boolean): void {
    const given = parameterGiven(list, value, this.scopes);
    if (given?.calls !== 1) {
      throw passedTo(value, list.parent);
    }
    if (isCredentials && given.uses.length > 0 && given.uses.every((use) => isProvided(use))) {
      this.trail.dropParameter(given);
    } else if (given.initial !== undefined || !this.trail.loseMember(given.node, path)) {
      throw passedTo(value, list.parent);
    } else if (given.pattern.type === 'object_pattern') {
      this.#followPattern(given.pattern, path);
    } else {
      for (const use of given.uses) {
        this.#followUse(use, path);
      }
    }
  }

  #followProperty(property: SyntaxNode, path: readonly string[], isCredentials: boolean): void {
    const key = keyName(property);
    const object = property.parent;
    if (key === undefined || object === null) {
      throw cannot(property);
    }
    if (isCredentials && providerKeys.has(key)) {
      this.trail.remove(property);
      this.follow(object, [key]);
    } else {
      this.follow(object, [key, ...path]);
    }
  }

  #followVariable(declarator: SyntaxNode, path: readonly string[]): void {
    const name = declarator.childForFieldName('name');
    if (name?.type === 'object_pattern') {
      this.#followPattern(name, path);
      return;
    }
    const binding = name?.type === 'identifier' ? this.scopes.of(name) : undefined;
    if (binding === undefined) {
      throw cannot(declarator);
    }
    refuseExported(declarator, binding.name);
    this.trail.loseMember(declarator, path);
    this.followBinding(binding, path);
  }

  followBinding(binding: Binding, path: readonly string[]): void {
    for (const reference of binding.references) {
      this.#followUse(reference, path);
    }
  }

  /** One use of something that loses the value at `path`. */
  #followUse(use: SyntaxNode, path: readonly string[]): void {
    let at = wrapped(use);
    for (const [index, key] of path.entries()) {
      const parent = at.parent;
      const name =
        parent?.type === 'member_expression' && same(parent.childForFieldName('object'), at)
          ? parent.childForFieldName('property')?.text
          : undefined;
      if (parent === null || name === undefined) {
        refuseExported(use, use.text);
        this.follow(at, path.slice(index));
        return;
      }
      if (name !== key) {
        return;
      }
      at = wrapped(parent);
    }
    if (at.parent?.type === 'assignment_expression' && same(at.parent.childForFieldName('left'), at)) {
      if (!this.trail.isGone(at.parent.parent)) {
        throw cannot(at);
      }
      return;
    }
    this.trail.dropValue(at);
  }

  #followPattern(pattern: SyntaxNode, path: readonly string[]): void {
    const [key, ...rest] = path;
    if (named(pattern).some((item) => item.type === 'rest_pattern')) {
      throw cannot(pattern);
    }
    const item = children(pattern).find((child) => (keyName(child) ?? keyName(child.namedChild(0) ?? child)) === key);
    if (item === undefined) {
      return;
    }
    const target = item.type === 'pair_pattern' ? item.childForFieldName('value') : item;
    const binding = target === null ? undefined : this.scopes.of(target);
    if (binding === undefined) {
      throw cannot(item);
    }
    if (rest.length > 0) {
      this.followBinding(binding, rest);
      return;
    }
    this.trail.remove(item);
    for (const reference of binding.references) {
      this.trail.dropValue(reference);
    }
  }

  #followAssignment(assignment: SyntaxNode, value: SyntaxNode, path: readonly string[], isCredentials: boolean): void {
    const left = assignment.childForFieldName('left');
    const [root, ...keys] = left === null ? [] : memberPath(left);
    if (left === null || root === undefined || !same(assignment.childForFieldName('right'), value)) {
      throw cannot(assignment);
    }
    if (/^(?:module\.)?exports\b/.test(left.text)) {
      throw exported(left.text);
    }
    if (isCredentials && providerKeys.has(keys.at(-1) ?? '')) {
      this.trail.dropAssignment(assignment);
      return;
    }
    const binding = root.type === 'identifier' ? this.scopes.of(root) : undefined;
    if (root.type === 'this') {
      for (const use of memberUses(left)) {
        this.#followUse(use, path);
      }
    } else if (binding !== undefined) {
      refuseExported(binding.owner, binding.name);
      for (const reference of binding.references.filter((node) => !same(node, root))) {
        this.#followUse(reference, [...keys, ...path]);
      }
    } else {
      throw cannot(assignment);
    }
  }

  #followChoice(choice: SyntaxNode, value: SyntaxNode, path: readonly string[], isCredentials: boolean): void {
    const operator = choice.childForFieldName('operator')?.type;
    const right = same(choice.childForFieldName('right'), value);
    if (operator === '&&' && right) {
      this.follow(choice, path);
    } else if ((operator === '||' || operator === '??') && right && isCredentials) {
      // `options.credentials || { … }` does without the default.
      this.trail.reach();
      this.trail.dropDefault(choice);
    } else {
      throw cannot(value);
    }
  }

  /** Whether a function that gives this value stands where a client takes a provider. */
  #isProvider(value: SyntaxNode): boolean {
    const owner = functionAround(value);
    if (owner?.type === 'method_definition') {
      return owner.parent?.type === 'object' && providerKeys.has(keyName(owner) ?? '');
    }
    return owner !== undefined && functionUses(owner, this.scopes).some((use) => isProvided(use));
  }

  /** Goes on with the calls of the function that gives a value, or drops the function where it is a provider. */
  followResult(value: SyntaxNode, each: (call: SyntaxNode) => void): void {
    const owner = functionAround(value);
    if (
      owner?.type === 'method_definition' &&
      owner.parent?.type === 'object' &&
      providerKeys.has(keyName(owner) ?? '')
    ) {
      refuseSideEffects(owner);
      this.trail.dropProperty(owner);
      return;
    }
    if (owner === undefined || owner.type === 'method_definition') {
      throw cannot(value);
    }
    for (const use of functionUses(owner, this.scopes)) {
      const outer = wrapped(use);
      if (isProvided(use)) {
        refuseSideEffects(owner);
        this.#dropFunction(owner);
        this.trail.dropValue(use);
      } else if (outer.parent?.type === 'call_expression' && same(outer.parent.childForFieldName('function'), outer)) {
        each(outer.parent);
      } else {
        throw cannot(use);
      }
    }
  }

  #dropFunction(owner: SyntaxNode): void {
    if (owner.parent?.type === 'variable_declarator') {
      this.trail.remove(owner.parent);
    } else if (/^(?:generator_)?function_declaration$/.test(owner.type)) {
      this.trail.remove(owner);
    }
  }
}

/** Whether a call of `Object` gives what holds the same: `Object.freeze(x)`, `Object.assign({}, x)`. */
function isCopied(call: SyntaxNode, list: SyntaxNode): boolean {
  const callee = call.childForFieldName('function')?.text;
  return callee === 'Object.freeze' || (callee === 'Object.assign' && list.namedChild(0)?.type === 'object');
}
