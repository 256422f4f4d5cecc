import type { SyntaxNode } from '../../languages/parsers';
import type { TextEdit } from '../../text/edit';
import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { contains } from '../../text/span';
import type { KeyFlow, KeyUse } from '../code/keyFlow';
import { ancestors, closest, descendants, everyNode, isSame, namedChildren, spanOf } from '../code/nodes';
import { holdsNoKey, parameterOf } from '../code/parameters';
import type { Callable } from '../code/parameters';
import { removalEdits, statementSpan } from '../code/removal';
import { calledFunction, classOf, functionOfParameter, propertyDeclaration, propertyUses } from './callables';
import { besideVariable, putenvUse, setsVariable } from './keyEnvironment';
import { laravelUse } from './laravel';
import { importsOf } from './uses';
import { offloadMediaUse } from './wordpress';

/** How PHP writes what AWS keys pass through. https://docs.aws.amazon.com/sdk-for-php/v3/developer-guide/credentials.html */
export const phpKeys: KeyFlow = {
  identifiers: new Set(['variable_name', 'name']),
  use: (node) => {
    const { parent } = node;
    if (node.type === 'argument') {
      return ofArgument(node);
    }
    switch (parent?.type) {
      case 'array_element_initializer':
        return isOption(parent, node)
          ? { kind: 'item', item: parent }
          : (offloadMediaUse(parent, node) ?? laravelUse(node));
      case 'argument':
        return ofArgument(parent);
      case 'parenthesized_expression':
        return { kind: 'wrapped', by: parent };
      case 'assignment_expression':
        return ofAssignment(parent, node);
      case 'const_element':
        return ofConstant(parent);
      case 'class_constant_access_expression':
        return ofConstantOfClass(parent, node);
      case 'property_element':
        return ofProperty(parent, node);
      case 'simple_parameter':
      case 'property_promotion_parameter':
        return ofCallable(node, functionOfParameter(parent));
      default:
        return besideVariable(node);
    }
  },
  emptied: (list) => {
    const item = list.parent;
    return item?.type === 'array_element_initializer' && keyOf(item) === 'credentials'
      ? { kind: 'item', node: item }
      : undefined;
  },
};

function keyOf(item: SyntaxNode): string {
  const [key, value] = namedChildren(item);
  return value === undefined ? '' : (key?.text ?? '').slice(1, -1);
}

/** Whether an element is an option of a client of AWS, of its credentials. */
function isOption(item: SyntaxNode, value: SyntaxNode): boolean {
  if (!isSame(namedChildren(item)[1], value) || !/^(?:key|secret|token|credentials)$/.test(keyOf(item))) {
    return false;
  }
  for (const outer of ancestors(item)) {
    if (outer.type === 'object_creation_expression') {
      return /^new\s+\\?(?:[\w\\]*\\)?(?:\w+Client|Sdk)\b/.test(outer.text);
    }
    if (/^(?:function_call|scoped_call|member_call)_expression$/.test(outer.type)) {
      return /^\\?(?:[\w\\]*\\)?\w+Client::factory\b/.test(outer.text);
    }
    if (!/^(?:array_element_initializer|array_creation_expression|arguments?)$/.test(outer.type)) {
      return false;
    }
  }
  return false;
}

function ofArgument(argument: SyntaxNode): KeyUse | undefined {
  const list = argument.parent;
  const call = list?.parent;
  switch (call?.type) {
    case 'object_creation_expression':
      return /^new\s+\\?(?:Aws\\Credentials\\)?Credentials\b/.test(call.text)
        ? { kind: 'wrapped', by: call }
        : ofCall(argument, call);
    case 'scoped_call_expression':
      return /^\\?(?:Aws\\Credentials\\)?CredentialProvider::(?:fromCredentials|memoize)\b/.test(call.text)
        ? { kind: 'wrapped', by: call }
        : ofCall(argument, call);
    case 'member_call_expression':
      return ofCall(argument, call);
    case 'function_call_expression':
      return (
        ofDefinition(argument, call) ??
        putenvUse(call) ??
        laravelUse(argument) ??
        ofDefault(argument, call) ??
        ofCall(argument, call)
      );
    default:
      return undefined;
  }
}

