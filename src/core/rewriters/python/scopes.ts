import { childIn, descendants, has, operands } from './tree';
import type { PyNode } from './tree';

/** How a name comes to mean something in a scope. */
export type BindingKind = 'import' | 'assignment' | 'parameter' | 'definition' | 'other';

export interface Binding {
  readonly kind: BindingKind;
  /** The identifier that is bound. */
  readonly node: PyNode;
}

/** Node types that open a scope of their own. */
const scopeTypes = new Set([
  'module',
  'function_definition',
  'lambda',
  'class_definition',
  'list_comprehension',
  'set_comprehension',
  'dictionary_comprehension',
  'generator_expression',
]);

/** Which names are bound in which scopes, and what each name refers to. https://docs.python.org/3/reference/executionmodel.html */
export class Scopes {
  readonly #bindings = new Map<PyNode, Map<string, Binding[]>>();
  /** Names that a function declares `global` or `nonlocal`. */
  readonly #elsewhere = new Map<PyNode, Map<string, 'global' | 'nonlocal'>>();
  readonly #identifiers = new Map<string, PyNode[]>();

  constructor(
    private readonly source: string,
    private readonly module: PyNode,
    nodes: readonly PyNode[] = descendants(module),
  ) {
    for (const node of nodes) {
      if (node.type === 'global_statement' || node.type === 'nonlocal_statement') {
        const scope = this.#scopeAround(node);
        const names = this.#elsewhere.get(scope) ?? new Map<string, 'global' | 'nonlocal'>();
        for (const name of operands(node)) {
          names.set(this.text(name), node.type === 'global_statement' ? 'global' : 'nonlocal');
        }
        this.#elsewhere.set(scope, names);
      }
    }
    for (const node of nodes) {
      if (node.type === 'identifier') {
        const name = this.text(node);
        const known = this.#identifiers.get(name);
        if (known) {
          known.push(node);
        } else {
          this.#identifiers.set(name, [node]);
        }
        const kind = bindingKind(node);
        if (kind !== undefined) {
          this.#bind(this.#bindingScope(node), name, { kind, node });
        }
      }
    }
  }

  /** Whether an identifier of that name stands anywhere, as whatever. */
  mentions(name: string): boolean {
    return this.#identifiers.has(name);
  }

  /** What binds a name at module level, in source order. */
  moduleBindings(name: string): readonly Binding[] {
    return this.bindings(this.module, name);
  }

  /** What binds a name in a scope, in source order. */
  bindings(scope: PyNode, name: string): readonly Binding[] {
    return this.#bindings.get(scope)?.get(name) ?? [];
  }

  /** The scope in which a name that is used at a node was bound; the module where none binds it. */
  scopeOf(name: string, at: PyNode): PyNode {
    let direct = true;
    for (let scope = this.#scopeAround(at); ; scope = this.#scopeAround(scope)) {
      const declared = this.#elsewhere.get(scope)?.get(name);
      if (scope === this.module || declared === 'global') {
        return this.module;
      }
      // What a class binds is seen in its own body, not in its methods.
      const sees = scope.type !== 'class_definition' || direct;
      if (declared === undefined && sees && this.#bindings.get(scope)?.has(name) === true) {
        return scope;
      }
      direct = direct && scope.type !== 'class_definition' && isComprehension(scope);
    }
  }

  /** Whether a name means at a node what it means at module level. */
  seesModule(name: string, at: PyNode): boolean {
    return this.scopeOf(name, at) === this.module;
  }

  /** Every identifier that refers to what a scope binds under a name: its bindings and its uses, in source order. */
  references(scope: PyNode, name: string): PyNode[] {
    return (this.#identifiers.get(name) ?? []).filter(
      (node) =>
        isReference(node) &&
        (bindingKind(node) === undefined ? this.scopeOf(name, node) : this.#bindingScope(node)) === scope,
    );
  }

  /** Every identifier of that name that is an attribute: `x.name`. */
  attributes(name: string): PyNode[] {
    return (this.#identifiers.get(name) ?? []).filter(
      (node) => node.field === 'attribute' && node.parent?.type === 'attribute',
    );
  }

  /** The scope that a class or function definition, or the module, is to what stands directly in it. */
  scopeAround(node: PyNode): PyNode {
    return this.#scopeAround(node);
  }

  private text(node: PyNode): string {
    return this.source.slice(node.start, node.end);
  }

  #bind(scope: PyNode, name: string, binding: Binding): void {
    const names = this.#bindings.get(scope) ?? new Map<string, Binding[]>();
    const known = names.get(name);
    if (known) {
      known.push(binding);
    } else {
      names.set(name, [binding]);
    }
    this.#bindings.set(scope, names);
  }

