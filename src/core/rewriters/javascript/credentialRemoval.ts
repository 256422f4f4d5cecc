import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { calleeOf, companionKeys, credentialKeys, moduleOf, providerKeys } from './awsCallee';
import type { Binding, Scopes } from './scopes';
import {
  ancestors,
  children,
  descendants,
  environmentVariable,
  functionTypes,
  keyName,
  named,
  same,
  wrapped,
} from './syntax';

/** Thrown inside this module alone, to leave a search that has found why the credentials cannot go. */
class CannotGo extends Error {
  constructor(readonly reason: Message) {
    super();
  }
}

/** What must go for a credential to be gone. */
export interface Removal {
  /** Whole items: properties, declarators, statements, arguments, class fields; of nested ones all are listed. */
  readonly nodes: readonly SyntaxNode[];
  /** Defaults that go while what they are the default of stays: ` || { … }`. */
  readonly defaults: readonly SyntaxNode[];
  /** Environment variables that the code read and the default chain does not. */
  readonly lostVariables: readonly string[];
}

const chainVariables = /^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$/;

/**
 * Follows credentials from their literals to the AWS clients that take them.
 *
 * Everything on the way must be there for the credentials alone; what is also used for something else stops the search
 * with a reason.
 */
export class CredentialRemoval {
  readonly #nodes = new Map<number, SyntaxNode>();
  readonly #defaults = new Map<number, SyntaxNode>();
  readonly #variables = new Set<string>();
  /** Values and containers that were followed already, so that code which goes in circles ends. */
  readonly #seen = new Set<string>();
  #reached = false;

  constructor(private readonly scopes: Scopes) {}

  /** What must go for these literals to be gone, or why they cannot go. */
  of(literals: readonly SyntaxNode[]): Removal | Message {
    try {
      for (const literal of literals) {
        this.#dropValue(literal);
      }
    } catch (error) {
      if (error instanceof CannotGo) {
        return error.reason;
      }
      throw error;
    }
    return this.#reached
      ? {
          nodes: [...this.#nodes.values()],
          defaults: [...this.#defaults.values()],
          lostVariables: [...this.#variables],
        }
      : message('Nothing in this file hands the key to an AWS SDK client, so it is not known what uses it.');
  }

  /** The value of an expression goes. */
  #dropValue(expression: SyntaxNode): void {
    const value = wrapped(expression);
    const parent = value.parent;
    if (parent === null || this.#once(`value ${String(value.id)}`)) {
      return;
    }
    switch (parent.type) {
      case 'pair':
        if (same(parent.childForFieldName('value'), value)) {
          this.#dropProperty(parent);
          return;
        }
        break;
      case 'object':
        if (value.type === 'shorthand_property_identifier') {
          this.#dropProperty(value);
          return;
        }
        break;
      case 'variable_declarator':
        this.#dropVariable(parent);
        return;
      case 'public_field_definition':
      case 'field_definition':
        this.#dropField(parent);
        return;
      case 'assignment_expression':
        this.#dropAssignment(parent);
        return;
      case 'arguments':
        this.#dropArgument(parent, value);
        return;
      case 'await_expression':
        this.#dropValue(parent);
        return;
      case 'spread_element':
        this.#remove(parent);
        if (parent.parent?.type === 'object') {
          this.#follow(parent.parent, ['accessKeyId']);
          return;
        }
        break;
      case 'binary_expression':
      case 'ternary_expression':
        this.#dropChoice(parent, value);
        return;
      case 'return_statement':
      case 'arrow_function':
        this.#dropResult(value);
        return;
    }
    throw this.#cannot(value);
  }

  #dropProperty(property: SyntaxNode): void {
    this.#remove(property);
    const key = keyName(property);
    const object = property.parent;
    if (key === undefined || object === null) {
      throw this.#cannot(property);
    }
    this.#follow(object, [key]);
    if (credentialKeys.has(key)) {
      for (const sibling of children(object)) {
        const name = keyName(sibling) ?? '';
        if (credentialKeys.has(name) || companionKeys.has(name)) {
          this.#remove(sibling);
        }
      }
    }
  }

  #dropVariable(declarator: SyntaxNode): void {
    const name = declarator.childForFieldName('name');
    const binding = name?.type === 'identifier' ? this.scopes.of(name) : undefined;
    if (binding === undefined) {
      throw this.#cannot(declarator);
    }
    this.#refuseExported(declarator, binding.name);
    this.#remove(declarator);
    for (const reference of binding.references) {
      this.#dropValue(reference);
    }
    this.#reached ||= binding.references.length === 0;
  }

