import type { PythonFile } from '../file';
import { isPlainValue } from './plainValues';
import type { RemovalSet } from './removalSet';
import type { PyNode } from '../tree';
import { childIn, descendants, operands, statementOf } from '../tree';

/** Adds to what goes all that it leaves without use: emptied dictionaries, variables, then imports. */
export function addLeftovers(file: PythonFile, set: RemovalSet): void {
  for (let size = -1; size !== set.removed().length;) {
    size = set.removed().length;
    dropEmptyBranches(file, set);
    dropEmptied(file, set);
    dropVariables(file, set);
  }
  dropImports(file, set);
}

/** An `if` of which nothing is left goes, where asking its conditions does nothing. */
function dropEmptyBranches(file: PythonFile, set: RemovalSet): void {
  for (const statement of [...set.statements]) {
    const outer = statement.parent?.type === 'block' ? statement.parent.parent : undefined;
    const whole = outer?.type === 'if_statement' ? outer : outer?.parent;
    if (whole?.type !== 'if_statement' || set.statements.has(whole)) {
      continue;
    }
    const clauses = [whole, ...whole.children.filter((child) => /^el(?:if|se)_clause$/.test(child.type))];
    const empty = clauses.every((clause) => {
      const block = childIn(clause, 'consequence') ?? childIn(clause, 'body');
      const condition = childIn(clause, 'condition');
      return (
        operands(block).every((one) => set.statements.has(one) || one.type === 'pass_statement') &&
        (!condition || isQuiet(file, condition))
      );
    });
    if (empty) {
      set.statements.add(whole);
    }
  }
}

/** Whether working an expression out changes nothing: it calls nothing but `os.path.…` and look-ups in the environment. */
function isQuiet(file: PythonFile, expression: PyNode): boolean {
  return descendants(expression).every((node) => {
    const callee = node.type === 'call' ? childIn(node, 'function') : undefined;
    return (
      (!callee || /^(?:os\.)?(?:path\.\w+|getenv|environ\.get)$|^(?:bool|len)$/.test(file.text(callee))) &&
      node.type !== 'named_expression' &&
      node.type !== 'await'
    );
  });
}

/** A dictionary that is left without entries goes, with what hands it on. */
function dropEmptied(file: PythonFile, set: RemovalSet): void {
  for (const [dictionary, uses] of set.dictionaries) {
    const list = dictionary.type === 'call' ? childIn(dictionary, 'arguments') : dictionary;
    const entries = operands(list);
    if (entries.length === 0 || !entries.every((entry) => set.items.has(entry))) {
      continue;
    }
    const statements = [...uses].filter((use) => isStatement(use));
    const others = [...uses].filter((use) => !isStatement(use));
    const inside = isInside(set, [...others, ...statements]);
    const variables = statements.flatMap((statement) => assignedNames(statement));
    const free = variables.every((name) => referencesOf(file, name).every((node) => inside(node)));
    if (free) {
      statements.forEach((statement) => set.statements.add(statement));
      others.forEach((use) => set.items.add(use));
      for (const name of variables.map((node) => file.text(node))) {
        if (set.containers.delete(name)) {
          set.names.add(name);
        }
      }
    }
  }
}

