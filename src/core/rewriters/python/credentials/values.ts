import { message } from '../../../text/message';
import type { Message } from '../../../text/message';
import { environmentDefaultOf } from '../environmentDefault';
import type { EnvironmentDefault } from '../environmentDefault';
import type { PythonFile } from '../file';
import { unparenthesised } from '../target';
import { childIn, has, operands } from '../tree';
import type { PyNode } from '../tree';
import { chainVariables } from './awsCalls';
import { dropKeyword, dropPositional } from './calls';
import { dropEntry, followDictionary } from './dictionaries';
import { Flow } from './flow';
import { noneInstead, probeParameter } from './localCalls';
import { keyOf } from './paths';
import { CannotGo } from '../../code/cannotGo';
import type { RemovalSet } from './removalSet';
import { dropReturned } from './returns';
import { dropAssigned, dropUses } from './variables';

/** What must go for these expressions to be gone, or why they cannot go. */
export function followCredentials(
  file: PythonFile,
  dependencies: readonly string[],
  expressions: readonly PyNode[],
): RemovalSet | Message {
  const flow = new Flow(file, dependencies, { dropValue, followDictionary });
  try {
    for (const expression of expressions) {
      flow.dropValue(expression);
    }
  } catch (error) {
    if (error instanceof CannotGo) {
      return error.reason;
    }
    throw error;
  }
  if (flow.set.reached) {
    return flow.set;
  }
  const [name] = flow.unused;
  return name === undefined
    ? message(
        'Nothing in this file hands the key to an AWS client, so it is not known what uses it: find what does, let it use the default credential chain, then delete the key here.',
      )
    : message(
        'Nothing in this file uses {0}, so it is not known what does: find it, let it use the default credential chain, then delete the line.',
        name,
      );
}

/** The value of an expression goes. */
export function dropValue(flow: Flow, expression: PyNode): void {
  let value = expression;
  while (value.parent && unparenthesised(value.parent)) {
    value = value.parent;
  }
  const { parent } = value;
  if (!parent || flow.once(`value ${String(value.start)} ${String(value.end)}`)) {
    return;
  }
  const fallback = environmentDefaultOf(flow.file, value);
  if (fallback && fallback.form !== 'set' && fallback.form !== 'setdefault') {
    dropDefault(flow, fallback, value);
    return;
  }
  switch (parent.type) {
    case 'assignment':
      dropAssigned(flow, parent, value);
      return;
    case 'expression_list':
    case 'tuple':
    case 'list':
      dropElement(flow, parent, value);
      return;
    case 'keyword_argument':
      dropKeyword(flow, parent);
      return;
    case 'argument_list':
      dropPositional(flow, parent, value);
      return;
    case 'pair':
      if (value.field === 'value' && parent.parent) {
        dropEntry(flow, parent.parent, keyOf(flow, parent), parent);
        return;
      }
      break;
    case 'default_parameter':
    case 'typed_default_parameter':
      dropParameter(flow, parent, value);
      return;
    case 'return_statement':
      dropReturned(flow, value);
      return;
    case 'boolean_operator':
      if (value.field === 'right' && has(parent, 'or')) {
        const left = childIn(parent, 'left');
        flow.probe(parent);
        flow.set.stretches.set(value.start, { start: left?.end ?? value.start, end: value.end });
        return;
      }
      break;
  }
  throw new CannotGo(flow.otherUse(value));
}

export function dropElement(flow: Flow, list: PyNode, value: PyNode): void {
  const assignment = list.parent;
  const left = assignment?.type === 'assignment' && list.field === 'right' ? childIn(assignment, 'left') : undefined;
  const values = operands(list);
  const targets = operands(left);
  const target = targets[values.indexOf(value)];
  if (
    !left ||
    !/^(?:pattern_list|tuple_pattern|list_pattern)$/.test(left.type) ||
    values.length !== targets.length ||
    target?.type !== 'identifier' ||
    targets.some((one) => one.type === 'list_splat_pattern')
  ) {
    throw new CannotGo(flow.otherUse(value));
  }
  flow.set.items.add(value);
  flow.set.items.add(target);
  dropUses(flow, target);
}

/** A default of a look-up in the environment. */
export function dropDefault(flow: Flow, found: EnvironmentDefault, value: PyNode): void {
  if (chainVariables.has(found.variable) && found.form !== 'conditional') {
    // The chain reads the variable itself.
    flow.named(found.variable, () => {
      flow.dropValue(found.whole);
    });
    return;
  }
  flow.named(found.variable, () => {
    flow.probe(found.whole);
  });
  if (found.form === 'get') {
    flow.set.items.add(found.argument);
  } else if (found.form === 'or') {
    flow.set.stretches.set(value.start, { start: found.lookup.end, end: value.end });
  } else {
    flow.set.nothings.add(value);
  }
  flow.set.note(message('Where {0} is not set, the default credential chain is used.', found.variable));
}

/** The default becomes `None`, which boto3 takes for “not given”. */
export function dropParameter(flow: Flow, parameter: PyNode, value: PyNode): void {
  const left = childIn(parameter, 'name');
  const definition = parameter.parent?.parent;
  if (left?.type !== 'identifier' || !definition || !/^(?:function_definition|lambda)$/.test(definition.type)) {
    throw new CannotGo(flow.otherUse(value));
  }
  const name = flow.file.text(left);
  probeParameter(flow, definition, name);
  flow.set.nothings.add(value);
  flow.set.note(noneInstead(name));
}
