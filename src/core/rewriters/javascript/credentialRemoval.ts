import type { SyntaxNode } from '../../languages/parsers';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains } from '../../text/span';
import { calleeOf, companionKeys, credentialKeys, moduleOf, providerKeys, pulumiKeys } from './awsCallee';
import { ContainerTrail } from './credentialContainers';
import { CredentialTypes } from './credentialTypes';
import { CannotGo } from '../code/cannotGo';
import { otherKey, parameterGiven } from './credentialParameters';
import type { GivenParameter } from './credentialParameters';
import {
  cannot,
  declaringFields,
  defaultOfParameter,
  exported,
  fieldUses,
  isNothing,
  memberPath,
  memberUses,
  oneOfTwo,
  passedTo,
  refuseExported,
} from './credentialUses';
import type { Scopes } from './scopes';
import type { Trail } from './trail';
import { children, descendants, environmentVariable, keyName, same, spanOf, wrapped } from './syntax';

/** What must go for a credential to be gone. */
export interface Removal {
  /** Whole items: properties, declarators, statements, arguments, class fields; of nested ones all are listed. */
  readonly nodes: readonly SyntaxNode[];
  /** Defaults that go while what they are the default of stays: ` || { … }`. */
  readonly defaults: readonly SyntaxNode[];
  /** Functions and the parameters that they lose. */
  readonly parameters: readonly GivenParameter[];
  /** Environment variables that the code read and the default chain does not. */
  readonly lostVariables: readonly string[];
  /** What a person should look at afterwards. */
  readonly notes: readonly Message[];
}

const chainVariables = /^AWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)$/;

/**
 * Follows credentials from their literals to the AWS clients that take them.
 *
 * Everything on the way must be there for the credentials alone; what is also used for something else stops the search
 * with a reason.
 */
export class CredentialRemoval implements Trail {
  readonly #nodes = new Map<number, SyntaxNode>();
  readonly #defaults = new Map<number, SyntaxNode>();
  readonly #variables = new Set<string>();
  /** Values and containers that were followed already, so that code which goes in circles ends. */
  readonly #seen = new Set<string>();
  readonly #notes: Message[] = [];
  readonly #parameters = new Map<number, GivenParameter>();
  readonly #containers: ContainerTrail;
  readonly #types: CredentialTypes;
  #reached = false;

  constructor(private readonly scopes: Scopes) {
    this.#containers = new ContainerTrail(this, scopes);
    this.#types = new CredentialTypes(scopes);
  }

