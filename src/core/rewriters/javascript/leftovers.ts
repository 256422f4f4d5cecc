import type { SyntaxNode } from '../../languages/parsers';
import { calleeOf } from './awsCallee';
import { boundNames } from './declarations';
import type { Binding, Scopes } from './scopes';
import { ancestors, children, descendants, isDeclaredPrivate, keyName, named, same, wrapped } from './syntax';

const names = ['identifier', 'type_identifier', 'shorthand_property_identifier'];

/** What goes, and what takes the place of arguments of which nothing is left. */
export interface Leftovers {
  readonly nodes: ReadonlyMap<number, SyntaxNode>;
  readonly emptied: ReadonlyMap<number, { readonly node: SyntaxNode; readonly text: string }>;
}

/** What is of no use any more once some nodes are gone: variables, imports, empty objects; in ever wider circles. */
export function withLeftovers(gone: readonly SyntaxNode[], scopes: Scopes): Leftovers {
  const state = new Sweep(gone, scopes);
  while (state.sweepNames() || state.sweepObjects() || state.sweepConditions()) {
    // Each round may leave something new without a use.
  }
  return state;
}

class Sweep implements Leftovers {
  readonly nodes: Map<number, SyntaxNode>;
  readonly emptied = new Map<number, { readonly node: SyntaxNode; readonly text: string }>();

  constructor(
    gone: readonly SyntaxNode[],
    private readonly scopes: Scopes,
  ) {
    this.nodes = new Map(gone.map((node) => [node.id, node]));
  }

