import type { PythonFile } from '../file';
import { environmentCall, isEnviron } from '../osMembers';
import { unparenthesised } from '../target';
import { childIn, operands } from '../tree';
import type { PyNode } from '../tree';

/** Whether a value can go with the variable that it is assigned to: a constant or a look-up in the environment. */
export function isPlainValue(file: PythonFile, node: PyNode): boolean {
  const inner = unparenthesised(node);
  if (inner) {
    return isPlainValue(file, inner);
  }
  switch (node.type) {
    case 'string':
      return !node.children.some((child) => child.type === 'interpolation');
    case 'concatenated_string':
    case 'boolean_operator':
      return operands(node).every((operand) => isPlainValue(file, operand));
    case 'none':
    case 'true':
    case 'false':
    case 'integer':
      return true;
    case 'subscript':
      return isEnviron(file, childIn(node, 'value'));
    case 'call':
      return isEnvironmentRead(file, node);
    default:
      return false;
  }
}

/** Whether a call is `os.environ.get(…)` or `os.getenv(…)`. */
export function isEnvironmentRead(file: PythonFile, call: PyNode | undefined): boolean {
  return environmentCall(file, call) === 'get';
}

/** Whether a call makes a dictionary of its keywords. */
export function isDictCall(file: PythonFile, call: PyNode | undefined): boolean {
  return /^(?:dict|(?:collections\.)?OrderedDict)$/.test(calleeOf(file, call));
}

function calleeOf(file: PythonFile, call: PyNode | undefined): string {
  const callee = call?.type === 'call' ? childIn(call, 'function') : undefined;
  return callee ? file.text(callee) : '';
}