/** An argument of a function of the file. */
function ofCall(argument: SyntaxNode, call: SyntaxNode): KeyUse | undefined {
  return ofCallable(namedChildren(argument).at(-1) ?? argument, calledFunction(call));
}

function ofCallable(value: SyntaxNode, callable: Callable | undefined): KeyUse | undefined {
  const parameter = callable && parameterOf(value, callable);
  return parameter && { kind: 'parameter', parameter };
}

/** `private string $key = '…';`, or `$this->key = '…';`, whose declaration goes with it. */
function ofProperty(element: SyntaxNode, node: SyntaxNode): KeyUse | undefined {
  const declaration = element.parent;
  const owner = classOf(element);
  const name = element.childForFieldName('name');
  const isValue = isSame(element.childForFieldName('default_value'), node);
  if (!isValue || declaration?.type !== 'property_declaration' || owner === undefined || name === null) {
    return undefined;
  }
  const elements = namedChildren(declaration);
  return elements.filter(({ type }) => type === 'property_element').length > 1
    ? { kind: 'item', item: element, uses: propertyUses(owner, name.text.slice(1)) }
    : {
        kind: 'variable',
        name: name.text,
        statement: declaration,
        declared: name,
        uses: propertyUses(owner, name.text.slice(1)),
        review: elements.some(({ text }) => text === 'private') ? [] : [outsideOf(name.text)],
      };
}

/** `env('AWS_KEY', …)` of a framework. */
function ofDefault(argument: SyntaxNode, call: SyntaxNode): KeyUse | undefined {
  const [, second] = namedChildren(call.childForFieldName('arguments') ?? call);
  return call.childForFieldName('function')?.text === 'env' && isSame(second, argument)
    ? { kind: 'wrapped', by: call }
    : undefined;
}

/** `define('AWS_KEY', …);` */
function ofDefinition(argument: SyntaxNode, call: SyntaxNode): KeyUse | undefined {
  const [name, value] = namedChildren(call.childForFieldName('arguments') ?? call);
  const statement = call.parent;
  return call.childForFieldName('function')?.text === 'define' &&
    statement?.type === 'expression_statement' &&
    name !== undefined &&
    /^(?:'\w+'|"\w+")$/.test(name.text) &&
    isSame(value, argument)
    ? { kind: 'variable', name: name.text.slice(1, -1), statement, declared: name, review: [outsideOf(name.text)] }
    : undefined;
}

/** `const KEY = '…';` of a file or a class. */
function ofConstant(element: SyntaxNode): KeyUse | undefined {
  const declaration = element.parent;
  const name = namedChildren(element)[0];
  if (declaration?.type !== 'const_declaration' || name === undefined || declaration.namedChildren.some(isOther)) {
    return undefined;
  }
  const isPrivate = namedChildren(declaration).some(({ text }) => text === 'private');
  return {
    kind: 'variable',
    name: name.text,
    statement: declaration,
    declared: name,
    review: isPrivate ? [] : [outsideOf(name.text)],
  };

  function isOther(child: SyntaxNode | null): boolean {
    return child?.type === 'const_element' && !isSame(child, element);
  }
}

/** `self::KEY`, or the constant of another class of the file. */
function ofConstantOfClass(access: SyntaxNode, node: SyntaxNode): KeyUse | undefined {
  const [scope, name] = namedChildren(access);
  const isOfFile = descendants(access.tree.rootNode, new Set(['class_declaration'])).some(
    (type) => type.childForFieldName('name')?.text === scope?.text,
  );
  return isSame(name, node) && (isOfFile || /^(?:self|static)$/.test(scope?.text ?? ''))
    ? { kind: 'wrapped', by: access }
    : undefined;
}

