import { message } from '../../text/message';
import type { Message } from '../../text/message';
import type { PythonFile } from './file';
import { ancestors, childIn, functionAround, isAsync, statementOf } from './tree';
import type { PyNode } from './tree';

/** When the code at a node runs. */
export interface Moment {
  /** While the module is imported: at module level, in a class body, as the default of a parameter, in a decorator. */
  readonly importTime: boolean;
  /** In a coroutine, where a call that waits holds up everything else. */
  readonly async: boolean;
}

export function momentOf(file: PythonFile, node: PyNode): Moment {
  const definition = functionAround(node);
  if (definition) {
    return { importTime: false, async: isAsync(definition) };
  }
  const main = ancestors(node).some((outer) => {
    const condition = outer.type === 'if_statement' ? childIn(outer, 'condition') : undefined;
    return condition !== undefined && /\b__name__\b/.test(file.text(condition));
  });
  return { importTime: !main, async: false };
}

/** Why no look-up can stand at a node. */
export interface Obstacle {
  readonly reason: Message;
  /** Whether a look-up in the environment can. */
  readonly environment: boolean;
}

/** Why no look-up can stand where a literal stands; undefined where one can. */
export function obstacleAt(file: PythonFile, node: PyNode): Obstacle | undefined {
  if (/\.pyi$/i.test(file.path ?? '')) {
    return impossible(message('A stub file holds types only: no code runs in it that could look the value up.'));
  }
  const statement = statementOf(node);
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    switch (outer.type) {
      case 'ERROR':
        return impossible(message('The code around this literal does not parse; a look-up is offered once it does.'));
      case 'case_pattern':
      case 'dict_pattern':
        return impossible(
          message(
            'A pattern after “case” can only be a constant: compare with “if” or a guard instead, then move the value.',
          ),
        );
      case 'type':
        return impossible(message('A type annotation is read by type checkers: it cannot look a value up.'));
      case 'assignment':
        if (inner.field === 'right') {
          const obstacle = targetObstacle(file, outer);
          if (obstacle) {
            return obstacle;
          }
        }
        break;
      case 'import_from_statement':
      case 'import_statement':
      case 'global_statement':
        return impossible(message('This is part of a statement that only takes names.'));
    }
    if (outer === statement) {
      break;
    }
  }
  return textObstacle(file, node, statement);
}

function targetObstacle(file: PythonFile, assignment: PyNode): Obstacle | undefined {
  const left = childIn(assignment, 'left');
  const type = childIn(assignment, 'type');
  if (left && /^__(?:all|slots|match_args)__$/.test(file.text(left))) {
    return impossible(message('This list holds names of the module or class, so it has to be constant.'));
  }
  if (type && /\bLiteral\s*\[/.test(file.text(type))) {
    return impossible(
      message(
        'The annotation says “Literal”: type checkers admit nothing but this very text. Change the annotation to “str” first.',
      ),
    );
  }
  return undefined;
}

function textObstacle(file: PythonFile, node: PyNode, statement: PyNode): Obstacle | undefined {
  const code = statement.children.filter((child) => child.named);
  if (
    statement.type === 'expression_statement' &&
    code.length === 1 &&
    /^(?:string|concatenated_string)$/.test(code[0]?.type ?? '') &&
    (node === code[0] || node.parent === code[0] || node === statement)
  ) {
    return impossible(
      message(
        'This is a docstring or a string that nothing reads: there is no code that would use a look-up. Take the value out of the text.',
      ),
    );
  }
  if (statement.type === 'ERROR' || node.type === 'ERROR') {
    return impossible(message('The code around this literal does not parse; a look-up is offered once it does.'));
  }
  return undefined;
}

/**
 * Why a default of a settings class of pydantic does not become a look-up in the environment: the class reads a variable
 * of its own choosing before it takes the default. Undefined elsewhere.
 * https://docs.pydantic.dev/latest/concepts/pydantic_settings/
 */
export function settingsObstacle(file: PythonFile, node: PyNode): Message | undefined {
  if (functionAround(node) !== undefined) {
    return undefined;
  }
  const owner = ancestors(node).find(({ type }) => type === 'class_definition');
  const bases = owner && childIn(owner, 'superclasses');
  return bases !== undefined && /\bBaseSettings\b/.test(file.text(bases))
    ? message(
        'The settings class reads this field from the environment itself. Set its variable, and take the default away.',
      )
    : undefined;
}

/** Whether a file is written for Python 2, as far as it shows. */
export function isPython2(file: PythonFile): boolean {
  return file.nodes.some((node) => node.named && (node.type === 'print_statement' || node.type === 'exec_statement'));
}

function impossible(reason: Message): Obstacle {
  return { reason, environment: false };
}