/** Variables whose only uses go, where all that they are is a constant or a look-up in the environment. */
function dropVariables(file: PythonFile, set: RemovalSet): void {
  const inside = isInside(set);
  const names = new Set(
    file.nodes.filter((node) => node.type === 'identifier' && inside(node)).map((node) => file.text(node)),
  );
  for (const name of names) {
    const uses = file.nodes.filter(
      (node) =>
        node.type === 'identifier' &&
        file.text(node) === name &&
        inside(node) &&
        node.parent?.type !== 'attribute' &&
        node.field !== 'name',
    );
    for (const scope of new Set(uses.map((node) => file.scopes.scopeOf(name, node)))) {
      const bindings = file.scopes.bindings(scope, name);
      const statements = bindings.map(({ kind, node }) => {
        const assignment = kind === 'assignment' && node.field === 'left' ? node.parent : undefined;
        const right = assignment?.type === 'assignment' ? childIn(assignment, 'right') : undefined;
        const statement = assignment && statementOf(assignment);
        return right && isPlainValue(file, right) && statement && operands(statement)[0] === assignment
          ? statement
          : undefined;
      });
      const bound = new Set(bindings.map(({ node }) => node));
      const free = file.scopes.references(scope, name).every((node) => bound.has(node) || inside(node));
      if (
        bindings.length > 0 &&
        free &&
        scope.type !== 'class_definition' &&
        statements.every((statement) => statement !== undefined)
      ) {
        for (const statement of statements) {
          if (!set.statements.has(statement)) {
            set.statements.add(statement);
            if (scope === file.module && !name.startsWith('_')) {
              set.names.add(name);
            }
          }
        }
      }
    }
  }
}

/** Imports whose only uses go. A package's `__init__` imports for others, too. */
export function dropImports(file: PythonFile, set: RemovalSet): void {
  if (/(?:^|\/)__init__\.py$/.test(file.path ?? '')) {
    return;
  }
  const inside = isInside(set);
  for (const one of file.imports) {
    const unused = one.names.filter((name) => {
      const scope = file.scopes.scopeAround(one.statement);
      const bindings = file.scopes.bindings(scope, name.local);
      const uses = file.scopes
        .references(scope, name.local)
        .filter((node) => !bindings.some((binding) => binding.node === node));
      return (
        bindings.length === 1 && uses.length > 0 && uses.every((node) => inside(node)) && !isExported(file, name.local)
      );
    });
    const noted = /#\s*(?:noqa|type:|isort:)/.test(
      file.source.slice(one.statement.end, lineEndOf(file, one.statement.end)),
    );
    if (unused.length === 0 || noted || !isOrdinary(one.statement)) {
      continue;
    }
    if (unused.length === one.names.length) {
      set.statements.add(one.statement);
    } else {
      unused.forEach((name) => set.items.add(name.node));
    }
  }
}

/** An import within `try` is there for more than the name. */
function isOrdinary(statement: PyNode): boolean {
  const outer = statement.parent?.type === 'block' ? statement.parent.parent : statement.parent;
  return outer?.type === 'module' || outer?.type === 'function_definition';
}

function isExported(file: PythonFile, name: string): boolean {
  return file.scopes.moduleBindings('__all__').some(({ node }) => {
    const right = node.parent ? childIn(node.parent, 'right') : undefined;
    return right !== undefined && new RegExp(`["']${name}["']`).test(file.text(right));
  });
}

function lineEndOf(file: PythonFile, offset: number): number {
  const end = file.source.slice(offset).search(/[\r\n]/);
  return end < 0 ? file.source.length : offset + end;
}

function isStatement(node: PyNode): boolean {
  return node.parent?.type === 'module' || node.parent?.type === 'block';
}

function assignedNames(statement: PyNode): PyNode[] {
  const assignment = operands(statement)[0];
  const left = assignment?.type === 'assignment' ? childIn(assignment, 'left') : undefined;
  return left?.type === 'identifier' ? [left] : [];
}

function referencesOf(file: PythonFile, name: PyNode): PyNode[] {
  const text = file.text(name);
  return file.scopes.references(file.scopes.scopeOf(text, name), text).filter((node) => node !== name);
}

/** Whether a node stands in what goes. */
function isInside(set: RemovalSet, more: readonly PyNode[] = []): (node: PyNode) => boolean {
  const removed = [...set.removed(), ...more];
  const stretches = [...set.stretches.values()];
  return (node) =>
    removed.some((one) => one.start <= node.start && node.end <= one.end) ||
    stretches.some((one) => one.start <= node.start && node.end <= one.end);
}
