import type { FixTarget, Refusal } from '../../core/rewriters/rewriter';
import type { Dialogs } from '../fix/dialogs';
import { localize } from '../support/localize';
import type { FindingReference } from './findingAt';
import { fixTitle, refusalQuestion } from './fixTitles';

export interface ExplainRefusalArguments extends FindingReference {
  readonly refusal: Refusal;
  /** Targets that work for this finding. */
  readonly alternatives: readonly FixTarget[];
}

/** Says why a fix cannot be made; the chosen alternative, if any. */
export function explainRefusal(
  { refusal, alternatives }: ExplainRefusalArguments,
  dialogs: Dialogs,
): Promise<FixTarget | undefined> {
  const others = alternatives.filter((target) => target !== refusal.target);
  return dialogs.ask(
    refusalQuestion(refusal.target),
    localize(refusal.reason),
    others.map((target) => ({ label: fixTitle(target), value: target })),
    'information',
  );
}
