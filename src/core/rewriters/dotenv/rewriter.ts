import { message } from '../../text/message';
import type { Message } from '../../text/message';
import { chainVariable, ownSetting } from '../config/credentialChain';
import type { FixRequest, Plan, Refusal, Rewriter } from '../rewriter';
import { withRelated } from '../shared/findings';
import { lineStart, nextLineStart } from '../shared/layout';
import { literalOf } from '../shared/literals';
import { assignmentRemoval } from '../config/assignments';
import { keysLeave, refuse } from '../shared/plans';
import { planHandedOn } from './handedOn';
import { planReference } from './reference';

const chain = 'default-credential-chain';

/** Takes AWS keys out of `.env`, and puts references that a runner resolves in the place of other secrets. */
export const rewriter: Rewriter = {
  id: 'dotenv',
  languages: ['dotenv'],
  targets: ['secretsmanager', 'parameterstore', 'environment', 'default-credential-chain'],
  plan: (request) => {
    const { target, finding } = request;
    if (finding.kind === 'aws-credential') {
      return target === chain ? planRemoval(request) : undefined;
    }
    return finding.kind === 'storable' && target !== chain
      ? (planHandedOn(request) ?? planReference(request, target))
      : undefined;
  },
};

function planRemoval(request: FixRequest): Plan | Refusal | undefined {
  const { document, finding, findings } = request;
  const { source } = document;
  const group = withRelated(finding, findings);
  const spans: { readonly start: number; readonly end: number }[] = [];
  for (const one of group) {
    const literal = literalOf(document, one);
    const name = literal?.name.at(-1);
    if (literal === undefined || name === undefined || literal.use !== 'assigned') {
      return literal === undefined ? undefined : refuse(chain, partOfText());
    }
    if (!chainVariable.test(name)) {
      return refuse(chain, ownSetting(name));
    }
    if (isUsed(source, name)) {
      return refuse(
        chain,
        message('Another variable of this file is made of {0}: it has to be taken out by hand.', name),
      );
    }
    spans.push({ start: lineStart(source, literal.outer.start), end: nextLineStart(source, literal.outer.end) });
  }
  return keysLeave(
    group,
    [
      message(
        'Whatever reads this file now finds credentials by the default chain: a profile (AWS_PROFILE, aws sso login), or the role of the machine.',
      ),
    ],
    () => assignmentRemoval(document, spans),
  );
}

/** Whether a variable is filled into another: `$NAME`, `${NAME}`. */
function isUsed(source: string, name: string): boolean {
  for (let at = source.indexOf(name); at >= 0; at = source.indexOf(name, at + name.length)) {
    const before = source.charAt(at - 1) === '{' ? source.charAt(at - 2) : source.charAt(at - 1);
    if (before === '$' && !/\w/.test(source.charAt(at + name.length))) {
      return true;
    }
  }
  return false;
}

function partOfText(): Message {
  return message('The key is part of a longer text or of a list: it has to be taken out by hand.');
}