  /** What must go for these literals to be gone, or why they cannot go. */
  of(literals: readonly SyntaxNode[]): Removal | Message {
    try {
      for (const literal of literals) {
        this.dropValue(literal);
      }
      const other = otherKey(
        [...this.#parameters.values()],
        (value) =>
          literals.some(({ text }) => text === value.text) || this.#isOfGone(value) || this.#loseVariables(value),
      );
      if (other !== undefined) {
        throw cannot(other);
      }
      this.#types.check();
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
          parameters: [...this.#parameters.values()],
          lostVariables: [...this.#variables],
          notes: this.#notes,
        }
      : message(
          'Nothing in this file hands the key to an AWS SDK client, so it is not known what uses it: find what does, let it use the default credential chain, then delete the key here.',
        );
  }

  /** The value of an expression goes. */
  dropValue(expression: SyntaxNode): void {
    const value = wrapped(expression);
    const parent = value.parent;
    if (parent === null || this.once(`value ${String(value.id)}`)) {
      return;
    }
    switch (parent.type) {
      case 'pair':
        if (same(parent.childForFieldName('value'), value)) {
          this.dropProperty(parent);
          return;
        }
        break;
      case 'object':
        if (value.type === 'shorthand_property_identifier') {
          this.dropProperty(value);
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
        this.dropAssignment(parent);
        return;
      case 'arguments':
        this.#dropArgument(parent, value);
        return;
      case 'await_expression':
        this.dropValue(parent);
        return;
      case 'spread_element':
        this.remove(parent);
        if (parent.parent?.type === 'object') {
          this.#containers.follow(parent.parent, ['accessKeyId']);
          return;
        }
        break;
      case 'binary_expression':
      case 'ternary_expression':
        this.#dropChoice(parent, value);
        return;
      case 'object_assignment_pattern':
      case 'assignment_pattern':
        if (parent.parent?.type === 'formal_parameters') {
          throw defaultOfParameter(parent);
        }
        this.#dropPattern(parent);
        return;
      case 'required_parameter':
      case 'optional_parameter':
        throw defaultOfParameter(parent);
      case 'return_statement':
      case 'arrow_function':
        this.#dropResult(value);
        return;
    }
    throw cannot(value);
  }

  dropProperty(property: SyntaxNode): void {
    this.remove(property);
    const key = keyName(property);
    const object = property.parent;
    if (key === undefined || object === null) {
      throw cannot(property);
    }
    this.#containers.follow(object, [key]);
    const isCompanion = credentialKeys.has(key)
      ? (name: string) => credentialKeys.has(name) || companionKeys.has(name)
      : (name: string) => pulumiKeys.has(key) && pulumiKeys.has(name) && this.#isPulumis(object);
    for (const sibling of children(object)) {
      if (isCompanion(keyName(sibling) ?? '')) {
        this.#loseVariables(sibling);
        this.remove(sibling);
      }
    }
  }

  /** Whether Pulumi's provider takes an object: what is left of a key would be taken for all of it. */
  #isPulumis(object: SyntaxNode): boolean {
    const list = wrapped(object).parent;
    return list?.type === 'arguments' && list.parent !== null && calleeOf(list.parent, this.scopes).kind === 'pulumi';
  }

  #dropVariable(declarator: SyntaxNode): void {
    const name = declarator.childForFieldName('name');
    const binding = name?.type === 'identifier' ? this.scopes.of(name) : undefined;
    if (binding === undefined) {
      throw cannot(declarator);
    }
    refuseExported(declarator, binding.name);
    this.remove(declarator);
    for (const reference of binding.references) {
      this.dropValue(reference);
    }
    this.#reached ||= binding.references.length === 0;
  }

  #dropField(field: SyntaxNode): void {
    this.remove(field);
    for (const use of fieldUses(field, this)) {
      this.dropValue(use);
    }
  }

  dropAssignment(assignment: SyntaxNode): void {
    const left = assignment.childForFieldName('left');
    const statement = assignment.parent;
    if (left === null || statement?.type !== 'expression_statement') {
      throw cannot(assignment);
    }
    if (/^(?:module\.)?exports\b/.test(left.text)) {
      throw exported(left.text);
    }
    const variable = environmentVariable(left);
    if (variable !== undefined && chainVariables.test(variable)) {
      this.reach();
      this.remove(statement);
      return;
    }
    const [root, ...keys] = memberPath(left);
    if (keys.length === 0) {
      throw cannot(assignment);
    }
    this.remove(statement);
    const last = keys.at(-1) ?? '';
    const ofClient = providerKeys.has(last) && keys.at(-2) === 'config';
    if (
      ofClient ||
      (moduleOf(left, this.scopes) !== undefined && (credentialKeys.has(last) || providerKeys.has(last)))
    ) {
      this.reach();
      return;
    }
    if (root.type === 'this') {
      for (const field of declaringFields(left)) {
        this.remove(field);
      }
      for (const use of memberUses(left)) {
        this.dropValue(use);
      }
      return;
    }
    const binding = this.scopes.of(root);
    if (binding === undefined) {
      throw cannot(assignment);
    }
    this.#containers.followBinding(binding, keys);
  }

  #dropArgument(list: SyntaxNode, value: SyntaxNode): void {
    const call = list.parent;
    const kind = call === null ? 'other' : calleeOf(call, this.scopes).kind;
    if (call !== null && kind === 'provider') {
      this.dropValue(call);
      return;
    }
    const given = kind === 'other' ? parameterGiven(list, value, this.scopes) : undefined;
    if (given?.pattern.type !== 'identifier') {
      throw passedTo(value, call);
    }
    this.dropParameter(given);
  }

