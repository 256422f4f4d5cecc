import { message } from '../../../text/message';
import { ancestors, childIn, operands, statementOf } from '../tree';
import type { PyNode } from '../tree';
import type { Flow } from './flow';
import { admitsNone, dropAttributeUses, isDataClass } from './attributes';
import { CannotGo } from '../../code/cannotGo';

/** The parameter of a function of this file, or the field of a data class, that an argument is given to. */
interface Receiver {
  readonly name: string;
  /** Where its uses are looked for: the function; undefined for a field, which is used as an attribute. */
  readonly definition: PyNode | undefined;
  /** Whether it is `None` unless it is given. */
  readonly optional: boolean;
  /** Where it is declared, if it must be given. */
  readonly required: PyNode | undefined;
  /** Whether the class checks the types of its fields, and does not take `None` for this one. */
  readonly refusesNone?: boolean;
}

/**
 * An argument of a call of a function or class of this file: where it ends up in AWS clients alone, `None` goes there
 * instead. False where the callee is not of this file.
 *
 * @param argument the value, or the keyword argument around it.
 */
export function dropLocalArgument(flow: Flow, call: PyNode, argument: PyNode): boolean {
  const receiver = receiverOf(flow, call, argument);
  if (!receiver) {
    return false;
  }
  if (receiver.definition && receiver.required && isOnlyCall(flow, call)) {
    dropRequired(flow, call, argument, { ...receiver, definition: receiver.definition, required: receiver.required });
    return true;
  }
  if (!receiver.definition && receiver.required && isOnlyCall(flow, call)) {
    dropField(flow, call, argument, { ...receiver, required: receiver.required });
    return true;
  }
  if (receiver.refusesNone === true) {
    throw new CannotGo(flow.passedTo(call));
  }
  if (receiver.definition) {
    probeParameter(flow, receiver.definition, receiver.name);
  } else {
    for (const attribute of flow.file.scopes.attributes(receiver.name)) {
      if (attribute.parent && attribute.parent.field !== 'left') {
        flow.named(receiver.name, () => {
          flow.probe(attribute.parent ?? attribute);
        });
      }
    }
  }
  if (argument.type === 'keyword_argument' && receiver.optional) {
    flow.set.items.add(argument);
  } else {
    const value = argument.type === 'keyword_argument' ? childIn(argument, 'value') : argument;
    flow.set.nothings.add(value ?? argument);
  }
  omitTrailing(flow, call);
  flow.set.note(noneInstead(receiver.name));
  return true;
}

/** Arguments that became `None` go where they come last and their parameters are `None` without them. */
function omitTrailing(flow: Flow, call: PyNode): void {
  const given = operands(childIn(call, 'arguments')).filter((argument) => argument.type !== 'keyword_argument');
  for (const argument of given.reverse()) {
    if (!flow.set.nothings.has(argument) || receiverOf(flow, call, argument)?.optional !== true) {
      return;
    }
    flow.set.nothings.delete(argument);
    flow.set.items.add(argument);
  }
}

/** A parameter that must be given goes with what its only call gives. */
function dropRequired(
  flow: Flow,
  call: PyNode,
  argument: PyNode,
  { name, definition, required }: Receiver & { readonly definition: PyNode; readonly required: PyNode },
): void {
  const { scopes } = flow.file;
  const callee = childIn(call, 'function');
  const called = callee ? flow.file.text(callee) : '';
  flow.set.items.add(argument);
  flow.set.items.add(required);
  const bound = new Set(scopes.bindings(definition, name).map(({ node }) => node));
  for (const node of scopes.references(definition, name)) {
    if (!bound.has(node)) {
      flow.named(name, () => {
        flow.dropValue(node);
      });
    }
  }
  if (!called.startsWith('_')) {
    flow.set.note(message('{0} no longer takes {1}: see whether other modules give it one.', called, name));
  }
}

/** A field that must be given goes with what the only call of its class gives, and with what reads it. */
function dropField(
  flow: Flow,
  call: PyNode,
  argument: PyNode,
  { name, required }: Receiver & { readonly required: PyNode },
): void {
  const callee = childIn(call, 'function');
  flow.set.items.add(argument);
  flow.set.statements.add(statementOf(required));
  if (dropAttributeUses(flow, name, childIn(required, 'left')) === 0) {
    flow.unused.add(name);
  }
  if (!name.startsWith('_')) {
    flow.set.names.add(name);
  }
  flow.set.note(
    message(
      '{0} no longer takes {1}: see whether other modules give it one.',
      callee ? flow.file.text(callee) : '',
      name,
    ),
  );
}

/** Whether a function or class of the file stands nowhere else than in this call. */
function isOnlyCall(flow: Flow, call: PyNode): boolean {
  const callee = childIn(call, 'function');
  if (callee?.type !== 'identifier') {
    return false;
  }
  const { scopes } = flow.file;
  const name = flow.file.text(callee);
  const scope = scopes.scopeOf(name, callee);
  const [binding] = scopes.bindings(scope, name);
  return scopes.references(scope, name).every((node) => node === callee || node === binding?.node || isType(node));
}

/** Whether a name stands in an annotation. */
function isType(node: PyNode): boolean {
  return ancestors(node).some((outer) => outer.type === 'type');
}

/** That a parameter or field is without a value now. */
export function noneInstead(name: string): ReturnType<typeof message> {
  return message('{0} is now None unless it is given: boto3 takes that for “use the default chain”.', name);
}

