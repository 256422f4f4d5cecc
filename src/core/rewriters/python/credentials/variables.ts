import { message } from '../../../text/message';
import { constantOf } from '../environmentDefault';
import { childIn, operands, statementOf } from '../tree';
import type { PyNode } from '../tree';
import { dropAttribute, dropClassAttribute } from './attributes';
import { isOptionalSetting } from './djangoSettings';
import type { Flow } from './flow';
import { dropSubscript } from './paths';
import { isPlainValue } from './plainValues';
import { isScrapySetting, scrapyNote } from './scrapySettings';
import { CannotGo } from '../../code/cannotGo';

export function dropAssigned(flow: Flow, assignment: PyNode, value: PyNode): void {
  const left = childIn(assignment, 'left');
  if (value.field !== 'right' || !left) {
    throw new CannotGo(flow.otherUse(value));
  }
  // `a = b = "…"`: the outer assignment takes what the inner one does.
  if (assignment.parent?.type === 'assignment') {
    flow.dropValue(assignment);
  }
  switch (left.type) {
    case 'identifier':
      dropVariable(flow, left, assignment);
      return;
    case 'attribute':
      dropAttribute(flow, left, assignment);
      return;
    case 'subscript':
      dropSubscript(flow, left, assignment);
      return;
    default:
      throw new CannotGo(flow.otherUse(value));
  }
}

export function dropVariable(flow: Flow, left: PyNode, assignment: PyNode): void {
  const scope = flow.file.scopes.scopeAround(left);
  if (scope.type === 'class_definition') {
    dropClassAttribute(flow, left, assignment, scope);
    return;
  }
  flow.set.statements.add(statementOf(assignment));
  dropUses(flow, left);
}

/** Every use of a variable goes, and every other assignment to it. */
export function dropUses(flow: Flow, left: PyNode): void {
  const { scopes } = flow.file;
  const name = flow.file.text(left);
  const scope = scopes.scopeOf(name, left);
  if (flow.once(`variable ${String(scope.start)} ${scope.type} ${name}`)) {
    return;
  }
  if (looksAtNames(flow, scope)) {
    throw new CannotGo(
      message(
        'The code around {0} uses its variables by name (locals(), eval() and the like): look there first.',
        name,
      ),
    );
  }
  let uses = 0;
  const bound = new Set(scopes.bindings(scope, name).map(({ node }) => node));
  for (const node of scopes.references(scope, name)) {
    if (node === left) {
      continue;
    }
    if (node.parent?.type === 'global_statement' || node.parent?.type === 'nonlocal_statement') {
      dropDeclaration(flow, node, node.parent);
    } else if (bound.has(node)) {
      dropBinding(flow, node, name);
    } else {
      uses += 1;
      flow.named(name, () => {
        flow.dropValue(node);
      });
    }
  }
  if (scope === flow.file.module) {
    leaveModule(flow, name, uses);
  } else if (uses === 0) {
    flow.set.reached = true;
  }
}

/** Whether code in a scope can use any variable there without naming it. */
function looksAtNames({ file }: Flow, scope: PyNode): boolean {
  return file.nodes.some(
    (node) =>
      node.type === 'identifier' &&
      node.field === 'function' &&
      scope.start <= node.start &&
      node.end <= scope.end &&
      /^(?:locals|globals|vars|eval|exec)$/.test(file.text(node)),
  );
}

/** `global KEY` */
function dropDeclaration(flow: Flow, name: PyNode, declaration: PyNode): void {
  if (operands(declaration).length === 1) {
    flow.set.statements.add(declaration);
  } else {
    flow.set.items.add(name);
  }
}

export function leaveModule(flow: Flow, name: string, uses: number): void {
  if (isExported(flow, name)) {
    throw new CannotGo(message('{0} is exported by “__all__”, so other modules use it: change them first.', name));
  }
  if (isOptionalSetting(flow.file, name, flow.dependencies)) {
    flow.set.reached = true;
    flow.set.note(
      message(
        'The storage and mail packages of Django look for credentials by the default chain once {0} is not set; check that nothing else reads it.',
        name,
      ),
    );
    return;
  }
  if (isScrapySetting(flow.file, name)) {
    flow.set.reached = true;
    flow.set.note(scrapyNote(name));
    return;
  }
  if (uses === 0) {
    flow.unused.add(name);
  }
  if (!name.startsWith('_')) {
    flow.set.names.add(name);
  }
}

/** Another assignment to the variable goes, if what it assigns can go. */
function dropBinding(flow: Flow, node: PyNode, name: string): void {
  const assignment = node.field === 'left' && node.parent?.type === 'assignment' ? node.parent : undefined;
  let right = assignment && childIn(assignment, 'right');
  const others: PyNode[] = [];
  // `a = b = None`
  while (right?.type === 'assignment') {
    const left = childIn(right, 'left');
    others.push(...(left ? [left] : []));
    right = childIn(right, 'right');
  }
  for (let outer = assignment?.parent; outer?.type === 'assignment'; outer = outer.parent) {
    const left = childIn(outer, 'left');
    others.push(...(left ? [left] : []));
  }
  if (!assignment || !right || !isPlainValue(flow.file, right) || others.some((one) => one.type !== 'identifier')) {
    throw new CannotGo(
      message('{0} is set in line {1} in another way, too: sort that out first.', name, flow.line(node)),
    );
  }
  flow.set.statements.add(statementOf(assignment));
  others.forEach((other) => {
    dropUses(flow, other);
  });
}

export function isExported(flow: Flow, name: string): boolean {
  return flow.file.scopes.moduleBindings('__all__').some(({ node }) => {
    const right = node.parent ? childIn(node.parent, 'right') : undefined;
    return operands(right).some((item) => constantOf(flow.file, item) === name);
  });
}
