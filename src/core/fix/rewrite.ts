import type { OpenDocument } from '../engine';
import type { Plan, SecretReference } from '../rewriters/rewriter';
import { applyEdits } from '../text/edit';
import type { TextEdit } from '../text/edit';
import { message } from '../text/message';
import type { Message } from '../text/message';
import { rewriteProblem } from './verify';

/** A text that was rewritten and holds what it should; `after` is the caller's to dispose. */
export interface Rewritten {
  readonly kind: 'rewritten';
  readonly text: string;
  /** In the coordinates of the text before. */
  readonly edits: readonly TextEdit[];
  readonly after: OpenDocument;
}

/**
 * Makes a plan's edits and looks at what comes of them: a text that does not parse or still holds the secret is refused.
 *
 * @param open opens a text as the one that the plan is of was opened.
 */
export async function rewrite(
  before: OpenDocument,
  plan: Plan,
  reference: SecretReference | undefined,
  open: (text: string) => Promise<OpenDocument>,
): Promise<Rewritten | { readonly kind: 'refused'; readonly reason: Message }> {
  let edits: readonly TextEdit[];
  let text: string;
  try {
    edits = plan.edits(reference);
    text = applyEdits(before.document.source, edits);
  } catch {
    return {
      kind: 'refused',
      reason: message('the rewrite went wrong, which is an error of Strongroom itself; please report it'),
    };
  }
  const after = await open(text);
  const problem = rewriteProblem(before, after, plan.fixes);
  if (problem !== undefined) {
    after.dispose();
    return { kind: 'refused', reason: problem };
  }
  return { kind: 'rewritten', text, edits, after };
}

/** A finding of a document that is fixed step by step, with a key that stays the same while others are fixed. */
export interface NumberedFinding {
  readonly key: string;
  readonly finding: OpenDocument['result']['findings'][number];
}

/**
 * The findings of a document by fingerprint and number among those of the same fingerprint. Of several, those that were
 * left come first, and those that were fixed are gone: so the numbers of the ones that were left stay.
 */
export function numbered({ result }: OpenDocument): readonly NumberedFinding[] {
  const numbers = new Map<string, number>();
  return result.findings.map((finding) => {
    const number = numbers.get(finding.fingerprint) ?? 0;
    numbers.set(finding.fingerprint, number + 1);
    return { key: `${finding.fingerprint}#${String(number)}`, finding };
  });
}