  #dropField(field: SyntaxNode): void {
    this.#remove(field);
    for (const use of this.#fieldUses(field)) {
      this.#dropValue(use);
    }
  }

  #dropAssignment(assignment: SyntaxNode): void {
    const left = assignment.childForFieldName('left');
    const statement = assignment.parent;
    if (left === null || statement?.type !== 'expression_statement') {
      throw this.#cannot(assignment);
    }
    if (/^(?:module\.)?exports\b/.test(left.text)) {
      throw this.#exported(left.text);
    }
    const variable = environmentVariable(left);
    if (variable !== undefined && chainVariables.test(variable)) {
      this.#reached = true;
      this.#remove(statement);
      return;
    }
    const path = memberPath(left);
    const [root, ...keys] = path;
    if (root === undefined || keys.length === 0) {
      throw this.#cannot(assignment);
    }
    this.#remove(statement);
    const last = keys.at(-1) ?? '';
    if (moduleOf(left, this.scopes) !== undefined && (credentialKeys.has(last) || providerKeys.has(last))) {
      this.#reached = true;
      return;
    }
    if (root.type === 'this') {
      for (const use of this.#memberUses(left)) {
        this.#dropValue(use);
      }
      return;
    }
    const binding = this.scopes.of(root);
    if (binding === undefined) {
      throw this.#cannot(assignment);
    }
    this.#followBinding(binding, keys as string[]);
  }

  #dropArgument(list: SyntaxNode, value: SyntaxNode): void {
    const call = list.parent;
    if (call === null || calleeOf(call, this.scopes).kind !== 'provider') {
      throw this.#passedTo(value, call);
    }
    this.#dropValue(call);
  }

  /** `process.env.X || value`, `condition ? value : undefined`. */
  #dropChoice(choice: SyntaxNode, value: SyntaxNode): void {
    if (choice.type === 'ternary_expression') {
      const others = [choice.childForFieldName('consequence'), choice.childForFieldName('alternative')].filter(
        (branch) => branch !== null && !same(branch, value),
      );
      if (others.length === 1 && others[0] && isNothing(others[0])) {
        this.#dropValue(choice);
        return;
      }
      throw this.#cannot(value);
    }
    const operator = choice.childForFieldName('operator')?.type;
    const left = choice.childForFieldName('left');
    const right = choice.childForFieldName('right');
    const other = same(left, value) ? right : left;
    if (operator === '&&' && same(right, value)) {
      this.#dropValue(choice);
      return;
    }
    if ((operator !== '||' && operator !== '??') || other === null) {
      throw this.#cannot(value);
    }
    const variables = descendants(other, 'member_expression', 'subscript_expression').flatMap(
      (node) => environmentVariable(node) ?? [],
    );
    if (environmentVariable(wrapped(other)) === undefined && variables.length === 0) {
      throw new CannotGo(
        message(
          'The key is only one of two values here: the other comes from {0}. Decide which of them is right first.',
          excerpt(other),
        ),
      );
    }
    for (const variable of variables.filter((name) => !chainVariables.test(name))) {
      this.#variables.add(variable);
    }
    this.#dropValue(choice);
  }

  /** A function gives the value: it goes where it provides credentials, otherwise the value of its calls goes. */
  #dropResult(value: SyntaxNode): void {
    this.#followResult(value, (call) => {
      this.#dropValue(call);
    });
  }

  /** A container keeps existing without the value at `path`: all its uses must get along. */
  #follow(container: SyntaxNode, path: readonly string[]): void {
    const value = wrapped(container);
    const parent = value.parent;
    if (parent === null || this.#once(`${path.join('.')} of ${String(value.id)}`)) {
      return;
    }
    const [key = ''] = path;
    const isCredentials = path.length === 1 && credentialKeys.has(key);
    switch (parent.type) {
      case 'arguments':
        this.#followArgument(parent, value, key, isCredentials);
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
          this.#follow(parent.parent, path);
          return;
        }
        break;
      case 'await_expression':
        this.#follow(parent, path);
        return;
      case 'variable_declarator':
        this.#followVariable(parent, path);
        return;
      case 'public_field_definition':
      case 'field_definition':
        for (const use of this.#fieldUses(parent)) {
          this.#followUse(use, path);
        }
        return;
      case 'assignment_expression':
        this.#followAssignment(parent, value, path, isCredentials);
        return;
      case 'ternary_expression':
        this.#follow(parent, path);
        return;
      case 'binary_expression':
        this.#followChoice(parent, value, path, isCredentials);
        return;
      case 'return_statement':
      case 'arrow_function':
        if (isCredentials && this.#isProvider(value)) {
          this.#followResult(value, (call) => {
            this.#dropValue(call);
          });
        } else {
          this.#followResult(value, (call) => {
            this.#follow(call, path);
          });
        }
        return;
      case 'expression_statement':
        return;
    }
    throw this.#cannot(value);
  }

  #followArgument(list: SyntaxNode, value: SyntaxNode, key: string, isCredentials: boolean): void {
    const call = list.parent;
    const callee = call === null ? undefined : calleeOf(call, this.scopes);
    if (call !== null && callee?.kind === 'provider' && isCredentials) {
      this.#dropValue(call);
    } else if (
      (callee?.kind === 'client' || callee?.kind === 'provider') &&
      (credentialKeys.has(key) || providerKeys.has(key))
    ) {
      this.#reached = true;
    } else {
      throw this.#passedTo(value, call);
    }
  }

  #followProperty(property: SyntaxNode, path: readonly string[], isCredentials: boolean): void {
    const key = keyName(property);
    const object = property.parent;
    if (key === undefined || object === null) {
      throw this.#cannot(property);
    }
    if (isCredentials && providerKeys.has(key)) {
      this.#remove(property);
      this.#follow(object, [key]);
    } else {
      this.#follow(object, [key, ...path]);
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
      throw this.#cannot(declarator);
    }
    this.#refuseExported(declarator, binding.name);
    this.#followBinding(binding, path);
  }

  #followBinding(binding: Binding, path: readonly string[]): void {
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
        this.#refuseExported(use, use.text);
        this.#follow(at, path.slice(index));
        return;
      }
      if (name !== key) {
        return;
      }
      at = wrapped(parent);
    }
    if (at.parent?.type === 'assignment_expression' && same(at.parent.childForFieldName('left'), at)) {
      if (!this.#nodes.has(at.parent.parent?.id ?? -1)) {
        throw this.#cannot(at);
      }
      return;
    }
    this.#dropValue(at);
  }

  #followPattern(pattern: SyntaxNode, path: readonly string[]): void {
    const [key, ...rest] = path;
    if (named(pattern).some((item) => item.type === 'rest_pattern')) {
      throw this.#cannot(pattern);
    }
    const item = children(pattern).find((child) => (keyName(child) ?? keyName(child.namedChild(0) ?? child)) === key);
    if (item === undefined) {
      return;
    }
    const target = item.type === 'pair_pattern' ? item.childForFieldName('value') : item;
    const binding = target === null ? undefined : this.scopes.of(target);
    if (binding === undefined) {
      throw this.#cannot(item);
    }
    if (rest.length > 0) {
      this.#followBinding(binding, rest);
      return;
    }
    this.#remove(item);
    for (const reference of binding.references) {
      this.#dropValue(reference);
    }
  }

  #followAssignment(assignment: SyntaxNode, value: SyntaxNode, path: readonly string[], isCredentials: boolean): void {
    const left = assignment.childForFieldName('left');
    const [root, ...keys] = left === null ? [] : memberPath(left);
    if (left === null || root === undefined || !same(assignment.childForFieldName('right'), value)) {
      throw this.#cannot(assignment);
    }
    if (/^(?:module\.)?exports\b/.test(left.text)) {
      throw this.#exported(left.text);
    }
    if (isCredentials && providerKeys.has(keys.at(-1) as string)) {
      this.#dropAssignment(assignment);
      return;
    }
    const binding = root.type === 'identifier' ? this.scopes.of(root) : undefined;
    if (root.type === 'this') {
      for (const use of this.#memberUses(left)) {
        this.#followUse(use, path);
      }
    } else if (binding !== undefined) {
      this.#refuseExported(binding.owner, binding.name);
      for (const reference of binding.references.filter((node) => !same(node, root))) {
        this.#followUse(reference, [...(keys as string[]), ...path]);
      }
    } else {
      throw this.#cannot(assignment);
    }
  }

  #followChoice(choice: SyntaxNode, value: SyntaxNode, path: readonly string[], isCredentials: boolean): void {
    const operator = choice.childForFieldName('operator')?.type;
    const right = same(choice.childForFieldName('right'), value);
    if (operator === '&&' && right) {
      this.#follow(choice, path);
    } else if ((operator === '||' || operator === '??') && right && isCredentials) {
      // `options.credentials || { … }` does without the default.
      this.#reached = true;
      this.#defaults.set(choice.id, choice);
    } else {
      throw this.#cannot(value);
    }
  }

  /** Whether a function that gives this value stands where a client takes a provider. */
  #isProvider(value: SyntaxNode): boolean {
    const owner = enclosingFunction(value);
    if (owner?.type === 'method_definition') {
      return owner.parent?.type === 'object' && providerKeys.has(keyName(owner) ?? '');
    }
    return owner !== undefined && this.#functionUses(owner).some((use) => isProvided(use));
  }

  /** Goes on with the calls of the function that gives a value, or drops the function where it is a provider. */
  #followResult(value: SyntaxNode, each: (call: SyntaxNode) => void): void {
    const owner = enclosingFunction(value);
    if (
      owner?.type === 'method_definition' &&
      owner.parent?.type === 'object' &&
      providerKeys.has(keyName(owner) ?? '')
    ) {
      this.#refuseSideEffects(owner);
      this.#dropProperty(owner);
      return;
    }
    if (owner === undefined || owner.type === 'method_definition') {
      throw this.#cannot(value);
    }
    for (const use of this.#functionUses(owner)) {
      const outer = wrapped(use);
      if (isProvided(use)) {
        this.#refuseSideEffects(owner);
        this.#dropFunction(owner);
        this.#dropValue(use);
      } else if (outer.parent?.type === 'call_expression' && same(outer.parent.childForFieldName('function'), outer)) {
        each(outer.parent);
      } else {
        throw this.#cannot(use);
      }
    }
  }

  #functionUses(owner: SyntaxNode): readonly SyntaxNode[] {
    const declarator = owner.parent?.type === 'variable_declarator' ? owner.parent : undefined;
    const name = (declarator ?? owner).childForFieldName('name');
    if (declarator === undefined && !/^(?:generator_)?function_declaration$/.test(owner.type)) {
      return [owner];
    }
    const binding = name === null ? undefined : this.scopes.of(name);
    if (binding === undefined) {
      throw this.#cannot(owner);
    }
    this.#refuseExported(declarator ?? owner, binding.name);
    return binding.references;
  }

  #dropFunction(owner: SyntaxNode): void {
    if (owner.parent?.type === 'variable_declarator') {
      this.#remove(owner.parent);
    } else if (/^(?:generator_)?function_declaration$/.test(owner.type)) {
      this.#remove(owner);
    }
  }

  /** A provider that does more than give the literals must not go unseen. */
  #refuseSideEffects(owner: SyntaxNode): void {
    const body = owner.childForFieldName('body');
    const statements = body?.type === 'statement_block' ? children(body) : [];
    if (statements.some((statement) => !/^(?:return_statement|lexical_declaration)$/.test(statement.type))) {
      throw new CannotGo(message('The function that provides the key does more than that. Take the key out by hand.'));
    }
  }

  /** `this.name` and `Class.name` for a field. */
  #fieldUses(field: SyntaxNode): SyntaxNode[] {
    const name = (field.childForFieldName('name') ?? field.childForFieldName('property'))?.text ?? '';
    const body = field.parent;
    const owner = body?.parent;
    const isPrivate =
      name.startsWith('#') ||
      named(field).some((child) => child.type === 'accessibility_modifier' && child.text === 'private');
    if (body === null || !owner || (!isPrivate && owner.parent?.type === 'export_statement')) {
      throw this.#exported(name);
    }
    return descendants(body.parent?.parent ?? body, 'member_expression').filter((node) => {
      const object = node.childForFieldName('object');
      return (
        node.childForFieldName('property')?.text === name &&
        (object?.type === 'this' || object?.text === owner.childForFieldName('name')?.text)
      );
    });
  }

  /** The other uses, within its class, of what is assigned to `this.name`. */
  #memberUses(member: SyntaxNode): SyntaxNode[] {
    const body = [...ancestors(member)].find((node) => node.type === 'class_body');
    const name = member.childForFieldName('property')?.text;
    const object = member.childForFieldName('object');
    if (body === undefined || object?.type !== 'this') {
      throw this.#cannot(member);
    }
    for (const field of named(body)) {
      if (keyName(field) === name && /field_definition$/.test(field.type) && !same(field, member)) {
        this.#remove(field);
      }
    }
    return descendants(body, 'member_expression').filter(
      (node) =>
        node.childForFieldName('property')?.text === name &&
        node.childForFieldName('object')?.type === 'this' &&
        !same(node, member),
    );
  }

  #remove(node: SyntaxNode): void {
    this.#nodes.set(node.id, node);
  }

  #once(key: string): boolean {
    const seen = this.#seen.has(key);
    this.#seen.add(key);
    return seen;
  }

  #refuseExported(node: SyntaxNode, name: string): void {
    const isExported =
      node.parent?.type === 'export_specifier' ||
      [node, ...ancestors(node)]
        .slice(0, 4)
        .some(
          (outer, index, chain) =>
            outer.type === 'export_statement' && !chain.slice(0, index).some((inner) => functionTypes.has(inner.type)),
        );
    if (isExported) {
      throw this.#exported(name);
    }
  }

  #exported(name: string): CannotGo {
    return new CannotGo(message('{0} leaves this file, so other code may use the key. Take it out there first.', name));
  }

  #passedTo(value: SyntaxNode, call: SyntaxNode | null): CannotGo {
    const callee = call?.childForFieldName('function') ?? call?.childForFieldName('constructor');
    return new CannotGo(
      message(
        '{0} is passed to {1} (line {2}), which is not known to find credentials by itself.',
        subject(value),
        callee?.text ?? 'a call',
        value.startPosition.row + 1,
      ),
    );
  }

  #cannot(node: SyntaxNode): CannotGo {
    return new CannotGo(
      message(
        '{0} is used in line {1} in a way that is not an AWS client’s credentials, so it cannot be removed without knowing why.',
        subject(node),
        node.startPosition.row + 1,
      ),
    );
  }
}

