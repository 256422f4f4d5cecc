import type { FixTarget, Plan, Refusal } from '../rewriters/rewriter';
import { refuse } from '../rewriters/shared/plans';
import { message } from '../text/message';

/**
 * The refusal for a value with half of a surrogate pair in it, `'\ud800'`, which no encoding can write: what a store or a
 * file gives back is another text. Undefined for every other value.
 */
export function refuseLoneSurrogate(target: FixTarget, { value }: Plan): Refusal | undefined {
  return value !== undefined && /\p{Surrogate}/u.test(value.reveal())
    ? refuse(
        target,
        message(
          'The value holds half of a surrogate pair, which no encoding can write: a store would give back another text. Replace it by a value without one.',
        ),
      )
    : undefined;
}