  /** Removes declarations of names that only gone code used. */
  sweepNames(): boolean {
    let changed = false;
    for (const node of [...this.nodes.values()]) {
      for (const identifier of descendants(node, ...names)) {
        const binding = this.scopes.of(identifier);
        if (
          binding !== undefined &&
          binding.references.length > 0 &&
          !this.#isGone(binding.declaration) &&
          binding.references.every((use) => this.#isGone(use))
        ) {
          changed = this.#removeDeclaration(binding) || changed;
        }
      }
    }
    return changed;
  }

  /** Removes what is left of objects without properties, where it can go. */
  sweepObjects(): boolean {
    let changed = false;
    for (const node of [...this.nodes.values()]) {
      const object = node.parent;
      const declarator = object?.type === 'object_pattern' ? object.parent : null;
      if (
        object &&
        declarator?.type === 'variable_declarator' &&
        children(object).every((child) => this.#isGone(child))
      ) {
        const value = declarator.childForFieldName('value');
        changed = ((value === null || isPure(value)) && this.#remove(declarator)) || changed;
      }
      if (
        object?.type === 'object' &&
        !this.#isGone(object) &&
        !this.emptied.has(object.id) &&
        children(object).every((child) => this.#isGone(child))
      ) {
        changed = this.#removeEmpty(object) || changed;
      }
    }
    return changed;
  }

  /** Removes conditions on which nothing hangs any more. */
  sweepConditions(): boolean {
    let changed = false;
    for (const node of [...this.nodes.values()]) {
      const body = node.parent?.type === 'statement_block' ? node.parent : node;
      const condition = body.parent;
      if (
        condition?.type === 'if_statement' &&
        same(condition.childForFieldName('consequence'), body) &&
        condition.childForFieldName('alternative') === null &&
        condition.parent?.type !== 'else_clause' &&
        (same(body, node) || named(body).every((child) => this.#isGone(child))) &&
        isPure(condition.childForFieldName('condition') ?? condition)
      ) {
        changed = this.#remove(condition) || changed;
      }
    }
    return changed;
  }

  #removeDeclaration(binding: Binding): boolean {
    const { owner, declaration } = binding;
    switch (owner.type) {
      case 'import_specifier':
      case 'namespace_import':
        return this.#remove(owner);
      case 'import_clause':
      case 'import_require_clause':
        return this.#remove(declaration);
      case 'variable_declarator':
        return this.#removeVariable(owner, declaration);
      case 'function_declaration':
      case 'interface_declaration':
      case 'type_alias_declaration':
        // A parameter is owned by its function, too.
        return (
          same(owner.childForFieldName('name'), declaration) &&
          owner.parent?.type !== 'export_statement' &&
          this.#remove(owner)
        );
      default:
        return false;
    }
  }

  #removeVariable(declarator: SyntaxNode, name: SyntaxNode): boolean {
    const value = declarator.childForFieldName('value');
    const pattern = declarator.childForFieldName('name');
    if (
      declarator.parent?.parent?.type === 'export_statement' ||
      declarator.parent?.parent?.type === 'for_statement' ||
      (value !== null && !isPure(value))
    ) {
      return false;
    }
    if (same(pattern, name)) {
      return this.#remove(declarator);
    }
    if (pattern?.type !== 'object_pattern' || children(pattern).some((item) => item.type === 'rest_pattern')) {
      return false;
    }
    const item = [name, ...ancestors(name)].find((node) => same(node.parent, pattern));
    if (item === undefined || boundNames(item).length !== 1) {
      return false;
    }
    this.#remove(item);
    return true;
  }

  #removeEmpty(object: SyntaxNode): boolean {
    const value = wrapped(object);
    const parent = value.parent;
    if (parent?.type === 'arguments' && parent.parent) {
      return this.#emptyArgument(parent.parent, value);
    }
    const spread = [value, ...ancestors(value)].find(
      (node) => !/^(?:object|parenthesized_expression|binary_expression|ternary_expression)$/.test(node.type),
    );
    if (spread?.type === 'spread_element' && spread.parent?.type === 'object') {
      return this.#remove(spread);
    }
    if (parent?.type === 'variable_declarator' && parent.parent?.parent?.type !== 'export_statement') {
      return this.#inlineEmpty(parent);
    }
    return parent !== null && isPrivateField(parent) && this.#isUnread(parent) && this.#remove(parent);
  }

  /** Whether every use of a field within its class goes. */
  #isUnread(field: SyntaxNode): boolean {
    const name = keyName(field);
    const body = field.parent;
    return (
      body !== null &&
      descendants(body, 'member_expression')
        .filter((use) => use.childForFieldName('property')?.text === name)
        .every((use) => this.#isGone(use)) &&
      !descendants(body, 'object_pattern', 'subscript_expression').some(
        (use) => use.type === 'object_pattern' || use.childForFieldName('object')?.type === 'this',
      )
    );
  }

  /** `update({})` goes as a whole, `new AWS.S3({})` becomes `new AWS.S3()`; clients of version 3 keep their `{}`. */
  #emptyArgument(call: SyntaxNode, value: SyntaxNode): boolean {
    const callee = calleeOf(call, this.scopes);
    if (call.type === 'call_expression' && call.parent?.type === 'expression_statement' && callee.kind === 'client') {
      return this.#remove(call.parent);
    }
    if (callee.kind === 'client' && callee.version === 2) {
      this.emptied.set(value.id, { node: value, text: '' });
      return true;
    }
    return false;
  }

  /** A constant that holds an empty object goes where it is only spread or handed to clients. */
  #inlineEmpty(declarator: SyntaxNode): boolean {
    const name = declarator.childForFieldName('name');
    const binding = name?.type === 'identifier' ? this.scopes.of(name) : undefined;
    const uses = binding?.references.filter((use) => !this.#isGone(use)) ?? [];
    const clients = uses.filter((use) => use.parent?.type === 'arguments' && children(use.parent).length === 1);
    if (binding === undefined || !uses.every((use) => use.parent?.type === 'spread_element' || clients.includes(use))) {
      return false;
    }
    for (const use of uses) {
      if (use.parent?.type === 'spread_element') {
        this.#remove(use.parent);
      } else if (use.parent?.parent) {
        const callee = calleeOf(use.parent.parent, this.scopes);
        this.emptied.set(use.id, { node: use, text: callee.kind === 'client' && callee.version === 2 ? '' : '{}' });
      }
    }
    return this.#remove(declarator);
  }

  #remove(node: SyntaxNode): boolean {
    if (this.nodes.has(node.id)) {
      return false;
    }
    this.nodes.set(node.id, node);
    return true;
  }

  #isGone(node: SyntaxNode): boolean {
    return (
      this.nodes.has(node.id) ||
      this.emptied.has(node.id) ||
      [...this.nodes.values()].some((gone) => gone.startIndex <= node.startIndex && node.endIndex <= gone.endIndex)
    );
  }
}

/** Whether code outside of its class cannot read a field. */
function isPrivateField(node: SyntaxNode): boolean {
  return (
    /^(?:public_)?field_definition$/.test(node.type) &&
    (keyName(node)?.startsWith('#') === true || isDeclaredPrivate(node))
  );
}

const pureTypes = new Set([
  ...[
    'string',
    'string_fragment',
    'escape_sequence',
    'template_string',
    'template_substitution',
    'number',
    'true',
    'false',
    'null',
  ],
  ...[
    'undefined',
    'identifier',
    'property_identifier',
    'shorthand_property_identifier',
    'member_expression',
    'subscript_expression',
  ],
  ...[
    'object',
    'array',
    'pair',
    'spread_element',
    'binary_expression',
    'unary_expression',
    'ternary_expression',
    'comment',
  ],
  ...[
    'parenthesized_expression',
    'as_expression',
    'satisfies_expression',
    'non_null_expression',
    'type_identifier',
    'this',
  ],
  ...['predefined_type', 'optional_chain'],
]);

/** Whether nothing is lost where an initialiser is not run. Loading a module counts as nothing. */
function isPure(value: SyntaxNode): boolean {
  if (/^require\(\s*(?:'[^']*'|"[^"]*")\s*\)(?:\.\w+)*$/.test(value.text)) {
    return true;
  }
  return pureTypes.has(value.type) && children(value).every(isPure);
}