/** What a message may call a node: a name; never a literal. */
function subject(node: SyntaxNode): string {
  return /^[\w$.#]+$/.test(node.text) && node.text.length < 60 && !/^["'`]/.test(node.text) ? node.text : 'The key';
}

function excerpt(node: SyntaxNode): string {
  return descendants(node, 'string', 'template_string').length === 0 && node.text.length < 60
    ? node.text
    : 'other code';
}

/** Whether a use is the value of a key under which clients take credentials. */
function isProvided(use: SyntaxNode): boolean {
  const value = wrapped(use);
  const property =
    value.type === 'shorthand_property_identifier' ? value : value.parent?.type === 'pair' ? value.parent : undefined;
  return property !== undefined && providerKeys.has(keyName(property) ?? '');
}

/** The function whose result a value is: an arrow's body, or what is returned. */
function enclosingFunction(value: SyntaxNode): SyntaxNode | undefined {
  return value.parent?.type === 'arrow_function'
    ? value.parent
    : [...ancestors(value)].find((node) => functionTypes.has(node.type));
}

/** `a.b.c`: the root's node, then the names. */
function memberPath(expression: SyntaxNode): [SyntaxNode, ...string[]] {
  const keys: string[] = [];
  let at = expression;
  while (at.type === 'member_expression') {
    keys.unshift(at.childForFieldName('property')?.text ?? '');
    at = at.childForFieldName('object') ?? at;
  }
  return [at, ...keys];
}

function isNothing(node: SyntaxNode): boolean {
  return node.type === 'undefined' || node.type === 'null' || (node.type === 'object' && children(node).length === 0);
}
