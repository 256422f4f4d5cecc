import { message } from '../../text/message';
import type { Span } from '../../text/span';
import { assignmentRemoval, linesOf } from '../config/assignments';
import { ownSetting } from '../config/credentialChain';
import { springCredentials } from '../config/toolOptions';
import { formatOf } from '../config/formats';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { withRelated } from '../shared/findings';
import { literalOf } from '../shared/literals';
import { keysLeave, refuse } from '../shared/plans';

const target = 'default-credential-chain';

/** Takes AWS keys out of `application.properties`; says of other properties that their program has to change first. */
export function planPropertiesKeys(request: FixRequest): Plan | Refusal | undefined {
  const { document, finding, findings } = request;
  if (finding.kind !== 'aws-credential') {
    return undefined;
  }
  const group = withRelated(finding, findings);
  const lines: Span[] = [];
  for (const one of group) {
    const literal = literalOf(document, one);
    if (literal?.use !== 'assigned') {
      return undefined;
    }
    const name = literal.name.join('.');
    if (formatOf(document) !== 'spring' || !springCredentials.test(name)) {
      return refuse(target, ownSetting(name));
    }
    lines.push(linesOf(document.source, literal.outer));
  }
  return keysLeave(
    group,
    [
      message(
        'The application now finds credentials by the default chain: the role of the task, function, instance or service account, or a profile on a developer’s machine.',
      ),
    ],
    () => assignmentRemoval(document, lines),
  );
}