  dropParameter(given: GivenParameter): void {
    if (this.once(`parameter ${String(given.node.id)}`)) {
      return;
    }
    this.#parameters.set(given.node.id, given);
    for (const node of [given.node, ...given.arguments]) {
      this.remove(node);
    }
    for (const use of given.uses) {
      this.dropValue(use);
    }
  }

  /** Whether a name means something that goes. */
  #isOfGone(name: SyntaxNode): boolean {
    const declaration = this.scopes.of(name)?.declaration;
    return (
      declaration !== undefined && [...this.#nodes.values()].some((node) => contains(spanOf(node), spanOf(declaration)))
    );
  }

  /** `process.env.X || value`, `condition ? value : undefined`. */
  #dropChoice(choice: SyntaxNode, value: SyntaxNode): void {
    if (choice.type === 'ternary_expression') {
      const others = [choice.childForFieldName('consequence'), choice.childForFieldName('alternative')].filter(
        (branch) => branch !== null && !same(branch, value),
      );
      if (others.length === 1 && others[0] && isNothing(others[0])) {
        this.dropValue(choice);
        return;
      }
      throw cannot(value);
    }
    const operator = choice.childForFieldName('operator')?.type;
    const left = choice.childForFieldName('left');
    const right = choice.childForFieldName('right');
    const other = same(left, value) ? right : left;
    if (operator === '&&' && same(right, value)) {
      this.dropValue(choice);
      return;
    }
    if ((operator !== '||' && operator !== '??') || other === null) {
      throw cannot(value);
    }
    if (!this.#loseVariables(other)) {
      throw oneOfTwo(value);
    }
    this.dropValue(choice);
  }

  /** Notes the environment variables that code reads before it goes; whether there are any. */
  #loseVariables(code: SyntaxNode): boolean {
    const variables = descendants(code, 'member_expression', 'subscript_expression').flatMap(
      (node) => environmentVariable(node) ?? [],
    );
    for (const variable of variables.filter((name) => !chainVariables.test(name))) {
      this.#variables.add(variable);
    }
    return variables.length > 0;
  }

  /** `const { X = 'literal' } = process.env` */
  #dropPattern(pattern: SyntaxNode): void {
    const item = pattern.parent?.type === 'pair_pattern' ? pattern.parent : pattern;
    const declarator = item.parent?.parent;
    const left = pattern.childForFieldName('left');
    const binding = left === null ? undefined : this.scopes.of(left);
    if (
      declarator?.type !== 'variable_declarator' ||
      declarator.childForFieldName('value')?.text !== 'process.env' ||
      binding === undefined
    ) {
      throw cannot(pattern);
    }
    refuseExported(declarator, binding.name);
    const variable = item === pattern ? binding.name : (keyName(item) ?? '');
    if (!chainVariables.test(variable)) {
      this.#variables.add(variable);
    }
    this.remove(item);
    for (const reference of binding.references) {
      this.dropValue(reference);
    }
  }

  /** A function gives the value: it goes where it provides credentials, otherwise the value of its calls goes. */
  #dropResult(value: SyntaxNode): void {
    this.#containers.followResult(value, (call) => {
      this.dropValue(call);
    });
  }

  loseMember(declaration: SyntaxNode, path: readonly string[]): boolean {
    const members = this.#types.membersOf(declaration, path);
    for (const member of members ?? []) {
      this.remove(member);
    }
    return members !== undefined;
  }

  isGone(node: SyntaxNode | null): boolean {
    return node !== null && this.#nodes.has(node.id);
  }

  note(text: Message): void {
    if (!this.#notes.some((known) => known.template === text.template)) {
      this.#notes.push(text);
    }
  }

  reach(): void {
    this.#reached = true;
  }

  dropDefault(choice: SyntaxNode): void {
    this.#defaults.set(choice.id, choice);
  }

  remove(node: SyntaxNode): void {
    this.#nodes.set(node.id, node);
  }

  once(key: string): boolean {
    const seen = this.#seen.has(key);
    this.#seen.add(key);
    return seen;
  }
}
