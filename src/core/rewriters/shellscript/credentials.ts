import { isConstant } from '../../languages/literal';
import { contains } from '../../text/span';
import type { Span } from '../../text/span';
import { message } from '../../text/message';
import { keyPlan, notAlone } from '../code/keyRemoval';
import type { FixRequest, Plan, Refusal } from '../rewriter';
import { withRelated } from '../shared/findings';
import { lineEnding } from '../shared/layout';
import { literalOf } from '../shared/literals';
import { refuse } from '../shared/plans';
import { keyEdits } from './keyEdits';
import { followKeys } from './keys';

const target = 'default-credential-chain';

/** The plan that takes a finding's AWS key, and what belongs to it, out of a script. */
export function planShellKeys(request: FixRequest): Plan | Refusal | undefined {
  const { document, finding, findings } = request;
  if (finding.kind !== 'aws-credential') {
    return undefined;
  }
  const keys: Span[] = [];
  for (const one of withRelated(finding, findings)) {
    const literal = literalOf(document, one);
    if (literal === undefined) {
      return refuse(
        target,
        message('A key stands in a comment or in text that is no code: delete it there, and deactivate it.'),
      );
    }
    if (!isConstant(literal) || !contains(one.span, literal.span)) {
      return refuse(target, notAlone());
    }
    keys.push(one.span);
  }
  const uses = followKeys(document.source, keys);
  if ('template' in uses) {
    return refuse(target, uses);
  }
  const edits = keyEdits(document.source, uses, lineEnding(document.source));
  const fixed = findings.filter((one) => edits.some((edit) => contains(edit.span, one.span)));
  return fixed.includes(finding) ? keyPlan(request, { edits, review: uses.review }, fixed) : refuse(target, notAlone());
}