function outsideOf(name: string): Message {
  return message('{0} is gone: other files must not use it any more.', name);
}

/** The edits that take imports out of which nothing is left once other stretches are gone. */
export function unusedUseEdits(root: SyntaxNode, source: string, gone: readonly TextEdit[]): TextEdit[] {
  const names = descendants(root, new Set(['name', 'namespace_use_declaration'])).filter(({ type }) => type === 'name');
  const isUsed = (called: string): boolean =>
    names.some((name) => name.text === called && !gone.some(({ span }) => contains(span, spanOf(name))));
  const spans = descendants(root, new Set(['namespace_use_declaration'])).flatMap((use) => {
    const imported = importsOf(use);
    const isOurs = imported.every(({ target }) => /^Aws\\Credentials\\/i.test(target));
    return isOurs && !imported.some(({ called }) => isUsed(called))
      ? (statementSpan(source, use, () => false) ?? [])
      : [];
  });
  return removalEdits(source, spans);
}

function ofAssignment(assignment: SyntaxNode, node: SyntaxNode): KeyUse | undefined {
  const left = assignment.childForFieldName('left');
  const statement = assignment.parent;
  if (left && statement?.type === 'expression_statement' && setsVariable(left)) {
    return { kind: 'statement', statement };
  }
  if (left && statement?.type === 'expression_statement' && propertyAccess.has(left.type)) {
    return ofAssignedProperty(assignment, left, node);
  }
  return left?.type === 'variable_name' &&
    statement?.type === 'expression_statement' &&
    isSame(assignment.childForFieldName('right'), node)
    ? { kind: 'variable', name: left.text, statement, declared: left, uses: variableUses(left) }
    : undefined;
}

const scopes: ReadonlySet<string> = new Set(['function_definition', 'method_declaration', 'program']);

/** What else mentions a variable: functions do not see those outside of them, but for what they declare `global`. */
function variableUses(declared: SyntaxNode): SyntaxNode[] {
  const root = declared.tree.rootNode;
  const own = closest(declared, scopes) ?? root;
  const isGlobal = (name: SyntaxNode): boolean => name.parent?.type === 'global_declaration';
  const named = everyNode(root, new Set(['variable_name'])).filter((one) => one.text === declared.text);
  const isShared = named.some(isGlobal);
  return named.filter((one) => !isSame(one, declared) && (isShared || isSame(closest(one, scopes), own)));
}

const propertyAccess: ReadonlySet<string> = new Set(['member_access_expression', 'scoped_property_access_expression']);

/** `$this->key = $key;`: the statement, the declaration of the property, and what reads it. */
function ofAssignedProperty(assignment: SyntaxNode, left: SyntaxNode, node: SyntaxNode): KeyUse | undefined {
  const owner = classOf(left);
  const name = (left.childForFieldName('name')?.text ?? '').replace(/^\$/, '');
  const uses = owner === undefined ? [] : propertyUses(owner, name);
  const isOwn = uses.some((use) => isSame(use, left));
  const declared = owner && propertyDeclaration(owner, name);
  const statement = assignment.parent;
  if (!isOwn || statement === null || declared?.childForFieldName('default_value')) {
    return undefined;
  }
  if (isSame(left, node)) {
    const value = assignment.childForFieldName('right');
    return value !== null && holdsNoKey(value) ? { kind: 'statement', statement } : undefined;
  }
  const declaration = declared?.parent ?? undefined;
  const isAlone =
    declaration === undefined ||
    namedChildren(declaration).filter(({ type }) => type === 'property_element').length === 1;
  const isPrivate = declaration !== undefined && namedChildren(declaration).some(({ text }) => text === 'private');
  return isAlone
    ? {
        kind: 'variable',
        name: left.text,
        statement,
        ...(declaration === undefined ? {} : { declaration }),
        declared: left,
        uses: uses.filter((use) => !isSame(use, left)),
        review: isPrivate ? [] : [outsideOf(declared?.childForFieldName('name')?.text ?? name)],
      }
    : undefined;
}
