import type { SyntaxNode } from '../../languages/parsers';
import { readOnce } from '../shared/readOnce';
import { children, named, plainString, tokens } from './syntax';

/** A statement that takes names from another module. */
export interface ImportedModule {
  readonly statement: SyntaxNode;
  readonly module: string;
  readonly style: 'import' | 'require';
  /** Whether nothing of it exists at run time. */
  readonly typeOnly: boolean;
  /** The braces with the names, if there are any. */
  readonly braces: SyntaxNode | undefined;
  /** Local names of what is imported by name, by the name that the module exports. Types are not among them. */
  readonly named: ReadonlyMap<string, string>;
  /** The local name of the whole module: `* as x`, `const x = require(…)`. */
  readonly namespace: string | undefined;
  /** The local name of the default export. */
  readonly default: string | undefined;
}

/** The imports and `require`s of a module, in source order. */
export const readImports = readOnce((root: SyntaxNode): readonly ImportedModule[] =>
  named(root).flatMap((statement) => {
    if (statement.type === 'import_statement') {
      return readImport(statement);
    }
    return /^(?:lexical|variable)_declaration$/.test(statement.type) ? readRequires(statement) : [];
  }),
);

function readImport(statement: SyntaxNode): ImportedModule[] {
  const required = named(statement).find((child) => child.type === 'import_require_clause');
  const module = plainString((required ?? statement).childForFieldName('source'));
  if (module === undefined) {
    return [];
  }
  const typeOnly = tokens(statement).some((child) => child.type === 'type' || child.type === 'typeof');
  const clause = required ?? named(statement).find((child) => child.type === 'import_clause');
  const parts = clause === undefined ? [] : children(clause);
  const braces = parts.find((part) => part.type === 'named_imports');
  const whole = parts.find((part) => part.type === 'namespace_import');
  const first = parts.find((part) => part.type === 'identifier');
  const namespace = required === undefined ? whole?.namedChild(0)?.text : first?.text;
  return [
    {
      statement,
      module,
      style: 'import',
      typeOnly,
      braces,
      named: typeOnly || braces === undefined ? new Map() : namedImports(braces),
      namespace: typeOnly ? undefined : namespace,
      default: typeOnly || required !== undefined ? undefined : first?.text,
    },
  ];
}

function namedImports(braces: SyntaxNode): Map<string, string> {
  const names = new Map<string, string>();
  for (const specifier of children(braces)) {
    const name = specifier.childForFieldName('name');
    if (name !== null && !tokens(specifier).some((child) => child.type === 'type' || child.type === 'typeof')) {
      names.set(name.text, specifier.childForFieldName('alias')?.text ?? name.text);
    }
  }
  return names;
}

function readRequires(statement: SyntaxNode): ImportedModule[] {
  return named(statement).flatMap((declarator) => {
    const name = declarator.childForFieldName('name');
    const module = requiredModule(declarator.childForFieldName('value'));
    if (module === undefined || name === null) {
      return [];
    }
    const braces = name.type === 'object_pattern' ? name : undefined;
    return [
      {
        statement,
        module,
        style: 'require' as const,
        typeOnly: false,
        braces,
        named: braces === undefined ? new Map<string, string>() : destructured(braces),
        namespace: name.type === 'identifier' ? name.text : undefined,
        default: undefined,
      },
    ];
  });
}

function requiredModule(value: SyntaxNode | null): string | undefined {
  if (value?.type !== 'call_expression' || value.childForFieldName('function')?.text !== 'require') {
    return undefined;
  }
  return plainString(value.childForFieldName('arguments')?.namedChild(0));
}

function destructured(braces: SyntaxNode): Map<string, string> {
  const names = new Map<string, string>();
  for (const child of children(braces)) {
    if (child.type === 'shorthand_property_identifier_pattern') {
      names.set(child.text, child.text);
    } else if (child.type === 'pair_pattern') {
      const key = child.childForFieldName('key')?.text;
      const value = child.childForFieldName('value');
      if (key !== undefined && value?.type === 'identifier') {
        names.set(key, value.text);
      }
    }
  }
  return names;
}
