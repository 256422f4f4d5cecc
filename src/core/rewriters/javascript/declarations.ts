import type { SyntaxNode } from '../../languages/parsers';
import { descendants, named } from './syntax';

/** A name that a module declares at its top level. */
export interface ModuleName {
  readonly name: string;
  readonly imported: boolean;
  /** Whether it is a function or class of this file, or may be one. */
  readonly callable: boolean;
}

/** What a module declares at its top level; imports and `require`s are `imported`. */
export function moduleDeclarations(root: SyntaxNode): ModuleName[] {
  const names: ModuleName[] = [];
  const add =
    (imported: boolean, callable: boolean) =>
    (node: SyntaxNode): void => {
      names.push({ name: node.text, imported, callable });
    };
  for (const child of named(root)) {
    const statement = child.type === 'export_statement' ? (child.childForFieldName('declaration') ?? child) : child;
    if (statement.type === 'import_statement') {
      descendants(statement, 'identifier').forEach(add(true, false));
    } else if (/^(?:lexical|variable)_declaration$/.test(statement.type)) {
      for (const declarator of named(statement).filter((node) => node.type === 'variable_declarator')) {
        const value = declarator.childForFieldName('value');
        const imported = value !== null && /^(?:await import|require)\(/.test(value.text);
        const callable =
          value !== null && descendants(value, 'function_expression', 'arrow_function', 'class').length > 0;
        boundNames(declarator.childForFieldName('name')).forEach(add(imported, callable));
      }
    } else {
      const name = statement.childForFieldName('name');
      if (name?.type === 'identifier' || name?.type === 'type_identifier') {
        add(false, true)(name);
      }
    }
  }
  return names;
}

/** The identifiers that a pattern binds. */
export function boundNames(pattern: SyntaxNode | null): SyntaxNode[] {
  if (pattern === null) {
    return [];
  }
  switch (pattern.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern':
      return [pattern];
    case 'pair_pattern':
      return boundNames(pattern.childForFieldName('value'));
    case 'assignment_pattern':
    case 'object_assignment_pattern':
      return boundNames(pattern.childForFieldName('left'));
    case 'required_parameter':
    case 'optional_parameter':
      return boundNames(pattern.childForFieldName('pattern'));
    case 'object_pattern':
    case 'array_pattern':
    case 'rest_pattern':
    case 'formal_parameters':
      return named(pattern).flatMap(boundNames);
    default:
      return [];
  }
}

const reserved = [
  ...[
    'arguments',
    'await',
    'break',
    'case',
    'catch',
    'class',
    'const',
    'continue',
    'debugger',
    'default',
    'delete',
    'do',
  ],
  ...[
    'else',
    'enum',
    'eval',
    'export',
    'extends',
    'false',
    'finally',
    'for',
    'function',
    'if',
    'implements',
    'import',
    'in',
  ],
  ...['instanceof', 'interface', 'let', 'new', 'null', 'package', 'private', 'protected', 'public', 'return', 'static'],
  ...[
    'super',
    'switch',
    'this',
    'throw',
    'true',
    'try',
    'typeof',
    'undefined',
    'var',
    'void',
    'while',
    'with',
    'yield',
  ],
  ...[
    'async',
    'module',
    'exports',
    'require',
    'process',
    'global',
    'globalThis',
    'window',
    'name',
    'Map',
    'Error',
    'Promise',
  ],
  ...[
    'String',
    'Object',
    'Symbol',
    'console',
    'self',
    'document',
    'location',
    'event',
    'status',
    'top',
    'origin',
    'length',
  ],
];

/** Every name that a file uses as an identifier anywhere, and those that the language and its hosts reserve. */
export function takenNames(root: SyntaxNode): Set<string> {
  const types = [
    'identifier',
    'type_identifier',
    'shorthand_property_identifier',
    'shorthand_property_identifier_pattern',
  ];
  return new Set([...reserved, ...descendants(root, ...types).map((node) => node.text)]);
}
