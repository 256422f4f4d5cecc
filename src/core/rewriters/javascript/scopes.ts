import type { SyntaxNode } from '../../languages/parsers';
import { readOnce } from '../shared/readOnce';
import { boundNames } from './declarations';
import { nodesAround } from './namePlaces';
import { functionTypes, named, tokens } from './syntax';

/** A name and everything that refers to it. */
export interface Binding {
  readonly name: string;
  /** The identifier that declares it. */
  readonly declaration: SyntaxNode;
  /** What declares it: an import specifier or clause, a declarator, a function, a class, a parameter … */
  readonly owner: SyntaxNode;
  /** In source order, without the declaration. */
  readonly references: readonly SyntaxNode[];
}

interface OpenBinding extends Binding {
  readonly references: SyntaxNode[];
}

interface Scope {
  /** What the name means that is being resolved, where it is declared in this scope. */
  binding: OpenBinding | undefined;
  /** Whether `var` stops here. */
  readonly isFunction: boolean;
  readonly outer: Scope | undefined;
}

const blocks = new Set([
  'statement_block',
  'for_statement',
  'for_in_statement',
  'catch_clause',
  'switch_body',
  'class_body',
]);
/** Node types that open a scope. */
const opening = new Set([...functionTypes, ...blocks, 'internal_module']);
/** Node types that declare names, but for those that open a scope, too. */
const declaring = [
  'import_specifier',
  'namespace_import',
  'import_clause',
  'import_require_clause',
  'variable_declarator',
  'class_declaration',
  'abstract_class_declaration',
  'enum_declaration',
  'interface_declaration',
  'type_alias_declaration',
];
const identifiers = new Set(['identifier', 'type_identifier', 'shorthand_property_identifier']);
/** Node types that decide what a name means, where it stands in one. */
const decisive = [...opening, ...declaring, ...identifiers];

/**
 * Which identifier means which declaration, in one file. Found out for one name after the other as they are asked for: to
 * plan a fix takes a few names, and a long file has thousands.
 */
export class Scopes {
  readonly #byIdentifier = new Map<number, OpenBinding>();
  readonly #known = new Set<string>();

  constructor(private readonly root: SyntaxNode) {}

  /** What an identifier, declaring or referring, means; undefined for a global. */
  of(identifier: SyntaxNode): Binding | undefined {
    const { text } = identifier;
    if (!this.#known.has(text)) {
      this.#known.add(text);
      new NameResolution(text, this.#byIdentifier).over(nodesAround(this.root, text, decisive));
    }
    return this.#byIdentifier.get(identifier.id);
  }
}

/** Finds out what one name means wherever it stands. */
class NameResolution {
  readonly #scopes = new Map<number, Scope>();
  readonly #declarations = new Set<number>();

  /** @param byIdentifier takes what the identifiers mean, by the ids of their nodes. */
  constructor(
    private readonly name: string,
    private readonly byIdentifier: Map<number, OpenBinding>,
  ) {}

  /** @param nodes in source order, each before what is in it. */
  over(nodes: readonly SyntaxNode[]): void {
    const top: Scope = { binding: undefined, isFunction: true, outer: undefined };
    this.#declareAll(nodes, top);
    this.#referAll(nodes, top);
  }

  #declareAll(nodes: readonly SyntaxNode[], top: Scope): void {
    const open = new OpenScopes(top);
    for (const node of nodes.filter(({ type }) => !identifiers.has(type))) {
      const scope = open.around(node);
      let inner = scope;
      if (opening.has(node.type)) {
        inner = { binding: undefined, isFunction: !blocks.has(node.type), outer: scope };
        this.#scopes.set(node.id, inner);
        open.enter(node, inner);
      }
      this.#declareNames(node, scope, inner);
    }
  }

