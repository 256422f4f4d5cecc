import { CannotGo } from '../../code/cannotGo';
import { hadoopNote, hadoopRefusal, hasHadoopEndpoint, isHadoopKey } from '../../code/hadoopKeys';
import { ownEndpointNote } from '../../code/ownEndpoint';
import { constantOf } from '../environmentDefault';
import { childIn, operands, statementOf } from '../tree';
import type { PyNode } from '../tree';
import type { Flow } from './flow';

/**
 * Takes a key out that Spark is configured with: `.config("spark.hadoop.fs.s3a.access.key", …)` of a builder,
 * `hadoopConfiguration().set("fs.s3a.access.key", …)` as a statement.
 *
 * @returns false where the call is none of these.
 * @throws CannotGo where the configuration takes credentials from nowhere else.
 */
export function dropHadoopKey(flow: Flow, call: PyNode, index: number): boolean {
  const callee = childIn(call, 'function');
  const object = callee && childIn(callee, 'object');
  const method = callee && childIn(callee, 'attribute');
  const [property] = operands(childIn(call, 'arguments'));
  if (
    !object ||
    !method ||
    !property ||
    index !== 1 ||
    !/^(?:set|config|setIfMissing)$/.test(flow.file.text(method)) ||
    !isHadoopKey(constantOf(flow.file, property) ?? '')
  ) {
    return false;
  }
  const refusal = hadoopRefusal(flow.file.source);
  if (refusal !== undefined) {
    throw new CannotGo(refusal);
  }
  const statement = statementOf(call);
  if (statement.type === 'expression_statement' && operands(statement)[0] === call) {
    flow.set.statements.add(statement);
  } else {
    flow.set.stretches.set(object.end, { start: object.end, end: call.end });
  }
  flow.set.reached = true;
  flow.set.note(hadoopNote());
  if (hasHadoopEndpoint(flow.file.source)) {
    flow.set.note(ownEndpointNote());
  }
  return true;
}
