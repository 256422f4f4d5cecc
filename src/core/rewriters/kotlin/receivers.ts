import type { SyntaxNode } from '../../languages/parsers';
import { closest, everyNode, isSame, namedChildren } from '../code/nodes';
import { heirsOf } from '../jvm/credentials/heirs';

const declarations: ReadonlySet<string> = new Set(['parameter', 'class_parameter', 'variable_declaration']);
const classes: ReadonlySet<string> = new Set(['class_declaration', 'object_declaration']);

/**
 * Whether a name is that of a member of an object of a class: `settings.key`, where the file declares that `settings` is
 * one. Undefined where the file does not tell of what class the object is, or it is of one that inherits the member.
 */
export function isMemberOf(member: SyntaxNode, owner: string): boolean | undefined {
  const [receiver, name] = member.parent?.type === 'navigation_expression' ? namedChildren(member.parent) : [];
  if (receiver === undefined || name === undefined || !isSame(name, member)) {
    return false;
  }
  const type = classOf(receiver);
  const isHeir = heirsOf(owner, member.tree.rootNode, classes).some(
    (one) => one.childForFieldName('name')?.text === type,
  );
  return type === undefined || isHeir ? undefined : type === owner;
}

/** The name of the class that an expression is an object of, as the file tells it. */
function classOf(expression: SyntaxNode): string | undefined {
  switch (expression.type) {
    case 'identifier':
      return classOfName(expression);
    case 'call_expression': {
      const callee = namedChildren(expression)[0]?.text ?? '';
      return /(?:^|\.)([A-Z]\w*)$/.exec(callee)?.[1];
    }
    case 'unary_expression':
    case 'parenthesized_expression': {
      const [inner] = namedChildren(expression);
      return inner && classOf(inner);
    }
    case 'navigation_expression': {
      const [receiver, member] = namedChildren(expression);
      return receiver?.type === 'this_expression' && member ? classOfName(member) : undefined;
    }
    default:
      return undefined;
  }
}

/** What all the declarations of a name in the file agree on. */
function classOfName(name: SyntaxNode): string | undefined {
  const types = everyNode(name.tree.rootNode, declarations)
    .filter((one) => namedChildren(one).find(({ type }) => type === 'identifier')?.text === name.text)
    .map((one) => declaredClass(one, name));
  return types.every((type) => type === types[0]) ? types[0] : undefined;
}

function declaredClass(declaration: SyntaxNode, name: SyntaxNode): string | undefined {
  const type = namedChildren(declaration).find((child) => /^(?:user|nullable)_type$/.test(child.type));
  if (type !== undefined) {
    return type.text.split('<', 1)[0]?.split('.').at(-1)?.replace('?', '').trim();
  }
  const property = closest(declaration, new Set(['property_declaration']));
  const value = property && namedChildren(property).at(-1);
  // A value that mentions the name itself would be asked for ever.
  return value?.type === 'call_expression' && !isSame(value, name) ? classOf(value) : undefined;
}
