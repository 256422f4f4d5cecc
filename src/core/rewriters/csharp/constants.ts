import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import type { Site } from '../code/dialect';
import { isReadEarly } from '../code/initialOrder';
import { ancestors, closest, descendants, isSame, namedChildren, spanOf } from '../code/nodes';
import { csharpOrder, typeAround } from './initialOrder';
import { hasModifier, identifiers, typeDeclarations } from './scopes';

/** Where only constants may stand. https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/expressions#1226-constant-expressions */
const demanding: ReadonlySet<string> = new Set([
  'attribute_argument',
  'constant_pattern',
  'relational_pattern',
  'parameter',
]);
const declarators: ReadonlySet<string> = new Set(['variable_declarator']);
const declarations: ReadonlySet<string> = new Set(['field_declaration', 'local_declaration_statement']);

/** A constant, whose value the compiler copies to wherever it is used. */
export interface Constant {
  readonly name: string;
  readonly declaration: SyntaxNode;
  /** Whether other files can use it. */
  readonly isVisible: boolean;
  /** Whether something in this file needs it to be a constant. */
  readonly isDemanded: boolean;
  /** Whether a constant above it is made of it, and would be given its value before it. */
  readonly isOutOfOrder: boolean;
  /** Other constants that it is a part of, which can be none either. */
  readonly dependents: readonly Constant[];
}

/** The constant that a secret is or is part of; undefined where there is none. */
export function constantOf({ node, root }: Pick<Site, 'node' | 'root'>): Constant | undefined {
  const declarator = closest(node, new Set([...declarators, 'block', 'argument_list']));
  const declaration = declarator?.parent?.parent;
  if (declarator?.type !== 'variable_declarator' || !declaration || !declarations.has(declaration.type)) {
    return undefined;
  }
  if (!hasModifier(declaration, 'const')) {
    return undefined;
  }
  return readConstant(declarator, declaration, root, new Set());
}

/** @param seen the declarations whose dependents are being read. */
function readConstant(
  declarator: SyntaxNode,
  declaration: SyntaxNode,
  root: SyntaxNode,
  seen: ReadonlySet<number>,
): Constant {
  const names = new Set(
    namedChildren(declarator.parent ?? declarator)
      .filter((child) => child.type === 'variable_declarator')
      .map((child) => child.childForFieldName('name')?.text ?? ''),
  );
  const uses = descendants(root, identifiers).filter(
    (one) => (names.has(one.text) && !isSame(one.parent?.childForFieldName('name'), one)) || isMember(one, names),
  );
  const isField = declaration.type === 'field_declaration';
  const within = new Set([...seen, declaration.id]);
  const holders = new Map(uses.flatMap((use) => constantsAround(use).map((one) => [one.id, one] as const)));
  const dependents = [...holders.values()].flatMap((one) => {
    const other = one.parent?.parent;
    return other && !within.has(other.id) ? [readConstant(one, other, root, within)] : [];
  });
  const isAbove = (one: Constant): boolean =>
    isSame(one.declaration.parent, declaration.parent) && one.declaration.startIndex < declaration.startIndex;
  return {
    name: declarator.childForFieldName('name')?.text ?? '',
    declaration,
    isVisible: isField && (isSeenOutside(declaration) || inPartialType(declaration)),
    isDemanded: uses.some((use) => isDemanded(use, declaration)) || dependents.some((one) => one.isDemanded),
    isOutOfOrder: isField && dependents.some((one) => one.isOutOfOrder || isAbove(one)),
    dependents,
  };
}

/** The constant, declared by itself, whose value a name is a part of. */
function constantsAround(use: SyntaxNode): SyntaxNode[] {
  const declarator = closest(use, declarators);
  const declaration = declarator?.parent?.parent;
  return declarator?.parent && declaration && declarations.has(declaration.type) && hasModifier(declaration, 'const')
    ? [declarator]
    : [];
}

/** Whether something uses it, or what it is a part of, that would be given its value before it. */
export function isNeededEarly(constant: Constant, root: SyntaxNode): boolean {
  return (
    constant.isOutOfOrder ||
    withDependents(constant).some(({ name, declaration }) => {
      const scope = declaration.type === 'field_declaration' ? typeAround(declaration) : undefined;
      return scope !== undefined && isReadEarly(name, declaration, scope, root, csharpOrder);
    })
  );
}

/** A constant with all others that it is a part of. */
export function withDependents(constant: Constant): Constant[] {
  const all = [constant, ...constant.dependents.flatMap(withDependents)];
  return [...new Map(all.map((one) => [one.declaration.id, one])).values()];
}

/** `Type.Name`: the name of an access is one of the names. */
function isMember(node: SyntaxNode, names: ReadonlySet<string>): boolean {
  return (
    names.has(node.text) &&
    /^(?:member_access_expression|qualified_name)$/.test(node.parent?.type ?? '') &&
    isSame(node.parent?.childForFieldName('name'), node)
  );
}

function isSeenOutside(declaration: SyntaxNode): boolean {
  return (
    closest(declaration, typeDeclarations)?.type === 'interface_declaration' ||
    ['public', 'internal', 'protected'].some((modifier) => hasModifier(declaration, modifier))
  );
}

function inPartialType(node: SyntaxNode): boolean {
  return [...ancestors(node)].some((outer) => typeDeclarations.has(outer.type) && hasModifier(outer, 'partial'));
}

function isDemanded(use: SyntaxNode, declaration: SyntaxNode): boolean {
  const where = closest(use, demanding);
  // The name of an argument, or the type of a parameter, is none of its value.
  if (where !== undefined && !isSame(where.childForFieldName('type'), use)) {
    return true;
  }
  return declaration.type === 'local_declaration_statement' && isInStaticFunction(use, declaration);
}

/** A static function can use constants of what is around it, but not variables. */
function isInStaticFunction(use: SyntaxNode, declaration: SyntaxNode): boolean {
  for (const outer of ancestors(use)) {
    if (outer.startIndex <= declaration.startIndex && declaration.endIndex <= outer.endIndex) {
      return false;
    }
    if (
      /^(?:local_function_statement|lambda_expression|anonymous_method_expression)$/.test(outer.type) &&
      hasModifier(outer, 'static')
    ) {
      return true;
    }
  }
  return false;
}

/** Makes constants what can hold a value that is looked up: read-only static fields, or local variables. */
export function releasedConstants(constant: Constant, source: string): TextEdit[] {
  return withDependents(constant).flatMap((one) => released(one, source));
}

function released({ declaration }: Constant, source: string): TextEdit[] {
  const modifier = namedChildren(declaration).find((child) => child.type === 'modifier' && child.text === 'const');
  if (modifier === undefined) {
    return [];
  }
  const span = spanOf(modifier);
  if (declaration.type === 'field_declaration') {
    return [{ span, text: 'static readonly' }];
  }
  const blanks = /^\s*/.exec(source.slice(span.end))?.[0].length ?? 0;
  return [{ span: { start: span.start, end: span.end + blanks }, text: '' }];
}
