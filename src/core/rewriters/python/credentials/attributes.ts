import { message } from '../../../text/message';
import type { PythonFile } from '../file';
import { ancestors, childIn, operands, statementOf } from '../tree';
import type { PyNode } from '../tree';
import type { Flow } from './flow';
import { isPlainValue } from './plainValues';
import { isPynamoSetting } from './pynamoSettings';
import { CannotGo } from '../../code/cannotGo';

export function dropClassAttribute(flow: Flow, left: PyNode, assignment: PyNode, scope: PyNode): void {
  const name = flow.file.text(left);
  if (isDataClass(flow.file, scope) && (admitsNone(flow.file, assignment) || isGiven(flow.file, scope, name))) {
    // The class's constructor takes the field, which may be without a value: it stays, with nothing in it.
    for (const attribute of flow.file.scopes.attributes(name)) {
      if (attribute.parent && attribute.parent.field !== 'left') {
        flow.probe(attribute.parent);
      }
    }
    const right = childIn(assignment, 'right');
    if (right) {
      flow.set.nothings.add(right);
    }
    flow.set.note(message('{0} is now None unless it is given: boto3 takes that for “use the default chain”.', name));
    return;
  }
  flow.set.statements.add(statementOf(assignment));
  if (isPynamoSetting(flow.file, name, scope)) {
    flow.set.reached = true;
    return;
  }
  let uses = 0;
  for (const node of flow.file.scopes.references(scope, name)) {
    if (node !== left) {
      uses += 1;
      flow.named(name, () => {
        flow.dropValue(node);
      });
    }
  }
  uses += dropAttributeUses(flow, name, left);
  if (uses === 0) {
    flow.unused.add(name);
  }
  if (!name.startsWith('_')) {
    flow.set.names.add(name);
  }
}

/** Whether the type of a field has room for `None`. */
export function admitsNone(file: PythonFile, assignment: PyNode): boolean {
  const type = childIn(assignment, 'type');
  return type !== undefined && /\b(?:Optional|None|Any)\b/.test(file.text(type));
}

/** Whether code of the file may give the constructor of a data class a value for a field. */
function isGiven(file: PythonFile, definition: PyNode, field: string): boolean {
  const name = childIn(definition, 'name');
  const fields = operands(childIn(definition, 'body'))
    .map((statement) => operands(statement)[0])
    .flatMap((one) => (one?.type === 'assignment' && childIn(one, 'type') ? (childIn(one, 'left') ?? []) : []))
    .map((left) => file.text(left));
  return file.nodes.some((node) => {
    if (node.type !== 'identifier' || node === name || file.text(node) !== (name && file.text(name))) {
      return false;
    }
    const call = node.field === 'function' ? node.parent : undefined;
    if (call?.type !== 'call') {
      // A base class, or handed on: others may make instances of it. A type annotation is neither.
      return node.parent?.type === 'argument_list';
    }
    return operands(childIn(call, 'arguments')).some((argument, index) => {
      const keyword = argument.type === 'keyword_argument' ? childIn(argument, 'name') : undefined;
      return keyword
        ? file.text(keyword) === field
        : /_splat$/.test(argument.type) || index >= Math.max(0, fields.indexOf(field));
    });
  });
}

export function dropAttribute(flow: Flow, left: PyNode, assignment: PyNode): void {
  const attribute = childIn(left, 'attribute');
  const name = attribute ? flow.file.text(attribute) : '';
  flow.set.statements.add(statementOf(assignment));
  const uses = dropAttributeUses(flow, name, attribute);
  if (uses === 0) {
    flow.unused.add(name);
  }
  if (!name.startsWith('_')) {
    flow.set.names.add(name);
  }
}

export function dropAttributeUses(flow: Flow, name: string, own: PyNode | undefined): number {
  let uses = 0;
  const owner = own && classOf(own);
  if (flow.once(`attribute ${name} ${String(owner?.start)}`)) {
    return 1;
  }
  for (const attribute of flow.file.scopes.attributes(name)) {
    const whole = attribute.parent;
    if (!whole || attribute === own || (owner && isAnothers(flow, whole, owner))) {
      continue;
    }
    if (whole.field === 'left' && whole.parent?.type === 'assignment') {
      const right = childIn(whole.parent, 'right');
      if (!right || !isPlainValue(flow.file, right)) {
        throw new CannotGo(
          message('{0} is set in line {1} in another way, too: sort that out first.', name, flow.line(whole)),
        );
      }
      flow.set.statements.add(statementOf(whole));
      continue;
    }
    uses += 1;
    flow.named(name, () => {
      flow.dropValue(whole);
    });
  }
  return uses;
}

/** Whether a class makes its constructor from its fields, so that one that goes changes the constructor. */
export function isDataClass(file: PythonFile, definition: PyNode): boolean {
  const outer = definition.parent?.type === 'decorated_definition' ? definition.parent : undefined;
  const decorators = (outer?.children ?? []).filter((child) => child.type === 'decorator');
  const bases = childIn(definition, 'superclasses');
  return (
    decorators.some((decorator) => /\b(?:dataclass|attrs?|define|frozen|mutable)\b/.test(file.text(decorator))) ||
    (bases !== undefined &&
      /\b(?:BaseSettings|BaseModel|NamedTuple|SQLModel|Struct|TypedDict)\b/.test(file.text(bases)))
  );
}

/** The class whose attribute a node is: of `self.key`, and of a variable of the class's body. */
function classOf(node: PyNode): PyNode | undefined {
  const object = node.parent?.type === 'attribute' ? childIn(node.parent, 'object') : undefined;
  return object && object.type !== 'identifier' ? undefined : classAround(node);
}

function classAround(node: PyNode): PyNode | undefined {
  return ancestors(node).find((outer) => outer.type === 'class_definition');
}

/** Whether `self.key` stands in a class that has nothing to do with the owner. */
function isAnothers(flow: Flow, attribute: PyNode, owner: PyNode): boolean {
  const object = childIn(attribute, 'object');
  const other = object && /^(?:self|cls)$/.test(flow.file.text(object)) ? classAround(attribute) : undefined;
  return other !== undefined && other !== owner && !inherits(flow, other, owner) && !inherits(flow, owner, other);
}

function inherits(flow: Flow, derived: PyNode, base: PyNode): boolean {
  const bases = childIn(derived, 'superclasses');
  const name = childIn(base, 'name');
  return bases !== undefined && name !== undefined && flow.file.text(bases).includes(flow.file.text(name));
}