  #declareNames(node: SyntaxNode, scope: Scope, inner: Scope): void {
    switch (node.type) {
      case 'import_specifier':
        this.#add(node.childForFieldName('alias') ?? node.childForFieldName('name'), node, scope);
        break;
      case 'namespace_import':
        this.#add(node.namedChild(0), node, scope);
        break;
      case 'import_clause':
      case 'import_require_clause':
        this.#add(named(node).find((child) => child.type === 'identifier') ?? null, node, scope);
        break;
      case 'variable_declarator': {
        const target = node.parent?.type === 'variable_declaration' ? functionScope(scope) : scope;
        for (const name of boundNames(node.childForFieldName('name'))) {
          this.#add(name, node, target);
        }
        break;
      }
      case 'for_in_statement':
        if (tokens(node).some((token) => /^(?:const|let|var)$/.test(token.type))) {
          this.#addAll(node.childForFieldName('left'), node, inner);
        }
        break;
      case 'catch_clause':
        this.#addAll(node.childForFieldName('parameter'), node, inner);
        break;
      case 'function_declaration':
      case 'generator_function_declaration':
      case 'class_declaration':
      case 'abstract_class_declaration':
      case 'enum_declaration':
      case 'interface_declaration':
      case 'type_alias_declaration':
      case 'internal_module':
        this.#add(node.childForFieldName('name'), node, scope);
        break;
    }
    if (functionTypes.has(node.type)) {
      this.#addAll(node.childForFieldName('parameters') ?? node.childForFieldName('parameter'), node, inner);
    }
  }

  #addAll(pattern: SyntaxNode | null, owner: SyntaxNode, scope: Scope): void {
    for (const name of boundNames(pattern)) {
      this.#add(name, owner, scope);
    }
  }

  #add(declaration: SyntaxNode | null, owner: SyntaxNode, scope: Scope): void {
    if (declaration?.text !== this.name) {
      return;
    }
    this.#declarations.add(declaration.id);
    const known = scope.binding;
    const binding = known ?? { name: this.name, declaration, owner, references: [] };
    // A second declaration of the same name counts as a use of the first.
    known?.references.push(declaration);
    scope.binding = binding;
    this.byIdentifier.set(declaration.id, binding);
  }

  #referAll(nodes: readonly SyntaxNode[], top: Scope): void {
    const open = new OpenScopes(top);
    for (const node of nodes) {
      const inner = this.#scopes.get(node.id);
      if (inner !== undefined) {
        open.enter(node, inner);
      } else if (
        identifiers.has(node.type) &&
        node.text === this.name &&
        !this.#declarations.has(node.id) &&
        !isImportedName(node)
      ) {
        this.#refer(node, open.around(node));
      }
    }
  }

  #refer(node: SyntaxNode, scope: Scope): void {
    for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
      if (at.binding !== undefined) {
        at.binding.references.push(node);
        this.byIdentifier.set(node.id, at.binding);
        break;
      }
    }
  }
}

/** The scopes of a file, which are read once. */
export const scopesOf = readOnce((root: SyntaxNode) => new Scopes(root));

/** The scopes around nodes that are come upon in source order, each before what is in it. */
class OpenScopes {
  readonly #open: { readonly end: number; readonly scope: Scope }[] = [];

  constructor(private readonly top: Scope) {}

  /** The innermost scope that a node stands in. */
  around({ startIndex }: SyntaxNode): Scope {
    while ((this.#open.at(-1)?.end ?? Infinity) <= startIndex) {
      this.#open.pop();
    }
    return this.#open.at(-1)?.scope ?? this.top;
  }

  enter({ endIndex }: SyntaxNode, scope: Scope): void {
    this.#open.push({ end: endIndex, scope });
  }
}

/** The `a` of `import { a as b }`, which is no name of this file. */
function isImportedName(node: SyntaxNode): boolean {
  return node.parent?.type === 'import_specifier';
}

function functionScope(scope: Scope): Scope {
  let at = scope;
  while (!at.isFunction && at.outer !== undefined) {
    at = at.outer;
  }
  return at;
}
