import type { Refusal, SecretReference } from '../rewriter';
import { refuse } from '../shared/plans';
import { judge } from './judge';
import type { Verdict } from './judge';
import { inClear, unclearReason, variableReason } from './reasons';
import type { CdkSpot } from './spot';

/** What one use of a variable belongs to. */
type Use<Spot> = { readonly kind: 'spot'; readonly spot: Spot } | { readonly kind: 'variable' | 'unclear' | 'other' };

/** What can take the value's place in a variable, by all of its uses. */
export interface JudgedUses<Spot> {
  readonly spots: readonly Spot[];
  /** `secret-value` where every use makes a `SecretValue` of the text, so that the variable can be one itself. */
  readonly verdict: Extract<Verdict, { kind: 'secret-value' | 'text' }>;
}

/**
 * Judges a variable that holds a secret by its uses; undefined where none of them is in CDK code.
 *
 * @param uses undefined where not all of them are seen.
 * @param typed whether the variable is declared to be a text.
 */
export function judgeUses<Spot extends CdkSpot & { readonly plainText: unknown }>(
  uses: readonly Use<Spot>[] | undefined,
  name: string,
  target: SecretReference['target'],
  typed: boolean,
): JudgedUses<Spot> | Refusal | undefined {
  if (uses === undefined || uses.some(({ kind }) => kind === 'unclear' || kind === 'variable')) {
    return refuse(target, unclearReason());
  }
  const spots = uses.flatMap((use) => (use.kind === 'spot' ? [use.spot] : []));
  if (spots.length < uses.length) {
    return spots.length === 0 ? undefined : refuse(target, unclearReason());
  }
  const review = [];
  let values = !typed;
  for (const spot of spots) {
    const verdict = judge(spot, target);
    switch (verdict.kind) {
      case 'refusal':
        return verdict;
      case 'container-secret':
      case 'build-variable':
        // An entry of another form takes the name of a secret, which the variable's other uses could do nothing with.
        if (target === 'parameterstore') {
          return refuse(target, variableReason(name), 'secretsmanager');
        }
        review.push(inClear(name));
        break;
      case 'text':
        review.push(...verdict.review);
        break;
      case 'secret-value':
        break;
    }
    values &&= spot.plainText !== undefined;
  }
  return { spots, verdict: values ? { kind: 'secret-value' } : { kind: 'text', review } };
}
