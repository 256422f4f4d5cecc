import type { SyntaxNode } from '../../languages/parsers';
import type { Site } from '../code/dialect';
import { ancestors, descendants, everyNode, isSame, namedChildren } from '../code/nodes';
import { mentionedNames } from '../code/names';

/** Declarations of types that can hold a nested class. */
export const typeDeclarations: ReadonlySet<string> = new Set([
  'class_declaration',
  'struct_declaration',
  'record_declaration',
  'interface_declaration',
]);

/** Names, whatever they name. */
export const identifiers: ReadonlySet<string> = new Set(['identifier']);

const functions: ReadonlySet<string> = new Set([
  'lambda_expression',
  'anonymous_method_expression',
  'local_function_statement',
  'method_declaration',
  'constructor_declaration',
  'destructor_declaration',
  'operator_declaration',
  'conversion_operator_declaration',
  'accessor_declaration',
  'property_declaration',
  'indexer_declaration',
  'field_declaration',
  'event_field_declaration',
]);

/** Where `await` may not stand though the function is asynchronous. */
const synchronous: ReadonlySet<string> = new Set([
  'lock_statement',
  'query_expression',
  'catch_filter_clause',
  'unsafe_statement',
  'fixed_statement',
]);

/** Where a look-up's helper goes: a type, or the end of a file of statements. */
export type Host = { readonly kind: 'type'; readonly node: SyntaxNode } | { readonly kind: 'file' };

/** Where the helper of a look-up goes; undefined where there is no place for one. */
export function hostOf({ node, root }: Pick<Site, 'node' | 'root'>): Host | undefined {
  const type = [...ancestors(node)].filter((outer) => typeDeclarations.has(outer.type)).at(-1);
  if (type !== undefined) {
    return type.childForFieldName('body') === null ? undefined : { kind: 'type', node: type };
  }
  const inStatement = [...ancestors(node)].some((outer) => outer.type === 'global_statement');
  return inStatement && !root.hasError ? { kind: 'file' } : undefined;
}

/** Whether `await` can stand at a node. https://learn.microsoft.com/dotnet/csharp/language-reference/operators/await */
export function isAsynchronous(node: SyntaxNode, path: string | undefined): boolean {
  for (const outer of ancestors(node)) {
    if (synchronous.has(outer.type)) {
      return false;
    }
    if (functions.has(outer.type)) {
      return hasModifier(outer, 'async');
    }
    if (typeDeclarations.has(outer.type)) {
      return false;
    }
    if (outer.type === 'global_statement') {
      // A build script's statements are compiled into a method that is not asynchronous.
      return path?.toLowerCase().endsWith('.cake') !== true;
    }
  }
  return false;
}

/** Whether a declaration has a modifier. */
export function hasModifier(declaration: SyntaxNode, modifier: string): boolean {
  return namedChildren(declaration).some((child) => child.type === 'modifier' && child.text === modifier);
}

/** The types of a file that are in no other type. */
export function outermostTypes(root: SyntaxNode): SyntaxNode[] {
  return descendants(root, typeDeclarations);
}

/** The names that a new member must not have: those that are mentioned in the file outside of its other types. */
export function takenNames(root: SyntaxNode, host: Host): Set<string> {
  const taken = new Set<string>();
  const pending = [root];
  for (let current = pending.pop(); current !== undefined; current = pending.pop()) {
    if (typeDeclarations.has(current.type) && host.kind === 'type') {
      const names = isSame(current, host.node) ? mentionedNames(current, identifiers) : [];
      for (const name of [...names, current.childForFieldName('name')?.text ?? '']) {
        taken.add(name);
      }
    } else if (current.type === 'identifier') {
      taken.add(current.text);
    } else {
      pending.push(...namedChildren(current));
    }
  }
  return taken;
}

/** Whether a file is written for C# 9 or later, so that it may have target-typed `new` and `using` declarations. */
export function isModern(root: SyntaxNode): boolean {
  const modern = new Set([
    'file_scoped_namespace_declaration',
    'record_declaration',
    'implicit_object_creation_expression',
    'raw_string_literal',
    'global_statement',
    'collection_expression',
  ]);
  return (
    descendants(root, modern).length > 0 ||
    /^global using /m.test(root.text.slice(0, 5000)) ||
    everyNode(root, new Set(['class_declaration'])).some((type) =>
      namedChildren(type).some((child) => child.type === 'parameter_list'),
    )
  );
}
