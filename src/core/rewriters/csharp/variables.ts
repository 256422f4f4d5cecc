import type { SyntaxNode } from '../../languages/parsers';
import { ancestors, closest, descendants, everyNode, isSame, namedChildren } from '../code/nodes';
import type { Variable } from '../jvm/credentials/code';
import { basesOf, heirsOf } from '../jvm/credentials/heirs';
import { hasModifier, identifiers, typeDeclarations } from './scopes';

const declarations: ReadonlySet<string> = new Set(['field_declaration', 'local_declaration_statement']);

/** The variable that a declarator, or a property with a value of its own, declares. */
export function variableOf(declarator: SyntaxNode): Variable | undefined {
  const name = declarator.childForFieldName('name');
  const isProperty = declarator.type === 'property_declaration';
  const list = declarator.parent;
  const declaration = isProperty ? declarator : list?.parent;
  if (name === null || list === null || !declaration || !(isProperty || declarations.has(declaration.type))) {
    return undefined;
  }
  if (isProperty && isDemanded(declaration, name.text)) {
    return undefined;
  }
  const alone = isProperty || namedChildren(list).filter((child) => child.type === 'variable_declarator').length === 1;
  const isMember = declaration.type !== 'local_declaration_statement';
  return {
    name: name.text,
    declaration: alone ? outermost(declaration) : declarator,
    initial: initialOf(declarator),
    isVisible: isMember && isVisible(declaration),
    uses: isMember ? memberUses(declaration, name) : localUses(declaration, name),
  };
}

/** Whether an interface or a base type may demand a property: https://learn.microsoft.com/dotnet/csharp/fundamentals/types/interfaces */
function isDemanded(property: SyntaxNode, name: string): boolean {
  const owner = closest(property, typeDeclarations);
  if (['override', 'virtual', 'abstract'].some((modifier) => hasModifier(property, modifier))) {
    return true;
  }
  if (owner === undefined || hasModifier(property, 'static') || !hasModifier(property, 'public')) {
    return false;
  }
  const all = everyNode(property.tree.rootNode, typeDeclarations);
  return basesOf(owner)
    .flatMap(namedChildren)
    .some((base) => {
      const word = (base.text.split(/[<(]/, 1)[0] ?? '').split('.').at(-1)?.trim() ?? '';
      const declared = all.find((one) => one.childForFieldName('name')?.text === word);
      return declared === undefined
        ? /^I[A-Z]/.test(word)
        : declared.type === 'interface_declaration' &&
            (basesOf(declared).length > 0 || descendants(declared, identifiers).some((one) => one.text === name));
    });
}

/** The value that a declarator or a property is given where it is declared. */
export function initialOf(declarator: SyntaxNode): SyntaxNode | undefined {
  if (declarator.type === 'property_declaration') {
    return declarator.childForFieldName('value') ?? undefined;
  }
  const name = declarator.childForFieldName('name');
  return namedChildren(declarator).find((child) => !isSame(child, name) && child.type !== 'bracketed_argument_list');
}

/** A statement at the top of a file is wrapped once more. */
function outermost(declaration: SyntaxNode): SyntaxNode {
  return declaration.parent?.type === 'global_statement' ? declaration.parent : declaration;
}

function isVisible(declaration: SyntaxNode): boolean {
  const isPartial = [...ancestors(declaration)].some(
    (outer) => typeDeclarations.has(outer.type) && hasModifier(outer, 'partial'),
  );
  return isPartial || ['public', 'internal', 'protected'].some((modifier) => hasModifier(declaration, modifier));
}

function localUses(declaration: SyntaxNode, name: SyntaxNode): SyntaxNode[] {
  const statement = outermost(declaration);
  const scope = statement.parent ?? statement;
  return descendants(scope, identifiers).filter(
    (node) =>
      node.text === name.text &&
      !isSame(node, name) &&
      node.startIndex > declaration.startIndex &&
      accessOf(node) === undefined &&
      isValue(node) &&
      !isShadowed(node, scope),
  );
}

/** The expressions that mean a member: `x`, `this.x`, `A.x`. */
function memberUses(declaration: SyntaxNode, name: SyntaxNode): SyntaxNode[] {
  const types = [...ancestors(declaration)].filter((outer) => typeDeclarations.has(outer.type));
  const [owner] = types;
  const scope = types.at(-1);
  if (owner === undefined || scope === undefined) {
    return [];
  }
  const ownerName = owner.childForFieldName('name')?.text;
  const heirs = ownerName === undefined ? [] : heirsOf(ownerName, declaration.tree.rootNode, typeDeclarations);
  const owners = [owner, ...heirs];
  const names = owners.map((one) => one.childForFieldName('name')?.text ?? '');
  const found: SyntaxNode[] = [];
  for (const node of descendants(scope.parent ?? scope, identifiers)) {
    if (node.text !== name.text || isSame(node, name)) {
      continue;
    }
    const access = accessOf(node);
    if (access !== undefined) {
      const object = access.text.slice(0, -node.text.length).replace(/\s+/g, '').replace(/\.$/, '');
      if (object === 'this' || object === ownerName || names.some((one) => mayBe(one, access))) {
        found.push(access);
      }
    } else if (/^(?:member_binding_expression|name_colon|subpattern)$/.test(node.parent?.type ?? '')) {
      found.push(...conditionalUse(node, names));
    } else if (names.some((one) => isInitialised(node, one))) {
      found.push(node);
    } else if (isValue(node) && isWithin(node, owners)) {
      found.push(node);
    }
  }
  return found;
}

/** `x?.Member` and `x is { Member: … }`, which nobody can follow. */
function conditionalUse(node: SyntaxNode, types: readonly string[]): SyntaxNode[] {
  const access = closest(node, new Set(['conditional_access_expression', 'property_pattern_clause', 'argument']));
  const isOther = access?.type === 'conditional_access_expression' && !types.some((one) => mayBe(one, access));
  return access === undefined || access.type === 'argument' || isOther ? [] : [node.parent ?? node];
}

/** Whether a name stands in one of some types, and means no parameter or variable there. */
function isWithin(node: SyntaxNode, owners: readonly SyntaxNode[]): boolean {
  const owner = [...ancestors(node)].find((outer) => owners.some((one) => isSame(one, outer)));
  return owner !== undefined && !isShadowed(node, owner);
}

/** Whether the object of an access may be of a type: what the file declares it as does not say otherwise. */
function mayBe(type: string | undefined, access: SyntaxNode): boolean {
  const object = access.childForFieldName('expression') ?? namedChildren(access)[0];
  if (object?.type !== 'identifier' || type === undefined) {
    return true;
  }
  for (const outer of ancestors(access)) {
    const [declared] = everyNode(outer, new Set(['parameter', 'variable_declarator'])).filter(
      (one) => one.childForFieldName('name')?.text === object.text,
    );
    if (declared !== undefined) {
      const written = (declared.childForFieldName('type') ?? declared.parent?.childForFieldName('type'))?.text ?? '';
      return written === 'var' || written === '' || written.replace(/\?$/, '').endsWith(type);
    }
  }
  return true;
}

/** Whether a name is a property that an initialiser sets: `new Settings { AccessKey = … }`. */
function isInitialised(node: SyntaxNode, type: string | undefined): boolean {
  const initializer = node.parent?.parent;
  const made = initializer?.parent?.childForFieldName('type')?.text ?? type;
  return (
    node.parent?.type === 'assignment_expression' &&
    isSame(node.parent.childForFieldName('left'), node) &&
    initializer?.type === 'initializer_expression' &&
    made === type
  );
}

/** What mentions a parameter within what it belongs to. */
export function parameterUses(name: SyntaxNode, scope: SyntaxNode): SyntaxNode[] {
  return everyNode(scope, identifiers).filter(
    (node) =>
      node.text === name.text &&
      !isSame(node, name) &&
      accessOf(node) === undefined &&
      isValue(node) &&
      !isShadowed(node, scope),
  );
}

/** The access whose member a name is. */
function accessOf(node: SyntaxNode): SyntaxNode | undefined {
  const { parent } = node;
  return parent?.type === 'member_access_expression' && isSame(parent.childForFieldName('name'), node)
    ? parent
    : undefined;
}

/** Whether a name is a value rather than what is declared, an argument's name or an initialiser's property. */
function isValue(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent === null || /^(?:name_colon|qualified_name|member_binding_expression|attribute)$/.test(parent.type)) {
    return false;
  }
  if (isSame(parent.childForFieldName('name'), node) || isSame(parent.childForFieldName('type'), node)) {
    return false;
  }
  return !(
    parent.type === 'assignment_expression' &&
    parent.parent?.type === 'initializer_expression' &&
    isSame(parent.childForFieldName('left'), node)
  );
}

