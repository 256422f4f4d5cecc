import { message } from '../../../text/message';
import { constantOf } from '../environmentDefault';
import { environmentCall, isEnviron } from '../osMembers';
import { childIn, operands, statementOf } from '../tree';
import type { PyNode } from '../tree';
import { chainVariables } from './awsCalls';
import type { Flow } from './flow';
import { isEnvironmentRead } from './plainValues';
import { CannotGo } from '../../code/cannotGo';

/**
 * What gives a variable of the process's own environment its value goes: the default chain reads the variable itself.
 *
 * @param item the assignment, the argument, or the entry of what `os.environ.update` takes.
 */
export function dropEnvironment(flow: Flow, variable: string, item: PyNode): void {
  if (!chainVariables.has(variable)) {
    throw new CannotGo(
      message('It is put into the environment variable {0}: it is not known what reads that.', variable),
    );
  }
  const statement = statementOf(item);
  const list = item.parent;
  const updates = list?.type === 'dictionary' || environmentCall(flow.file, list?.parent) === 'update';
  if (list && updates) {
    flow.set.items.add(item);
    flow.set.usesOf(list).add(statement);
  } else if (operands(statement)[0] === (item.type === 'assignment' ? item : list?.parent)) {
    flow.set.statements.add(statement);
  } else {
    throw new CannotGo(flow.otherUse(item));
  }
  flow.set.reached = true;
  flow.set.note(message('Programs that this one starts no longer inherit {0} from it.', variable));
  if (!flow.once(`environment ${variable}`)) {
    dropReads(flow, variable, statement);
  }
}

/** What reads the variable in this file goes, too: it would find nothing. */
function dropReads(flow: Flow, variable: string, own: PyNode): void {
  for (const node of flow.file.nodes) {
    if (node.type !== 'string' || constantOf(flow.file, node) !== variable || statementOf(node) === own) {
      continue;
    }
    const read = readOf(flow, node);
    if (read?.field === 'left' && read.parent?.type === 'assignment') {
      flow.set.statements.add(statementOf(read));
    } else if (read) {
      flow.named(variable, () => {
        flow.dropValue(read);
      });
    }
  }
}

/** `os.environ["X"]`, `os.environ.get("X")` or `os.getenv("X")` around the variable's name. */
function readOf(flow: Flow, name: PyNode): PyNode | undefined {
  const { parent } = name;
  if (parent?.type === 'subscript') {
    return isEnviron(flow.file, childIn(parent, 'value')) ? parent : undefined;
  }
  const call = parent?.type === 'argument_list' && operands(parent)[0] === name ? parent.parent : undefined;
  return isEnvironmentRead(flow.file, call) ? call : undefined;
}