  #bindingScope(node: PyNode): PyNode {
    let scope = this.#scopeAround(node);
    // A walrus binds outside the comprehension that it stands in.
    while (node.parent?.type === 'named_expression' && isComprehension(scope)) {
      scope = this.#scopeAround(scope);
    }
    return this.#elsewhere.get(scope)?.get(this.text(node)) === 'global' ? this.module : scope;
  }

  #scopeAround(node: PyNode): PyNode {
    for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
      if (scopeTypes.has(outer.type) && isInside(outer, inner, node)) {
        return outer;
      }
    }
    return this.module;
  }
}

/** Whether what stands at a child of a scope's node is evaluated in that scope. */
function isInside(scope: PyNode, child: PyNode, node: PyNode): boolean {
  switch (scope.type) {
    case 'function_definition':
    case 'lambda':
      return child.field === 'body' || (child.field === 'parameters' && isParameterName(node));
    case 'class_definition':
      return child.field === 'body';
    case 'module':
      return true;
    default:
      // The first iterable of a comprehension is evaluated outside.
      return !(
        child === scope.children.find((one) => one.type === 'for_in_clause') &&
        isWithin(node, childIn(child, 'right'), scope)
      );
  }
}

function isWithin(node: PyNode, outer: PyNode | undefined, limit: PyNode): boolean {
  for (let inner: PyNode | undefined = node; inner && inner !== limit; inner = inner.parent) {
    if (inner === outer) {
      return true;
    }
  }
  return false;
}

function isComprehension(scope: PyNode): boolean {
  return scope.type.endsWith('_comprehension') || scope.type === 'generator_expression';
}

/** Whether the identifier names a parameter, rather than standing in its default or annotation. */
function isParameterName(node: PyNode): boolean {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type === 'parameters' || outer.type === 'lambda_parameters') {
      return true;
    }
    if (inner.field === 'value' || inner.field === 'type' || inner.type === 'type') {
      return false;
    }
  }
  return false;
}

/** What an identifier binds where it stands; undefined where it only refers, or is no name at all. */
export function bindingKind(node: PyNode): BindingKind | undefined {
  const { parent } = node;
  switch (parent?.type) {
    case undefined:
      return undefined;
    case 'function_definition':
    case 'class_definition':
      return node.field === 'name' ? 'definition' : undefined;
    case 'parameters':
    case 'lambda_parameters':
    case 'typed_parameter':
      return isParameterName(node) ? 'parameter' : undefined;
    case 'default_parameter':
    case 'typed_default_parameter':
      return node.field === 'name' ? 'parameter' : undefined;
    case 'named_expression':
      return node.field === 'name' ? 'other' : undefined;
    case 'aliased_import':
      return node.field === 'alias' ? 'import' : undefined;
    case 'dotted_name':
      return dottedBinding(parent, node);
    case 'as_pattern_target':
    case 'type_alias_statement':
      return 'other';
    case 'as_pattern':
      return node.field === 'alias' || has(parent, 'case_pattern') ? 'other' : undefined;
    case 'splat_pattern':
      return 'other';
    default:
      return targetKind(node);
  }
}

function dottedBinding(name: PyNode, node: PyNode): BindingKind | undefined {
  const outer = name.parent;
  if (outer?.type === 'import_statement') {
    return name.children[0] === node ? 'import' : undefined;
  }
  if (outer?.type === 'import_from_statement' || outer?.type === 'future_import_statement') {
    return name.field === 'name' ? 'import' : undefined;
  }
  // `case name:` captures; `case module.NAME:` compares.
  return outer?.type === 'case_pattern' && operands(name).length === 1 ? 'other' : undefined;
}

const targetParts = new Set([
  'pattern_list',
  'tuple_pattern',
  'list_pattern',
  'list_splat_pattern',
  'dictionary_splat_pattern',
  'tuple',
  'list',
  'list_splat',
  'parenthesized_expression',
]);

/** Whether an identifier is, or is part of, the target of an assignment, a loop, a `with` or a deletion. */
function targetKind(node: PyNode): BindingKind | undefined {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    switch (outer.type) {
      case 'assignment':
      case 'augmented_assignment':
        return inner.field === 'left' ? 'assignment' : undefined;
      case 'for_statement':
      case 'for_in_clause':
        return inner.field === 'left' ? 'other' : undefined;
      case 'as_pattern_target':
      case 'delete_statement':
        return 'other';
      case 'parameters':
      case 'lambda_parameters':
      case 'typed_parameter':
        return isParameterName(node) ? 'parameter' : undefined;
      default:
        if (!targetParts.has(outer.type)) {
          return undefined;
        }
    }
  }
  return undefined;
}

/** Whether an identifier stands for a variable, rather than for an attribute, a keyword or part of a module's name. */
function isReference(node: PyNode): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'attribute':
      return node.field === 'object';
    case 'keyword_argument':
      return node.field === 'value';
    case 'keyword_pattern':
      return parent.children[0] !== node;
    case 'dotted_name':
      return (
        parent.children[0] === node &&
        (bindingKind(node) !== undefined || !/^(?:import_|future_|aliased_|relative_)/.test(parent.parent?.type ?? ''))
      );
    case undefined:
    default:
      return true;
  }
}
