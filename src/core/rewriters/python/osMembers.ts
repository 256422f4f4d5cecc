import type { PythonFile } from './file';
import { childIn } from './tree';
import type { PyNode } from './tree';

/** The name of what an expression takes from the module `os`: of `os.environ` and an imported `environ`, `environ`. */
export function osMember(file: PythonFile, node: PyNode | undefined): string | undefined {
  if (node?.type === 'attribute') {
    const object = childIn(node, 'object');
    const attribute = childIn(node, 'attribute');
    return object?.type === 'identifier' && attribute && isOs(file, object) ? file.text(attribute) : undefined;
  }
  if (node?.type !== 'identifier') {
    return undefined;
  }
  const binding = bindingsOf(file, node).at(-1);
  const found =
    binding && file.imports.find(({ statement }) => statement.start <= binding.start && binding.end <= statement.end);
  return found?.kind === 'from' && found.module === 'os'
    ? found.names.find(({ local }) => local === file.text(node))?.name
    : undefined;
}

/** Whether a name is the module `os`; where nothing binds `os`, it is taken for that. */
function isOs(file: PythonFile, name: PyNode): boolean {
  const local = file.text(name);
  const bindings = bindingsOf(file, name);
  if (bindings.length === 0) {
    return local === 'os';
  }
  return bindings.every((binding) =>
    file.imports.some(
      ({ kind, names, statement }) =>
        kind === 'import' &&
        statement.start <= binding.start &&
        binding.end <= statement.end &&
        names.some((one) => one.local === local && (one.name === 'os' || one.name === 'os.path')),
    ),
  );
}

function bindingsOf(file: PythonFile, name: PyNode): PyNode[] {
  const text = file.text(name);
  return file.scopes.bindings(file.scopes.scopeOf(text, name), text).map(({ node }) => node);
}

/** Whether an expression is `os.environ`. */
export function isEnviron(file: PythonFile, node: PyNode | undefined): boolean {
  return osMember(file, node) === 'environ';
}

/** How a call works on the environment: `os.getenv(…)` and `os.environ.get(…)` are `get`; undefined where it does not. */
export function environmentCall(
  file: PythonFile,
  call: PyNode | undefined,
): 'get' | 'pop' | 'setdefault' | 'update' | 'putenv' | undefined {
  const callee = call?.type === 'call' ? childIn(call, 'function') : undefined;
  switch (osMember(file, callee)) {
    case 'getenv':
      return 'get';
    case 'putenv':
      return 'putenv';
    case undefined:
    default:
      break;
  }
  const method = callee?.type === 'attribute' ? childIn(callee, 'attribute') : undefined;
  const name = method && isEnviron(file, childIn(callee ?? method, 'object')) ? file.text(method) : undefined;
  return name === 'get' || name === 'pop' || name === 'setdefault' || name === 'update' ? name : undefined;
}