/** Whether a parameter or another local variable between a use and a scope has the same name. */
function isShadowed(node: SyntaxNode, scope: SyntaxNode): boolean {
  for (const outer of ancestors(node)) {
    if (isSame(outer, scope)) {
      return false;
    }
    const list = outer.childForFieldName('parameters');
    const parameters = list === null ? [] : list.type === 'identifier' ? [list] : namedChildren(list);
    if (parameters.some((one) => (one.childForFieldName('name') ?? one).text === node.text)) {
      return true;
    }
    const locals = outer.type === 'block' ? namedChildren(outer) : [];
    if (
      locals.some(
        (one) =>
          one.type === 'local_declaration_statement' &&
          descendants(one, new Set(['variable_declarator'])).some(
            (declarator) => declarator.childForFieldName('name')?.text === node.text,
          ),
      )
    ) {
      return true;
    }
  }
  return false;
}

/** What declares the variable or member on the left of an assignment. */
export function declaratorOf(left: SyntaxNode): SyntaxNode | undefined {
  const isOwn = /^this\s*\./.test(left.text);
  const name = isOwn ? left.childForFieldName('name')?.text : left.type === 'identifier' ? left.text : undefined;
  for (const outer of name === undefined ? [] : ancestors(left)) {
    const children = namedChildren(outer).map((child) =>
      child.type === 'global_statement' ? (namedChildren(child)[0] ?? child) : child,
    );
    const found = children
      .flatMap((child) => {
        if (child.type === 'property_declaration') {
          return [child];
        }
        return declarations.has(child.type) && !(isOwn && child.type === 'local_declaration_statement')
          ? descendants(child, new Set(['variable_declarator']))
          : [];
      })
      .find((one) => one.childForFieldName('name')?.text === name);
    if (found !== undefined) {
      return found;
    }
    if (!isOwn && closest(outer, typeDeclarations) === outer) {
      return undefined;
    }
  }
  return undefined;
}