/** Makes sure that a parameter goes to AWS clients alone. */
export function probeParameter(flow: Flow, definition: PyNode, name: string): void {
  const body = childIn(definition, 'body');
  const inside = body && (definition.type === 'lambda' ? body : operands(body)[0]);
  if (!inside) {
    throw new CannotGo(flow.otherUse(definition));
  }
  const { scopes } = flow.file;
  const scope = definition;
  const bound = new Set(scopes.bindings(scope, name).map(({ node }) => node));
  for (const node of scopes.references(scope, name)) {
    if (!bound.has(node) && !isCondition(node)) {
      flow.named(name, () => {
        flow.probe(node);
      });
    }
  }
}

/** Whether a name is only asked whether it has a value: `if key and secret:`, `if key is not None:`. */
function isCondition(name: PyNode): boolean {
  let node = name;
  while (/^(?:boolean_operator|not_operator|parenthesized_expression)$/.test(node.parent?.type ?? '')) {
    node = node.parent ?? node;
  }
  const comparison = node.parent?.type === 'comparison_operator' ? node.parent : undefined;
  if (comparison) {
    return operands(comparison).some((operand) => operand.type === 'none') && isCondition(comparison);
  }
  return node.field === 'condition' && /^(?:if_statement|elif_clause)$/.test(node.parent?.type ?? '');
}

function receiverOf(flow: Flow, call: PyNode, argument: PyNode): Receiver | undefined {
  const callee = childIn(call, 'function');
  const list = childIn(call, 'arguments');
  const arguments_ = operands(list);
  if (callee?.type !== 'identifier' || arguments_.some((one) => /_splat$/.test(one.type))) {
    return undefined;
  }
  const name = flow.file.text(callee);
  const scope = flow.file.scopes.scopeOf(name, callee);
  const [binding, ...others] = flow.file.scopes.bindings(scope, name);
  const definition = binding?.kind === 'definition' && others.length === 0 ? binding.node.parent : undefined;
  const keyword = argument.type === 'keyword_argument' ? childIn(argument, 'name') : undefined;
  const position = keyword ? undefined : arguments_.indexOf(argument);
  const wanted = keyword && flow.file.text(keyword);
  if (definition?.type === 'function_definition') {
    return parameterOf(flow, definition, wanted, position ?? -1);
  }
  if (definition?.type !== 'class_definition') {
    return undefined;
  }
  const initialiser = methodOf(flow, definition, '__init__');
  return initialiser
    ? parameterOf(flow, initialiser, wanted, position === undefined ? -1 : position + 1)
    : isDataClass(flow.file, definition)
      ? fieldOf(flow, definition, wanted, position ?? -1)
      : undefined;
}

function parameterOf(
  flow: Flow,
  definition: PyNode,
  wanted: string | undefined,
  position: number,
): Receiver | undefined {
  const parameters = operands(childIn(definition, 'parameters'));
  const starred = parameters.findIndex((one) => !/^(?:identifier|(?:typed_)?(?:default_)?parameter)$/.test(one.type));
  for (const [index, parameter] of parameters.entries()) {
    const node = parameter.type === 'identifier' ? parameter : (childIn(parameter, 'name') ?? parameter.children[0]);
    const name = node ? flow.file.text(node) : '';
    const reached = wanted === undefined ? index === position && (starred < 0 || index < starred) : name === wanted;
    if (reached && node?.type === 'identifier') {
      const value = childIn(parameter, 'value');
      return { name, definition, optional: value?.type === 'none', required: value ? undefined : parameter };
    }
  }
  return undefined;
}

function fieldOf(flow: Flow, definition: PyNode, wanted: string | undefined, position: number): Receiver | undefined {
  const fields = operands(childIn(definition, 'body'))
    .map((statement) => operands(statement)[0])
    .filter((one): one is PyNode => one?.type === 'assignment' && childIn(one, 'type') !== undefined);
  for (const [index, field] of fields.entries()) {
    const left = childIn(field, 'left');
    const name = left ? flow.file.text(left) : '';
    if (wanted === undefined ? index === position : name === wanted) {
      const right = childIn(field, 'right');
      return {
        name,
        definition: undefined,
        optional: right?.type === 'none',
        required: right === undefined && hasOwnFieldsOnly(flow, definition) ? field : undefined,
        refusesNone: isChecked(flow, definition) && !admitsNone(flow.file, field),
      };
    }
  }
  return undefined;
}

/**
 * Whether a class has all of its fields from its own body, and is made and read by their names: nothing in it makes copies
 * of itself, and it is no tuple.
 */
function hasOwnFieldsOnly(flow: Flow, definition: PyNode): boolean {
  const bases = operands(childIn(definition, 'superclasses'));
  return (
    (bases.length === 0 || isChecked(flow, definition)) &&
    bases.length <= 1 &&
    !/\bcls\b|\b__class__\b|\btype\(|\b__match_args__\b/.test(flow.file.text(definition)) &&
    !/\bimport\b[^\r\n]+\breplace\b|\b(?:dataclasses|attrs?)\.(?:replace|evolve)\(|\bmodel_copy\(/.test(
      flow.file.source,
    )
  );
}

/** Whether a class derives from a base that checks the types of what it is given. https://docs.pydantic.dev/latest/concepts/models/ */
function isChecked(flow: Flow, definition: PyNode): boolean {
  return operands(childIn(definition, 'superclasses')).some((base) =>
    /(?:^|\.)(?:BaseModel|BaseSettings|SQLModel)$/.test(flow.file.text(base)),
  );
}

function methodOf(flow: Flow, definition: PyNode, name: string): PyNode | undefined {
  return operands(childIn(definition, 'body'))
    .map((statement) => (statement.type === 'decorated_definition' ? childIn(statement, 'definition') : statement))
    .find((one) => {
      const method = one?.type === 'function_definition' ? childIn(one, 'name') : undefined;
      return method !== undefined && flow.file.text(method) === name;
    });
}
