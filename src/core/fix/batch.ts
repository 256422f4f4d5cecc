import type { OpenDocument } from '../engine';
import type { FixTarget, Plan, ProjectFacts, SecretReference } from '../rewriters/rewriter';
import type { Finding } from '../scan/finding';
import { EditedText } from '../text/editedText';
import type { TextEdit } from '../text/edit';
import { message } from '../text/message';
import type { Message } from '../text/message';
import type { Secret } from '../text/secret';
import { numbered, rewrite } from './rewrite';

/** A finding that a batch fixes. */
export interface BatchFix {
  readonly finding: Finding;
  /** Where it stands in the text as it is before the batch. */
  readonly offset: number;
  /** What the plan says; its edits are of a text between two steps, and part of the batch's own. */
  readonly plan: Omit<Plan, 'edits'>;
  readonly value: Secret;
  readonly reference: SecretReference;
}

/** A finding that a batch leaves as it is. */
export interface BatchRest {
  readonly finding: Finding;
  readonly offset: number;
  readonly reason: Message;
  /** Where it can be taken instead. */
  readonly alternatives: readonly FixTarget[];
}

/** What a batch makes of one text. */
export interface Batch {
  readonly fixes: readonly BatchFix[];
  readonly rest: readonly BatchRest[];
  /** In the coordinates of the text before; all of them together. */
  readonly edits: readonly TextEdit[];
  readonly text: string;
}

export interface BatchRequest {
  readonly text: string;
  readonly target: Exclude<FixTarget, 'default-credential-chain'>;
  readonly project: ProjectFacts;
  /** Opens a text as this document. */
  readonly open: (text: string) => Promise<OpenDocument>;
  /** Whether a finding is asked for; the others are not looked at. */
  readonly wanted: (finding: Finding) => boolean;
  /** What the code is to look up for a value, or why it is to stay. No effect on anything outside of the batch. */
  readonly refer: (plan: Plan, finding: Finding, value: Secret) => SecretReference | Message;
  readonly signal: AbortSignal;
}

/**
 * Plans the fixes of all findings of one text, each on what the one before it has left: so that they share an import and
 * a helper. Touches nothing.
 *
 * @throws the signal's reason where it is aborted.
 */
export async function planBatch(request: BatchRequest): Promise<Batch> {
  const edited = new EditedText(request.text);
  const fixes: BatchFix[] = [];
  const rest = new Map<string, BatchRest>();
  let open = await request.open(request.text);
  try {
    for (;;) {
      request.signal.throwIfAborted();
      const next = numbered(open).find(({ key, finding }) => !rest.has(key) && request.wanted(finding));
      if (next === undefined) {
        return { fixes, rest: [...rest.values()], edits: edited.edits(), text: edited.text };
      }
      const { finding } = next;
      const offset = edited.originalOffset(finding.span.start);
      const step = await attempt(open, finding, request);
      if ('reason' in step) {
        rest.set(next.key, { finding, offset, ...step });
        continue;
      }
      open.dispose();
      open = step.after;
      edited.apply(step.edits);
      fixes.push({ finding, offset, plan: step.plan, value: step.value, reference: step.reference });
    }
  } finally {
    open.dispose();
  }
}

type Step =
  | Pick<BatchRest, 'reason' | 'alternatives'>
  | {
      readonly after: OpenDocument;
      readonly edits: readonly TextEdit[];
      readonly plan: Plan;
      readonly value: Secret;
      readonly reference: SecretReference;
    };

async function attempt(open: OpenDocument, finding: Finding, request: BatchRequest): Promise<Step> {
  const options = open.options(finding, request.project);
  const option = options.find(({ target }) => target === request.target);
  const alternatives = options.flatMap(({ kind, target }) => (kind === 'plan' ? [target] : []));
  if (option?.kind !== 'plan') {
    return { reason: option?.reason ?? withoutFix(finding), alternatives };
  }
  const value = option.value ?? finding.secret;
  const reference = request.refer(option, finding, value);
  if (!('target' in reference)) {
    return { reason: reference, alternatives: [] };
  }
  const rewritten = await rewrite(open, option, reference, request.open);
  return rewritten.kind === 'refused'
    ? { reason: rewritten.reason, alternatives: alternatives.filter((target) => target !== request.target) }
    : { after: rewritten.after, edits: rewritten.edits, plan: option, value, reference };
}

function withoutFix({ kind }: Finding): Message {
  switch (kind) {
    case 'aws-credential':
      return message('An AWS key is never moved to a store: take it out, and use the default credential chain.');
    case 'signed-url':
      return message('A signed address ends by itself: take it out, and have the program sign one when it needs it.');
    case 'storable':
      return message('Strongroom has no such fix for this spot in this language.');
  }
}
