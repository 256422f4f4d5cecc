import type { SyntaxNode } from '../../languages/parsers';
import { ancestors, closest, descendants, isSame, namedChildren } from '../code/nodes';
import type { Variable } from '../jvm/credentials/code';
import { heirsOf } from '../jvm/credentials/heirs';
import { topType, typeDeclarations } from './file';

const identifiers: ReadonlySet<string> = new Set(['identifier']);
const bound: ReadonlySet<string> = new Set(['catch_formal_parameter', 'resource', 'block']);
const declarations: ReadonlySet<string> = new Set([
  'local_variable_declaration',
  'field_declaration',
  'constant_declaration',
]);

/** The variable that a declarator declares. */
export function variableOf(declarator: SyntaxNode): Variable | undefined {
  const name = declarator.childForFieldName('name');
  const declaration = declarator.parent;
  if (name === null || declaration === null || !declarations.has(declaration.type)) {
    return undefined;
  }
  const declarators = namedChildren(declaration).filter((child) => child.type === 'variable_declarator');
  return {
    name: name.text,
    declaration: declarators.length === 1 ? declaration : declarator,
    initial: declarator.childForFieldName('value') ?? undefined,
    isVisible: isVisible(declaration),
    uses: usesOf(declarator, name),
  };
}

function isVisible(declaration: SyntaxNode): boolean {
  const modifiers = namedChildren(declaration).find((child) => child.type === 'modifiers')?.text ?? '';
  return declaration.type !== 'local_variable_declaration' && !/\bprivate\b/.test(modifiers);
}

/** The expressions that mean a declarator's variable: `x`, `this.x`, `A.x`. */
function usesOf(declarator: SyntaxNode, name: SyntaxNode): SyntaxNode[] {
  const isField = declarator.parent?.type !== 'local_variable_declaration';
  const block = closest(declarator, new Set(['block', 'constructor_body', 'switch_block_statement_group']));
  const scope = isField ? topType(declarator)?.parent : (declarator.parent.parent ?? block);
  const owner = closest(declarator, typeDeclarations)?.childForFieldName('name')?.text;
  const heirs = isField && owner !== undefined ? heirsOf(owner, declarator.tree.rootNode, typeDeclarations) : [];
  const isHeir = (type: string | undefined): boolean =>
    heirs.some((one) => one.childForFieldName('name')?.text === type);
  const found: SyntaxNode[] = [];
  for (const node of descendants(scope ?? declarator, identifiers)) {
    if (node.text !== name.text || isSame(node, name)) {
      continue;
    }
    const access = accessOf(node);
    if (access !== undefined) {
      const object = access.childForFieldName('object')?.text ?? '';
      if (isField && (object === 'this' || object === owner || object.endsWith(`.${owner ?? ''}`))) {
        found.push(access);
      } else if (isField) {
        const receiver = access.childForFieldName('object') ?? access;
        const type = typeOfObject(receiver);
        // Where the type of an object cannot be told, it stands for a use that nobody can follow.
        found.push(...(type === owner ? [access] : type === undefined || isHeir(type) ? [receiver] : []));
      }
    } else if (isValue(node) && (isSame(declaratorOf(node), declarator) || isInherited(node, heirs))) {
      found.push(node);
    }
  }
  return found;
}

/** Whether a name that nothing around it declares stands in a type that inherits a field. */
function isInherited(node: SyntaxNode, heirs: readonly SyntaxNode[]): boolean {
  return (
    heirs.length > 0 &&
    declarationOf(node) === undefined &&
    [...ancestors(node)].some((outer) => heirs.some((heir) => isSame(heir, outer)))
  );
}

/** The expressions of a body that mean a parameter. */
export function parameterUses(parameter: SyntaxNode, name: SyntaxNode, body: SyntaxNode): SyntaxNode[] {
  return descendants(body, identifiers).filter(
    (node) =>
      node.text === name.text &&
      accessOf(node) === undefined &&
      isValue(node) &&
      isSame(declarationOf(node), parameter),
  );
}

