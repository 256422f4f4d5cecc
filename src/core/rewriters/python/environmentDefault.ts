import type { PythonFile } from './file';
import { environmentCall, isEnviron } from './osMembers';
import { stringToken } from './strings';
import { unparenthesised } from './target';
import { childIn, operands, statementOf } from './tree';
import type { PyNode } from './tree';

/** A look-up in the environment that a literal stands in for, and how. */
export interface EnvironmentDefault {
  /** The variable's name. */
  readonly variable: string;
  readonly form:
    /** `os.environ.get("X", "…")`, `os.getenv("X", "…")`. */
    | 'get'
    /** `os.environ.get("X") or "…"`. */
    | 'or'
    /** `os.environ["X"] if "X" in os.environ else "…"`. */
    | 'conditional'
    /** `os.environ.setdefault("X", "…")`. */
    | 'setdefault'
    /** `os.environ["X"] = "…"`: no look-up, but the variable is given. */
    | 'set'
    /** `config("X", default="…")`: another library's look-up. */
    | 'library';
  /** The look-up itself; of `set`, the target of the assignment. */
  readonly lookup: PyNode;
  /** All that the default is part of: the call, the `or`, the conditional, the assignment. */
  readonly whole: PyNode;
  /** The argument to drop, of `library`. */
  readonly argument: PyNode;
}

/** The look-up in the environment that an expression is the default of; undefined where it is none. */
export function environmentDefaultOf(file: PythonFile, node: PyNode): EnvironmentDefault | undefined {
  let value = node;
  while (value.parent && unparenthesised(value.parent)) {
    value = value.parent;
  }
  const { parent } = value;
  switch (parent?.type) {
    case 'argument_list':
      return argumentDefault(file, value, parent);
    case 'keyword_argument':
      return parent.parent?.type === 'argument_list' && value.field === 'value'
        ? argumentDefault(file, parent, parent.parent)
        : undefined;
    case 'boolean_operator': {
      const lookup = value.field === 'right' ? lastOperand(childIn(parent, 'left')) : undefined;
      const variable = lookup && variableOf(file, lookup);
      const or = parent.children.some((child) => child.type === 'or');
      return or && lookup && variable !== undefined
        ? { variable, form: 'or', lookup, whole: parent, argument: value }
        : undefined;
    }
    case 'conditional_expression': {
      const [lookup, , fallback] = operands(parent);
      const variable = lookup && fallback === value ? variableOf(file, lookup) : undefined;
      return lookup && variable !== undefined
        ? { variable, form: 'conditional', lookup, whole: parent, argument: value }
        : undefined;
    }
    case 'assignment': {
      const left = value.field === 'right' ? childIn(parent, 'left') : undefined;
      const variable = left?.type === 'subscript' ? variableOf(file, left) : undefined;
      return left && variable !== undefined && parent.parent?.type === 'expression_statement'
        ? { variable, form: 'set', lookup: left, whole: parent, argument: value }
        : undefined;
    }
    case undefined:
    default:
      return undefined;
  }
}

function argumentDefault(file: PythonFile, argument: PyNode, list: PyNode): EnvironmentDefault | undefined {
  const call = list.parent;
  const callee = call && childIn(call, 'function');
  const [first] = operands(list);
  const variable = first && first !== argument ? constantOf(file, first) : undefined;
  if (call?.type !== 'call' || !callee || variable === undefined) {
    return undefined;
  }
  const kind = environmentCall(file, call);
  if ((kind === 'get' || kind === 'setdefault' || kind === 'pop') && operands(list).length === 2) {
    return { variable, form: kind === 'pop' ? 'library' : kind, lookup: call, whole: call, argument };
  }
  return isLibraryLookup(file, call, argument)
    ? { variable, form: 'library', lookup: call, whole: call, argument }
    : undefined;
}

/** The variable that `os.environ["X"]`, `os.environ.get("X")` or `os.getenv("X")` reads. */
function variableOf(file: PythonFile, node: PyNode): string | undefined {
  if (node.type === 'subscript') {
    const value = childIn(node, 'value');
    const key = childIn(node, 'subscript');
    return key && isEnviron(file, value) ? constantOf(file, key) : undefined;
  }
  const [first, ...others] = operands(node.type === 'call' ? childIn(node, 'arguments') : undefined);
  return first && others.length === 0 && environmentCall(file, node) === 'get' ? constantOf(file, first) : undefined;
}

function lastOperand(node: PyNode | undefined): PyNode | undefined {
  let last = node;
  while (last?.type === 'boolean_operator') {
    last = childIn(last, 'right');
  }
  return last;
}

/** The value of a string without escapes, holes or neighbours. */
export function constantOf(file: PythonFile, node: PyNode): string | undefined {
  const token = node.type === 'string' ? stringToken(file.source, node) : undefined;
  const text = token && file.text(token.inside);
  return text !== undefined && !/\\/.test(text) && !(/f/i.test(token?.prefix ?? '') && /[{}]/.test(text))
    ? text
    : undefined;
}

/** The `os.environ` of a look-up as it is written there; undefined where it is not. */
export function environOf(file: PythonFile, lookup: PyNode): string | undefined {
  const callee = childIn(lookup, 'function');
  const object = callee && childIn(callee, 'object');
  if (!object) {
    return undefined;
  }
  return isEnviron(file, object) ? file.text(object) : `${file.text(object)}.environ`;
}

/** Whether the whole is a statement of its own. */
export function isWholeStatement(node: PyNode): boolean {
  const statement = statementOf(node);
  return (
    statement.type === 'expression_statement' && operands(statement).length === 1 && operands(statement)[0] === node
  );
}

/** Whether an argument is the default of `config("X", default="…")`, `env("X", default="…")`, `env.str("X", "…")`. */
function isLibraryLookup(file: PythonFile, call: PyNode, argument: PyNode): boolean {
  const callee = childIn(call, 'function');
  const keyword = argument.type === 'keyword_argument' ? childIn(argument, 'name') : undefined;
  return (
    callee !== undefined &&
    /^(?:\w+\.)?(?:env|config|environ)(?:\.(?!get$|pop$|setdefault$|update$)\w+)?$/i.test(file.text(callee)) &&
    (keyword === undefined || file.text(keyword) === 'default')
  );
}