/** The access whose member a name is: `this.x`. */
function accessOf(node: SyntaxNode): SyntaxNode | undefined {
  const { parent } = node;
  return parent?.type === 'field_access' && isSame(parent.childForFieldName('field'), node) ? parent : undefined;
}

/** The name of the class of an object, as the file tells it; undefined where it does not. */
function typeOfObject(object: SyntaxNode | null): string | undefined {
  switch (object?.type) {
    case 'object_creation_expression':
      return simpleName(object.childForFieldName('type'));
    case 'field_access':
      return object.childForFieldName('object')?.type === 'this'
        ? typeOfName(object.childForFieldName('field'))
        : undefined;
    case 'identifier':
      return typeOfName(object);
    case 'parenthesized_expression':
      return typeOfObject(object.namedChildren[0] ?? null);
    case 'method_invocation': {
      const name = object.childForFieldName('name')?.text;
      const [method, ...others] = descendants(object.tree.rootNode, new Set(['method_declaration'])).filter(
        (one) => one.childForFieldName('name')?.text === name,
      );
      return others.length === 0 ? simpleName(method?.childForFieldName('type') ?? null) : undefined;
    }
    default:
      return undefined;
  }
}

function typeOfName(name: SyntaxNode | null): string | undefined {
  const declared = name === null ? undefined : declarationOf(name);
  const typed = declared?.type === 'variable_declarator' ? declared.parent : declared;
  const type = simpleName(typed?.childForFieldName('type') ?? null);
  return type === 'var' ? typeOfObject(declared?.childForFieldName('value') ?? null) : type;
}

/** `Options` of `Outer.Options` and of `Options<T>`. */
function simpleName(type: SyntaxNode | null): string | undefined {
  return type?.text.split('<', 1)[0]?.split('.').at(-1)?.trim();
}

/** Whether a name is a variable rather than a method, a type or an annotation's element. */
function isValue(node: SyntaxNode): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'method_invocation':
    case 'variable_declarator':
    case 'formal_parameter':
    case 'method_declaration':
      return !isSame(parent.childForFieldName('name'), node);
    case 'element_value_pair':
      return !isSame(parent.childForFieldName('key'), node);
    case 'scoped_identifier':
    case 'labeled_statement':
    case 'break_statement':
    case 'continue_statement':
      return false;
    default:
      return true;
  }
}

/** The declarator that a name means; undefined where it means a parameter. */
function declaratorOf(node: SyntaxNode): SyntaxNode | undefined {
  const found = declarationOf(node);
  return found?.type === 'variable_declarator' ? found : undefined;
}

/** What declares a name: the nearest declarator or parameter around it of that name. */
function declarationOf(node: SyntaxNode): SyntaxNode | undefined {
  for (const outer of ancestors(node)) {
    const found = declaredIn(outer, node);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function declaredIn(scope: SyntaxNode, use: SyntaxNode): SyntaxNode | undefined {
  const named = (node: SyntaxNode): boolean => node.childForFieldName('name')?.text === use.text;
  switch (scope.type) {
    case 'block':
    case 'constructor_body':
    case 'switch_block_statement_group':
    case 'program':
    case 'for_statement':
    case 'class_body':
    case 'interface_body':
    case 'enum_body_declarations':
      return namedChildren(scope)
        .filter(
          (child) =>
            declarations.has(child.type) && (/_body|program/.test(scope.type) || child.startIndex < use.startIndex),
        )
        .flatMap((child) => namedChildren(child).filter((one) => one.type === 'variable_declarator'))
        .find(named);
    case 'method_declaration':
    case 'constructor_declaration':
    case 'record_declaration':
      return namedChildren(scope.childForFieldName('parameters') ?? scope).find(named);
    case 'lambda_expression': {
      const parameters = scope.childForFieldName('parameters');
      const list =
        parameters === null ? [] : parameters.type === 'identifier' ? [parameters] : namedChildren(parameters);
      return list.find((one) => one.text === use.text || named(one));
    }
    case 'enhanced_for_statement':
      return named(scope) ? scope : undefined;
    case 'catch_clause':
    case 'try_with_resources_statement':
      return descendants(scope, bound).find(named);
    default:
      return undefined;
  }
}
